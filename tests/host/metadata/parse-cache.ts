import type { CachedMetadata } from "obsidian";
import { parseMetadata } from "./parse-metadata.ts";

const kept = new Map<string, CachedMetadata>();
const mostKept = 40_000;
const longestKept = 100_000;

/** {@link parseMetadata}, remembered by text for every host of the process; front matter is handed out as a copy of its own. */
export function parsedMetadata(text: string): CachedMetadata {
  const known = kept.get(text) ?? parseMetadata(text);
  if (text.length <= longestKept) {
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, known);
  }
  return known.frontmatter ? { ...known, frontmatter: structuredClone(known.frontmatter) } : { ...known };
}
