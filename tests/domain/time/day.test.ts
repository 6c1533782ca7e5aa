import { getISODay, getISOWeek, getISOWeekYear } from "date-fns";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, formatDayLong, isoWeekOf, mondayOf, readDay, weekdayOf } from "../../../src/domain/time/day.ts";

const day = fc.integer({ min: -200_000, max: 500_000 }).map((count) => addDays("2000-01-01", count));

describe("a day is read only if it exists", () => {
  it.each([
    ["2026-11-23", "2026-11-23"], [" 2026-11-23 ", "2026-11-23"], ["2024-02-29", "2024-02-29"], ["2026-02-29", undefined], ["2026-02-30", undefined],
    ["2023-07-94", undefined], ["2026-13-01", undefined], ["2026-00-10", undefined], ["25-11-2025", undefined], ["2026-1-2", undefined],
    ["2026-11-23T08:00", undefined], ["YYYY-MM-DD", undefined], ["", undefined], ["0099-01-01", "0099-01-01"],
  ])("%j is %s", (text, expected) => {
    expect(readDay(text)).toBe(expected);
  });
});

describe("whole days", () => {
  it("adding and counting are each other's inverse", () => {
    fc.assert(fc.property(day, fc.integer({ min: -50_000, max: 50_000 }), (from, count) => {
      expect(daysBetween(from, addDays(from, count))).toBe(count);
      expect(addDays(from, daysBetween(from, addDays(from, count)))).toBe(addDays(from, count));
    }));
  });

  it.each([["2026-03-28", 1, "2026-03-29"], ["2026-03-29", 1, "2026-03-30"], ["2024-02-28", 1, "2024-02-29"], ["2026-12-31", 1, "2027-01-01"], ["2026-03-01", -1, "2026-02-28"]])("%s and %i days is %s", (from, count, expected) => {
    expect(addDays(from, count)).toBe(expected);
  });
});

describe("weeks", () => {
  it.each([["2026-01-01", 2026, 1], ["2025-12-29", 2026, 1], ["2027-01-01", 2026, 53], ["2026-11-22", 2026, 47], ["2026-11-23", 2026, 48]])("TV-11 %s lies in %i-W%i", (at, year, week) => {
    expect(isoWeekOf(at)).toEqual({ year, week });
  });

  it("weekday, Monday and ISO week agree with date-fns", () => {
    fc.assert(fc.property(day, (at) => {
      const [year, month, date] = at.split("-").map(Number) as [number, number, number];
      const local = new Date(year, month - 1, date, 12);
      expect([weekdayOf(at), isoWeekOf(at).year, isoWeekOf(at).week]).toEqual([getISODay(local), getISOWeekYear(local), getISOWeek(local)]);
      expect([weekdayOf(mondayOf(at)), daysBetween(mondayOf(at), at)]).toEqual([1, weekdayOf(at) - 1]);
    }), { numRuns: 1000 });
  });
});

it.each([["2026-11-23", "Monday 23 November 2026"], ["2026-03-01", "Sunday 1 March 2026"]])("%s in words is %s", (at, words) => {
  expect(formatDayLong(at)).toBe(words);
});
