import { addDays, addDuration, readDay, type Day } from "../time/day.ts";
import { readDuration } from "../time/duration.ts";
import { localNow, momentToInstant } from "../time/moment.ts";

/** A day and the minute of it, on the wall. */
export interface WallTime {
  readonly day: Day;
  /** Undefined for a whole day. */
  readonly minute: number | undefined;
}

const WRITTEN = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(?:\d{2})?(Z?))?$/i;

/** Reads `20261225`, `20261225T100000` or `...Z`; what is in UTC is told in the zone, all else as it stands on its own clock. */
export function readWallTime(value: string, zone: string): WallTime | undefined {
  const [, year = "", month = "", date = "", hour, minute = "", utc] = WRITTEN.exec(value.trim()) ?? [];
  const day = readDay(`${year}-${month}-${date}`);
  if (day === undefined || hour === undefined) return day === undefined ? undefined : { day, minute: undefined };
  if (Number(hour) > 23 || Number(minute) > 59) return undefined;
  if (utc === "") return { day, minute: Number(hour) * 60 + Number(minute) };
  const local = localNow(momentToInstant(`${day}T${hour}:${minute}Z`, zone), zone);
  // The first and last hours of all years may lie outside of them there.
  return readDay(local.day) === undefined ? undefined : { day: local.day, minute: Number(local.time.slice(0, 2)) * 60 + Number(local.time.slice(3)) };
}

/** The time a `DURATION` later; undefined for what is none, or goes back. */
export function laterBy({ day, minute }: WallTime, value: string): WallTime | undefined {
  const length = value.length > 40 ? undefined : readDuration(value.trim().replace(/^\+/, "").replace(/T\d+S$/i, "T0M").replace(/\d+S$/i, ""));
  if (!length || length.months * 30 + length.days + length.minutes / 1440 > LONGEST_EVENT) return undefined;
  const sum = (minute ?? 0) + length.minutes;
  const end = readDay(addDays(addDuration(day, length), Math.floor(sum / 1440)));
  return end === undefined ? undefined : { day: end, minute: minute === undefined && sum % 1440 === 0 ? undefined : sum % 1440 };
}

/** In days; what is longer is a slip. */
export const LONGEST_EVENT = 3660;

/** The last day of an event; its end counts no more itself. */
export function lastDay(start: WallTime, end: WallTime | undefined): Day {
  if (!end || end.day <= start.day) return start.day;
  return (end.minute ?? 0) === 0 ? addDays(end.day, -1) : end.day;
}

/** Whether an event takes whole days; some programs write midnight, and the last minute as its end. */
export function isWholeDays(start: WallTime, end: WallTime | undefined): boolean {
  if (start.minute === undefined) return true;
  return start.minute === 0 && (!end || end.minute === undefined || end.minute === 0 || end.minute === 1439);
}
