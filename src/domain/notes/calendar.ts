import { needsStart, readSchedule, type Schedule } from "../schedule/schedule.ts";
import { writeDuration, type Duration } from "../time/duration.ts";
import { HOLIDAY_EXPECTED, readHoliday, type Holiday } from "./calendar-holidays.ts";
import { HOURS_EXPECTED, joinHours, readHours, type WorkingStretch } from "./calendar-hours.ts";
import { COMMON } from "./common-fields.ts";
import { choice, day, length, list, text, when, type When } from "./field-types.ts";
import type { NoteProblem } from "./note-problem.ts";
import { fieldProblem, findProperties, type Found, type Values } from "./read-fields.ts";

/** Holidays, windows, freezes, working hours. */
export const CALENDAR_FIELDS = {
  ...COMMON,
  kind: choice("holidays|maintenance-window|freeze|working-hours"),
  level: choice("soft|hard"),
  start: when(),
  end: when(),
  schedule: text("frequency", "recurrence", "repeat"),
  starts: day(),
  duration: length(),
  dates: list(),
  hours: list(),
  calendar: list(),
} as const;

/** What a calendar says, by its kind; what belongs to another kind is absent. */
export interface CalendarTerms {
  readonly holidays: readonly Holiday[];
  readonly hours: readonly WorkingStretch[];
  /** The slots of a maintenance window: when they begin, and how long each is by the clock on the wall. */
  readonly slots: { readonly schedule: Schedule; readonly duration: Duration } | undefined;
  /** Of a freeze, or of a maintenance window without a schedule. An end that is a day counts, one that is a moment does not. */
  readonly period: { readonly start: When; readonly end: When } | undefined;
}

type CalendarValues = Values<typeof CALENDAR_FIELDS>;
type Tell = (name: string, expected: string, hint: string, found?: unknown, code?: string) => undefined;

const NONE = { holidays: [], hours: [], slots: undefined, period: undefined } as const satisfies CalendarTerms;
/** Of a slot, in days. */
const LONGEST = 366;

/** Reads a calendar's terms; a line that cannot be read is a problem, and the others count. */
export function calendarTerms(values: CalendarValues, fields: Readonly<Record<string, unknown>>, problems: NoteProblem[]): { terms: CalendarTerms } {
  const properties = findProperties(CALENDAR_FIELDS, fields, []);
  const tell: Tell = (name, expected, hint, found = "", code = "value-unreadable") => {
    problems.push(fieldProblem({ key: properties.get(name)?.key ?? name, value: found }, expected, hint, code));
    return undefined;
  };
  const written = (name: "dates" | "hours"): readonly string[] => linesOf(properties.get(name), values[name], LINE_ENDS[name]);
  switch (values.kind) {
    case "holidays": return { terms: { ...NONE, holidays: readEach(written("dates"), readHoliday, (line) => tell("dates", HOLIDAY_EXPECTED, "Write year-month-day, then the name. At most a year at a time.", line)) } };
    case "working-hours": return { terms: { ...NONE, hours: joinHours(readEach(written("hours"), readHours, (line) => tell("hours", HOURS_EXPECTED, "Write the days, then their hours from 00:00 to 24:00.", line))) } };
    case "maintenance-window": return { terms: values.schedule === undefined && values.start !== undefined ? { ...NONE, period: periodOf(values, tell) } : { ...NONE, slots: slotsOf(values, tell) } };
    case "freeze": return { terms: { ...NONE, period: periodOf(values, tell) } };
    default: {
      const isTelling = ["dates", "hours", "schedule", "start", "level"].some((name) => properties.has(name)) && !properties.has("kind");
      const choices = CALENDAR_FIELDS.kind.words ?? [];
      if (isTelling) problems.push({ ...fieldProblem({ key: "kind", value: "" }, choices.join(", "), "Choose what this calendar is."), choices });
      return { terms: NONE };
    }
  }
}

/** Where a single text is cut into lines: before a date behind a comma, for a name may have one of its own; hours need no cut. */
const LINE_ENDS = { dates: /[,;]\s*(?=(?:\d{4}-)?\d{2}-\d{2})|\n/, hours: /\n/ } as const;

function linesOf(found: Found | undefined, entries: readonly string[], ends: RegExp): readonly string[] {
  return typeof found?.value === "string" && entries.length > 0 ? found.value.split(ends).filter((line) => line.trim() !== "") : entries;
}

function readEach<Read>(lines: readonly string[], read: (line: string) => Read | undefined, tell: (line: string) => undefined): Read[] {
  return lines.flatMap((line) => read(line) ?? tell(line) ?? []);
}

function periodOf({ start, end }: CalendarValues, tell: Tell): CalendarTerms["period"] {
  if (start === undefined || end === undefined) return tell(start === undefined ? "start" : "end", "a day or a moment such as 2026-12-18T18:00", "Set start and end, else it does not count.");
  if (start === end && end.length > 10) return tell("end", `later than ${start}`, "Write the day alone to mean all of it.", end);
  // That the end comes before the start is told of every kind of note.
  return { start, end };
}

function slotsOf({ schedule, starts, duration }: CalendarValues, tell: Tell): CalendarTerms["slots"] {
  if (schedule === undefined) return tell("schedule", "when the window opens, such as every week on Saturday at 22:00", "Set schedule and duration, or start and end.");
  const reading = readSchedule(schedule, starts);
  if (!reading.ok) return tell("schedule", reading.problem.expected, reading.problem.hint, schedule, /bi-?weekly/i.test(schedule) ? "schedule-ambiguous" : "schedule-unreadable");
  if (needsStart(reading.schedule)) return tell("starts", "the day that the schedule counts from", "Add the property starts with the first day, such as starts: 2026-11-23.");
  // Without a time of day and a length it is open all day.
  const lasting = duration ?? (reading.schedule.time === undefined ? { months: 0, days: 1, minutes: 0 } : undefined);
  if (lasting === undefined) return tell("duration", "how long the window is open, such as 4 h", "Set duration, else the window does not count.");
  const days = lasting.months * 30 + lasting.days + lasting.minutes / 1440;
  return days > 0 && days <= LONGEST ? { schedule: reading.schedule, duration: lasting } : tell("duration", "a length of at most a year, such as 4 h", "Correct the duration.", writeDuration(lasting) || "0 min");
}
