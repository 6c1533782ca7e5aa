import { addDays } from "../time/day.ts";
import type { Duration } from "../time/duration.ts";
import { instantOf, localNow, momentToInstant, type Moment } from "../time/moment.ts";
import { SEVERITY_SCALE, type Severity } from "./severity-scale.ts";

/** An update to users: when they were told, and when they were promised the next, where it says so. */
export interface ToldUpdate {
  readonly at: Moment;
  readonly next?: Moment | undefined;
}

/** How far users are told of an incident. */
export interface Telling {
  readonly severity: Severity | undefined;
  readonly status: string;
  /** A day alone is taken from its beginning: assume the worst. */
  readonly detected: Moment | undefined;
  /** In any order; what is no moment does not count. */
  readonly updates: readonly ToldUpdate[];
  readonly zone: string;
}

const ENDED = new Set(["resolved", "closed", "cancelled"]);

/**
 * When users are to be told again, in milliseconds since 1970 UTC (domain.md B2): some time after the detection, then at the cadence of the
 * severity from the newest update, at half of it once mitigated, on hold as before; what was promised goes before it. Undefined where nothing is owed. A daily update is due at the same time on the clock.
 */
export function updateDue({ severity, status, detected, updates, zone }: Telling): number | undefined {
  if (severity === undefined || ENDED.has(status)) return undefined;
  const { firstUpdate, cadence } = SEVERITY_SCALE[severity];
  const [newest] = updates.map(({ at, next }) => ({ at: instantOf(at, zone) ?? NaN, next: instantOf(next, zone) ?? NaN })).filter(({ at }) => !Number.isNaN(at)).sort((one, other) => other.at - one.at);
  if (newest) return newest.next > newest.at ? newest.next : cadence && later(newest.at, cadence, status === "mitigated" ? 2 : 1, zone);
  const from = instantOf(detected?.length === 10 ? `${detected}T00:00` : detected, zone);
  return from === undefined ? undefined : firstUpdate && later(from, firstUpdate, 1, zone);
}

function later(instant: number, { days, minutes }: Duration, times: number, zone: string): number {
  const after = instant + minutes * times * 60_000;
  if (days === 0) return after;
  const { day, time } = localNow(after, zone);
  return momentToInstant(`${addDays(day, days * times)}T${time}`, zone);
}
