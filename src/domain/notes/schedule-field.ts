import { needsStart, nextOccurrence, readSchedule, type Schedule } from "../schedule/schedule.ts";
import type { Day } from "../time/day.ts";
import type { NoteProblem } from "./note-problem.ts";
import { fieldProblem, findProperties, type Schema } from "./read-fields.ts";

/** What a schedule lacks that counts from a day, by its frequency, and how words name it. */
const MISSING = {
  daily: ["day", "every day"],
  weekly: ["day of the week", "every week on Monday"],
  monthly: ["day of the month", "every month on the 1st"],
  yearly: ["day of the year", "every year on March 1"],
} as const;
const FIRST_DAY = "0001-01-01";

/**
 * Reads a note's `schedule`, which `schema` has under that name and `fields` under the key that the note uses. What cannot be read, means two things or never occurs
 * is pushed to `problems`, and none is given. With `needsStart` a schedule that counts from a day is a problem without one; else the caller has another day.
 */
export function readScheduleField(
  schema: Schema, fields: Readonly<Record<string, unknown>>, value: string | undefined, starts: Day | undefined, problems: NoteProblem[], wants: { readonly needsStart: boolean },
): Schedule | undefined {
  if (value === undefined) return undefined;
  const reading = readSchedule(value, starts);
  const problem = reading.ok ? problemOf(reading.schedule, wants.needsStart) : reading.problem;
  if (reading.ok && problem === undefined) return reading.schedule;
  const { expected, hint, choices } = problem ?? { expected: "", hint: "", choices: undefined };
  const found = findProperties(schema, fields, []).get("schedule") ?? { key: "schedule", value };
  const told = fieldProblem(found, expected, hint, choices === undefined ? "schedule-unreadable" : "schedule-ambiguous");
  problems.push(choices === undefined ? told : { ...told, choices });
  return undefined;
}

interface Lack {
  readonly expected: string;
  readonly hint: string;
  readonly choices?: undefined;
}

function problemOf(schedule: Schedule, wantsStart: boolean): Lack | undefined {
  if (schedule.kind === "once") return undefined;
  if (!needsStart(schedule)) {
    const { shortMonths, until, except } = schedule.rule;
    // Words alone name days that come: only what bounds or leaves out can be without any.
    const never = (shortMonths === "omit" || (until ?? except) !== undefined) && nextOccurrence(schedule, FIRST_DAY) === undefined;
    return never ? { expected: "a schedule that some day meets", hint: "Correct the days: none ever occurs." } : undefined;
  }
  if (!wantsStart) return undefined;
  const { interval, count, frequency } = schedule.rule;
  const [day, words] = MISSING[frequency];
  if (interval > 1 || count !== undefined) return { expected: "the day that the interval counts from", hint: "Add the property starts with the first day, such as starts: 2026-11-23" };
  return { expected: `the ${day}`, hint: `Write ${words}, or add the property starts` };
}
