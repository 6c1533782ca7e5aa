import { describe, expect, it, test } from "vitest";
import { intervalDays, latestOccurrence, needsStart, nextOccurrence, nextOccurrences, occurrencesBetween, startingOn } from "../../../src/domain/schedule/schedule.ts";
import type { Day } from "../../../src/domain/time/day.ts";
import { read } from "./read.ts";

describe("TV-10 the days of a rule", () => {
  it.each<[string, Day, Day[]]>([
    ["RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]],
    ["RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]],
    ["RRULE:FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15", ["2007-01-15", "2007-01-30", "2007-02-15", "2007-03-15", "2007-03-30"]],
    ["RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-01", ["2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30", "2026-05-29", "2026-06-30"]],
    ["every month on the last workday", "2026-01-01", ["2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30", "2026-05-29", "2026-06-30"]],
    ["RRULE:FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31", ["2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31", "2026-08-31"]],
    ["every month on the 31st", "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]],
    ["RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2024-01-01", ["2024-02-29", "2028-02-29", "2032-02-29"]],
    ["every year on February 29", "2024-01-01", ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]],
    ["RRULE:FREQ=MONTHLY;BYDAY=1MO", "2026-01-05", ["2026-01-05", "2026-02-02", "2026-03-02", "2026-04-06"]],
    ["RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-01-07", ["2026-01-19", "2026-02-02", "2026-02-16", "2026-03-02"]],
    ["every 2 weeks on Monday", "2026-01-07", ["2026-01-19", "2026-02-02", "2026-02-16", "2026-03-02"]],
  ])("%s from %s", (words, starts, days) => {
    expect(nextOccurrences(read(words, starts), "1990-01-01", days.length)).toEqual(days);
  });

  test("a count ends them", () => {
    expect(nextOccurrences(read("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU", "1997-08-05"), "1997-01-01", 9)).toHaveLength(4);
  });
});

test("TV-11 steps of a month keep to the day that they began on", () => {
  for (const words of ["P1M", "every month", "monthly"]) {
    expect(nextOccurrences(read(words, "2026-01-31"), "2026-01-31", 4)).toEqual(["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]);
  }
});

test("the same words count apart from each first day", () => {
  expect(read("every Tuesday", "2026-01-05")).toEqual(read("every Tuesday", "2026-01-05"));
  expect(read("every Tuesday", "2026-01-05")).not.toEqual(read("every Tuesday", "2026-01-06"));
});

describe("occurrences", () => {
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

  it("what occurs once has one", () => {
    const schedule = read("once 2026-12-01", "2027-01-01");
    expect([latestOccurrence(schedule, "2026-11-30"), latestOccurrence(schedule, "2026-12-01"), nextOccurrence(schedule, "2026-11-30"), nextOccurrence(schedule, "2026-12-01")]).toEqual([undefined, "2026-12-01", "2026-12-01", undefined]);
    expect(nextOccurrences(schedule, "2026-01-01", 5)).toEqual(["2026-12-01"]);
    expect([occurrencesBetween(schedule, "2026-12-01", "2026-12-01"), occurrencesBetween(schedule, "2026-12-02", "2027-12-01")]).toEqual([["2026-12-01"], []]);
  });

  it("between two days hold both", () => {
    expect(occurrencesBetween(read("every Monday"), "2026-11-02", "2026-11-16")).toEqual(["2026-11-02", "2026-11-09", "2026-11-16"]);
  });

  it.each(["every 2 days", "every week", "6 months", "every January", "FREQ=DAILY;COUNT=3", "every 2 weeks on Monday", "FREQ=YEARLY;BYWEEKNO=3"])("%s occurs from the day that it is given on", (words) => {
    const schedule = read(words);
    expect([needsStart(schedule), nextOccurrence(schedule, "2026-01-01"), latestOccurrence(schedule, "2026-01-01"), occurrencesBetween(schedule, "2026-01-01", "2030-01-01")]).toEqual([true, undefined, undefined, []]);
    const started = startingOn(schedule, "2026-01-05");
    expect([needsStart(started), nextOccurrence(started, "2026-01-01")?.slice(0, 7), started]).toEqual([false, "2026-01", read(words, "2026-01-05")]);
  });

  it.each(["every day", "every Monday", "every month on the 1st", "every year on March 1", "every year on the first Monday", "FREQ=YEARLY;BYYEARDAY=1", "once 2026-12-01"])("%s counts from no day", (words) => {
    expect(needsStart(read(words))).toBe(false);
  });
});

describe("the days from one to the next, on the average", () => {
  it.each([
    ["every day", 1], ["every 3 days", 3], ["every weekday", 1.4], ["weekly", 7], ["every week on Monday, Thursday", 3.5], ["2 weeks", 14], ["monthly", 30],
    ["every month on the 1st and 15th", 15], ["every month on the last weekday", 30], ["every month on every Friday", 7], ["quarterly", 90], ["6 months", 180], ["yearly", 360],
    ["every 2 years", 720], ["every January and July on the 1st", 180], ["every year on the first Monday", 360], ["FREQ=YEARLY;BYMONTHDAY=1", 30], ["FREQ=YEARLY;BYWEEKNO=10,20", 180], ["once 2026-12-01", 0],
  ])("%s: %d", (words, days) => {
    expect(intervalDays(read(words))).toBe(days);
  });
});
