import type { Day, Weekday } from "../time/day.ts";

/** A weekday of a rule; `nth` counts within the month or year, from its end where it is negative. */
export interface RuleWeekday {
  readonly weekday: Weekday;
  readonly nth?: number;
}

/**
 * A recurrence in whole days (RFC 5545, 3.3.10); a part that is absent holds for all. Intervals count from `starts`, on which a rule without
 * weekdays or dates takes its date too; before it nothing occurs. Without `starts` the interval is 1 and the weekdays or dates are given.
 */
export interface Rule {
  readonly frequency: "daily" | "weekly" | "monthly" | "yearly";
  readonly interval: number;
  readonly starts?: Day;
  /** The last day that may occur, included. */
  readonly until?: Day;
  readonly count?: number;
  /** 1 is January. */
  readonly months?: readonly number[];
  readonly weekNumbers?: readonly number[];
  readonly yearDays?: readonly number[];
  /** Negative ones count from the month's end. */
  readonly monthDays?: readonly number[];
  readonly weekdays?: readonly RuleWeekday[];
  /** Which of a period's days occur, counted from 1, or from -1 at its end. */
  readonly positions?: readonly number[];
  /** Monday where absent. */
  readonly weekStart?: Weekday;
  /** What the 31st means in April, and the 29 February in other years: nothing, as RFC 5545 says, or the month's last day, as words mean it. */
  readonly shortMonths: "omit" | "last";
  /** More days that occur, and days that do not. */
  readonly also?: readonly Day[];
  readonly except?: readonly Day[];
}
