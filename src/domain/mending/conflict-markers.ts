import { splitLines } from "../text/lines.ts";
import { applySplices } from "../text/splice.ts";
import { mergeTexts } from "./merge-texts.ts";
import type { Piece } from "./merge.ts";

/** Two versions that git left one above the other: the 0-based lines and the offsets of the whole, and the text of each version. */
export interface Conflict {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly ours: string;
  readonly theirs: string;
  /** What both started from, where git was told to write it (`|||||||`). */
  readonly base: string | undefined;
}

const SIDES = ["ours", "base", "theirs"] as const;
/** The characters of the markers, in their order: the first three open a side each. */
const MARKS = "<|=>";

/** Finds git's conflicts, wherever they stand: in the frontmatter, in a fence. A marker without its partners is text. */
export function findConflicts(text: string): Conflict[] {
  const conflicts: Conflict[] = [];
  let sides: (string | undefined)[] = [];
  let at = { line: 0, start: 0 };
  for (const [line, { text: words, start, ending }] of splitLines(text).entries()) {
    const mark = /^([<|>])\1{6}(?: |$)|^={7}$/.test(words) ? MARKS.indexOf(words.charAt(0)) : -1;
    if (mark === 0) [sides, at] = [[""], { line, start }];
    else if (mark === 3 && sides.length === mark) {
      conflicts.push({ ...at, end: start + words.length + ending.length, ours: sides[0] ?? "", base: sides[1], theirs: sides[2] ?? "" });
      sides = [];
    } else if (mark > 0 && mark < 3 && sides.length > 0 && sides.length <= mark) sides[mark] = "";
    else if (sides.length > 0) sides[sides.length - 1] += words + ending;
  }
  return conflicts;
}

/** Merges the two versions of a text with conflict markers; undefined where it has none. */
export function mergeConflict(text: string): Piece[] | undefined {
  const conflicts = findConflicts(text);
  const [ours = "", base, theirs = ""] = SIDES.map((side) => applySplices(text, conflicts.map((conflict) => ({ ...conflict, insert: conflict[side] ?? "" }))));
  if (conflicts.length === 0) return undefined;
  return mergeTexts(ours, theirs, conflicts.every((conflict) => conflict.base !== undefined) ? base : undefined);
}
