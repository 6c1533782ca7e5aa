import type { NoteRow } from "../index/note-row.ts";
import type { WorkingHours } from "../metrics/business-time.ts";
import type { CalendarTerms } from "../notes/calendar.ts";
import { holidayIn } from "../notes/calendar-holidays.ts";
import { cutSpans, mergeSpans, slotOn, spanOf, wallClock } from "../notes/calendar-spans.ts";
import type { Span, WorkingDays } from "../schedule/plan-terms.ts";
import { occurrencesBetween } from "../schedule/schedule.ts";
import { baseName, linkTarget } from "../text/links.ts";
import { toDay, toNumber, weekdayOfNumber } from "../time/day-number.ts";
import { addDays, type Day } from "../time/day.ts";
import type { AgendaBand } from "./agenda.ts";
import { bandsOf, type Calendar, type Slots } from "./calendar-bands.ts";

/** The vault's calendars as schedules ask them; made once for each version of them. */
export interface VaultCalendars {
  /** By the calendars that a plan names; without any, every holidays note without services, in the hours of the framework, else Monday to Friday. The same for the same links. */
  workingDays(links: readonly string[] | undefined): WorkingDays;
  /** The hours of those days, in their own zone if they have one; without any, from 08:00 to 18:00. A night goes on in the next day, where that is worked. The same for the same links. */
  workingTime(links: readonly string[] | undefined): WorkingHours;
  /** The hard freezes that name no service or one of these, in order, those that overlap as one. */
  freezesFor(services: readonly string[]): readonly Span[];
  /** Every freeze that can be read, soft ones too. */
  readonly freezes: readonly Freeze[];
  /** The maintenance windows that name a service, by its folded base name; freezes are not cut out. */
  windowsFor(service: string): readonly ServiceWindow[];
  /** When a maintenance window is open, without the freezes that concern the services (absent: the window's own); undefined where the link leads to no window. Slots that reach into the days from the day before are there too. */
  slotsOf(windowLink: string, services?: readonly string[]): Slots | undefined;
  /** Windows, freezes and holidays that touch the days, both included. */
  bandsBetween(from: Day, to: Day): AgendaBand[];
}

/** When little or nothing is to be changed. */
export interface Freeze {
  readonly path: string;
  readonly name: string;
  readonly level: "soft" | "hard";
  readonly span: Span;
  /** Folded base names; of all services where it names none. */
  readonly services: ReadonlySet<string>;
}

/** When work on a service is welcome. */
export interface ServiceWindow {
  readonly name: string;
  readonly slots: Slots;
}

/** What calendars are told from besides their notes. `workingHours` is the framework's link; without `zone` moments count as they stand. */
export interface CalendarContext {
  readonly pathOf: (link: string) => string | undefined;
  readonly workingHours: string | undefined;
  readonly zone?: string;
}

/** Reads the calendars once and answers from them. */
export function calendarsOf(rows: readonly NoteRow<"calendar">[], { pathOf, workingHours, zone }: CalendarContext): VaultCalendars {
  const calendars = rows.map((row) => calendarOf(row, zone));
  const byPath = new Map(calendars.map((calendar) => [calendar.row.path, calendar]));
  const named = (links: readonly string[]): Calendar[] => links.flatMap((link) => byPath.get(pathOf(linkTarget(link)) ?? "") ?? []);
  const freezes = calendars.flatMap(({ row, span, services }): Freeze[] => (span && row.note.kind === "freeze" ? [{ path: row.path, name: row.name, level: row.note.level ?? "hard", span, services }] : []));
  const hard = freezes.filter(({ level }) => level === "hard");
  const frozen = (concerns: (freeze: Freeze) => boolean): Span[] => mergeSpans(hard.flatMap((each) => (concerns(each) ? [each.span] : [])));
  const windows = new Map<string, ServiceWindow[]>();
  for (const { row, slots, services } of calendars) if (slots) for (const service of services) windows.set(service, [...(windows.get(service) ?? []), { name: row.name, slots }]);
  const freezesFor = remembered((keys: readonly string[]) => frozen(({ services }) => services.size === 0 || keys.some((key) => services.has(key))));
  const hoursFor = (own: readonly Calendar[]): readonly Calendar[] => {
    const hours = own.filter(hasHours);
    return hours.length > 0 || workingHours === undefined ? hours : named([workingHours]).filter(hasHours);
  };
  const workingDays = remembered((links: readonly string[]) => workingDaysOf(named(links), calendars, named, hoursFor(named(links))));
  const workingTime = remembered((links: readonly string[]) => workingTimeOf(hoursFor(named(links)), workingDays(links), zone));
  /** A window for several services is closed where all of them are frozen. */
  const openSlots = (window: Calendar): Slots | undefined => {
    const cuts = frozen(({ services }) => services.size === 0 || (window.services.size > 0 && [...window.services].every((key) => services.has(key))));
    return window.slots && without(window.slots, cuts);
  };
  return {
    workingDays: (links) => workingDays(links ?? []),
    workingTime: (links) => workingTime(links ?? []),
    freezesFor: (services) => freezesFor(keysOf(services)),
    freezes,
    windowsFor: (service) => windows.get(service) ?? [],
    slotsOf: (link, services) => {
      const [window] = named([link]);
      return services === undefined ? window && openSlots(window) : window?.slots && without(window.slots, freezesFor(keysOf(services)));
    },
    bandsBetween: (from, to) => bandsOf(calendars, openSlots, from, to),
  };
}

