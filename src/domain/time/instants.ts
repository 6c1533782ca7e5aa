import { addDays, readDay, type Day } from "./day.ts";
import { instantOf, type Moment } from "./moment.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const MOST = 20_000;
/** By zone; each knows when days begin on which the clock runs as always, NaN for all others. */
const zones = new Map<string, (moment: Moment | undefined) => number | undefined>();

/** As {@link instantOf}, of moments as notes are read, for thousands of them: what a zone's clock does is looked up once a day. */
export function instantsIn(zone: string): (moment: Moment | undefined) => number | undefined {
  const known = zones.get(zone);
  if (known) return known;
  const days = new Map<Day, number>();
  const instant = (moment: Moment | undefined): number | undefined => {
    if (moment?.length !== 16) return instantOf(moment, zone);
    const day = moment.slice(0, 10);
    let start = days.get(day);
    if (start === undefined) {
      start = startOf(day, zone);
      if (days.size < MOST) days.set(day, start);
    }
    const told = start + (Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14))) * MINUTE_MS;
    return Number.isNaN(told) ? instantOf(moment, zone) : told;
  };
  zones.set(zone, instant);
  return instant;
}

function startOf(day: Day, zone: string): number {
  if (readDay(day) === undefined) return NaN;
  const [start, next] = [instantOf(`${day}T00:00`, zone) ?? NaN, instantOf(`${addDays(day, 1)}T00:00`, zone) ?? NaN];
  return next - start === DAY_MS ? start : NaN;
}
