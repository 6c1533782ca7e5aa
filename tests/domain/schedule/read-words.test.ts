import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readSchedule, type Schedule } from "../../../src/domain/schedule/schedule.ts";
import type { Rule } from "../../../src/domain/schedule/rule.ts";
import { read } from "./read.ts";

const on = (...days: (number | [nth: number, weekday: number])[]): Rule["weekdays"] =>
  days.map((day) => (typeof day === "number" ? { weekday: day } : { nth: day[0], weekday: day[1] })) as unknown as Rule["weekdays"];
const WORK = on(1, 2, 3, 4, 5);
const daily = { frequency: "daily", interval: 1, shortMonths: "last" } as const;
const [weekly, monthly, yearly] = [{ ...daily, frequency: "weekly" }, { ...daily, frequency: "monthly" }, { ...daily, frequency: "yearly" }] as const;

describe("words are read as the rule that they mean", () => {
  it.each<[string, Partial<Rule>]>([
    ["every day", daily],
    ["Daily", daily],
    ["  EVERY   day. ", daily],
    ["each day", daily],
    ["once a day", daily],
    ["every 3 days", { ...daily, interval: 3 }],
    ["every other day", { ...daily, interval: 2 }],
    ["every three days", { ...daily, interval: 3 }],
    ["180d", { ...daily, interval: 180 }],
    ["P10D", { ...daily, interval: 10 }],
    ["every day in March", { ...daily, months: [3] }],
    ["every weekday", { ...weekly, weekdays: WORK }],
    ["weekdays", { ...weekly, weekdays: WORK }],
    ["every workday", { ...weekly, weekdays: WORK }],
    ["every business day", { ...weekly, weekdays: WORK }],
    ["Mon-Fri", { ...weekly, weekdays: WORK }],
    ["every Monday to Friday", { ...weekly, weekdays: WORK }],
    ["every Saturday through Monday", { ...weekly, weekdays: on(1, 6, 7) }],
    ["every week", weekly],
    ["weekly", weekly],
    ["weekly on Friday", { ...weekly, weekdays: on(5) }],
    ["every Monday", { ...weekly, weekdays: on(1) }],
    ["Mondays and Thursdays", { ...weekly, weekdays: on(1, 4) }],
    ["every week on thu and mon", { ...weekly, weekdays: on(1, 4) }],
    ["every week on Mon, Tues & Sundays", { ...weekly, weekdays: on(1, 2, 7) }],
    ["every Monday in November and March", { ...weekly, months: [3, 11], weekdays: on(1) }],
    ["every 2 weeks on Monday, Thursday", { ...weekly, interval: 2, weekdays: on(1, 4) }],
    ["every second week on Monday", { ...weekly, interval: 2, weekdays: on(1) }],
    ["every other Monday", { ...weekly, interval: 2, weekdays: on(1) }],
    ["fortnightly", { ...weekly, interval: 2 }],
    ["fortnightly on Monday", { ...weekly, interval: 2, weekdays: on(1) }],
    ["every fortnight", { ...weekly, interval: 2 }],
    ["2 weeks", { ...weekly, interval: 2 }],
    ["every month", monthly],
    ["monthly", monthly],
    ["every month on the 1st", { ...monthly, monthDays: [1] }],
    ["monthly on the 1st", { ...monthly, monthDays: [1] }],
    ["every month on the 1st and 15th", { ...monthly, monthDays: [1, 15] }],
    ["every month on day 15", { ...monthly, monthDays: [15] }],
    ["every 15th", { ...monthly, monthDays: [15] }],
    ["1st of every month", { ...monthly, monthDays: [1] }],
    ["every month on the 31st", { ...monthly, monthDays: [31] }],
    ["every month on the 31st if it exists", { ...monthly, monthDays: [31], shortMonths: "omit" }],
    ["every month on the last day", { ...monthly, monthDays: [-1] }],
    ["last day of the month", { ...monthly, monthDays: [-1] }],
    ["every month on the 1st and last day", { ...monthly, monthDays: [1, -1] }],
    ["every month on the second to last day", { ...monthly, monthDays: [-2] }],
    ["every month on the last Friday", { ...monthly, weekdays: on([-1, 5]) }],
    ["the last Friday of each month", { ...monthly, weekdays: on([-1, 5]) }],
    ["every last Friday", { ...monthly, weekdays: on([-1, 5]) }],
    ["every month on the first Monday", { ...monthly, weekdays: on([1, 1]) }],
    ["every month on the 2nd Tuesday", { ...monthly, weekdays: on([2, 2]) }],
    ["every month on the first and third Monday", { ...monthly, weekdays: on([1, 1], [3, 1]) }],
    ["every month on every Friday", { ...monthly, weekdays: on(5) }],
    ["every month on the last weekday", { ...monthly, weekdays: WORK, positions: [-1] }],
    ["every month on the first workday", { ...monthly, weekdays: WORK, positions: [1] }],
    ["every 3 months", { ...monthly, interval: 3 }],
    ["every 3 months on the 15th", { ...monthly, interval: 3, monthDays: [15] }],
    ["every quarter", { ...monthly, interval: 3 }],
    ["quarterly", { ...monthly, interval: 3 }],
    ["quarterly on the last day", { ...monthly, interval: 3, monthDays: [-1] }],
    ["6 months", { ...monthly, interval: 6 }],
    ["P6M", { ...monthly, interval: 6 }],
    ["every half year", { ...monthly, interval: 6 }],
    ["half-yearly", { ...monthly, interval: 6 }],
    ["semi-annual", { ...monthly, interval: 6 }],
    ["twice a year", { ...monthly, interval: 6 }],
    ["1 year 6 months", { ...monthly, interval: 18 }],
    ["every year", yearly],
    ["yearly", yearly],
    ["annually", yearly],
    ["annual", yearly],
    ["P1Y", yearly],
    ["every 2 years", { ...yearly, interval: 2 }],
    ["every year on March 1", { ...yearly, months: [3], monthDays: [1] }],
    ["every year on 1 March", { ...yearly, months: [3], monthDays: [1] }],
    ["every year on the 1st of March", { ...yearly, months: [3], monthDays: [1] }],
    ["every March 1st", { ...yearly, months: [3], monthDays: [1] }],
    ["yearly on mar 1", { ...yearly, months: [3], monthDays: [1] }],
    ["every year on February 29", { ...yearly, months: [2], monthDays: [29] }],
    ["every January on the 15th", { ...yearly, months: [1], monthDays: [15] }],
    ["every January and July on the 1st", { ...yearly, months: [1, 7], monthDays: [1] }],
    ["every year on January 1 and July 1", { ...yearly, months: [1, 7], monthDays: [1] }],
    ["every year in March to May on the 1st and 15th", { ...yearly, months: [3, 4, 5], monthDays: [1, 15] }],
    ["every year in November - February on the 1st", { ...yearly, months: [1, 2, 11, 12], monthDays: [1] }],
    ["every year on the first Monday of March", { ...yearly, months: [3], weekdays: on([1, 1]) }],
    ["every first Monday of March and May", { ...yearly, months: [3, 5], weekdays: on([1, 1]) }],
    ["every year on the first Monday", { ...yearly, weekdays: on([1, 1]) }],
    ["every year on the last weekday of June", { ...yearly, months: [6], weekdays: WORK, positions: [-1] }],
    ["every year on the last weekday of June and December", { ...monthly, months: [6, 12], weekdays: WORK, positions: [-1] }],
  ])("%s", (words, rule) => {
    expect(read(words)).toEqual({ kind: "recurring", rule });
  });
});

