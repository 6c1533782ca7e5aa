import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextOccurrence, nextOccurrences, readSchedule, writeRule, type Schedule } from "../../../src/domain/schedule/schedule.ts";
import { rruleText, startedRule } from "./any-schedule.ts";
import { read } from "./read.ts";

const omit = { interval: 1, shortMonths: "omit" } as const;
const monday = { ...omit, frequency: "weekly", weekdays: [{ weekday: 1 }] } as const;

describe("a rule of RFC 5545 is read", () => {
  it.each<[string, object]>([
    ["RRULE:FREQ=WEEKLY;BYDAY=MO", { rule: monday }],
    ["FREQ=WEEKLY;BYDAY=MO", { rule: monday }],
    ["rrule: freq=weekly; byday=mo", { rule: monday }],
    ["FREQ=DAILY;BYDAY=MO", { rule: monday }],
    ["FREQ=WEEKLY;BYDAY=MO;BYHOUR=9", { rule: monday, time: "09:00" }],
    ["FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=30;BYSECOND=0", { rule: monday, time: "09:30" }],
    ["FREQ=WEEKLY;BYDAY=MO;UNTIL=20271231T235959Z", { rule: { ...monday, until: "2027-12-31" } }],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU;COUNT=4", { rule: { ...monday, interval: 2, weekdays: [{ weekday: 2 }, { weekday: 7 }], weekStart: 7, count: 4 } }],
    ["FREQ=WEEKLY;BYDAY=MO;WKST=SU", { rule: monday }],
    ["FREQ=MONTHLY;BYMONTHDAY=31,-1,1", { rule: { ...omit, frequency: "monthly", monthDays: [1, 31, -1] } }],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", { rule: { ...omit, frequency: "monthly", weekdays: [1, 2, 3, 4, 5].map((weekday) => ({ weekday })), positions: [-1] } }],
    ["FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", { rule: { interval: 1, frequency: "monthly", monthDays: [30], shortMonths: "last" } }],
    ["FREQ=YEARLY;INTERVAL=2;BYMONTH=3,5;BYDAY=+2TU,-1FR", { rule: { ...omit, interval: 2, frequency: "yearly", months: [3, 5], weekdays: [{ weekday: 2, nth: 2 }, { weekday: 5, nth: -1 }] } }],
    ["FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", { rule: { ...omit, frequency: "yearly", weekNumbers: [20], weekdays: [{ weekday: 1 }] } }],
    ["FREQ=YEARLY;BYYEARDAY=100,-1", { rule: { ...omit, frequency: "yearly", yearDays: [100, -1] } }],
    ["DTSTART:20260601T093000Z;FREQ=WEEKLY;BYDAY=MO", { rule: { ...monday, starts: "2026-06-01" }, time: "09:30" }],
    ["DTSTART;TZID=Europe/Berlin:20260601T093000\nRRULE:FREQ=WEEKLY;BYDAY=MO", { rule: { ...monday, starts: "2026-06-01" }, time: "09:30" }],
    ["DTSTART;VALUE=DATE:20260601\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nRDATE;VALUE=DATE:20260603,20260602\r\nEXDATE:20260608T093000Z", { rule: { ...monday, starts: "2026-06-01", also: ["2026-06-02", "2026-06-03"], except: ["2026-06-08"] } }],
    ["DTSTART:20260601T000000Z;FREQ=WEEKLY;BYDAY=MO", { rule: { ...monday, starts: "2026-06-01" } }],
    ["DTSTART:20260601T093000Z;FREQ=WEEKLY;BYDAY=MO;BYHOUR=14;BYMINUTE=5", { rule: { ...monday, starts: "2026-06-01" }, time: "14:05" }],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual({ kind: "recurring", ...expected });
  });

  it("the property starts wins over DTSTART, whose time stays", () => {
    expect(read("DTSTART:20260601T093000Z;FREQ=WEEKLY;BYDAY=MO", "2026-07-01")).toEqual({ kind: "recurring", rule: { ...monday, starts: "2026-07-01" }, time: "09:30" });
  });
});

