import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterWorkedMinutes, workedMinutes, type WorkingHours, type WorkingTime } from "../../../src/domain/metrics/business-time.ts";
import { mergeIntervals, minutesCovered, without } from "../../../src/domain/metrics/intervals.ts";
import { weekdayOf } from "../../../src/domain/time/day.ts";
import { localNow, momentToInstant } from "../../../src/domain/time/moment.ts";

const MINUTE = 60_000;
const HOUR = 60;
const office: WorkingHours = { zone: "Europe/Berlin", spansOn: (day) => (weekdayOf(day) > 5 ? [] : [{ from: "08:00", to: "18:00" }]) };
const every = (from: string, to: string, zone = "Europe/Berlin"): WorkingHours => ({ zone, spansOn: () => [{ from, to }] });
const at = (moment: string, zone = "Europe/Berlin"): number => momentToInstant(moment, zone);
const hoursBetween = (from: string, to: string, time: WorkingTime, zone?: string): number => workedMinutes(at(from, zone), at(to, zone), time) / HOUR;

describe("Worked minutes", () => {
  it("are those of the hours, from the first to before the last", () => {
    expect(hoursBetween("2026-11-23T08:00", "2026-11-23T18:00", office)).toBe(10);
    expect(hoursBetween("2026-11-23T18:00", "2026-11-24T08:00", office)).toBe(0);
    expect(hoursBetween("2026-11-20T17:30", "2026-11-23T08:15", office)).toBe(0.75);
    expect(hoursBetween("2026-11-23T12:00", "2026-11-23T11:00", office)).toBe(0);
    expect(workedMinutes(0, 1, "always")).toBe(1 / MINUTE);
  });

  it("leave out pauses, each minute once, and no more of them than lies within", () => {
    const pauses = [{ from: at("2026-11-23T09:00"), to: at("2026-11-23T10:00") }, { from: at("2026-11-23T09:30"), to: at("2026-11-23T11:00") }, { from: at("2026-11-23T17:00"), to: at("2026-11-24T08:30") }, { from: at("2026-11-23T12:00"), to: at("2026-11-23T11:00") }];
    expect(workedMinutes(at("2026-11-23T08:00"), at("2026-11-24T09:00"), office, pauses)).toBe(7.5 * HOUR);
    expect(workedMinutes(at("2026-11-23T08:00"), at("2026-11-24T09:00"), "always", pauses)).toBe((25 - 2 - 15.5) * HOUR);
  });

  it("count stretches that overlap once, in whatever order they stand", () => {
    const hours: WorkingHours = { zone: "UTC", spansOn: () => [{ from: "13:00", to: "17:00" }, { from: "08:00", to: "12:00" }, { from: "11:00", to: "14:00" }] };
    expect(hoursBetween("2026-11-23T00:00", "2026-11-24T00:00", hours, "UTC")).toBe(9);
  });

  it("round the clock are 23 on the day that the clock goes forward, 25 when it goes back", () => {
    expect([hoursBetween("2026-03-29T00:00", "2026-03-30T00:00", every("00:00", "24:00")), hoursBetween("2026-10-25T00:00", "2026-10-26T00:00", every("00:00", "24:00"))]).toEqual([23, 25]);
  });

  it.each([
    ["2026-03-29", "01:00", "02:30", 1], ["2026-03-29", "02:30", "04:00", 1], ["2026-03-29", "02:00", "03:00", 0], ["2026-03-29", "02:15", "02:45", 0],
    ["2026-10-25", "01:00", "02:30", 1.5], ["2026-10-25", "02:30", "04:00", 2.5], ["2026-10-25", "03:00", "04:00", 1],
  ])("on %s from %s to %s are %f h, for a time that is skipped is not worked and one that comes twice means the first", (day, from, to, hours) => {
    expect(workedMinutes(at(`${day}T00:00`), at(`${day}T12:00`), every(from, to)) / HOUR).toBe(hours);
  });

  it("are none of a day that a zone left out", () => {
    expect(hoursBetween("2011-12-29T00:00", "2012-01-01T00:00", every("08:00", "18:00", "Pacific/Apia"), "Pacific/Apia")).toBe(20);
  });

  it("end two years after the first, so that a year mistyped costs no time", () => {
    let asked = 0;
    const counted: WorkingHours = { zone: "UTC", spansOn: (day) => (asked++, office.spansOn(day)) };
    expect(workedMinutes(at("0026-11-23T08:00", "UTC"), at("2026-11-23T08:00", "UTC"), counted)).toBe(105 * 5 * 10 * HOUR);
    expect(asked).toBeLessThan(740);
    expect(workedMinutes(at("0026-11-23T08:00", "UTC"), at("2026-11-23T08:00", "UTC"), counted)).toBeGreaterThan(0);
    expect(asked).toBeLessThan(740);
  });
});

