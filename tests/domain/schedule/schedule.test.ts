import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeSchedule, latestOccurrence, nextOccurrence, nextOccurrences, readSchedule, type Schedule } from "../../../src/domain/schedule/schedule.ts";
import { addDays, daysBetween, mondayOf, weekdayName, weekdayOf, type Day, type Weekday } from "../../../src/domain/time/day.ts";

const read = (words: string, starts?: Day): Schedule => {
  const reading = readSchedule(words, starts);
  if (!reading.ok) throw new Error(`${words}: ${reading.problem.hint}`);
  return reading.schedule;
};

describe("schedule words are read", () => {
  it.each([
    ["every day", undefined, { kind: "daily", interval: 1 }],
    ["Daily", undefined, { kind: "daily", interval: 1 }],
    ["  every  day at 9:00 ", undefined, { kind: "daily", interval: 1, time: "09:00" }],
    ["every 3 days", "2026-11-23", { kind: "daily", interval: 3, starts: "2026-11-23" }],
    ["every other day", "2026-11-23", { kind: "daily", interval: 2, starts: "2026-11-23" }],
    ["every weekday at 08:00", undefined, { kind: "weekdays", time: "08:00" }],
    ["every week on Monday, Thursday", undefined, { kind: "weekly", interval: 1, days: [1, 4] }],
    ["every week on thu and mon at 22:30", undefined, { kind: "weekly", interval: 1, days: [1, 4], time: "22:30" }],
    ["every week on Mon, Tues and Sundays", undefined, { kind: "weekly", interval: 1, days: [1, 2, 7] }],
    ["every Saturday at 22:00", undefined, { kind: "weekly", interval: 1, days: [6], time: "22:00" }],
    ["each week on friday", undefined, { kind: "weekly", interval: 1, days: [5] }],
    ["weekly", "2026-11-25", { kind: "weekly", interval: 1, days: [3], starts: "2026-11-25" }],
    ["every week", "2026-11-22", { kind: "weekly", interval: 1, days: [7], starts: "2026-11-22" }],
    ["weekly on Friday", undefined, { kind: "weekly", interval: 1, days: [5] }],
    ["every 2 weeks on Monday", "2026-01-07", { kind: "weekly", interval: 2, days: [1], starts: "2026-01-07" }],
    ["fortnightly", "2026-01-07", { kind: "weekly", interval: 2, days: [3], starts: "2026-01-07" }],
    ["fortnightly on Monday at 07:00", "2026-01-07", { kind: "weekly", interval: 2, days: [1], starts: "2026-01-07", time: "07:00" }],
  ])("%s", (words, starts, expected) => {
    const reading = readSchedule(words, starts);
    expect(reading.ok ? reading.schedule : undefined).toEqual(expected);
  });
});

describe("what cannot be read is asked back about", () => {
  it.each([
    ["bi-weekly", "2026-11-23", "every 2 weeks, or every week on two days"],
    ["biweekly on Monday", "2026-11-23", "every 2 weeks, or every week on two days"],
    ["every 2 weeks on Monday", undefined, "the day that the interval counts from"],
    ["every 2 days", undefined, "the day that the interval counts from"],
    ["fortnightly", undefined, "the day that the interval counts from"],
    ["weekly", undefined, "the day of the week"],
    ["every day at 25:00", undefined, "a time of day such as at 09:00"],
    ["every day at noon", undefined, "a time of day such as at 09:00"],
    ["every 0 days", "2026-11-23", "an interval of 1 or more"],
  ])("%s starting %s: expected %s", (words, starts, expected) => {
    const reading = readSchedule(words, starts);
    expect(reading.ok ? undefined : reading.problem.expected).toBe(expected);
  });

  it.each(["every month on the 1st", "every 3 months", "quarterly", "once 2026-12-01", "RRULE:FREQ=DAILY", "6 months", "", "soon", "every", "every week on Caturday", "every week on m", "every day on Monday", "every 2 weekdays"])("%j is not understood yet, and what is understood is listed", (words) => {
    const reading = readSchedule(words, "2026-11-23");
    expect(reading.ok ? undefined : reading.problem).toMatchObject({ found: words, hint: "These words are not understood yet" });
    expect(reading.ok ? "" : reading.problem.expected).toContain("every 2 weeks on Monday, Thursday");
  });

  it("no text makes it throw", () => {
    fc.assert(fc.property(fc.string(), (words) => void readSchedule(words, "2026-11-23")));
  });
});

