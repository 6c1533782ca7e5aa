import type { Block, HeadingBlock } from "./block.ts";
import { firstIndex } from "./first-index.ts";

/** A heading with the last line of its section and the index of the heading above it, -1 at the top. */
export interface Section {
  readonly heading: HeadingBlock;
  readonly end: number;
  readonly above: number;
}

/** The headings that stand in no list item. */
export function topHeadings(blocks: readonly Block[]): HeadingBlock[] {
  return blocks.filter((block): block is HeadingBlock => block.kind === "heading" && block.parent < 0);
}

/** The sections of a note's body, in order; headings inside list items open none. */
export function outlineOf(blocks: readonly Block[], lineCount: number): Section[] {
  const headings = topHeadings(blocks);
  const open: number[] = [];
  const above = headings.map((heading, index) => {
    while (open.length > 0 && (headings[open[open.length - 1] ?? 0]?.level ?? 0) >= heading.level) open.pop();
    const parent = open[open.length - 1] ?? -1;
    open.push(index);
    return parent;
  });
  const ends = sectionEnds(headings, lineCount);
  return headings.map((heading, index) => ({ heading, end: ends[index] ?? lineCount - 1, above: above[index] ?? -1 }));
}

function sectionEnds(headings: readonly HeadingBlock[], lineCount: number): number[] {
  const ends: number[] = [];
  const nextOfLevel = new Array<number>(7).fill(lineCount);
  for (let index = headings.length - 1; index >= 0; index--) {
    const heading = headings[index];
    if (!heading) continue;
    ends[index] = Math.min(...nextOfLevel.slice(0, heading.level + 1)) - 1;
    nextOfLevel[heading.level] = heading.line;
    nextOfLevel.fill(heading.line, heading.level + 1);
  }
  return ends;
}

/** The section that a line stands in: the index of the nearest heading above it, -1 before the first. */
export function sectionAt(outline: readonly Section[], line: number): number {
  return firstIndex(outline.length, (index) => (outline[index]?.heading.line ?? 0) > line) - 1;
}

/** The line of the heading behind a section's own, whatever its level; Infinity behind the last. */
export function nextHeadingLine(outline: readonly Section[], section: number): number {
  return outline[section + 1]?.heading.line ?? Infinity;
}
