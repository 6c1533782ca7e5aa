import { utcText, writeCalendar, type CalendarEvent, type EventTime } from "../icalendar/write-calendar.ts";
import type { When } from "../notes/field-types.ts";
import { sha256 } from "../text/sha-256.ts";
import { addDays } from "../time/day.ts";
import { momentToInstant } from "../time/moment.ts";
import { refuse, type Planned } from "./plan.ts";

/** Something with a date that goes into a calendar file. Times are local wall times of the vault's zone. */
export interface ExportItem {
  /** The same for the same thing at every export, such as a plan's path and its occurrence. It does not show in the file. */
  readonly key: string;
  readonly title: string;
  /** A day, or a moment. */
  readonly from: When;
  /** The last day, that day included, or the moment of the end; absent: one day, or a beginning only. */
  readonly to?: When | undefined;
  readonly description?: string;
  readonly categories?: readonly string[];
  readonly status?: CalendarEvent["status"];
  readonly busy?: boolean;
  /** The note to open. */
  readonly path?: string;
  /** Nothing but its time goes out. */
  readonly confidential?: boolean;
}

/** What is exported, and where to. */
export interface CalendarExport {
  readonly path: string;
  /** What calendar apps call it. */
  readonly name: string;
  readonly items: readonly ExportItem[];
  readonly zone: string;
  /** The instant of the export (milliseconds since 1970 UTC). */
  readonly now: number;
  /** The vault's name, for links that open the notes; absent: no links. */
  readonly vault?: string;
  /** The text of the file that is at the path now. */
  readonly present: string | undefined;
}

/** Plans to write the calendar file: a new one, or in place of the one that is there. Where nothing but the time of writing would change, there is nothing to do. */
export function planExportCalendar({ path, name, items, zone, now, vault, present }: CalendarExport): Planned {
  if (items.length === 0) return refuse("nothing-to-export", "Nothing has a date in this time.", "Choose other kinds or more months.");
  const events = items.map((item) => eventOf(item, zone, vault));
  const text = writeCalendar({ name, stamp: utcText(now), events: [...new Map(events.map((event) => [event.uid, event])).values()] });
  if (present !== undefined && unstamped(present) === unstamped(text)) return refuse("calendar-unchanged", "The calendar file is up to date.", "Nothing is to be done.", path);
  if (present !== undefined && present.trim() !== "" && !/^\ufeff?BEGIN:VCALENDAR/i.test(present)) return refuse("name-taken", "The file that is there is no calendar.", "Choose another name.", path);
  const title = `Exported ${items.length === 1 ? "1 date" : `${String(items.length)} dates`}`;
  if (present === undefined) return { ok: true, plan: { title, creates: [{ path, text }], edits: [] } };
  return { ok: true, plan: { title, creates: [], edits: [{ path, edits: [{ kind: "replace-text", was: present, now: text }] }] } };
}

/** The event of an item; of a confidential one only when it is. */
function eventOf({ key, title, from, to, description, categories, status, busy, path, confidential }: ExportItem, zone: string, vault: string | undefined): CalendarEvent {
  const uid = `${sha256(key).slice(0, 32)}@operations-vault`;
  const time = timeOf(from, to, zone);
  const open = { ...(status === undefined ? {} : { status }), ...(busy === undefined ? {} : { busy }) };
  if (confidential === true) return { uid, time, summary: "Confidential", ...open };
  return {
    uid, time, summary: title, ...open,
    ...(description === undefined ? {} : { description }), ...(categories === undefined ? {} : { categories }),
    ...(vault === undefined || path === undefined ? {} : { url: `obsidian://open?vault=${encoded(vault)}&file=${encoded(path)}` }),
  };
}

/** Whole days where it begins on one; an end that is a day counts. */
function timeOf(from: When, to: When | undefined, zone: string): EventTime {
  if (from.length === 10) return { from, to: (to ?? from).slice(0, 10) };
  const start = momentToInstant(from, zone);
  return { from: start, to: to === undefined ? start : momentToInstant(to.length === 10 ? `${addDays(to, 1)}T00:00` : to, zone) };
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

function unstamped(text: string): string {
  return text.replace(/^DTSTAMP:.*$/gm, "");
}