describe("what stands behind a rule is read wherever it stands", () => {
  const friday = { ...weekly, weekdays: on(5) };
  it.each<[string, object]>([
    ["every Friday at 09:00", { rule: friday, time: "09:00" }],
    ["every Friday at 9:00", { rule: friday, time: "09:00" }],
    ["every Friday at 9.00", { rule: friday, time: "09:00" }],
    ["every Friday, at 9 am", { rule: friday, time: "09:00" }],
    ["every Friday at 12:30 a.m.", { rule: friday, time: "00:30" }],
    ["every Friday at 12pm", { rule: friday, time: "12:00" }],
    ["every Friday @ 22:15", { rule: friday, time: "22:15" }],
    ["every Friday 22:15", { rule: friday, time: "22:15" }],
    ["every week at 22:15 on Friday", { rule: friday, time: "22:15" }],
    ["every Friday when done", { rule: friday, whenDone: true }],
    ["every Friday whenDone", { rule: friday, whenDone: true }],
    ["\u{1F501} every Friday when done", { rule: friday, whenDone: true }],
    ["every Friday from 2026-01-07", { rule: { ...friday, starts: "2026-01-07" } }],
    ["every Friday, starting on 2026-01-07, until 2027-01-01", { rule: { ...friday, starts: "2026-01-07", until: "2027-01-01" } }],
    ["every Friday until 2027-01-01 at 08:00", { rule: { ...friday, until: "2027-01-01" }, time: "08:00" }],
    ["every Friday 10 times from 2026-01-07", { rule: { ...friday, starts: "2026-01-07", count: 10 } }],
    ["every Friday, also on 2026-01-08 and 2026-01-07, except 2026-01-09, 2026-01-16", { rule: { ...friday, also: ["2026-01-07", "2026-01-08"], except: ["2026-01-09", "2026-01-16"] } }],
    ["RRULE:FREQ=WEEKLY;BYDAY=FR at 09:00, from 2026-01-07", { rule: { ...friday, starts: "2026-01-07", shortMonths: "omit" }, time: "09:00" }],
  ])("%s", (words, expected) => {
    expect(read(words)).toEqual({ kind: "recurring", ...expected });
  });

  it("the property starts wins over the words", () => {
    expect(read("every Friday from 2026-01-07", "2026-02-01")).toMatchObject({ rule: { starts: "2026-02-01" } });
  });
});