describe("A clock runs out", () => {
  it("at the end of a stretch where it is used up then, and never outside one", () => {
    expect(afterWorkedMinutes(at("2026-11-23T08:00"), 10 * HOUR, office)).toBe(at("2026-11-23T18:00"));
    expect(afterWorkedMinutes(at("2026-11-23T08:00"), 10 * HOUR + 1, office)).toBe(at("2026-11-24T08:01"));
    expect(afterWorkedMinutes(at("2026-11-20T17:00"), 2 * HOUR, office)).toBe(at("2026-11-23T09:00"));
    expect(afterWorkedMinutes(at("2026-11-21T12:00"), 0, office)).toBe(at("2026-11-21T12:00"));
  });

  it("never where nothing is worked, or not within two years", () => {
    const never: WorkingHours = { zone: "UTC", spansOn: () => [] };
    expect([afterWorkedMinutes(0, 1, never), afterWorkedMinutes(0, 3 * 366 * 24 * HOUR, "always"), afterWorkedMinutes(0, 1, "always", [{ from: -1, to: Infinity }])]).toEqual([undefined, undefined, undefined]);
  });
});

/** Ten days in each zone around a change of its clock, with the latest wall time that its clock had shown by each minute. */
const YEARS = ([["Europe/Berlin", "2026-03-25"], ["Europe/Berlin", "2026-10-21"], ["America/New_York", "2026-10-28"], ["Australia/Lord_Howe", "2026-04-01"], ["Pacific/Auckland", "2026-09-23"], ["Asia/Kolkata", "2026-05-01"]] as const).map(([zone, day]) => {
  const first = at(`${day}T00:00`, zone);
  let latest = "";
  const shown = Array.from({ length: 10 * 1440 }, (_, minute) => {
    const { moment } = localNow(first + minute * MINUTE, zone);
    latest = moment > latest ? moment : latest;
    return latest;
  });
  return { zone, first, shown };
});

const clock = fc.integer({ min: 0, max: 48 }).map((half) => `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`);
const stretch = fc.tuple(clock, clock).filter(([one, other]) => one !== other).map((ends) => ends.sort()).map(([from = "", to = ""]) => ({ from, to }));
const week = fc.array(fc.array(stretch, { maxLength: 3 }), { minLength: 7, maxLength: 7 });
const minute = fc.integer({ min: 1440, max: 9 * 1440 });
const pauses = fc.array(fc.tuple(minute, fc.integer({ min: -100, max: 2000 })), { maxLength: 4 });
const world = fc.record({ year: fc.constantFrom(...YEARS), week, pauses, isAlways: fc.integer({ min: 0, max: 5 }).map((one) => one === 0) }).map(({ year, week, pauses, isAlways }) => {
  const hours: WorkingHours = { zone: year.zone, spansOn: (day) => week[weekdayOf(day) - 1] ?? [] };
  const instant = (count: number): number => year.first + count * MINUTE;
  return { year, instant, time: isAlways ? ("always" as const) : hours, hours, pauses: pauses.map(([from, length]) => ({ from: instant(from), to: instant(from + length) })) };
});

describe("Worked time, whatever the hours, pauses and zone,", () => {
  it("is what is counted minute by minute", () => {
    fc.assert(fc.property(world, minute, minute, ({ year, instant, time, hours, pauses }, from, to) => {
      const isWorked = (shown: string): boolean => time === "always" || hours.spansOn(shown.slice(0, 10)).some((one) => shown.slice(11) >= one.from && shown.slice(11) < one.to);
      const isPaused = (now: number): boolean => pauses.some((pause) => pause.from <= now && now < pause.to);
      const slow = year.shown.slice(from, Math.max(from, to)).filter((shown, at) => isWorked(shown) && !isPaused(instant(from + at))).length;
      expect(workedMinutes(instant(from), instant(to), time, pauses)).toBe(slow);
    }));
  });

  it("adds up, and never shrinks", () => {
    fc.assert(fc.property(world, fc.tuple(minute, minute, minute).map((three) => three.sort((a, b) => a - b)), ({ instant, time, pauses }, [first = 0, middle = 0, last = 0]) => {
      const worked = (from: number, to: number): number => workedMinutes(instant(from), instant(to), time, pauses);
      expect(worked(first, middle) + worked(middle, last)).toBe(worked(first, last));
      expect(worked(first, last)).toBeGreaterThanOrEqual(worked(first, middle));
      expect(worked(first, last)).toBeLessThanOrEqual(last - first);
    }));
  });

  it("runs out when as much is worked, and at no earlier minute", () => {
    fc.assert(fc.property(world, minute, fc.integer({ min: 1, max: 3000 }), ({ instant, time, pauses }, from, minutes) => {
      const start = instant(from);
      const due = afterWorkedMinutes(start, minutes, time, pauses);
      if (due === undefined) {
        expect(workedMinutes(start, start + 104 * 7 * 24 * HOUR * MINUTE, time, pauses)).toBeLessThan(minutes);
        return;
      }
      expect(workedMinutes(start, due, time, pauses)).toBe(minutes);
      expect(workedMinutes(start, due - MINUTE, time, pauses)).toBe(minutes - 1);
    }));
  });
});

describe("Intervals without others", () => {
  it("and those together cover what both cover, and nothing twice", () => {
    const some = fc.array(fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -5, max: 60 })).map(([from, length]) => ({ from, to: from + length })), { maxLength: 8 });
    fc.assert(fc.property(some, some, (intervals, cuts) => {
      const left = without(intervals, cuts);
      expect(minutesCovered(left) + minutesCovered(cuts)).toBe(minutesCovered([...intervals, ...cuts]));
      expect(without(left, cuts)).toEqual(without(left, []));
      expect(mergeIntervals(left)).toEqual(mergeIntervals(without(mergeIntervals(intervals), cuts)));
    }));
  });
});
