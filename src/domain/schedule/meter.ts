import type { Day } from "../time/day.ts";
import { localNow, momentToInstant, type Moment } from "../time/moment.ts";
import type { History } from "./history.ts";
import type { MeterReading, Usage } from "./plan-terms.ts";

/** How far a meter has gone at a reading, counted from where its first reading stood, over every reset. */
interface Distance {
  readonly moment: Moment;
  readonly total: number;
}

/** When a meter reached what a plan asks for. */
export interface UsageDue {
  readonly day: Day;
  /** No reading says so yet: at its pace the meter gets there on that day. */
  readonly forecast?: true;
  /** So many whole intervals went by besides. */
  readonly missedIntervals?: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const RATE_DAYS = 90;
/** A pace that takes longer says nothing. */
const FARTHEST_DAYS = 3660;

/** Reads `500 h`, `5 000 km`, `250,5`: the number and any unit behind it. Undefined for what is none, and for `1,000`, which may be one or a thousand. */
export function readUsage(every: string, base: number | undefined): Usage | undefined {
  const [, number = ""] = /^(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?)(?:\s*[^\d\s.,].*)?$/.exec(every.trim()) ?? [];
  const amount = Number(number.replace(/\s/g, "").replace(",", "."));
  return number === "" || /^[1-9]\d*[.,]\d{3}$/.test(number) || amount <= 0 ? undefined : { every: amount, base: base ?? 0 };
}

/**
 * When a plan is due by its meter (domain.md C8): on the day of the first reading at or above its threshold, else when it will be at
 * the pace of the 90 days before the newest reading. Undefined without a reading, and where that pace is not known.
 */
export function usageDue(usage: Usage, fromCompletion: boolean, readings: readonly MeterReading[], history: History): UsageDue | undefined {
  const distances = distancesOf(readings);
  const newest = distances.at(-1);
  if (newest === undefined) return undefined;
  const threshold = fromCompletion ? fromCompletionOf(usage, distances, history) : fromBaseOf(usage, distances, history);
  const since = countUntil(distances, history.done ?? "");
  const reached = distances.slice(since).find(({ total }) => total >= threshold);
  if (reached === undefined) return forecast(threshold, distances, newest);
  const missedIntervals = Math.floor((newest.total - threshold) / usage.every);
  return { day: reached.moment.slice(0, 10), ...(missedIntervals > 0 ? { missedIntervals } : {}) };
}

/** What a meter that went on at each reading comes to; where it was reset it counts on from the new reading. */
function distancesOf(readings: readonly MeterReading[]): Distance[] {
  let total = readings[0]?.value ?? 0;
  return readings.map(({ moment, value, reset }, at) => {
    if (at > 0 && !reset) total += value - (readings[at - 1]?.value ?? value);
    return { moment, total };
  });
}

/** The interval behind the reading at the last completion, or behind a later occurrence that was passed over. */
function fromCompletionOf({ every, base }: Usage, distances: readonly Distance[], { done, settled }: History): number {
  const [atDone, atSettled] = [totalAt(distances, done, base), totalAt(distances, settled, base)];
  return (atSettled >= atDone + every ? atSettled : atDone) + every;
}

/** The first multiple that nobody accounted for. What was done before its reading came is accounted for by an occurrence that lies ahead. */
function fromBaseOf({ every, base }: Usage, distances: readonly Distance[], { done, settled }: History): number {
  const level = (day: Day | undefined): number => Math.max(0, Math.floor((totalAt(distances, day, base) - base) / every));
  const early = done !== undefined && settled !== undefined && settled > done ? level(done) + 1 : 0;
  return base + every * (Math.max(level(done), level(settled), early) + 1);
}

/** The newest reading up to the end of a day, the first behind it where there is none; `base` without a day. */
function totalAt(distances: readonly Distance[], day: Day | undefined, base: number): number {
  return (day === undefined ? undefined : distances[Math.max(0, countUntil(distances, day) - 1)]?.total) ?? base;
}

function countUntil(distances: readonly Distance[], day: Day): number {
  const first = distances.findIndex(({ moment }) => moment.slice(0, 10) > day);
  return first < 0 ? distances.length : first;
}

/** In wall time, in which a day is always one: at the same pace fifteen days behind are fifteen days behind. */
function forecast(threshold: number, distances: readonly Distance[], newest: Distance): UsageDue | undefined {
  const at = ({ moment }: Distance): number => momentToInstant(moment.slice(0, 16), "UTC");
  const end = at(newest);
  const first = distances.find((distance) => at(distance) >= end - RATE_DAYS * DAY_MS) ?? newest;
  const ahead = (threshold - newest.total) * ((end - at(first)) / (newest.total - first.total));
  if (!(ahead >= 0 && ahead <= FARTHEST_DAYS * DAY_MS)) return undefined;
  return { day: localNow(end + Math.round(ahead / MINUTE_MS) * MINUTE_MS, "UTC").day, forecast: true };
}