describe("what occurs once", () => {
  it.each<[string, Partial<Schedule>]>([
    ["once 2026-12-01", { day: "2026-12-01" }],
    ["Once on 2026-12-01 at 14:00", { day: "2026-12-01", time: "14:00" }],
    ["2026-12-01", { day: "2026-12-01" }],
    ["2026-12-01T14:00", { day: "2026-12-01", time: "14:00" }],
  ])("%s", (words, expected) => {
    expect(read(words)).toEqual({ kind: "once", ...expected });
  });
});

describe("words with two meanings are asked back about", () => {
  it.each([
    ["bi-weekly", ["every 2 weeks", "every week on Monday, Thursday"]],
    ["biweekly on Monday at 7:00, from 2026-01-05", ["every 2 weeks on Monday at 07:00, from 2026-01-05", "every week on Monday, Thursday at 07:00, from 2026-01-05"]],
    ["twice a week", ["every week on Monday, Thursday", "every week on Tuesday, Friday"]],
    ["semi-weekly", ["every week on Monday, Thursday", "every week on Tuesday, Friday"]],
    ["bimonthly", ["every 2 months", "every month on the 1st and 15th"]],
    ["twice a month", ["every month on the 1st and 15th", "every 2 weeks"]],
    ["semi-monthly", ["every month on the 1st and 15th", "every 2 weeks"]],
    ["bi-annual", ["every 6 months", "every 2 years"]],
    ["biyearly at 08:00", ["every 6 months at 08:00", "every 2 years at 08:00"]],
    ["every second Tuesday", ["every month on the 2nd Tuesday", "every 2 weeks on Tuesday"]],
    ["every month on Friday", ["every month on the first Friday", "every week on Friday"]],
    ["every March on Friday", ["every year in March on the first Friday", "every week on Friday in March"]],
  ])("%s", (words, choices) => {
    const reading = readSchedule(words, undefined);
    expect(reading.ok ? undefined : reading.problem).toMatchObject({ found: words, choices, expected: choices.join(", or ") });
    for (const choice of choices) expect(readSchedule(choice, undefined).ok).toBe(true);
  });
});

