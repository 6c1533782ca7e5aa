import type { Block } from "../text/block.ts";
import type { Moment } from "../time/moment.ts";
import { cutAtColon, cutAtWords, readDatedLine } from "./line-parts.ts";
import { bulletsUnder, type SectionLine } from "./section-lines.ts";

/** One change of a value, as the log keeps it. Empty strings are absent. */
export interface LogChange extends SectionLine {
  /** A day where the line has no time. */
  readonly moment: Moment;
  readonly offset: number | undefined;
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly reason: string;
  /** The guards that were passed, and why. */
  readonly overrides: readonly { readonly rule: string; readonly why: string }[];
}

/** Reads a record's log in file order; a line of another form is kept as it stands. */
export function readLog(blocks: readonly Block[], heading = "Log"): (LogChange | SectionLine)[] {
  return bulletsUnder(blocks, heading).map(({ line, text }) => readLogChange({ line, text }) ?? { line, text });
}

/** Reads one line of a log: `<moment> <key> <old> → <new> by <person>: <reason> · override <RULE>: "<why>"`. */
export function readLogChange({ line, text }: SectionLine): LogChange | undefined {
  const dated = readDatedLine(text);
  const [main = "", ...overrides] = (dated?.rest ?? "").split(" · override ");
  const [head, reason] = cutAtColon(main);
  const [change = "", by = ""] = cutAtWords(head, [" by "]);
  const [, key, from = "", to = ""] = /^([a-z]\w*)\s([^→]*)→(.*)$/i.exec(change.replace("->", "→")) ?? [];
  if (!dated || key === undefined) return undefined;
  return { line, text, moment: dated.moment ?? dated.day, offset: dated.offset, key, from: from.trim(), to: to.trim(), by, reason, overrides: overrides.map(asOverride) };
}

function asOverride(text: string): { rule: string; why: string } {
  const [rule, why] = cutAtColon(text.trim());
  return { rule, why: why.replace(/^"|"$/g, "") };
}
