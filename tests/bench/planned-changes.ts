import { NoteIndex } from "../../src/domain/index/note-index.ts";
import { NoteRow } from "../../src/domain/index/note-row.ts";
import { relationsNow } from "../../src/domain/index/relations.ts";
import { calendarsOf } from "../../src/domain/queries/calendars.ts";
import type { ChangeReading } from "../../src/domain/queries/change-reading.ts";
import { addDays } from "../../src/domain/time/day.ts";
import { TODAY } from "./vault/calendar-days.ts";
import { Random } from "./vault/random.ts";

const ZONE = "Europe/Berlin";
const PEOPLE = 60;
/** Databases and networks, what runs on them, and what users see. */
const LAYERS = [0, 20, 120];
const STATUSES = ["assess", "authorize", "scheduled", "scheduled", "implement", "draft"];

/** Services in three layers, each of which depends on some below it; a few in circles. */
export function dependingServices(count: number, random: Random): NoteRow<"service">[] {
  return random.times(count, (at) => {
    const below = Math.max(...LAYERS.filter((first) => first <= at));
    const needs = below === 0 ? [] : random.times(random.int(1, 2), () => `[[service-${random.int(below === 20 ? 0 : 20, below - 1)}]]`);
    const circle = at % 100 === 99 ? [`[[service-${at - 1}]]`] : at % 100 === 98 ? [`[[service-${at + 1}]]`] : [];
    return new NoteRow("service", `Services/service-${at}.md`, { fields: { type: "service", depends_on: [...needs, ...circle] }, tasks: [] });
  });
}

/** Changes of a year and a half; a third of them in the same nights of the week, many one behind the other. */
export function plannedChanges(count: number, services: number, random: Random): NoteRow<"change">[] {
  return random.times(count, (at) => plannedChange(at, services, random));
}

/** One of them, at another time with every call. */
export function plannedChange(at: number, services: number, random: Random): NoteRow<"change"> {
  const day = random.int(0, 540);
  const start = random.chance(0.3) ? { day: addDays(TODAY, day - (day % 7)), hour: random.int(20, 23) } : { day: addDays(TODAY, day), hour: random.int(0, 23) };
  const end = start.hour + random.int(1, 4);
  const two = (number: number): string => String(number).padStart(2, "0");
  return new NoteRow("change", `Changes/CHG-${at}.md`, {
    fields: {
      type: "change", status: random.pick(STATUSES), services: random.times(random.int(1, 3), () => `[[service-${random.int(0, services - 1)}]]`), implementer: `[[Person ${random.int(1, PEOPLE)}]]`,
      planned_start: `${start.day}T${two(start.hour)}:00`, planned_end: `${addDays(start.day, end > 23 ? 1 : 0)}T${two(end % 24)}:00`,
    },
    tasks: [],
  });
}

/** A vault with nothing else in it. */
export function changesAlone(changes: readonly NoteRow<"change">[], services: readonly NoteRow<"service">[]): ChangeReading {
  const links = { pathOf: () => undefined, standing: 0 };
  const relations = relationsNow(new NoteIndex({ operationsFolders: ["/"], templateFolders: [] }), links);
  return { now: `${TODAY}T09:00`, zone: ZONE, changes, services, orders: [], incidents: [], plans: [], calendars: NO_CALENDARS, links, relations, rowAt: () => undefined };
}

const NO_CALENDARS = calendarsOf([], { pathOf: () => undefined, workingHours: undefined, zone: ZONE });
