import type { Day } from "../time/day.ts";

/** A part of a whole; no figure at all where the whole is 0 (domain.md R10). */
export interface Ratio {
  readonly part: number;
  readonly of: number;
}

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
  readonly missed: readonly { readonly path: string; readonly name: string; readonly from: Day; readonly to: Day; readonly count: number }[];
  /** Overdue work, by its part of its own cycle (SMCP), the most urgent first; `priority` is in percent. */
  readonly overdue: readonly { readonly path: string; readonly name: string; readonly due: Day; readonly lateDays: number; readonly priority: number }[];
  /** Overdue work in hours, and its age in days; undefined where there is none. */
  readonly backlog: { readonly count: number; readonly hours: number; readonly ageMedian: number | undefined; readonly age90: number | undefined };
  /** Hours of planned maintenance : hours of all maintenance. */
  readonly planned: Ratio;
  readonly services: readonly ServiceFigures[];
}

/** How a service held in the period. */
export interface ServiceFigures {
  readonly name: string;
  readonly failures: number;
  readonly operatingHours: number;
  /** Undefined without a failure: then it ran longer than `operatingHours`. */
  readonly mtbfHours: number | undefined;
  /** Minutes down, counted once where outages overlap. */
  readonly downtimeMinutes: number;
}
