import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { holidayIn, readHoliday, writeHoliday } from "../../../src/domain/notes/calendar-holidays.ts";
import { addDays, daysBetween } from "../../../src/domain/time/day.ts";

describe("A line of dates", () => {
  test.each<[string, string, string, string]>([
    ["2026-12-25 Christmas Day", "2026-12-25", "2026-12-25", "Christmas Day"],
    ["  2026-12-25  ", "2026-12-25", "2026-12-25", ""],
    ["2026-12-25: Christmas Day", "2026-12-25", "2026-12-25", "Christmas Day"],
    ["2026-12-25, Christmas Day", "2026-12-25", "2026-12-25", "Christmas Day"],
    ["2026-12-25 - Christmas Day", "2026-12-25", "2026-12-25", "Christmas Day"],
    ['{"2026-12-25":"Christmas Day"}', "2026-12-25", "2026-12-25", "Christmas Day"],
    ["2026-12-26 2nd day of Christmas", "2026-12-26", "2026-12-26", "2nd day of Christmas"],
    ["2026-12-24..2026-12-26 Works holiday", "2026-12-24", "2026-12-26", "Works holiday"],
    ["2026-12-24 to 2026-12-26 Works holiday", "2026-12-24", "2026-12-26", "Works holiday"],
    ["2026-12-24 - 2026-12-26", "2026-12-24", "2026-12-26", ""],
    ["2026-12-24 – 2026-12-26: Works holiday", "2026-12-24", "2026-12-26", "Works holiday"],
    ["2026-12-24/2026-12-26 Works holiday", "2026-12-24", "2026-12-26", "Works holiday"],
    ["2026-12-24..12-26 Works holiday", "2026-12-24", "2026-12-26", "Works holiday"],
    ["12-25 Christmas Day", "12-25", "12-25", "Christmas Day"],
    ["12-24..01-01 Between the years", "12-24", "01-01", "Between the years"],
    ["02-29 Leap day", "02-29", "02-29", "Leap day"],
  ])("%j is read", (line, from, to, name) => {
    expect(readHoliday(line)).toEqual({ from, to, name, yearly: from.length === 5 });
  });

  test.each([
    "Christmas Day", "", "25.12.2026 Christmas Day", "2026-13-01 New", "2026-02-29 No leap year", "2026-12-26..2026-12-24 Backwards", "2026-12-24..26 Works holiday",
    "2026-12-24 to 26 Works holiday", "2026-12-24   to 26 Works holiday", "2026-12-24 - 26 Works holiday", "12-25-2026 Christmas", "13-25 Christmas", "25-12 Christmas",
    "2026-01-01..2036-01-01 A slip", "12-24..2026-12-26 Mixed", "2026-12-25Christmas",
  ])("%j is none", (line) => {
    expect(readHoliday(line)).toBeUndefined();
  });

  const days = fc.integer({ min: 0, max: 30_000 }).map((number) => addDays("2000-01-01", number));
  test("that is written of a holiday is read as that holiday, whatever its name", () => {
    const names = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom("to 5 pm", "- 12", "..2026-12-27", "2026-12-27", ": x", ", x", "until 3", "/ 4", "x\ny"));
    fc.assert(fc.property(days, fc.integer({ min: 0, max: 366 }), names, (from, length, name) => {
      const holiday = { from, to: addDays(from, length), name, yearly: false };
      const read = readHoliday(writeHoliday(holiday));
      expect(read).toMatchObject({ from, to: holiday.to });
      expect(writeHoliday(read ?? holiday)).toBe(writeHoliday(holiday));
      expect((read?.name ?? "").replace(/[-–—\s]/g, "")).toBe(name.replace(/[-–—\s]/g, ""));
    }), { numRuns: 300 });
  });
});

describe("The days of a year's holiday", () => {
  test.each<[string, number, string | undefined]>([
    ["12-25 Christmas", 2026, "2026-12-25 2026-12-25"],
    ["12-24..01-01 Between", 2026, "2026-12-24 2027-01-01"],
    ["02-29 Leap", 2028, "2028-02-29 2028-02-29"],
    ["02-29 Leap", 2026, undefined],
    ["02-28..02-29 End", 2026, "2026-02-28 2026-02-28"],
    ["02-29..03-02 Start", 2026, "2026-03-01 2026-03-02"],
    ["2026-12-25 Christmas", 2031, "2026-12-25 2026-12-25"],
  ])("%s in %i", (line, year, days) => {
    const holiday = readHoliday(line);
    const found = holiday && holidayIn(holiday, year);
    expect(found && `${found.from} ${found.to}`).toBe(days);
  });

  test("are one stretch in every year", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 365 }), fc.integer({ min: 1900, max: 2100 }), (first, last, year) => {
      const [from, to] = [first, last].map((at) => addDays("2028-01-01", at).slice(5));
      const found = holidayIn({ from: from ?? "", to: to ?? "", name: "", yearly: true }, year);
      if (found) expect(daysBetween(found.from, found.to)).toSatisfy((length: number) => length >= 0 && length < 366);
      else expect([from, to]).toEqual(["02-29", "02-29"]);
    }));
  });
});
