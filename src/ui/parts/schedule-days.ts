import type { Agenda, AgendaBand, AgendaItem, AgendaKind } from "../../domain/queries/agenda.ts";
import { addDays, formatDayLong, type Day } from "../../domain/time/day.ts";
import { isBand, isLong, lastDayOf, timeOfEntry, toneOf, type ScheduleEntry } from "./schedule-entries.ts";
import type { ScheduleLayout } from "./schedule-range.ts";

/** What is shown of the schedule; "" is all. */
export interface ScheduleFilter {
  readonly service: string;
  readonly kind: AgendaKind | "";
}

/** What one day of the grid shows; two that are the same are drawn the same. */
export interface ScheduleDay {
  readonly day: Day;
  /** "23", "1 Dec", in stacked days "Monday 23 November". */
  readonly label: string;
  readonly isToday: boolean;
  readonly isOutside: boolean;
  readonly holidays: readonly string[];
  /** By lane; undefined where another freeze of the week has its lane. `isNamed` on its first day of the week. */
  readonly freezes: readonly ({ readonly band: AgendaBand; readonly isNamed: boolean } | undefined)[];
  /** Those that fit, in the order of time. */
  readonly entries: readonly ScheduleEntry[];
  readonly all: number;
  readonly alarms: number;
  /** Shown as dots with a count. */
  readonly isDotted: boolean;
}

/** How much room a day has, and how it is laid out. */
export interface DayRoom {
  readonly layout: ScheduleLayout;
  /** So many lines of chips fit into a day. */
  readonly lines: number;
  readonly isNarrow: boolean;
}

/** The agenda without what the filter leaves out; windows and days that concern every service stay. */
export function filtered(agenda: Agenda, { service, kind }: ScheduleFilter): Agenda {
  const isOfService = ({ services }: { readonly services: readonly string[] }): boolean => service === "" || services.includes(service);
  const isMeant = (item: AgendaItem): boolean => (kind === "" || item.kind === kind) && isOfService(item);
  return {
    ...agenda,
    items: agenda.items.filter(isMeant),
    late: agenda.late.filter(isMeant),
    bands: agenda.bands.filter((band) => band.services.length === 0 || isOfService(band)),
  };
}

/** The days of the agenda, whole weeks, as the grid shows them; `shown` is the day that the month is of. */
export function scheduleDays(agenda: Agenda, shown: Day, room: DayRoom): ScheduleDay[] {
  const items = itemsByDay(agenda.items);
  const days: ScheduleDay[] = [];
  for (let monday = agenda.from; monday <= agenda.to; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6);
    const bands = agenda.bands.filter(({ from, to }) => from <= sunday && to >= monday);
    for (let at = 0; at < 7; at++) days.push(scheduleDay(addDays(monday, at), at === 0, items, bands, agenda.today, shown, room));
  }
  return days;
}

function scheduleDay(day: Day, isMonday: boolean, items: ReadonlyMap<Day, AgendaItem[]>, week: readonly AgendaBand[], today: Day, shown: Day, room: DayRoom): ScheduleDay {
  const isMonth = room.layout === "month";
  const entries = entriesOf(day, items.get(day) ?? [], week);
  const freezes = lanesOf(day, isMonday, week);
  const isDotted = isMonth && room.isNarrow;
  return {
    day, isToday: day === today, isOutside: isMonth && day.slice(0, 7) !== shown.slice(0, 7), label: labelOf(day, room),
    holidays: week.filter((band) => band.kind === "holiday" && covers(band, day)).map(({ title }) => title),
    freezes, all: entries.length, alarms: entries.filter(isAlarm).length, isDotted,
    entries: isMonth ? fitting(entries, isDotted ? 3 : Math.max(1, room.lines - freezes.length), isDotted) : entries,
  };
}

/** What stands on a day, in the order of time: its items, and the windows that are open on it. */
export function entriesOf(day: Day, items: readonly AgendaItem[], bands: readonly AgendaBand[]): readonly ScheduleEntry[] {
  const windows = bands.filter((band) => band.kind === "window" && (band.from === day || (isLong(band) && covers(band, day))));
  if (windows.length === 0) return items;
  return [...items, ...windows].sort((one, other) => (timeOfEntry(one) < timeOfEntry(other) ? -1 : Number(timeOfEntry(one) > timeOfEntry(other))));
}

/** Items by their day, each in their order; what is longer than a day or a night stands on each of its days, its time on the first. */
export function itemsByDay(items: readonly AgendaItem[]): Map<Day, AgendaItem[]> {
  const days = new Map<Day, AgendaItem[]>();
  const put = (day: Day, item: AgendaItem): void => {
    const others = days.get(day);
    if (others) others.push(item);
    else days.set(day, [item]);
  };
  for (const item of items) {
    put(item.day, item);
    if (item.until === undefined) continue;
    const last = lastDayOf(item);
    for (let day = addDays(item.day, 1); day <= last; day = addDays(day, 1)) put(day, { ...item, time: "" });
  }
  return days;
}

/** Whether a band lies on a day. */
export function covers({ from, to }: AgendaBand, day: Day): boolean {
  return from <= day && day <= to;
}

/** What alarms is never left out for what does not; where something is left out, its count takes a line. */
function fitting(entries: readonly ScheduleEntry[], lines: number, isDotted: boolean): readonly ScheduleEntry[] {
  if (entries.length <= lines) return entries;
  const first = [...entries.filter(isAlarm), ...entries.filter((entry) => !isAlarm(entry))].slice(0, isDotted ? lines : lines - 1);
  return entries.filter((entry) => first.includes(entry));
}

function isAlarm(entry: ScheduleEntry): boolean {
  return !isBand(entry) && toneOf(entry) === "alarm";
}

function lanesOf(day: Day, isMonday: boolean, week: readonly AgendaBand[]): ScheduleDay["freezes"] {
  const lanes = week.filter(({ kind }) => kind === "freeze").map((band) => (covers(band, day) ? { band, isNamed: isMonday || band.from === day } : undefined));
  while (lanes.length > 0 && lanes[lanes.length - 1] === undefined) lanes.pop();
  return lanes;
}

function labelOf(day: Day, { layout, isNarrow }: DayRoom): string {
  const [weekday = "", date = "", month = ""] = formatDayLong(day).split(" ");
  if (layout === "week" && isNarrow) return `${weekday} ${date} ${month}`;
  return date === "1" && !isNarrow ? `1 ${month.slice(0, 3)}` : date;
}
