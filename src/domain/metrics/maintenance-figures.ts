import type { Day } from "../time/day.ts";
import type { Ratio } from "./ratio.ts";

/** What maintenance came to in a period, both days included (domain.md C10, D2, D6). */
export interface MaintenanceFigures {
  readonly from: Day;
  readonly to: Day;
  /** Done until due : scheduled. */
  readonly strict: Ratio;
  /** Done within grace : scheduled. */
  readonly graced: Ratio;
  /** Done at any time : scheduled. */
  readonly executed: Ratio;
  /** Not in the figures above. */
  readonly skipped: number;
  readonly suppressed: number;
  /** Occurrences accounted for as missed, a row a plan, from its first to its last; in the order of their days. */
  readonly missed: readonly { readonly path: string; readonly name: string; readonly from: Day; readonly to: Day; readonly count: number }[];
  /** Overdue work, by its part of its own cycle (SMCP), the most urgent first. */
  readonly overdue: readonly OverdueFigure[];
  readonly backlog: Backlog;
  /** Hours of planned maintenance : hours of all maintenance. */
  readonly planned: Ratio;
  readonly services: readonly ServiceFigures[];
}

/** Work that is overdue; `priority` is in percent, undefined for what does not recur. */
export interface OverdueFigure {
  readonly path: string;
  readonly name: string;
  readonly due: Day;
  readonly lateDays: number;
  readonly priority: number | undefined;
}

/** Overdue work in hours, and its age in days; undefined where there is none. */
export interface Backlog {
  readonly count: number;
  /** Of those that say how long they take; `unestimated` of them do not. */
  readonly hours: number;
  readonly unestimated: number;
  readonly ageMedian: number | undefined;
  readonly age90: number | undefined;
}

/** How a service held in the period. */
export interface ServiceFigures {
  readonly name: string;
  readonly failures: number;
  /** Agreed time without unplanned downtime. */
  readonly operatingHours: number;
  /** Undefined without a failure: then it ran longer than `operatingHours`. */
  readonly mtbfHours: number | undefined;
  /** Minutes down, counted once where outages overlap, and how many of them were planned maintenance. */
  readonly downtimeMinutes: number;
  readonly plannedMinutes: number;
}
