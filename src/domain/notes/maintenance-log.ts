import type { Block } from "../text/block.ts";
import { readDay, type Day } from "../time/day.ts";
import { cutAtColon, cutAtWords, type DatedLine } from "./line-parts.ts";
import { readLogChange } from "./log-lines.ts";
import type { NoteProblem } from "./note-problem.ts";
import { readBullets, type LineForm } from "./section-lines.ts";

/** What became of a plan's occurrence, or of a run of missed ones from `due` to `dueTo`. Empty strings are absent. */
export interface MaintenanceLine {
  readonly line: number;
  readonly day: Day;
  readonly outcome: "done" | "skipped" | "missed";
  /** Absent where a person left it out. */
  readonly due: Day | undefined;
  readonly dueTo: Day | undefined;
  readonly count: number;
  readonly by: string;
  readonly note: string;
}

const FORM: LineForm = ["log-line-unreadable", "2026-11-22 done, skipped or missed (due 2026-11-22) by [[Ana]]: note"];
const OUTCOME = /^(done|skipped|missed)(?: \(due ([^\s,)]+)(?: to ([^\s,)]+))?(?:, (\d{1,6}))?\))?$/i;

/** Reads a plan's log; a dated line that is neither an outcome nor a change of a value is a problem. */
export function readMaintenanceLog(blocks: readonly Block[], heading = "Log"): { entries: MaintenanceLine[]; problems: NoteProblem[] } {
  const { entries, problems } = readBullets(blocks, heading, FORM, (dated, line) => readOutcome(dated, line.line) ?? (readLogChange(line) && []));
  return { entries, problems: problems.filter(({ found }) => /^\d{4}-\d/.test(found)) };
}

function readOutcome({ day, rest }: DatedLine, line: number): MaintenanceLine[] | undefined {
  const [head, note] = cutAtColon(rest);
  const [what = "", by = ""] = cutAtWords(head, [" by "]);
  const [, outcome, ...written] = OUTCOME.exec(what) ?? [];
  const [due, dueTo] = written.slice(0, 2).map((date) => (date === undefined ? undefined : (readDay(date) ?? "")));
  if (outcome === undefined || due === "" || dueTo === "") return undefined;
  return [{ line, day, outcome: outcome.toLowerCase() as MaintenanceLine["outcome"], due, dueTo, count: Number(written[2] ?? 1), by, note }];
}
