import { tzOffset } from "@date-fns/tz/tzOffset";
import { readDay, type Day } from "./day.ts";

/** Local wall time without a zone, `YYYY-MM-DDTHH:mm`, as Obsidian's date & time property edits it. */
export type Moment = string;

/** What a written moment says: the wall time, and its offset from UTC in minutes where one was written. */
export interface WrittenMoment {
  readonly moment: Moment;
  readonly offset?: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:[Tt]|[ \u00a0]+)(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)? ?(Z|UTC|GMT|[+\-\u2212]\d{2}(?::?\d{2})?)?$/i;

const zones = new Map<string, boolean>();

/** True for a zone name that the running engine knows, such as `Europe/Berlin`. */
export function isZone(name: string): boolean {
  let known = zones.get(name);
  if (known === undefined) {
    known = isZoneNow(name);
    if (zones.size < 1000) zones.set(name, known);
  }
  return known;
}

function isZoneNow(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name !== "";
  } catch {
    return false;
  }
}

/** The wall clock of a zone at an instant (milliseconds since 1970 UTC). Throws a RangeError unless `isZone(zone)`. */
export function localNow(instant: number, zone: string): { day: Day; time: string; moment: Moment } {
  const moment = wallText(instant + offsetAt(instant, zone));
  return { day: moment.slice(0, 10), time: moment.slice(11), moment };
}

/**
 * The instant of a moment in a zone. A wall time that a clock change skips is read with the offset before the gap,
 * one that occurs twice means the first (RFC 5545, 3.3.5); a written offset decides over the zone.
 * Throws a RangeError for what `readMoment` or `isZone` refuse.
 */
export function momentToInstant(moment: Moment, zone: string): number {
  const written = readMoment(moment);
  if (written === undefined) throw new RangeError(`Not a moment: ${moment}`);
  const wall = Date.parse(`${written.moment}:00Z`);
  if (written.offset !== undefined) return wall - written.offset * MINUTE_MS;
  return instantsOf(wall, zone)[0] ?? wall - offsetAt(wall - DAY_MS, zone);
}

/** The instant of what may be no moment: undefined for a day alone, nothing, or what cannot be read. Throws a RangeError unless `isZone(zone)`. */
export function instantOf(text: string | undefined, zone: string): number | undefined {
  return text === undefined || readMoment(text) === undefined ? undefined : momentToInstant(text, zone);
}

/** Reads `2026-11-23T08:05`, also with a space, a one-digit hour, seconds, an offset or `Z`; a day or time that does not exist is undefined. */
export function readMoment(text: string): WrittenMoment | undefined {
  const match = WRITTEN.exec(text.trim());
  const day = readDay(match?.[1] ?? "");
  const [hour, minute] = [Number(match?.[2]), Number(match?.[3])];
  if (match === null || day === undefined || hour > 23 || minute > 59) return undefined;
  const moment = `${day}T${String(hour).padStart(2, "0")}:${match[3] ?? ""}`;
  if (match[4] === undefined) return { moment };
  const offset = readOffset(match[4]);
  return offset === undefined ? undefined : { moment, offset };
}

/** The wall time of an instant as it is written into a note: with its offset only where that wall time occurs twice in the zone. */
export function writeMoment(instant: number, zone: string): Moment {
  const offset = offsetAt(instant, zone);
  const moment = wallText(instant + offset);
  const twice = instantsOf(Date.parse(`${moment}:00Z`), zone).length > 1;
  return twice ? `${moment}${offsetText(offset / MINUTE_MS)}` : moment;
}

/** The instants, earliest first, at which the zone's clock shows the wall time: none in a gap, two in a repeated hour. */
function instantsOf(wall: number, zone: string): number[] {
  // No zone changes its clock twice within two days, so the offsets a day before and after are all there are.
  const offsets = new Set([offsetAt(wall - DAY_MS, zone), offsetAt(wall + DAY_MS, zone)]);
  return [...offsets]
    .map((offset) => ({ instant: wall - offset, offset }))
    .filter(({ instant, offset }) => offsetAt(instant, zone) === offset)
    .map(({ instant }) => instant)
    .sort((a, b) => a - b);
}

function offsetAt(instant: number, zone: string): number {
  return tzOffset(zone, new Date(instant)) * MINUTE_MS;
}

function wallText(wall: number): Moment {
  return new Date(wall).toISOString().slice(0, 16);
}

function readOffset(text: string): number | undefined {
  if (/^[zug]/i.test(text)) return 0;
  const digits = text.replace(/\D/g, "").padEnd(4, "0");
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (hours > 14 || minutes > 59) return undefined;
  const size = hours * 60 + minutes;
  return text.startsWith("+") || size === 0 ? size : -size;
}

/** Orders two moments, below 0 where the first is earlier. A day without a time is compared as a day; wall times of different offsets as instants. */
export function compareMoments(one: Moment, other: Moment, zone: string): number {
  const length = Math.min(one.length, other.length, 16);
  if (length < 16 || (one.length === 16 && other.length === 16)) return one.slice(0, length) < other.slice(0, length) ? -1 : one.slice(0, length) > other.slice(0, length) ? 1 : 0;
  return momentToInstant(one, zone) - momentToInstant(other, zone);
}

/** The wall time so many minutes later, on a clock that nobody changes. */
export function addMinutes(moment: Moment, minutes: number): Moment {
  return wallText(Date.parse(`${moment.slice(0, 16)}:00Z`) + minutes * MINUTE_MS);
}

/** Minutes east of UTC as they are written behind a moment, `+02:00`; "" where none are known. */
export function offsetText(offset: number | undefined): string {
  if (offset === undefined) return "";
  const two = (count: number): string => String(count).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}
