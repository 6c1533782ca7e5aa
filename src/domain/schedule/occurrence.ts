import type { Day } from "../time/day.ts";

/** How an occurrence stands at a moment. `upcoming` lies within its lead time. */
export type OccurrenceState = "not-yet" | "upcoming" | "due" | "in-grace" | "overdue" | "suppressed";

/** Why an occurrence is not due: neither missed nor counted. */
export type Suppression = "season" | "paused" | "freeze" | "day-off";

/** A wall time, `YYYY-MM-DDTHH:mm`, or a day alone. */
export type DueTime = string;

/** One occurrence of a plan, from its rule to what is really due. */
export interface Occurrence {
  /** The day that the rule names: its key, and the period it counts in. */
  readonly nominal: Day;
  /** The day it is to be done: behind the shift to a working day, in the maintenance window. */
  readonly day: Day;
  /** From when it may be done, and until when it is on time, that moment included. A day alone holds to its end. */
  readonly from: DueTime;
  readonly dueAt: DueTime;
  /** The end of its grace, included: a day, or a moment where the grace is counted in hours; `dueAt` where there is none. */
  readonly graceUntil: DueTime;
  /** From this day on it is shown. */
  readonly shownFrom: Day;
  readonly suppressed?: Suppression;
  /** Its maintenance window has no slot for it before the next occurrence. */
  readonly noWindow?: true;
  /** Expected at its meter's pace: it is not due before a reading says so, also where its day went by. */
  readonly forecast?: true;
  /** So many whole intervals of its meter went by besides. */
  readonly missedIntervals?: number;
}

/** Where a plan stands: what is to do, and what nobody accounted for yet. All in the order of their days. */
export interface Standing {
  /** To be done: due, in grace or overdue; with `missed: one` the newest only. */
  readonly open: readonly Occurrence[];
  /** Gone by, to be accounted for as missed, with `missed: skip` as skipped. */
  readonly passed: readonly Occurrence[];
  /** The first that is not due yet, also when it lies within its lead time. */
  readonly next: Occurrence | undefined;
  /** What keeps the plan from being scheduled: `never-done` where it counts from a completion that nobody wrote down, `no-start` where it counts from nothing, `never` where no day comes. */
  readonly question?: "never-done" | "no-start" | "never";
}

/** What catching up writes: occurrences from `from` to `to` are missed or were passed over. */
export interface Accounting {
  readonly outcome: "missed" | "skipped";
  readonly from: Day;
  readonly to: Day;
  readonly count: number;
}
