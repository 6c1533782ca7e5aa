import { addDays, addMonths, formatDayLong, mondayOf, type Day } from "../../domain/time/day.ts";
import { words } from "../../words.ts";

/** How the schedule is laid out. */
export type ScheduleLayout = keyof typeof words.scheduleView.layouts;

/** Days from one to another, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

const PAGE_DAYS = 30;

/** The days that a layout shows around a day: whole weeks, or 30 days from it on and 30 more for each of `pages`. */
export function rangeOf(layout: ScheduleLayout, day: Day, pages = 0): DayRange {
  if (layout === "agenda") return { from: day, to: addDays(day, PAGE_DAYS * (pages + 1) - 1) };
  const { from, to } = layout === "week" ? { from: day, to: day } : monthOf(day);
  return { from: mondayOf(from), to: addDays(mondayOf(to), 6) };
}

function monthOf(day: Day): DayRange {
  const from = `${day.slice(0, 8)}01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

/** The day so many periods later; earlier, where `by` is negative. */
export function stepped(layout: ScheduleLayout, day: Day, by: number): Day {
  return layout === "month" ? addMonths(day, by) : addDays(day, by * (layout === "week" ? 7 : PAGE_DAYS));
}

/** Whether the schedule goes so far: it stays among the years of four figures. */
export function isShowable(day: Day): boolean {
  return day >= "1900" && day < "2200";
}

/** What is shown: "November 2026", "16 to 22 November 2026". */
export function headingOf(layout: ScheduleLayout, day: Day, { from, to }: DayRange): string {
  const [, , month = "", year = ""] = formatDayLong(day).split(" ");
  if (layout === "month") return `${month} ${year}`;
  const [, first = "", ...rest] = formatDayLong(from).split(" ");
  const [, last = "", ...others] = formatDayLong(to).split(" ");
  const differing = rest[1] !== others[1] ? rest : rest[0] === others[0] ? [] : rest.slice(0, 1);
  return words.scheduleView.span([first, ...differing].join(" "), [last, ...others].join(" "));
}

/** A day without its year, which is said only where it is not that of `today`: "Sunday 22 November". */
export function dayWords(day: Day, today: Day): string {
  const long = formatDayLong(day);
  return day.slice(0, 4) === today.slice(0, 4) ? long.slice(0, -5) : long;
}
