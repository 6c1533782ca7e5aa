import type { Span } from "../schedule/plan-terms.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { addDays, addDuration, type Day } from "../time/day.ts";
import type { Duration } from "../time/duration.ts";
import { localNow, momentToInstant, type Moment } from "../time/moment.ts";
import type { When } from "./field-types.ts";

/** Two spans are one where they overlap; those that only touch stay two. In order of their starts. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))) {
    const last = merged.at(-1);
    if (!last || last.to <= span.from) merged.push(span);
    else if (last.to < span.to) merged[merged.length - 1] = { from: last.from, to: span.to };
  }
  return merged;
}

/** What is left of spans without others; both are merged and in order. */
export function cutSpans(spans: readonly Span[], cuts: readonly Span[]): Span[] {
  return cuts.length === 0 ? [...spans] : spans.flatMap((span) => {
    const left: Span[] = [];
    let { from } = span;
    for (const cut of cuts) {
      if (cut.to <= from) continue;
      if (cut.from >= span.to) break;
      if (cut.from > from) left.push({ from, to: cut.from });
      from = cut.to;
    }
    return from < span.to ? [...left, { from, to: span.to }] : left;
  });
}

/** The stretch of a schedule's occurrence; its length is counted on the wall, so a window from 22:00 for 4 h closes at 02:00 in every night. */
export function slotOn(day: Day, { time = "00:00" }: Pick<Schedule, "time">, duration: Duration): Span {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + duration.minutes;
  const two = (number: number): string => String(number).padStart(2, "0");
  const end = addDays(addDuration(day, duration), Math.floor(minutes / 1440));
  return { from: `${day}T${time}`, to: `${end}T${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}` };
}

/** A period as a span; undefined where it ends before it begins. A day as its end counts. */
export function spanOf({ start, end }: { readonly start: When; readonly end: When }, wallOf: (moment: Moment) => Moment): Span | undefined {
  const after = end.length > 10 ? end : end >= LAST_DAY ? `${LAST_DAY}T23:59` : `${addDays(end, 1)}T00:00`;
  const span = { from: wallOf(start.length > 10 ? start : `${start}T00:00`), to: wallOf(after) };
  return span.from < span.to ? span : undefined;
}

const LAST_DAY = "9999-12-31";

/** How moments of a note read on the clock of the vault's zone; without a zone, as they stand. */
export function wallClock(own: string | undefined, zone: string | undefined): (moment: Moment) => Moment {
  return (moment) => {
    if (zone === undefined || (moment.length === 16 && (own ?? zone) === zone)) return moment.slice(0, 16);
    return localNow(momentToInstant(moment, own ?? zone), zone).moment;
  };
}

/** The last day that a span holds something of. */
export function lastDayOf({ to }: Span): Day {
  return to.endsWith("T00:00") ? addDays(to.slice(0, 10), -1) : to.slice(0, 10);
}
