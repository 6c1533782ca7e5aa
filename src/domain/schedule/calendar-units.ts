import type { Weekday } from "../time/day.ts";
import { numberOf, partsOf, type DayNumber } from "../time/day-number.ts";

/** What intervals count in. Units are numbered without gaps, and each ends where the next begins. */
export interface CalendarUnit {
  /** The unit that a day lies in. */
  readonly of: (day: DayNumber) => number;
  /** Its first day. */
  readonly first: (unit: number) => DayNumber;
  /** In 400 years; then the calendar, weekdays too, is as it was. */
  readonly inFourCenturies: number;
}

export const DAYS: CalendarUnit = { of: (day) => day, first: (unit) => unit, inFourCenturies: 146_097 };

export const MONTHS: CalendarUnit = {
  of: (day) => {
    const { year, month } = partsOf(day);
    return year * 12 + month - 1;
  },
  first: (unit) => numberOf(Math.floor(unit / 12), (unit % 12) + 1, 1),
  inFourCenturies: 4800,
};

export const YEARS: CalendarUnit = { of: (day) => partsOf(day).year, first: (unit) => numberOf(unit, 1, 1), inFourCenturies: 400 };

export function weeks(weekStart: Weekday = 1): CalendarUnit {
  // 1970-01-01 is a Thursday.
  const shift = 4 - weekStart;
  return { of: (day) => Math.floor((day + shift) / 7), first: (unit) => unit * 7 - shift, inFourCenturies: 20_871 };
}

/** Years of whole weeks: a week belongs to the year that has four or more of its days. */
export function weekYears(weekStart?: Weekday): CalendarUnit {
  const { of, first } = weeks(weekStart);
  return { of: (day) => partsOf(first(of(day)) + 3).year, first: (year) => first(of(numberOf(year, 1, 4))), inFourCenturies: 400 };
}
