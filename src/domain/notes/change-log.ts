import type { Block } from "../text/block.ts";
import { isHeading } from "../text/heading-words.ts";
import { readDay, type Day } from "../time/day.ts";
import type { NoteProblem } from "./note-problem.ts";
import { lineProblem, sectionsUnder, tableLines } from "./section-lines.ts";

/** A row of a note's change log. */
export interface ChangeLogRow {
  readonly line: number;
  readonly day: Day | undefined;
  readonly change: string;
  readonly author: string;
}

/** Reads the table Date, Change, Author; a row whose date cannot be read is kept, with a problem. */
export function readChangeLog(blocks: readonly Block[], heading = "Change log"): { entries: ChangeLogRow[]; problems: NoteProblem[] } {
  const problems: NoteProblem[] = [];
  const rows = sectionsUnder(blocks, (text) => isHeading(text, heading)).flatMap((section) => section.blocks.flatMap((block) => tableLines(block).rows));
  const entries = rows.map(({ line, cells: [date = "", change = "", author = ""] }) => {
    const day = readDay(date);
    if (day === undefined) problems.push(lineProblem({ line, text: date }, "change-log-date", "a date such as 2026-11-23"));
    return { line, day, change, author };
  });
  return { entries, problems };
}
