import { mergeIntervals, type Interval } from "./intervals.ts";

/** A change of status as the log tells it; `at` in milliseconds since 1970 UTC. */
export interface StatusChange {
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

const HOLD = "on-hold";

/**
 * When a record was on hold, in milliseconds and in order: from each change to it until the next to something else, or until now. What changed at the same time counts in the order given,
 * and what is still to come not at all.
 */
export function holdIntervals(changes: readonly StatusChange[], now: number): Interval[] {
  const ordered = [...changes].sort((a, b) => a.at - b.at);
  return mergeIntervals(ordered.flatMap((change, index) => (change.to === HOLD ? { from: change.at, to: Math.min(ordered[index + 1]?.at ?? now, now) } : [])));
}
