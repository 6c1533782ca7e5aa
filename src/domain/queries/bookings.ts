import type { NoteRow } from "../index/note-row.ts";
import type { Interval } from "../metrics/intervals.ts";
import { spanOf, wallClock } from "../notes/calendar-spans.ts";
import type { When } from "../notes/field-types.ts";
import { hasEnded } from "../notes/kinds.ts";
import type { Span } from "../schedule/plan-terms.ts";
import { baseName, linkTarget } from "../text/links.ts";
import { addDays } from "../time/day.ts";
import { instantsIn } from "../time/instants.ts";
import { namesOf } from "./agenda-items.ts";
import { zoneOf } from "./plan-standings.ts";
import { folded } from "./service-downtime.ts";

/** A change or a work order as it occupies services and a person, in minutes since 1970 UTC: thousands are compared, and these numbers are small. */
export interface Booking extends Interval {
  readonly row: NoteRow<"change"> | NoteRow<"work-order">;
  /** Its folded base name. */
  readonly name: string;
  /** Folded base names, in the order of the note. */
  readonly services: readonly string[];
  /** Who does it, folded; "" where nobody is named. */
  readonly person: string;
  /** Whether others collide with it: what is only drafted is in nobody's way. */
  readonly counts: boolean;
  /** The folded base name of the change that a work order carries out. */
  readonly change: string;
}

const MINUTE_MS = 60_000;
const COUNTING: ReadonlySet<string> = new Set(["assess", "authorize", "scheduled", "implement"]);

/** A change that is not done, with both its dates. */
export function bookingOfChange(row: NoteRow<"change">, zone: string): Booking | undefined {
  const { status, note } = row;
  if (status !== "draft" && !COUNTING.has(status)) return undefined;
  const times = intervalOf(note.planned_start, note.planned_end, zoneOf(note, zone));
  return times && { ...times, row, name: folded(row.name), services: foldedNames(row.services), person: nameKey(note.implementer), counts: COUNTING.has(status), change: "" };
}

/** A work order that is not done and says from when to when its services are down. */
export function bookingOfOrder(row: NoteRow<"work-order">, zone: string): Booking | undefined {
  if (hasEnded("work-order", row.status)) return undefined;
  const { note } = row;
  const times = intervalOf(note.downtime_start, note.downtime_end, zoneOf(note, zone));
  return times && { ...times, row, name: folded(row.name), services: foldedNames(row.services), person: nameKey(note.assignee), counts: true, change: nameKey(note.change) };
}

/** From one moment to before another, in minutes since 1970 UTC; a day as the end counts. Undefined where one is absent or the end comes first. */
export function intervalOf(start: When | undefined, end: When | undefined, zone: string): Interval | undefined {
  if (start === undefined || end === undefined) return undefined;
  const instant = instantsIn(zone);
  const [from, to] = [instant(start.length > 10 ? start : `${start}T00:00`), instant(end.length > 10 ? end : `${addDays(end, 1)}T00:00`)];
  return from !== undefined && to !== undefined && from < to ? { from: from / MINUTE_MS, to: to / MINUTE_MS } : undefined;
}

/** When a change is planned, on the clock of the vault's zone. */
export function plannedSpan({ note }: NoteRow<"change">, zone: string): Span | undefined {
  const { planned_start: start, planned_end: end } = note;
  return start === undefined || end === undefined ? undefined : spanOf({ start, end }, wallClock(zoneOf(note, zone), zone));
}

const services = new WeakMap<readonly string[], readonly string[]>();
const keys = new Map<string, string>();

/** The names of services as links find them. */
export function foldedNames(links: readonly string[]): readonly string[] {
  let known = services.get(links);
  if (!known) services.set(links, (known = namesOf(links).map(folded)));
  return known;
}

/** A person or note by its name, as links find it. */
export function nameKey(link: string | undefined): string {
  if (link === undefined) return "";
  let known = keys.get(link);
  if (known === undefined) {
    known = folded(baseName(linkTarget(link)).trim().replace(/^@/, ""));
    if (keys.size < 5000) keys.set(link, known);
  }
  return known;
}
