import type { CachedMetadata } from "obsidian";
import { collectMetadata } from "./collect-metadata.ts";
import { parseInChunks } from "./syntax/parse-in-chunks.ts";
import { Positions } from "./positions.ts";

const BYTE_ORDER_MARK = "\uFEFF";

/** Reads a note's text as the app's metadata cache does. It never throws: a note that cannot be parsed has no metadata. */
export function parseMetadata(text: string): CachedMetadata {
  const shift = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const positions = new Positions(text, shift);
  try {
    return collectMetadata(parseInChunks(text.slice(shift)), positions);
  } catch {
    return {};
  }
}