describe("occurrences", () => {
  it("TV-10 every 2 weeks on Monday from Wednesday 2026-01-07 counts Monday-based weeks", () => {
    expect(nextOccurrences(read("every 2 weeks on Monday", "2026-01-07"), "2026-01-06", 4)).toEqual(["2026-01-19", "2026-02-02", "2026-02-16", "2026-03-02"]);
  });

  it("TV-10 every 2 weeks on Tuesday, Sunday from 1997-08-05 (WKST=MO)", () => {
    expect(nextOccurrences(read("every 2 weeks on Tuesday, Sunday", "1997-08-05"), "1997-08-04", 4)).toEqual(["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]);
  });

  it("a weekday round skips the weekend", () => {
    const schedule = read("every weekday");
    expect(nextOccurrences(schedule, "2026-11-19", 4)).toEqual(["2026-11-20", "2026-11-23", "2026-11-24", "2026-11-25"]);
    expect(latestOccurrence(schedule, "2026-11-22")).toBe("2026-11-20");
  });

  it("nothing occurs before it starts", () => {
    const schedule = read("every day", "2026-11-23");
    expect(latestOccurrence(schedule, "2026-11-22")).toBeUndefined();
    expect(latestOccurrence(schedule, "2026-11-23")).toBe("2026-11-23");
    expect(nextOccurrence(schedule, "2020-01-01")).toBe("2026-11-23");
  });

  it("agree with walking the days one by one", () => {
    fc.assert(fc.property(anySchedule, day, fc.integer({ min: -900, max: 900 }), (schedule, from, shift) => {
      const at = addDays(schedule.starts ?? from, shift);
      const [behind] = walk(schedule, at, -1, 1);
      const ahead = walk(schedule, addDays(at, 1), 1, 3);
      expect(latestOccurrence(schedule, at)).toBe(behind);
      expect(nextOccurrences(schedule, at, ahead.length)).toEqual(ahead);
      expect(ahead.length).toBeGreaterThan(0);
    }), { numRuns: 200 });
  });
});

describe("a description", () => {
  it.each([
    ["daily at 9:00", undefined, "every day at 09:00"],
    ["fortnightly", "2026-01-07", "every 2 weeks on Wednesday, from 2026-01-07"],
    ["every week on thu and mon", undefined, "every week on Monday, Thursday"],
    ["weekdays", undefined, "every weekday"],
  ])("of %s is %s", (words, starts, expected) => {
    expect(describeSchedule(read(words, starts))).toBe(expected);
  });

  it("is read back as the same schedule", () => {
    fc.assert(fc.property(anySchedule, (schedule) => {
      const words = describeSchedule(schedule).replace(/, from .*$/, "");
      expect(readSchedule(words, schedule.starts)).toEqual({ ok: true, schedule });
    }));
  });
});

const day: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 30_000 }).map((count) => addDays("1980-01-01", count));
const time = fc.option(fc.constantFrom("00:00", "09:00", "23:59"), { nil: undefined });
const weekdays = fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }).map((days) => days.sort());
const anySchedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({ starts: day, interval: fc.integer({ min: 1, max: 60 }), time }).map((rule) => tidy({ kind: "daily" as const, ...rule })),
  fc.record({ starts: fc.option(day, { nil: undefined }), time }).map((rule) => tidy({ kind: "weekdays" as const, ...rule })),
  fc.record({ starts: day, interval: fc.integer({ min: 1, max: 9 }), days: weekdays, time }).map((rule) => tidy({ kind: "weekly" as const, ...rule })),
  fc.record({ days: weekdays, time }).map((rule) => tidy({ kind: "weekly" as const, interval: 1, ...rule })),
);

function tidy(schedule: Schedule): Schedule {
  return Object.fromEntries(Object.entries(schedule).filter(([, value]) => value !== undefined)) as unknown as Schedule;
}

/** The reference: every day is asked by itself, from the rule's definition. */
function walk(schedule: Schedule, from: Day, step: 1 | -1, count: number): Day[] {
  const found: Day[] = [];
  for (let at = from, left = 1500; found.length < count && left > 0; at = addDays(at, step), left--) {
    const begun = schedule.starts === undefined || at >= schedule.starts;
    if (begun && occursOn(schedule, at)) found.push(at);
    if (!begun && step < 0) break;
  }
  return found;
}

function occursOn(schedule: Schedule, at: Day): boolean {
  if (schedule.kind === "daily") return daysBetween(schedule.starts ?? at, at) % schedule.interval === 0;
  const name = weekdayName(weekdayOf(at));
  if (schedule.kind === "weekdays") return name !== "Saturday" && name !== "Sunday";
  const weeks = daysBetween(mondayOf(schedule.starts ?? at), mondayOf(at)) / 7;
  return weeks % schedule.interval === 0 && schedule.days.map(weekdayName).includes(name);
}