function calendarOf(row: NoteRow<"calendar">, zone: string | undefined): Calendar {
  const { note } = row;
  const { terms } = note;
  const wallOf = wallClock(note.timezone, zone);
  const span = terms.period && spanOf(terms.period, wallOf);
  return { row, terms, span, slots: slotsOf(note.kind, terms, span, wallOf), services: new Set(keysOf(note.services)) };
}

function slotsOf(kind: string | undefined, { slots, period }: CalendarTerms, span: Span | undefined, wallOf: (moment: string) => string): Slots | undefined {
  if (kind !== "maintenance-window" || !(slots ?? period)) return undefined;
  // The zones of the world lie up to 26 hours apart.
  const back = slots === undefined ? 0 : slots.duration.months * 31 + slots.duration.days + Math.ceil(slots.duration.minutes / 1440) + 2;
  return (from, to) => {
    const days = slots ? occurrencesBetween(slots.schedule, addDays(from, -back), addDays(to, 2)) : [];
    const spans = slots ? days.map((day) => slotOn(day, slots.schedule, slots.duration)).map((slot) => ({ from: wallOf(slot.from), to: wallOf(slot.to) })) : span ? [span] : [];
    const after = `${addDays(to, 1)}T00:00`;
    return mergeSpans(spans.filter((slot) => slot.from < slot.to && slot.from < after)).filter((slot) => slot.to > `${from}T00:00`);
  };
}

function without(slots: Slots, cuts: readonly Span[]): Slots {
  return (from, to) => cutSpans(slots(from, to), cuts).filter((slot) => slot.to > `${from}T00:00` && slot.from < `${addDays(to, 1)}T00:00`);
}

function hasHours({ terms }: Calendar): boolean {
  return terms.hours.length > 0;
}

function workingDaysOf(own: readonly Calendar[], all: readonly Calendar[], named: (links: readonly string[]) => Calendar[], hours: readonly Calendar[]): WorkingDays {
  const holidaysIn = (calendars: readonly Calendar[]): Calendar[] => calendars.filter(({ row }) => row.note.kind === "holidays");
  const weekdays = new Set<number>(hours.length === 0 ? [1, 2, 3, 4, 5] : hours.flatMap(({ terms }) => terms.hours.map(({ weekday }) => weekday)));
  const chosen = holidaysIn([...own, ...own.filter(hasHours).flatMap(({ row }) => named(row.note.calendar))]);
  const off = daysOff(chosen.length > 0 ? chosen : holidaysIn(all).filter(({ services }) => services.size === 0));
  return { isWorking: (day) => weekdays.has(weekdayOfNumber(toNumber(day))) && !off.has(day) && !off.has(day.slice(5)) };
}

const OFFICE_HOURS = [{ from: "08:00", to: "18:00" }];

function workingTimeOf(hours: readonly Calendar[], days: WorkingDays, zone = "UTC"): WorkingHours {
  const stretches = hours.flatMap(({ terms }) => terms.hours);
  return {
    zone: hours.flatMap(({ row }) => row.note.timezone ?? [])[0] ?? zone,
    spansOn: (day) => {
      if (!days.isWorking(day)) return [];
      return hours.length === 0 ? OFFICE_HOURS : stretches.filter(({ weekday }) => weekday === weekdayOfNumber(toNumber(day)));
    },
  };
}

/** Days, and `MM-DD` of every year: a leap year shows each of them. */
function daysOff(calendars: readonly Calendar[]): ReadonlySet<string> {
  const off = new Set<string>();
  for (const holiday of calendars.flatMap(({ terms }) => terms.holidays)) {
    const { from, to } = holidayIn(holiday, 2028) ?? { from: "9", to: "0" };
    for (let day = toNumber(from); day <= toNumber(to); day++) off.add(toDay(day).slice(holiday.yearly ? 5 : 0));
  }
  return off;
}

function keysOf(services: readonly string[]): string[] {
  return services.map((service) => baseName(linkTarget(service)).trim().normalize("NFC").toLowerCase()).filter((key) => key !== "");
}

/** Answers the same again for the same texts. */
function remembered<Answer>(make: (texts: readonly string[]) => Answer): (texts: readonly string[]) => Answer {
  const known = new Map<string, Answer>();
  return (texts) => {
    const key = JSON.stringify(texts);
    const answer = known.get(key) ?? make(texts);
    if (known.size < 5000) known.set(key, answer);
    return answer;
  };
}
