import { differenceInCalendarDays, getISODay } from "date-fns";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { numberOf, partsOf, toDay, toNumber, weekdayOfNumber } from "../../../src/domain/time/day-number.ts";

const DAY_MS = 86_400_000;
/** From year 0 to 9999, which are all that can be written. */
const [FIRST, LAST] = [-719_528, 2_932_896];
const number = fc.integer({ min: FIRST, max: LAST });

const atUtc = (day: number): Date => new Date(day * DAY_MS);

describe("a day's number", () => {
  it.each([["1970-01-01", 0], ["1969-12-31", -1], ["2000-02-29", 11_016], ["2000-03-01", 11_017], ["2026-11-23", 20_780], ["0000-01-01", FIRST], ["0099-12-31", -683_004], ["9999-12-31", LAST]])("%s is %i", (day, expected) => {
    expect([toNumber(day), toDay(expected)]).toEqual([expected, day]);
  });

  it("is that of Date.UTC, and its parts are those of UTC", () => {
    fc.assert(fc.property(number, (day) => {
      const date = atUtc(day);
      expect(partsOf(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() });
      expect(toDay(day)).toBe(date.toISOString().slice(0, 10));
      expect(toNumber(toDay(day))).toBe(day);
    }), { numRuns: 2_000 });
  });

  it("is that of Date.UTC for every day around the ends of centuries", () => {
    for (const century of [1600, 1700, 1900, 2000, 2100, 2400]) {
      const from = Date.UTC(century - 1, 11, 1) / DAY_MS;
      for (let day = from; day < from + 500; day++) expect(toDay(day)).toBe(atUtc(day).toISOString().slice(0, 10));
    }
  });

  it("takes a date outside its month for one of the months beside", () => {
    fc.assert(fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: -400, max: 400 }), (year, month, date) => {
      expect(numberOf(year, month, date)).toBe(Date.UTC(year, month - 1, date) / DAY_MS);
    }));
  });
});

describe("by their numbers", () => {
  const year = fc.integer({ min: 1000, max: 9000 });
  const local = (day: number): Date => {
    const { year: of, month, date } = partsOf(day);
    return new Date(of, month - 1, date, 12);
  };

  it("days are as far from one another, and have the weekday, that date-fns says", () => {
    fc.assert(fc.property(year, fc.integer({ min: 0, max: 400 }), fc.integer({ min: -10_000, max: 10_000 }), (of, date, apart) => {
      const day = numberOf(of, 1, date);
      expect(differenceInCalendarDays(local(day + apart), local(day))).toBe(apart);
      expect(weekdayOfNumber(day)).toBe(getISODay(local(day)));
    }), { numRuns: 1_000 });
  });

  it("weekdays follow one another, before 1970 too", () => {
    fc.assert(fc.property(number, (day) => {
      expect(weekdayOfNumber(day + 1)).toBe((weekdayOfNumber(day) % 7) + 1);
    }));
  });
});
