import { describe, expect, it } from "vitest";
import type { WorkingDayShift } from "../../../src/domain/schedule/plan-terms.ts";
import { occurrencesOf } from "../../../src/domain/schedule/due.ts";
import { shiftDay } from "../../../src/domain/schedule/shift-day.ts";
import { around, plan, read, weekdaysWithout } from "./plan-terms.ts";

describe("TV-08 a day off moves to a working day", () => {
  it.each<[string, WorkingDayShift, string | undefined]>([
    ["2026-05-31", "next", "2026-06-01"],
    ["2026-05-31", "next-in-month", "2026-05-29"],
    ["2026-05-31", "previous", "2026-05-29"],
    ["2026-05-31", "nearest", "2026-06-01"],
    ["2026-05-31", "skip", undefined],
    ["2026-08-15", "next", "2026-08-17"],
    ["2026-08-15", "nearest", "2026-08-14"],
    ["2026-12-24", "next", "2026-12-28"],
  ])("TV-08 %s, %s: %s", (day, shift, expected) => {
    expect(shiftDay(day, shift, weekdaysWithout("2026-12-24", "2026-12-25", "2026-12-26"))).toBe(expected);
  });

  it("TV-08 two occurrences that land on one day stay two", () => {
    const terms = plan(read("every day", "2026-05-01"), { workingDay: "next" });
    const days = occurrencesOf(terms, around(), "2026-05-29", "2026-06-01").map(({ nominal, day }) => [nominal, day]);
    expect(days).toEqual([["2026-05-29", "2026-05-29"], ["2026-05-30", "2026-06-01"], ["2026-05-31", "2026-06-01"], ["2026-06-01", "2026-06-01"]]);
  });
});
