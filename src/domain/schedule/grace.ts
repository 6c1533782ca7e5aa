import type { Duration } from "../time/duration.ts";
import type { PlanTerms } from "./plan-terms.ts";
import { intervalDays } from "./schedule.ts";

const LONGEST_GRACE = 28;
const LONGEST_LEAD = 7;

/** The days of grace of an interval in days: a fifth, rounded half up, 28 at most (SMRP PM and PdM compliance, option 3; domain.md C10). */
export function smrp20(interval: number): number {
  return Math.min(LONGEST_GRACE, Math.floor(interval / 5 + 0.5));
}

/** The days of grace of the ten percent rule, on each side of the due day, rounded half up (domain.md C10). */
export function tenPercent(interval: number): number {
  return Math.floor(interval / 10 + 0.5);
}

/** The grace in force: the plan's own, else a fifth of its interval; what has no interval has none. */
export function graceOf({ grace, schedule }: PlanTerms): Duration {
  return grace ?? inDays(smrp20(schedule === undefined ? 0 : intervalDays(schedule)));
}

/** How long before it is due a plan is shown: as it says, else a quarter of its interval, a week at most and for what has no interval. */
export function leadOf({ lead, schedule }: PlanTerms): Duration {
  const interval = schedule === undefined ? 0 : intervalDays(schedule);
  return lead ?? inDays(interval > 0 ? Math.min(LONGEST_LEAD, Math.floor(interval / 4)) : LONGEST_LEAD);
}

function inDays(days: number): Duration {
  return { months: 0, days, minutes: 0 };
}
