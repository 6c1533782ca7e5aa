import type { Priority } from "./priority.ts";

/** A promise about incidents of a priority: within how many minutes of a calendar, round the clock or in working hours, one is acknowledged or resolved. */
export interface SlaTarget {
  readonly metric: "acknowledge" | "resolve";
  readonly priority: Priority;
  readonly minutes: number;
  readonly calendar: "always" | "working";
}

type Row = readonly [metric: SlaTarget["metric"], calendar: SlaTarget["calendar"], hours: readonly [Priority, number][]];

const ROWS: readonly Row[] = [
  ["acknowledge", "always", [[1, 0.25], [2, 0.5]]],
  ["acknowledge", "working", [[3, 4], [4, 8], [5, 16]]],
  ["resolve", "always", [[1, 4], [2, 8]]],
  ["resolve", "working", [[3, 24], [4, 40]]],
];

/** A working day is 8 hours; what has priority 5 is resolved by plan (domain.md B2b). */
export const DEFAULT_TARGETS: readonly SlaTarget[] = ROWS.flatMap(([metric, calendar, hours]) =>
  hours.map(([priority, count]) => ({ metric, priority, minutes: count * 60, calendar })));

/** The part of a target, in percent, at which the lead is told (B2b). */
export const ESCALATE_AT: Readonly<Record<Priority, 50 | 75 | 90 | undefined>> = { 1: 50, 2: 50, 3: 75, 4: 90, 5: undefined };

/** The target of a priority; undefined where nothing is promised. */
export function targetFor(metric: SlaTarget["metric"], priority: Priority | undefined, targets: readonly SlaTarget[] = DEFAULT_TARGETS): SlaTarget | undefined {
  return targets.find((target) => target.metric === metric && target.priority === priority);
}
