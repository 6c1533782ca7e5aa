import { isOnTime, isWithinGrace } from "../schedule/due.ts";
import type { DueTime } from "../schedule/occurrence.ts";
import type { Day } from "../time/day.ts";
import { momentToInstant, writeMoment } from "../time/moment.ts";
import type { Ratio } from "./ratio.ts";

/** How an occurrence closed. `skipped`: with a reason. `overdue`: not done, and its grace has passed. */
export type Closing = "done" | "missed" | "overdue" | "skipped" | "suppressed" | "cancelled";

/** An occurrence of a plan that is no longer open; one within its grace is none yet. */
export interface ClosedOccurrence {
  /** Of the plan: with `nominal` it tells one occurrence from another. */
  readonly path: string;
  readonly name: string;
  /** The day that the rule names: the period it counts in. */
  readonly nominal: Day;
  /** Until when it is on time, that moment included; a day alone holds to its end. */
  readonly dueAt: DueTime;
  /** The end of its grace, included. */
  readonly graceUntil: DueTime;
  readonly outcome: Closing;
  /** When it was done, a moment or a day alone. Where nobody wrote it down it counts as executed, not as on time. */
  readonly doneOn?: DueTime | undefined;
}

/** domain.md C10. Each figure is at most the next: strict, graced, executed. */
export interface Compliance {
  /** Done until due : scheduled. */
  readonly strict: Ratio;
  /** Done until due or within grace : scheduled. */
  readonly graced: Ratio;
  /** Done at any time : scheduled. */
  readonly executed: Ratio;
  /** How many occurrences closed so. */
  readonly counts: Readonly<Record<Closing, number>>;
}

/** Of two records of one occurrence the first here counts (format.md section 4), and of two that say `done` the earlier. */
const ORDER: readonly Closing[] = ["done", "skipped", "missed", "overdue", "suppressed", "cancelled"];

/** The occurrences whose nominal day lies in a period, both days included, each once whatever the order and number of its records. */
export function closedIn(occurrences: readonly ClosedOccurrence[], from: Day, to: Day): ClosedOccurrence[] {
  const ranked = occurrences
    .filter(({ nominal }) => nominal >= from && nominal <= to)
    .map((occurrence) => ({ occurrence, rank: rankOf(occurrence) }))
    .sort((a, b) => (a.rank === b.rank ? 0 : a.rank < b.rank ? 1 : -1));
  return [...new Map(ranked.map(({ occurrence }) => [`${occurrence.nominal} ${occurrence.path}`, occurrence])).values()];
}

/** Sorts by outcome, then by when it was done: a moment before its day alone, and both before nothing. */
function rankOf({ outcome, doneOn = "" }: ClosedOccurrence): string {
  return `${String(ORDER.indexOf(outcome))}${doneOn}~`;
}

/**
 * Compliance over closed occurrences: scheduled = all - skipped - suppressed - cancelled (C10). Done exactly when due is on time.
 * Moments without an offset are wall times of the zone; throws a RangeError for a zone that is none.
 */
export function compliance(closed: readonly ClosedOccurrence[], zone: string): Compliance {
  const countOf = (outcome: Closing): number => closed.filter((one) => one.outcome === outcome).length;
  const counts = Object.fromEntries(ORDER.map((outcome) => [outcome, countOf(outcome)])) as Record<Closing, number>;
  const done = closed.filter((one) => one.outcome === "done");
  const heldBy = (isKept: typeof isWithinGrace): ClosedOccurrence[] => done.filter((one) => one.doneOn !== undefined && isKept(one, localTime(one.doneOn, zone), zone));
  const scheduled = counts.done + counts.missed + counts.overdue;
  const toScheduled = (some: readonly ClosedOccurrence[]): Ratio => ({ part: some.length, of: scheduled });
  return { strict: toScheduled(heldBy(isOnTime)), graced: toScheduled(heldBy(isWithinGrace)), executed: toScheduled(done), counts };
}

/** What is written with an offset may lie on another day here. */
function localTime(time: DueTime, zone: string): DueTime {
  return time.length > 16 ? writeMoment(momentToInstant(time, zone), zone) : time;
}
