import fc from "fast-check";

import type { Block } from "../../../src/domain/text/block.ts";
import { findBlocks } from "../../../src/domain/text/blocks.ts";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../../src/domain/text/lines.ts";
import { exampleNotes } from "../../shared/shared-folder.ts";

/** The blocks of a text without frontmatter. */
export const blocksOf = (text: string): Block[] => findBlocks(splitLines(text));

/** The blocks of the body of an example note, and its text. */
export function example(name: string): { text: string; blocks: Block[] } {
  const text = [...exampleNotes()].find(([file]) => file.startsWith(name))?.[1] ?? "";
  return { text, blocks: findBlocks(splitLines(text), readFrontmatter(text).bodyLine) };
}

const PIECES = [
  "2026-11-20", "2026-02-30", "08:10", "24:61", "06:2xZ", "11:39:xxZ", "2:06 PM", "T+5m", "T-7d", "+3 min", "T0", "~", "(UTC)", "(Denver)", " - ", " — ", ": ", "|", "→", "->",
  "January 14, 2026", "#detected", "#update", "#action/prevent", "status", "approved", "verbally", " by ", " as ", ", plan h1-", " · override ", "[[Ana]]", "[[", "]]", "(due ", ")", "done",
  "97 %", "12/4300", "0,4", "estimated", "📅", "✅", "**", "`", "<!--", "-->", "%%", "Same session", "99999 weeks", "9999-12-31", "0001-01-01", " ", "\u00a0", "\u2028", "\0",
];
const words = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) }), { maxLength: 8 }).map((parts) => parts.join(""));
const opening = fc.constantFrom("- ", "- ", "- ", "* [x] ", "1. ", "  - ", "\t- ", "", "### ", "## ", "| ", "| --- | --- |", "> ", "```", "~~~", "%%", "---", "-\u00a0");
const headings = fc.constantFrom("## Timeline", "# 📋 Timeline (UTC)", "## Timeline (Denver) 2026-11-20", "### Log", "## Approvals", "## Accepted conflicts", "## Readings", "## Change log");

/** Notes made of what the readers look for, in every wrong order. */
export const bodies: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 1, arbitrary: headings }, { weight: 6, arbitrary: fc.tuple(opening, words).map((parts) => parts.join("")) }, { weight: 1, arbitrary: fc.constant("") }), { maxLength: 30 })
  .chain((lines) => fc.constantFrom("\n", "\r\n", "\r").map((ending) => lines.join(ending)));

/** Whether lines ascend and lie in the text. */
export function ascend(lines: readonly (number | undefined)[], text: string): boolean {
  const count = splitLines(text).length;
  return lines.every((line, at) => line !== undefined && line >= 0 && line < count && line >= (lines[at - 1] ?? 0));
}
