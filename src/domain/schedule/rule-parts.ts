import type { Weekday } from "../time/day.ts";
import { partsOf, weekdayOfNumber, type DayNumber } from "../time/day-number.ts";
import { MONTHS, weeks, weekYears, YEARS, type CalendarUnit } from "./calendar-units.ts";
import type { Rule, RuleWeekday } from "./rule.ts";

/** A part of a rule: which days of a week, month or year it names, by their places in it counted from 1, in order. */
export interface RulePart {
  readonly unit: CalendarUnit;
  readonly places: (first: DayNumber, length: number) => number[];
}

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** The rule with what RFC 5545 takes from the first day where no part says it. */
export function withDatesOf(rule: Rule, start: DayNumber): Rule {
  const { frequency, months, weekNumbers, yearDays, monthDays, weekdays } = rule;
  if (frequency === "daily" || yearDays || monthDays || weekdays) return rule;
  if (frequency === "weekly" || weekNumbers) return { ...rule, weekdays: [{ weekday: weekdayOfNumber(start) }] };
  const { month, date } = partsOf(start);
  return { ...rule, monthDays: [date], ...(frequency === "yearly" ? { months: months ?? [month] } : {}) };
}

/** The parts of a rule beside its months: a day must be named by each. The first names few days, from which the others choose. */
export function partsOfRule({ frequency, months, weekNumbers, yearDays, monthDays, weekdays, shortMonths, weekStart }: Rule): RulePart[] {
  const parts: RulePart[] = [];
  if (yearDays) parts.push({ unit: YEARS, places: (_first, length) => placesIn(yearDays, length) });
  if (monthDays) parts.push({ unit: MONTHS, places: (_first, length) => placesIn(shortMonths === "last" ? monthDays.map((date) => Math.min(date, length)) : monthDays, length) });
  if (weekNumbers) parts.push({ unit: weekYears(weekStart), places: (_first, length) => placesIn(weekNumbers, length / 7).flatMap((week) => WEEK.map((day) => week * 7 - 7 + day)) });
  if (weekdays) parts.push(weekdaysPart(weekdays, frequency === "yearly" && !months ? YEARS : MONTHS, weekStart));
  return parts;
}

/** Whether a part names a day. */
export function names({ unit, places }: RulePart, day: DayNumber): boolean {
  const at = unit.of(day);
  const first = unit.first(at);
  return places(first, unit.first(at + 1) - first).includes(day - first + 1);
}

/** Places among `length`, where negative ones count from the end. */
function placesIn(meant: readonly number[], length: number): number[] {
  return inOrder(meant.map((place) => (place < 0 ? length + place + 1 : place)).filter((place) => place >= 1 && place <= length));
}

/** Each number once, the least first. */
export function inOrder(numbers: number[]): number[] {
  return numbers.length < 2 ? numbers : [...new Set(numbers)].sort((one, other) => one - other);
}

/** Weekdays of every week, or some of a month or year. */
function weekdaysPart(weekdays: readonly RuleWeekday[], unit: CalendarUnit, weekStart: Weekday = 1): RulePart {
  const meant = WEEK.map((weekday) => weekdays.flatMap((one) => (one.weekday === weekday ? [one.nth ?? 0] : [])));
  const named = (from: number, length: number): number[] => allOf(length).filter((place) => {
    const nth = meant[(from + place - 2) % 7] ?? [];
    return nth.length > 0 && (nth.includes(0) || nth.includes(Math.ceil(place / 7)) || nth.includes(-Math.floor((length - place) / 7) - 1));
  });
  const ofEvery = named(weekStart, 7);
  return weekdays.every(({ nth }) => nth === undefined)
    ? { unit: weeks(weekStart), places: () => ofEvery }
    : { unit, places: (first, length) => named(weekdayOfNumber(first), length) };
}

/** The numbers from 1 to `count`. */
export function allOf(count: number): number[] {
  const numbers: number[] = [];
  while (numbers.length < count) numbers.push(numbers.length + 1);
  return numbers;
}