describe("what cannot be read is refused, with what is wrong", () => {
  it.each([
    ["every day at 25:00", "25:00", "a time of day such as at 09:00"],
    ["every day at 9:60", "9:60", "a time of day such as at 09:00"],
    ["every day at noon", "noon", "a time of day such as at 09:00"],
    ["every day at 13 pm", "13 pm", "a time of day such as at 09:00"],
    ["every 0 days", "every 0 days", "an interval of 1 or more"],
    ["every day from 2026-02-30", "2026-02-30", "a day that exists, such as 2026-12-01"],
    ["every day until 2026-13-01", "2026-13-01", "a day that exists, such as 2026-12-01"],
    ["every day, except 2026-02-30", "2026-02-30", "a day that exists, such as 2026-12-01"],
    ["every day from 2026-02-01 until 2026-01-01", "2026-01-01", "a last day that is not before the first, 2026-02-01"],
    ["every day 0 times", "0", "how often, 1 or more"],
    ["once 2026-02-30", "2026-02-30", "a day that exists, such as 2026-12-01"],
    ["every month on the 32nd", "every month on the 32nd", "a day that exists, not the 32nd"],
    ["every month on the 6th Monday", "every month on the 6th Monday", "a day that exists, not the 6th"],
    ["every year on February 30", "every year on February 30", "a day that exists, not the 30th of February"],
    ["every April on the 31st", "every April on the 31st", "a day that exists, not the 31st of April"],
    ["every year on the 15th", "every year on the 15th", "the month"],
    ["every year on March 1 and May 15", "every year on March 1 and May 15", "one date a year, or the same dates in each of the months"],
    ["every year on the first Monday of March and the last Friday of May", undefined, "one date a year, or the same dates in each of the months"],
    ["every 2 years on the last weekday of March and May", undefined, "every year, or one month"],
    ["hourly", "hourly", "at most one occurrence a day"],
    ["every 4 hours", "every 4 hours", "at most one occurrence a day"],
    ["every second", "every second", "at most one occurrence a day"],
    ["twice a day", "twice a day", "at most one occurrence a day"],
    ["PT4H", "PT4H", "at most one occurrence a day"],
  ])("%s", (words, found, expected) => {
    const reading = readSchedule(words, undefined);
    expect(reading.ok ? undefined : reading.problem).toMatchObject({ found: found ?? words, expected });
  });

  it.each([
    "", "soon", "every", "whenever there is time", "every week on Caturday", "every week on m", "every day on Monday", "every 2 weekdays", "P1M3D", "every Monday to",
    "every week on the first Monday", "every month on the 15th and Monday", "every month on the 1st, Monday", "every Monday to and", "every month on Friday the 13th", "every week on the 15th", "every March to Friday", "every month in spring",
  ])("%j is not understood, and examples are shown", (words) => {
    const reading = readSchedule(words, undefined);
    expect(reading.ok ? reading.schedule : reading.problem).toMatchObject({ found: words, expected: expect.stringContaining("every 2 weeks on Monday") as string });
  });

  test("no text makes it throw", () => {
    const piece = fc.constantFrom("every", "each", "day", "2", "0", "weeks", "on", "the", "last", "-", "1st", "32nd", "Friday", "March", "to", "at", "9:00", "from", "2026-02-30", "2026-01-31", "until", "RRULE:", "FREQ=WEEKLY", ";BYDAY=", "MO", "-1FR", "DTSTART:", "20260601T093000Z", "INTERVAL=0", ",", "and", "bi-weekly", "times", "except", "if it exists", "\n");
    const words = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.array(piece, { maxLength: 12 }).map((all) => all.join(" ")), fc.array(piece, { maxLength: 12 }).map((all) => all.join("")));
    fc.assert(fc.property(words, fc.constantFrom(undefined, "2026-11-23"), (text, starts) => {
      const reading = readSchedule(text, starts);
      if (!reading.ok) expect([reading.problem.expected !== "", reading.problem.hint !== ""]).toEqual([true, true]);
    }), { numRuns: 500 });
  });

  test("a text without end takes no time", () => {
    for (const piece of ["every ", "last ", "1st and ", " at", " of the month", "mon to ", ";", "every 2 weeks on "]) {
      const start = performance.now();
      readSchedule(piece.repeat(9000 / piece.length), undefined);
      expect(performance.now() - start).toBeLessThan(1000);
    }
  });
});
