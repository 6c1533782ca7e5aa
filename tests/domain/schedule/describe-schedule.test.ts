import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeRunning, describeSchedule, nextOccurrences, readSchedule } from "../../../src/domain/schedule/schedule.ts";
import { anyDay, rruleText, startedRule, wordedSchedule } from "./any-schedule.ts";
import { read } from "./read.ts";

describe("a description", () => {
  it.each([
    ["daily at 9:00", "every day at 09:00"],
    ["fortnightly on Monday from 2026-01-07", "every 2 weeks on Monday, from 2026-01-07"],
    ["every week on thu and mon", "every week on Monday, Thursday"],
    ["weekdays when done", "every weekday when done"],
    ["quarterly", "every 3 months"],
    ["P1Y", "every year"],
    ["every 1st, 15th and 22nd", "every month on the 1st, 15th and 22nd"],
    ["every month on the 1st and last day", "every month on the 1st and last day"],
    ["every month on the first workday", "every month on the first weekday"],
    ["every first Monday of March", "every year in March on the first Monday"],
    ["every March 1st", "every year on March 1"],
    ["RRULE:FREQ=YEARLY;INTERVAL=2;BYMONTH=3,5;BYDAY=2TU", "every 2 years in March and May on the 2nd Tuesday"],
    ["RRULE:FREQ=MONTHLY;BYMONTHDAY=31", "every month on the 31st if it exists"],
    ["DTSTART:20260131;FREQ=MONTHLY", "every month on the 31st if it exists, from 2026-01-31"],
    ["DTSTART:20260601T093000Z;FREQ=WEEKLY;BYDAY=MO;COUNT=3", "every week on Monday at 09:30, 3 times, from 2026-06-01"],
    ["RRULE:FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "RRULE:FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR"],
    ["DTSTART:20260101T090000;FREQ=YEARLY;BYWEEKNO=20", "RRULE:FREQ=YEARLY;BYWEEKNO=20 at 09:00, from 2026-01-01"],
    ["2026-12-01T14:00", "once 2026-12-01 at 14:00"],
  ])("of %s is %s", (words, expected) => {
    expect(describeSchedule(read(words))).toBe(expected);
  });

  it("is read back as the same schedule", () => {
    fc.assert(fc.property(wordedSchedule, (schedule) => {
      expect(readSchedule(describeSchedule(schedule), undefined)).toEqual({ ok: true, schedule });
    }), { numRuns: 600 });
  });

  it("of a rule of RFC 5545 has the same days", () => {
    fc.assert(fc.property(rruleText.filter((text) => readSchedule(text, undefined).ok), anyDay, (text, starts) => {
      const schedule = read(text, starts);
      expect(nextOccurrences(read(describeSchedule(schedule)), "1989-12-31", 8)).toEqual(nextOccurrences(schedule, "1989-12-31", 8));
    }), { numRuns: 100 });
  });

  it("of a rule that begins on a day has the same days", () => {
    fc.assert(fc.property(startedRule, (rule) => {
      const schedule = { kind: "recurring", rule } as const;
      expect(nextOccurrences(read(describeSchedule(schedule)), "1989-12-31", 8)).toEqual(nextOccurrences(schedule, "1989-12-31", 8));
    }), { numRuns: 100 });
  });
});

describe("what is going on", () => {
  it.each([
    ["every week on Friday", "2026-01-02", "every week on Friday"],
    ["weekly", "2026-01-02", "every week on Friday"],
    ["every 3 months at 09:00", "2026-01-31", "every 3 months on the 31st at 09:00"],
    ["yearly", "2024-02-29", "every year on February 29"],
    ["every 10 days", "2026-01-02", "every 10 days"],
    ["every week on Friday", "2026-11-24", "every week on Friday, from 2026-11-24"],
    ["once 2026-12-01", undefined, "once 2026-12-01"],
  ])("%s from %s is %s", (words, starts, expected) => {
    expect(describeRunning(read(words, starts), "2026-11-23")).toBe(expected);
  });
});
