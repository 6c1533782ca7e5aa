import { addDays, daysBetween, mondayOf, weekdayName, weekdayOf, type Day, type Weekday } from "../time/day.ts";

/** What every schedule has: nothing occurs before `starts`; `time` is `HH:mm` in the vault's zone. */
interface Common {
  readonly starts?: Day;
  readonly time?: string;
}

/** When something recurs, by days. An interval above 1 counts from `starts`, a week begins on Monday. */
export type Schedule =
  | (Common & { readonly kind: "daily"; readonly interval: number })
  | (Common & { readonly kind: "weekdays" })
  | (Common & { readonly kind: "weekly"; readonly interval: number; readonly days: readonly Weekday[] });

/** What cannot be read as a schedule, what would be, and what to do. */
export interface ScheduleProblem {
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
}

/** What reading a schedule's words gives. */
export type ScheduleReading = { readonly ok: true; readonly schedule: Schedule } | { readonly ok: false; readonly problem: ScheduleProblem };

const UNDERSTOOD = "every day, every 3 days, every weekday, every week on Monday, every 2 weeks on Monday, Thursday, daily, weekly, fortnightly, each also with at 09:00";
const SHORT: Readonly<Record<string, string>> = { daily: "every day", weekdays: "every weekday", weekly: "every week", fortnightly: "every 2 weeks" };
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const ALL_DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const RECURRENCE = /^(?:every|each) (?:(\d{1,3}|other) )?(days?|weekdays?|weeks?)(?: on (.+))?$/;
/** A Monday before any note. */
const EPOCH: Day = "1900-01-01";

/** Reads a schedule's words. An interval above 1, and `weekly` without a day, need the day that it `starts`. */
export function readSchedule(words: string, starts: Day | undefined): ScheduleReading {
  const text = words.trim().toLowerCase().replace(/\s+/g, " ");
  if (/\b(?:bi-?weekly|twice weekly|semi-?weekly)\b/.test(text)) {
    return refuse(words, "every 2 weeks, or every week on two days", "Write every 2 weeks on Monday, or every week on Monday, Thursday");
  }
  const { rule, time, badTime } = splitTime(text);
  if (badTime !== undefined) return refuse(badTime, "a time of day such as at 09:00", "Write the time as hours and minutes, 00:00 to 23:59");
  const common: Common = { ...(starts === undefined ? {} : { starts }), ...(time === undefined ? {} : { time }) };
  const short = SHORT[rule.split(" ")[0] ?? ""];
  const long = short === undefined ? rule.replace(/^(every|each) (?=\w+day\b)(?!weekday|day)/, "every week on ") : rule.replace(/^\S+/, short);
  const match = RECURRENCE.exec(long);
  if (match === null) return notUnderstood(words);
  return build(words, { interval: intervalOf(match[1]), unit: (match[2] ?? "").replace(/s$/, ""), days: match[3] }, common);
}

/** The newest occurrence up to and including a day. */
export function latestOccurrence(schedule: Schedule, onOrBefore: Day): Day | undefined {
  const day = schedule.kind === "daily" ? dailyBefore(schedule, onOrBefore) : weeklyNear(schedule, onOrBefore, "before");
  return day === undefined || day < (schedule.starts ?? day) ? undefined : day;
}

/** The first occurrence behind a day. */
export function nextOccurrence(schedule: Schedule, after: Day): Day | undefined {
  const from = addDays(after, 1);
  const earliest = schedule.starts !== undefined && schedule.starts > from ? schedule.starts : from;
  if (schedule.kind !== "daily") return weeklyNear(schedule, earliest, "after");
  const before = dailyBefore(schedule, earliest);
  return before === earliest ? earliest : addDays(before, schedule.interval);
}

/** The first occurrences behind a day, in order. */
export function nextOccurrences(schedule: Schedule, after: Day, count: number): Day[] {
  const days: Day[] = [];
  let last = after;
  while (days.length < count) {
    const next = nextOccurrence(schedule, last);
    if (next === undefined) break;
    days.push(next);
    last = next;
  }
  return days;
}

/** The time of day that a schedule names, `HH:mm`. */
export function timeOf(schedule: Schedule): string | undefined {
  return schedule.time;
}

/** What was understood, in the words that are read: `every 2 weeks on Monday, Thursday at 09:00, from 2026-01-07`. */
export function describeSchedule(schedule: Schedule): string {
  const time = schedule.time === undefined ? "" : ` at ${schedule.time}`;
  const from = schedule.starts === undefined ? "" : `, from ${schedule.starts}`;
  return `${describeRule(schedule)}${time}${from}`;
}