describe("a part of a rule that cannot be read is named", () => {
  it.each([
    ["RRULE:", "RRULE:", "FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"],
    ["FREQ=OFTEN", "FREQ=OFTEN", "FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"],
    ["DTSTART:20260601", "DTSTART:20260601", "FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"],
    ["FREQ=HOURLY", "FREQ=HOURLY", "at most one occurrence a day"],
    ["FREQ=DAILY;BYHOUR=9,17", "FREQ=DAILY;BYHOUR=9,17", "at most one occurrence a day"],
    ["FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32", "numbers from 1 to 31, or below 0 from the end"],
    ["FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0", "numbers from 1 to 31, or below 0 from the end"],
    ["FREQ=YEARLY;BYMONTH=-1", "BYMONTH=-1", "numbers from 1 to 12"],
    ["FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX", "weekdays such as MO,TH"],
    ["FREQ=WEEKLY;BYDAY=1MO", "BYDAY=1MO", "weekdays such as MO,TH"],
    ["FREQ=MONTHLY;BYDAY=0MO", "BYDAY=0MO", "weekdays such as MO, 2TU or -1FR"],
    ["FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY=3", "no BYMONTHDAY beside FREQ=WEEKLY"],
    ["FREQ=MONTHLY;BYWEEKNO=3", "BYWEEKNO=3", "no BYWEEKNO beside FREQ=MONTHLY"],
    ["FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO", "BYDAY=1MO", "weekdays such as MO,TH beside BYWEEKNO"],
    ["FREQ=DAILY;INTERVAL=0", "INTERVAL=0", "a number from 1 to 9999"],
    ["FREQ=DAILY;COUNT=x", "COUNT=X", "a number from 1 to 99999"],
    ["FREQ=DAILY;BYHOUR=24", "BYHOUR=24", "a number from 0 to 23"],
    ["FREQ=DAILY;UNTIL=20260230", "UNTIL=20260230", "a day such as 20271231"],
    ["DTSTART:20260601;FREQ=DAILY;UNTIL=20260531", "UNTIL=20260531", "a day that is not before the first"],
    ["FREQ=DAILY;UNTIL=20260601;COUNT=2", "COUNT=2 with UNTIL", "one of both"],
    ["FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS=1", "another part that names days"],
    ["FREQ=DAILY;WKST=XX", "WKST=XX", "MO, TU, WE, TH, FR, SA or SU"],
    ["FREQ=DAILY;FOO=1", "FOO=1", "a part of RFC 5545"],
    ["FREQ=DAILY;FREQ=WEEKLY", "FREQ=WEEKLY", "parts such as FREQ=WEEKLY, each once"],
    ["FREQ=DAILY;BYDAY", "BYDAY", "parts such as FREQ=WEEKLY, each once"],
    ["DTSTART:20260230;FREQ=DAILY", "DTSTART:20260230", "days such as 20261201"],
    ["FREQ=DAILY;EXDATE:2026", "EXDATE:2026", "days such as 20261201"],
  ])("%s", (text, found, expected) => {
    const reading = readSchedule(text, undefined);
    expect(reading.ok ? undefined : reading.problem).toMatchObject({ found, expected });
  });

  it("a start that a note says elsewhere goes before UNTIL too", () => {
    expect(readSchedule("FREQ=DAILY;UNTIL=20260531", "2026-06-01")).toMatchObject({ ok: false, problem: { found: "2026-05-31" } });
  });
});

describe("a rule that never occurs", () => {
  it.each(["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31", "FREQ=YEARLY;BYWEEKNO=30;BYMONTH=1"])("%s has no next day", (text) => {
    expect(nextOccurrence(read(text, "2026-01-01"), "2025-12-31")).toBeUndefined();
  });
});

describe("a rule that is written", () => {
  it.each([
    ["every weekday", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
    ["every 2 weeks on Monday until 2027-01-01", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20270101"],
    ["every month on the last weekday", "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"],
    ["every month on the 15th and 31st", "RRULE:FREQ=MONTHLY;BYMONTHDAY=15,-1"],
    ["every month on the 29th", "RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1"],
    ["every month on the 15th and 30th", "RRULE:FREQ=MONTHLY;BYMONTHDAY=15,28,29,30;BYSETPOS=1,-1"],
    ["every month, from 2026-01-31", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1"],
    ["every month on the 31st if it exists", "RRULE:FREQ=MONTHLY;BYMONTHDAY=31"],
    ["every year on April 30", "RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30"],
    ["every year on February 29", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"],
    ["every year, from 2024-02-29", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"],
    ["every year in February and April on the 30th", "RRULE:FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=-1"],
    ["every year in February and March on the 30th", "RRULE:FREQ=MONTHLY;BYMONTH=2,3;BYMONTHDAY=28,29,30;BYSETPOS=-1"],
    ["every month on the 29th and 30th", undefined],
    ["once 2026-12-01", undefined],
  ])("for %s is %s", (words, rule) => {
    expect(writeRule(read(words))).toBe(rule);
  });

  it("of RFC 5545 is read as the same rule", () => {
    fc.assert(fc.property(rruleText.filter((text) => readSchedule(text, undefined).ok), (text) => {
      const { time: _, ...schedule } = read(text) as Schedule & { kind: "recurring" };
      expect(read(writeRule(schedule) ?? "")).toEqual(schedule);
    }), { numRuns: 300 });
  });

  it("for words has the same days, month ends too", () => {
    fc.assert(fc.property(startedRule, (rule) => {
      const schedule: Schedule = { kind: "recurring", rule };
      const text = writeRule(schedule);
      fc.pre(text !== undefined);
      const { also: _also, except: _except, ...alone } = rule;
      const after = "1989-12-31";
      expect(nextOccurrences(read(text ?? "", rule.starts), after, 12)).toEqual(nextOccurrences({ kind: "recurring", rule: alone }, after, 12));
    }), { numRuns: 150 });
  });
});
