import { weekdayOf, readDay, type Day } from "../time/day.ts";
import { describeRule, withoutStart } from "./describe-rule.ts";
import { makeRule } from "./make-rule.ts";
import { daysOf, nextIn, previousIn } from "./occurrences.ts";
import { intervalOf } from "./interval-days.ts";
import { isRrule, readRrule } from "./read-rrule.ts";
import { readTail, type Tail } from "./read-tail.ts";
import { readWords, type PartsReading } from "./read-words.ts";
import type { Rule } from "./rule.ts";
import { notUnderstood, refuse, type Refused } from "./schedule-problem.ts";
import { writeRrule } from "./write-rrule.ts";

/** When something is due: by a rule, or once. `time` is `HH:mm` of wall time in the vault's zone; `whenDone` counts from its completion, as Tasks' words say. */
export type Schedule =
  | { readonly kind: "recurring"; readonly rule: Rule; readonly time?: string; readonly whenDone?: true }
  | { readonly kind: "once"; readonly day: Day; readonly time?: string };

/** What reading a schedule's words gives. */
export type ScheduleReading = { readonly ok: true; readonly schedule: Schedule } | Refused;

const LONGEST = 10_000;
/** Notes are read again and again, and many say the same. */
const READ = new Map<string, ReadWords>();
const MOST_READ = 200;
const MOST_KEPT = 200;
const ONCE = /^(?:once )?(?:on )?(\d{4}-\d{1,2}-\d{1,2})$/;

/**
 * Reads a schedule: words (`every 2 weeks on Monday at 09:00`), a duration (`6 months`), `once 2026-12-01`, or a rule of RFC 5545. It counts from `starts`, else from
 * the day that it names itself; {@link needsStart} says where there is none. Never throws.
 */
export function readSchedule(words: string, starts: Day | undefined): ScheduleReading {
  if (words.length > MOST_KEPT) return finish(readAfresh(words), starts);
  let known = READ.get(words);
  if (known === undefined) {
    if (READ.size >= MOST_READ) READ.clear();
    READ.set(words, (known = readAfresh(words)));
  }
  return finish(known, starts);
}

/** What words alone give: all but the day that it starts. */
type ReadWords = ScheduleReading | { readonly ok: "parts"; readonly parts: Extract<PartsReading, { readonly ok: true }>; readonly tail: Tail };

