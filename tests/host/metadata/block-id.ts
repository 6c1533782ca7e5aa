import type { Paragraph } from "mdast";
import type { Positions } from "./positions.ts";

const TRAILING_ID = /(?:^|\s)\^([A-Za-z0-9-]+)$/;

/** The block id at the end of a paragraph's text (`… ^id`); inside code, links or formulas there is none. */
export function trailingBlockId(paragraph: Paragraph, positions: Positions): string | undefined {
  const last = paragraph.children.at(-1);
  if (last?.type !== "text") return undefined;
  return TRAILING_ID.exec(positions.source(last))?.[1];
}

/** Whether a paragraph holds nothing but a block id, which then names the block before it. */
export function isLoneBlockId(paragraph: Paragraph, positions: Positions): boolean {
  return /^\^[A-Za-z0-9-]+$/.test(positions.source(paragraph).trim());
}
