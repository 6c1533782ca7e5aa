import { toDay } from "../time/day-number.ts";
import { addDays, type Day } from "../time/day.ts";
import { escapeText, foldLine } from "./content-lines.ts";

/** Whole days, the last included, or a stretch between two instants (milliseconds since 1970 UTC); one without a length has a beginning only. */
export type EventTime = { readonly from: Day; readonly to: Day } | { readonly from: number; readonly to: number };

/** One event of a calendar file. Absent texts are left out. */
export interface CalendarEvent {
  /** The same for the same thing at every writing, so that a calendar app updates what it has. */
  readonly uid: string;
  readonly time: EventTime;
  readonly summary: string;
  readonly description?: string;
  readonly categories?: readonly string[];
  readonly status?: "tentative" | "confirmed" | "cancelled";
  /** Whether the time counts as taken. */
  readonly busy?: boolean;
  readonly url?: string;
}

/** A calendar file to write. `stamp` is the instant of writing, as {@link utcText} gives it. */
export interface CalendarFile {
  readonly name: string;
  readonly stamp: string;
  readonly events: readonly CalendarEvent[];
}

const [DAY_MS, MINUTE_MS] = [86_400_000, 60_000];

/** Writes a calendar as RFC 5545 has it: times in UTC, lines folded, events in order of time and uid. The same input gives the same bytes. */
export function writeCalendar({ name, stamp, events }: CalendarFile): string {
  const order = ({ time: { from }, uid }: CalendarEvent): string => `${typeof from === "number" ? utcText(from) : withoutDashes(from)}\n${uid}`;
  const sorted = events.map((event) => ({ event, place: order(event) })).sort((one, other) => (one.place < other.place ? -1 : one.place > other.place ? 1 : 0));
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Operations Vault//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", `X-WR-CALNAME:${escapeText(name)}`,
    ...sorted.flatMap(({ event }) => eventLines(event, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map(foldLine).join("");
}

/** An instant as UTC text, `20261123T081000Z`. */
export function utcText(instant: number): string {
  const minutes = Math.floor((instant % DAY_MS + DAY_MS) % DAY_MS / MINUTE_MS);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${withoutDashes(toDay(Math.floor(instant / DAY_MS)))}T${two(Math.floor(minutes / 60))}${two(minutes % 60)}${two(Math.floor((instant % MINUTE_MS + MINUTE_MS) % MINUTE_MS / 1000))}Z`;
}

function eventLines({ uid, time, summary, description, categories = [], status, busy, url }: CalendarEvent, stamp: string): string[] {
  const given = (name: string, value: string | undefined): string[] => (value === undefined || value === "" ? [] : [`${name}:${value}`]);
  return [
    "BEGIN:VEVENT", `UID:${escapeText(uid)}`, `DTSTAMP:${stamp}`, ...timeLines(time), `SUMMARY:${escapeText(summary)}`,
    ...given("DESCRIPTION", description && escapeText(description)),
    ...given("CATEGORIES", categories.map(escapeText).join(",")),
    ...given("STATUS", status?.toUpperCase()),
    ...given("TRANSP", busy === undefined ? undefined : busy ? "OPAQUE" : "TRANSPARENT"),
    ...given("URL", url?.replace(/[\s\p{Cc}\p{Cs}]/gu, (character) => encodeURIComponent(character.replace(/\p{Cs}/u, "\ufffd")))),
    "END:VEVENT",
  ];
}

/** An end counts no more itself. */
function timeLines({ from, to }: EventTime): string[] {
  if (typeof from === "number" || typeof to === "number") return [`DTSTART:${utcText(Number(from))}`, ...(to > from ? [`DTEND:${utcText(Number(to))}`] : [])];
  return [`DTSTART;VALUE=DATE:${withoutDashes(from)}`, `DTEND;VALUE=DATE:${withoutDashes(addDays(to > from ? to : from, 1))}`];
}

function withoutDashes(day: Day): string {
  return day.replaceAll("-", "");
}