function readAfresh(words: string): ReadWords {
  const text = words.slice(0, LONGEST).toLowerCase().replace(/\u{1F501}\uFE0F?|[\s"']+/gu, " ").replace(/ +/g, " ").trim();
  const found = words.trim();
  if (words.length > LONGEST) return notUnderstood(found.slice(0, 80));
  const reading = readTail(text);
  if (!reading.ok) return reading;
  const { tail, words: rule, rest } = reading;
  const time = tail.time === undefined ? {} : { time: tail.time };
  const once = ONCE.exec(rule)?.[1];
  if (once !== undefined) return readDate(once, time);
  const parts = isRrule(rule) ? readRrule(rule) : readWords(rule);
  return parts.ok ? { ok: "parts", parts, tail } : refused(parts, rule, found, rest);
}

function finish(read: ReadWords, starts: Day | undefined): ScheduleReading {
  if (read.ok !== "parts") return read;
  const { parts, tail } = read;
  const time = tail.time === undefined ? {} : { time: tail.time };
  const { time: _time, whenDone, shortMonths = parts.parts.shortMonths, ...ends } = tail;
  const made = makeRule({ ...parts.parts, ...ends, shortMonths, starts: starts ?? tail.starts ?? parts.parts.starts });
  if (made.until !== undefined && made.starts !== undefined && made.until < made.starts) {
    return refuse(made.until, `a last day that is not before the first, ${made.starts}`, "Correct one of the days.");
  }
  return { ok: true, schedule: { kind: "recurring", rule: made, ...(parts.time === undefined ? {} : { time: parts.time }), ...time, ...(whenDone ? { whenDone } : {}) } };
}

/** Whether a schedule counts from a day that is not given: then nothing occurs. */
export function needsStart(schedule: Schedule): boolean {
  if (schedule.kind === "once" || schedule.rule.starts !== undefined) return false;
  const { frequency, interval, count, months, monthDays, weekdays, yearDays } = schedule.rule;
  const named = frequency === "daily" || weekdays !== undefined || yearDays !== undefined || (monthDays !== undefined && (frequency === "monthly" || months !== undefined));
  return interval > 1 || count !== undefined || !named;
}

/** The same schedule, counted from a day. */
export function startingOn(schedule: Schedule, day: Day): Schedule {
  return schedule.kind === "once" ? schedule : { ...schedule, rule: { ...schedule.rule, starts: day } };
}

/** The newest occurrence up to and including a day. */
export function latestOccurrence(schedule: Schedule, onOrBefore: Day): Day | undefined {
  if (schedule.kind === "once") return schedule.day <= onOrBefore ? schedule.day : undefined;
  return needsStart(schedule) ? undefined : previousIn(schedule.rule, onOrBefore);
}

/** The first occurrence behind a day; undefined where none comes any more. */
export function nextOccurrence(schedule: Schedule, after: Day): Day | undefined {
  if (schedule.kind === "once") return schedule.day > after ? schedule.day : undefined;
  return needsStart(schedule) ? undefined : nextIn(schedule.rule, after);
}

/** The first occurrences behind a day, in order; fewer where no more come. */
export function nextOccurrences(schedule: Schedule, after: Day, count: number): Day[] {
  const days: Day[] = [];
  for (let day = nextOccurrence(schedule, after); day !== undefined && days.length < count; day = nextOccurrence(schedule, day)) days.push(day);
  return days;
}

/** The occurrences from one day to another, both included, in order. */
export function occurrencesBetween(schedule: Schedule, from: Day, to: Day): Day[] {
  if (schedule.kind === "once") return schedule.day >= from && schedule.day <= to ? [schedule.day] : [];
  return needsStart(schedule) ? [] : daysOf(schedule.rule, from, to);
}

/** What was understood, in words that are read as the same: `every 2 weeks on Monday, Thursday at 09:00, from 2026-01-07`. */
export function describeSchedule(schedule: Schedule): string {
  if (schedule.kind === "recurring") return describeRule(schedule.rule, schedule.time, schedule.whenDone === true);
  return `once ${schedule.day}${schedule.time === undefined ? "" : ` at ${schedule.time}`}`;
}

/** What is going on: as {@link describeSchedule}, without a first day that lies behind, whose date is said instead: `every week on Friday`. */
export function describeRunning(schedule: Schedule, today: Day): string {
  const starts = schedule.kind === "once" ? undefined : schedule.rule.starts;
  if (schedule.kind === "once" || starts === undefined || starts > today) return describeSchedule(schedule);
  return describeSchedule({ ...schedule, rule: withoutStart(schedule.rule, weekdayOf(starts)) });
}

/** The rule as `RRULE:...`, without first day and time. Undefined for what occurs once, or where no rule of RFC 5545 says the same. */
export function writeRule(schedule: Schedule): string | undefined {
  return schedule.kind === "once" ? undefined : writeRrule(schedule.rule);
}

/** Days from one occurrence to the next on the average, a month as 30 days and a year as 360 (SMRP's grace counts so); 0 for what occurs once. */
export function intervalDays(schedule: Schedule): number {
  return schedule.kind === "once" ? 0 : intervalOf(schedule.rule);
}

/** The time of day that a schedule names, `HH:mm`. */
export function timeOf(schedule: Schedule): string | undefined {
  return schedule.time;
}

function readDate(text: string, time: { readonly time?: string }): ScheduleReading {
  const day = readDay(text.replace(/-(\d)(?!\d)/g, "-0$1"));
  return day === undefined ? refuse(text, "a day that exists, such as 2026-12-01", "Correct the day.") : { ok: true, schedule: { kind: "once", day, ...time } };
}

/** A refusal that shows what the note says, and choices that keep what stands behind the rule. */
function refused({ problem }: Refused, rule: string, found: string, rest: string): Refused {
  const shown = { ...problem, found: problem.found === rule ? found : problem.found };
  const choices = problem.choices?.map((choice) => {
    const reading = readSchedule(choice + rest, undefined);
    return reading.ok ? describeSchedule(reading.schedule) : choice;
  });
  return { ok: false, problem: choices === undefined ? shown : { ...shown, expected: choices.join(", or "), choices } };
}
