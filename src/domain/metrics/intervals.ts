import { sumOf } from "./statistics.ts";

/** A stretch of time from `from` to before `to`, in minutes since 1970 UTC, or in milliseconds where that is said. One that does not end after it began is empty. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What the intervals cover, in order, none touching another. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of intervals.filter((one) => one.to > one.from).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** How many minutes the intervals cover, each counted once (domain.md D2). */
export function minutesCovered(intervals: readonly Interval[]): number {
  return sumOf(mergeIntervals(intervals).map(({ from, to }) => to - from));
}

/** The parts of the intervals that lie within others; they overlap where these do. */
export function clipTo(intervals: readonly Interval[], within: readonly Interval[]): Interval[] {
  const clipped = within.flatMap((frame) => intervals.map(({ from, to }) => ({ from: Math.max(from, frame.from), to: Math.min(to, frame.to) })));
  return clipped.filter(({ from, to }) => to > from);
}

/** What is left of each of the intervals without others; in order where they are. */
export function without(intervals: readonly Interval[], cuts: readonly Interval[]): Interval[] {
  const merged = mergeIntervals(cuts);
  const between = [...merged, { from: Infinity }].map(({ from }, at) => ({ from: merged[at - 1]?.to ?? -Infinity, to: from }));
  return clipTo(intervals, between);
}
