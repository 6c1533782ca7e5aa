import type { Agenda, AgendaItem } from "../../domain/queries/agenda.ts";
import { addDays, type Day } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import { drawButton } from "./buttons.ts";
import { drawEntryRow } from "./schedule-chip.ts";
import { entriesOf, itemsByDay } from "./schedule-days.ts";
import type { ScheduleEntry } from "./schedule-entries.ts";
import { dayWords } from "./schedule-range.ts";
import { WindowedList } from "./windowed-list.ts";

/** A line of the agenda: an entry, under its day's heading where it is the first; without an entry, the way to later days. */
export interface AgendaLine {
  readonly key: string;
  readonly day: Day;
  readonly today: Day;
  /** "" where it is not the first of its day. */
  readonly heading: string;
  readonly entry: ScheduleEntry | undefined;
}

/** The agenda as lines from day to day; a stretch of days stands on the first of them that is shown. */
export function agendaLines(agenda: Agenda): AgendaLine[] {
  const { from, to, today } = agenda;
  const items = itemsByDay(agenda.items);
  const lines: AgendaLine[] = [];
  const known = new Set<string>();
  agenda.late.forEach((entry, at) => lines.push({ key: `late ${entry.key}`, day: from, today, heading: at === 0 ? words.scheduleView.late : "", entry }));
  for (let day = from; day <= to; day = addDays(day, 1)) {
    dayEntries(agenda, day, items.get(day) ?? []).forEach((entry, at) => {
      // An occurrence that two lines of a log tell of stands twice.
      const key = `${entry.key} ${day}${known.has(entry.key + day) ? lines.length : ""}`;
      known.add(entry.key + day);
      lines.push({ key, day, today, heading: at === 0 ? dayHeading(day, today) : "", entry });
    });
  }
  return [...lines, { key: "later", day: to, today, heading: "", entry: undefined }];
}

function dayEntries({ bands, from }: Agenda, day: Day, items: readonly AgendaItem[]): readonly ScheduleEntry[] {
  const begun = bands.filter((band) => (band.from < from ? from : band.from) === day);
  return [...begun.filter(({ kind }) => kind !== "window"), ...entriesOf(day, items, begun)];
}

/** "Today, Monday 23 November". */
export function dayHeading(day: Day, today: Day): string {
  const near = day === today ? words.today : day === addDays(today, 1) ? words.scheduleView.tomorrow : "";
  return [near, dayWords(day, today)].filter((part) => part !== "").join(", ");
}

/** A list of lines, of which only those in sight are drawn. */
export function agendaList(scroller: HTMLElement): WindowedList<AgendaLine> {
  return new WindowedList<AgendaLine>(scroller, {
    key: ({ key }) => key,
    estimate: ({ heading }) => (heading === "" ? 44 : 80),
    draw: (line, row) => {
      if (line.heading !== "") drawDayHeading(row, line.heading);
      if (line.entry) drawEntryRow(row, line.entry, line.day, line.today);
      else drawButton(row, { key: "later", text: words.scheduleView.showLater, icon: "chevron-down" }, () => undefined).setAttrs({ "data-walk": "", "data-later": "" });
    },
  });
}

/** Draws the heading over what stands on a day. */
export function drawDayHeading(parent: HTMLElement, text: string): HTMLElement {
  return parent.createDiv({ cls: "operations-vault-day-heading", text, attr: { role: "heading", "aria-level": 3 } });
}
