import type { Day } from "../time/day.ts";
import type { Duration } from "../time/duration.ts";
import type { Moment } from "../time/moment.ts";
import type { Schedule } from "./schedule.ts";

/** How an occurrence on a day off moves; `next-in-month` goes back where the next working day lies in another month, `skip` leaves it out. */
export type WorkingDayShift = "next" | "previous" | "nearest" | "next-in-month" | "skip";

/** Months and dates of every year in which a plan is in force, `MM-DD` each, both included; `from` behind `to` goes over the new year. */
export interface Season {
  readonly ranges: readonly { readonly from: string; readonly to: string }[];
}

/** Due each time a meter has gone on by `every`, counted from `base`, or from where it stood at the last completion. */
export interface Usage {
  readonly every: number;
  readonly base: number;
}

/** Due when so many readings in a row stand to a value as `comparison` says. */
export interface Condition {
  readonly metric: string;
  readonly comparison: ">" | ">=" | "<" | "<=" | "=";
  readonly value: number;
  readonly readings: number;
}

/** What a maintenance plan says about when it is due, apart from its calendars. */
export interface PlanTerms {
  readonly schedule: Schedule | undefined;
  /** `completion`: counted from when it was done last. */
  readonly anchor: "schedule" | "completion";
  /** The last day on which it may be due. */
  readonly until: Day | undefined;
  readonly season: Season | undefined;
  readonly workingDay: WorkingDayShift | undefined;
  readonly usage: Usage | undefined;
  readonly condition: Condition | undefined;
  /** How long before it is due it is shown. */
  readonly lead: Duration | undefined;
  /** How late it may be and still count in the graced figure; absent: a fifth of the interval (SMRP), 28 days at most. */
  readonly grace: Duration | undefined;
  /** How long the work takes, and how long it needs of a maintenance window where `downtime` does not say so. */
  readonly duration: Duration | undefined;
  /** How long its services are down for it. */
  readonly downtime?: Duration | undefined;
  /** What becomes of several open occurrences: the newest is left to do, all are, or none. */
  readonly missed: "one" | "all" | "skip";
  readonly statutory: boolean;
  readonly status: "active" | "paused" | "retired";
  /** Nothing is due before this day. */
  readonly pausedUntil: Day | undefined;
  readonly lastDone: Day | undefined;
  /** The newest occurrence that the plan's log accounts for. */
  readonly lastDue: Day | undefined;
}

/** A stretch of local wall time, from `from` to before `to`. */
export interface Span {
  readonly from: Moment;
  readonly to: Moment;
}

/** One reading of the meter or metric that a plan follows, oldest first; a `reset` meter counts from there on. */
export interface MeterReading {
  readonly moment: Moment;
  readonly value: number;
  readonly reset: boolean;
}

/** Which days are worked. */
export interface WorkingDays {
  isWorking(day: Day): boolean;
}

/** What is around a plan: its calendars, its meter, its zone. */
export interface Surroundings {
  readonly workingDays: WorkingDays;
  /** Hard freezes that concern its services, in order. */
  readonly freezes: readonly Span[];
  /** The slots of its maintenance window between two days, both included, in order; undefined where it names none. */
  readonly slots: ((from: Day, to: Day) => readonly Span[]) | undefined;
  /** Of its meter. */
  readonly meter: readonly MeterReading[];
  /** Of the metric of its condition. */
  readonly watched: readonly MeterReading[];
  readonly zone: string;
}

/** What became of an occurrence as a work order tells it. */
export interface Account {
  readonly outcome: "open" | "done" | "skipped" | "missed" | "cancelled";
  /** When it was done. */
  readonly on: Day | undefined;
}

/** By the nominal day of the occurrence; the plan's own log is summed up in its `lastDone` and `lastDue`. */
export type Accounts = ReadonlyMap<Day, Account>;
