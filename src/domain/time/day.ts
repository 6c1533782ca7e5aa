import { toDay, toNumber, weekdayOfNumber } from "./day-number.ts";

/** A calendar day, `YYYY-MM-DD`, that exists. */
export type Day = string;

/** 1 is Monday, 7 is Sunday, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
] as const;

/** Reads `YYYY-MM-DD`; undefined unless that day exists. Blanks around it do not count. */
export function readDay(text: string): Day | undefined {
  const day = text.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month) ? day : undefined;
}

/** The day `count` days after `day` (before it, when negative). */
export function addDays(day: Day, count: number): Day {
  return toDay(toNumber(day) + count);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from);
}

/** The ISO weekday of a day. */
export function weekdayOf(day: Day): Weekday {
  return weekdayOfNumber(toNumber(day));
}

/** The Monday of the week that a day lies in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** The ISO 8601 week, which belongs to the year of its Thursday. */
export function isoWeekOf(day: Day): { year: number; week: number } {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1 };
}

/** The English name of a weekday. */
export function weekdayName(weekday: Weekday): string {
  return WEEKDAYS[weekday - 1] ?? "";
}

/** A day in short words: `Mon 23 Nov`. */
export function formatDayShort(day: Day): string {
  const [, month, date] = day.split("-").map(Number);
  return `${weekdayName(weekdayOf(day)).slice(0, 3)} ${String(date ?? 0)} ${(MONTHS[(month ?? 1) - 1] ?? "").slice(0, 3)}`;
}

/** A day in words: `Monday 23 November 2026`. */
export function formatDayLong(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${weekdayName(weekdayOf(day))} ${date ?? 0} ${MONTHS[(month ?? 1) - 1] ?? ""} ${year ?? 0}`;
}

/** The day `months` later; the day of the month is kept, or becomes the last of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const last = daysIn(toYear, toMonth);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${String(toYear).padStart(4, "0")}-${two(toMonth)}-${two(Math.min(date, last))}`;
}

/** How many days a month has; 1 is January. */
export function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The day that a length of time behind `day` ends on; minutes do not count. */
export function addDuration(day: Day, { months, days }: { readonly months: number; readonly days: number }): Day {
  const later = months === 0 ? day : addMonths(day, months);
  return days === 0 ? later : addDays(later, days);
}