function describeRule(schedule: Schedule): string {
  if (schedule.kind === "weekdays") return "every weekday";
  const { interval } = schedule;
  const unit = schedule.kind === "daily" ? "day" : "week";
  const every = interval === 1 ? `every ${unit}` : `every ${String(interval)} ${unit}s`;
  return schedule.kind === "daily" ? every : `${every} on ${schedule.days.map(weekdayName).join(", ")}`;
}

interface Rule {
  readonly interval: number;
  readonly unit: string;
  readonly days: string | undefined;
}

function build(words: string, { interval, unit, days }: Rule, common: Common): ScheduleReading {
  if (interval < 1) return refuse(words, "an interval of 1 or more", "Write every day or every 2 days");
  if (interval > 1 && common.starts === undefined) {
    return refuse(words, "the day that the interval counts from", "Add the property starts with the first day, such as starts: 2026-11-23");
  }
  if (unit !== "week" && days !== undefined) return notUnderstood(words);
  if (unit === "day") return { ok: true, schedule: { ...common, kind: "daily", interval } };
  if (unit === "weekday") return interval === 1 ? { ok: true, schedule: { ...common, kind: "weekdays" } } : notUnderstood(words);
  if (days === undefined && common.starts === undefined) {
    return refuse(words, "the day of the week", "Write every week on Monday, or add the property starts");
  }
  const chosen = days === undefined ? [weekdayOf(common.starts ?? EPOCH)] : readWeekdays(days);
  return chosen === undefined ? notUnderstood(words) : { ok: true, schedule: { ...common, kind: "weekly", interval, days: chosen } };
}

function splitTime(text: string): { rule: string; time?: string; badTime?: string } {
  const match = /^(.*?),? at (.+)$/.exec(text);
  if (match === null) return { rule: text };
  const [rule, written] = [match[1] ?? "", match[2] ?? ""];
  const clock = /^(\d{1,2})[:.](\d{2})$/.exec(written);
  const valid = clock !== null && Number(clock[1]) < 24 && Number(clock[2]) < 60;
  return valid ? { rule, time: `${(clock[1] ?? "").padStart(2, "0")}:${clock[2] ?? ""}` } : { rule, badTime: written };
}

function intervalOf(word: string | undefined): number {
  return word === undefined ? 1 : word === "other" ? 2 : Number(word);
}

/** `Monday, Thu and fri`: full names or their first letters, three or more. */
function readWeekdays(text: string): Weekday[] | undefined {
  const days = new Set<Weekday>();
  for (const word of text.split(/(?:,|\band\b|&|\s)+/).filter((part) => part !== "")) {
    const name = word.replace(/(day)s$|\.$/, "$1");
    const day = name.length < 2 ? undefined : ALL_DAYS.find((candidate) => isNameOf(name, candidate));
    if (day === undefined) return undefined;
    days.add(day);
  }
  return days.size === 0 ? undefined : [...days].sort((a, b) => a - b);
}

function isNameOf(name: string, day: Weekday): boolean {
  const full = weekdayName(day).toLowerCase();
  return name === full || name === full.slice(0, 2) || name === full.slice(0, 3) || (name.length > 3 && name.length < 6 && full.startsWith(name));
}

function dailyBefore(schedule: Schedule & { kind: "daily" }, day: Day): Day {
  if (schedule.interval === 1 || schedule.starts === undefined) return day;
  const passed = daysBetween(schedule.starts, day);
  return addDays(schedule.starts, Math.floor(passed / schedule.interval) * schedule.interval);
}

/** The occurrence nearest to a day on one side of it, the day included; two active weeks hold it for sure. */
function weeklyNear(schedule: Schedule & { kind: "weekly" | "weekdays" }, day: Day, side: "before" | "after"): Day | undefined {
  const length = 7 * (schedule.kind === "weekdays" ? 1 : schedule.interval);
  const weekdays = schedule.kind === "weekdays" ? WEEKDAYS : schedule.days;
  const base = mondayOf(schedule.starts ?? EPOCH);
  const monday = addDays(base, Math.floor(daysBetween(base, day) / length) * length);
  const other = addDays(monday, side === "before" ? -length : length);
  const days = [monday, other].flatMap((first) => weekdays.map((weekday) => addDays(first, weekday - 1))).sort();
  return side === "before" ? days.filter((candidate) => candidate <= day).at(-1) : days.find((candidate) => candidate >= day);
}

function notUnderstood(words: string): ScheduleReading {
  return refuse(words, UNDERSTOOD, "These words are not understood yet");
}

function refuse(found: string, expected: string, hint: string): ScheduleReading {
  return { ok: false, problem: { found: found.trim(), expected, hint } };
}
