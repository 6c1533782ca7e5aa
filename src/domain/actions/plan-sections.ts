import { splitLines } from "../text/lines.ts";
import type { Acting } from "./acting.ts";
import type { Edit } from "./plan.ts";
import { listEdit, sectionNamed } from "./section-end.ts";

/**
 * The edits that put lines in place of what a template begins a section with: its first steps and hints, one after
 * another. What else stands there stays; a section that is not there is made.
 */
export function filledSection(text: string, heading: string, lines: readonly string[], acting: Acting): Edit[] {
  if (lines.length === 0) return [];
  const blocks = (sectionNamed(text, heading)?.blocks ?? []).filter(({ parent }) => parent < 0);
  const isHint = ({ kind }: (typeof blocks)[number]): boolean => kind === "item" || kind === "comment";
  const from = blocks.findIndex(isHint);
  const hints = blocks.slice(from);
  const other = hints.findIndex((block) => !isHint(block));
  const [first, last] = [hints[0], (other < 0 ? hints : hints.slice(0, other)).at(-1)];
  if (from < 0 || !first || !last) return [listEdit(text, heading, lines, acting)];
  return [{ kind: "rewrite-lines", line: first.line, was: splitLines(text).slice(first.line, last.end + 1).map((line) => line.text), now: lines }];
}
