import { toDay, toNumber } from "../time/day-number.ts";
import { addDays, type Day } from "../time/day.ts";
import { localNow, momentToInstant } from "../time/moment.ts";
import { clipTo, mergeIntervals, minutesCovered, without, type Interval } from "./intervals.ts";

/** When is worked: round the clock, or in stretches of a day by the clock of a zone, `HH:mm` each, none over midnight; `to` may be `24:00`. */
export type WorkingTime = "always" | WorkingHours;

export interface WorkingHours {
  /** In any order; where they overlap they count once. */
  spansOn(day: Day): readonly { readonly from: string; readonly to: string }[];
  readonly zone: string;
}

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;
/** What a clock counts at most, some two years: a year mistyped is not to be counted day by day. */
const LONGEST_MS = 105 * WEEK_MS;

/**
 * The minutes that are worked from one instant to before another, in milliseconds since 1970 UTC, without the pauses, which may overlap or
 * reach beyond; 0 where it ends before it begins (domain.md D3). Not rounded. What lies more than two years after the first is not counted.
 */
export function workedMinutes(from: number, to: number, time: WorkingTime, pauses: readonly Interval[] = []): number {
  return minutesCovered(workedBetween(from, Math.min(to, from + LONGEST_MS), time, pauses)) / MINUTE_MS;
}

/** The first instant by which so many minutes are worked, the other way round of {@link workedMinutes}: when a clock runs out. Undefined where that takes more than two years. */
export function afterWorkedMinutes(from: number, minutes: number, time: WorkingTime, pauses: readonly Interval[] = []): number | undefined {
  let left = minutes * MINUTE_MS;
  if (left <= 0) return from;
  for (let week = from; week < from + LONGEST_MS; week += WEEK_MS) {
    for (const worked of workedBetween(week, week + WEEK_MS, time, pauses)) {
      if (left <= worked.to - worked.from) return worked.from + left;
      left -= worked.to - worked.from;
    }
  }
  return undefined;
}

/** In order, none over another. */
function workedBetween(from: number, to: number, time: WorkingTime, pauses: readonly Interval[]): Interval[] {
  return from < to ? without(clipTo(time === "always" ? [{ from, to }] : workedOnDays(from, to, time), [{ from, to }]), pauses) : [];
}

function workedOnDays(from: number, to: number, hours: WorkingHours): Interval[] {
  const [first, last] = [from, to].map((instant) => toNumber(localNow(instant, hours.zone).day));
  const worked: Interval[] = [];
  for (let day = first ?? NaN; day <= (last ?? NaN); day++) worked.push(...workedOn(toDay(day), hours));
  return worked;
}

/** By the hours that tell them: instants are dear, and many clocks count by the same hours. */
const known = new WeakMap<WorkingHours, Map<Day, readonly Interval[]>>();

function workedOn(day: Day, hours: WorkingHours): readonly Interval[] {
  const days = known.get(hours) ?? new Map<Day, readonly Interval[]>();
  const worked = days.get(day) ?? mergeIntervals(hours.spansOn(day).map(({ from, to }) => ({ from: instantAt(day, from, hours.zone), to: instantAt(day, to, hours.zone) })));
  known.set(hours, days.set(day, worked));
  return worked;
}

/** The first instant at which the clock shows the time or a later one, so that a stretch has no more minutes than the clock shows of it. */
function instantAt(day: Day, time: string, zone: string): number {
  const moment = time === "24:00" ? `${addDays(day, 1)}T00:00` : `${day}T${time}`;
  let instant = momentToInstant(moment, zone);
  while (localNow(instant - MINUTE_MS, zone).moment > moment) instant -= MINUTE_MS;
  return instant;
}
