import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WorkingDayShift } from "../../../src/domain/schedule/plan-terms.ts";
import { shiftDay } from "../../../src/domain/schedule/shift-day.ts";
import { workingDaysOf } from "./working-days.ts";
import { addDays, daysBetween } from "../../../src/domain/time/day.ts";
import { weekdaysWithout } from "./plan-terms.ts";

const SHIFTS: readonly WorkingDayShift[] = ["next", "previous", "nearest", "next-in-month", "skip"];

describe("working days", () => {
  it("are the weekdays that are no holiday", () => {
    const days = weekdaysWithout("2026-11-24");
    expect(["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-28"].map((day) => days.isWorking(day))).toEqual([false, true, false, true, false]);
  });

  it.each(SHIFTS)("a working day stays where it is: %s", (shift) => {
    expect(shiftDay("2026-11-23", shift, weekdaysWithout())).toBe("2026-11-23");
  });

  it.each(SHIFTS)("a calendar in which nobody works moves nothing, and ends: %s", (shift) => {
    expect(shiftDay("2026-11-22", shift, { isWorking: () => false })).toBe(shift === "skip" ? undefined : "2026-11-22");
  });

  it("the next working day of another month gives way to the one before", () => {
    expect(shiftDay("2026-10-31", "next-in-month", weekdaysWithout())).toBe("2026-10-30");
    expect(shiftDay("2026-10-25", "next-in-month", weekdaysWithout())).toBe("2026-10-26");
  });

  it("of two working days as near, the later is the nearest", () => {
    expect(shiftDay("2026-11-25", "nearest", weekdaysWithout("2026-11-25"))).toBe("2026-11-26");
  });

  it("a moved day is a working day, the first on its side", () => {
    const calendar = fc.record({ weekdays: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }), holidays: fc.array(fc.nat(40)) });
    fc.assert(fc.property(calendar, fc.nat(40), fc.constantFrom(...SHIFTS), ({ weekdays, holidays }, offset, shift) => {
      const days = workingDaysOf({ weekdays: new Set(weekdays as (1 | 2)[]), holidays: new Map(holidays.map((date) => [addDays("2026-11-01", date), ""])) });
      const day = addDays("2026-11-01", offset);
      const moved = shiftDay(day, shift, days);
      if (shift === "skip") {
        expect(moved === undefined).toBe(!days.isWorking(day));
        return;
      }
      expect(days.isWorking(moved ?? "")).toBe(true);
      const away = daysBetween(day, moved ?? day);
      for (let step = 0; step < Math.abs(away); step++) expect(days.isWorking(addDays(day, away > 0 ? step : -step))).toBe(false);
      if (shift === "next") expect(away).toBeGreaterThanOrEqual(0);
      if (shift === "previous") expect(away).toBeLessThanOrEqual(0);
      if (shift === "nearest") for (let step = -Math.abs(away) + 1; step < Math.abs(away); step++) expect(days.isWorking(addDays(day, step))).toBe(false);
    }));
  });
});
