import { daysBetween, type Day } from "../time/day.ts";
import type { Backlog, OverdueFigure } from "./maintenance-figures.ts";
import { percentile, sumOf } from "./statistics.ts";

/** Work beyond its grace that nobody did. */
export interface OverdueWork {
  readonly path: string;
  readonly name: string;
  readonly due: Day;
  /** The days from one occurrence to the next; 0 where it does not recur. */
  readonly cycleDays: number;
  readonly estimatedHours: number | undefined;
}

/** Scheduled maintenance critical percent: (days late + cycle) / cycle * 100 (domain.md D6). Undefined for what has no cycle. */
export function criticalPercent(lateDays: number, cycleDays: number): number | undefined {
  return cycleDays > 0 ? ((lateDays + cycleDays) * 100) / cycleDays : undefined;
}

/** Overdue work by its part of its own cycle, the most urgent first. What does not recur comes before: no next time makes up for it. */
export function byUrgency(work: readonly OverdueWork[], today: Day): OverdueFigure[] {
  return work
    .map(({ path, name, due, cycleDays }) => ({ path, name, due, lateDays: daysBetween(due, today), cycleDays }))
    .map(({ cycleDays, ...row }) => ({ ...row, priority: criticalPercent(row.lateDays, cycleDays) }))
    .sort((a, b) => urgency(b) - urgency(a) || b.lateDays - a.lateDays || (a.path < b.path ? -1 : 1));
}

function urgency({ priority }: OverdueFigure): number {
  return priority ?? Number.MAX_VALUE;
}

/** How much work is overdue: number, estimated hours, age in days (type 7 percentiles; D6). */
export function backlogOf(work: readonly OverdueWork[], today: Day): Backlog {
  const ages = work.map(({ due }) => daysBetween(due, today));
  const estimates = work.flatMap(({ estimatedHours }) => estimatedHours ?? []);
  return {
    count: work.length,
    hours: sumOf(estimates),
    unestimated: work.length - estimates.length,
    ageMedian: percentile(ages, 50),
    age90: percentile(ages, 90),
  };
}

/** The weeks that a backlog takes: hours / (people * hours a week * share of it that they have for maintenance) (D6). Undefined without capacity. */
export function backlogWeeks(hours: number, capacity: { readonly people: number; readonly hoursPerWeek: number; readonly available: number }): number | undefined {
  const perWeek = capacity.people * capacity.hoursPerWeek * capacity.available;
  return perWeek > 0 ? hours / perWeek : undefined;
}
