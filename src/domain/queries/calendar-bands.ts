import type { NoteRow } from "../index/note-row.ts";
import type { CalendarTerms } from "../notes/calendar.ts";
import { holidayIn, type Holiday } from "../notes/calendar-holidays.ts";
import { lastDayOf } from "../notes/calendar-spans.ts";
import type { Span } from "../schedule/plan-terms.ts";
import { baseName, linkTarget } from "../text/links.ts";
import { addDays, type Day } from "../time/day.ts";
import type { AgendaBand } from "./agenda.ts";

/** Stretches of local wall time that touch the days between two, both included, in order. */
export type Slots = (from: Day, to: Day) => readonly Span[];

/** A calendar note, ready to be asked. */
export interface Calendar {
  readonly row: NoteRow<"calendar">;
  readonly terms: CalendarTerms;
  /** Of a freeze, or of a window that opens once. */
  readonly span: Span | undefined;
  /** Of a maintenance window, freezes not cut out. */
  readonly slots: Slots | undefined;
  /** The folded base names of its services. */
  readonly services: ReadonlySet<string>;
}

interface NamedDays {
  readonly from: Day;
  readonly to: Day;
  readonly name: string;
}

/** The bands that touch the days, in order of their first day, time and title. A band keeps its own ends, also beyond the days. */
export function bandsOf(calendars: readonly Calendar[], slotsOf: (window: Calendar) => Slots | undefined, from: Day, to: Day): AgendaBand[] {
  if (from > to) return [];
  const bands = calendars.flatMap((calendar): AgendaBand[] => {
    const slots = slotsOf(calendar)?.(from, to) ?? [];
    const spans = calendar.row.note.kind === "freeze" && calendar.span ? [calendar.span] : slots;
    return [...spans.map((span) => spanBand(calendar, span)), ...holidayRuns(calendar.terms.holidays, from, to).map((run) => holidayBand(calendar, run))];
  });
  const order = ({ from: first, fromTime, title, key }: AgendaBand): string => [first, fromTime, title, key].join("\n");
  return bands.filter((band) => band.from <= to && band.to >= from).sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

function spanBand({ row }: Calendar, span: Span): AgendaBand {
  const { kind, level } = row.note;
  const isFreeze = kind === "freeze";
  const [fromTime, toTime] = [span.from.slice(11), span.to.slice(11)];
  const wholeDays = fromTime === "00:00" && toTime === "00:00";
  return {
    ...bare(row, span.from), kind: isFreeze ? "freeze" : "window", level: isFreeze ? (level ?? "hard") : "",
    from: span.from.slice(0, 10), to: lastDayOf(span), fromTime: wholeDays ? "" : fromTime, toTime: wholeDays ? "" : toTime === "00:00" ? "24:00" : toTime,
  };
}

function holidayBand({ row }: Calendar, { from, to, name }: NamedDays): AgendaBand {
  const band = bare(row, `${from} ${name}`);
  return { ...band, kind: "holiday", level: "", title: name || band.title, from, to, fromTime: "", toTime: "" };
}

function bare({ path, name, note }: Calendar["row"], place: string): Pick<AgendaBand, "key" | "title" | "path" | "services"> {
  return { key: `${path}@${place}`, title: note.title ?? name, path, services: note.services.map((service) => baseName(linkTarget(service))) };
}

/** Holidays near the days; those of one name that follow each other are one. */
function holidayRuns(holidays: readonly Holiday[], from: Day, to: Day): NamedDays[] {
  const [first, last] = [Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4)) + 1];
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const days = holidays.flatMap((holiday) => (holiday.yearly ? years : [0]).flatMap((year): NamedDays[] => {
    const found = holidayIn(holiday, year);
    return found ? [{ ...found, name: holiday.name }] : [];
  }));
  const runs: NamedDays[] = [];
  for (const day of days.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : one.from < other.from ? -1 : 1))) {
    const run = runs.at(-1);
    if (run?.name !== day.name || day.from > addDays(run.to, 1)) runs.push(day);
    else if (day.to > run.to) runs[runs.length - 1] = { ...run, to: day.to };
  }
  return runs;
}
