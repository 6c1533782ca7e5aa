import process from "node:process";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { daysOf, nextIn, previousIn } from "../../../src/domain/schedule/occurrences.ts";
import type { Rule, RuleWeekday } from "../../../src/domain/schedule/rule.ts";
import { addDays, daysBetween, isoWeekOf, weekdayOf, type Day, type Weekday } from "../../../src/domain/time/day.ts";

const rule = (parts: Partial<Rule>): Rule => ({ frequency: "daily", interval: 1, shortMonths: "omit", ...parts });
const on = (...weekdays: Weekday[]): RuleWeekday[] => weekdays.map((weekday) => ({ weekday }));
const nth = (place: number, weekday: Weekday): RuleWeekday[] => [{ weekday, nth: place }];

/** The first days of a rule, one found from the other. */
function firstDays(of: Rule, count: number, after: Day = addDays(of.starts ?? "1900-01-01", -1)): Day[] {
  const days: Day[] = [];
  for (let day = nextIn(of, after); day !== undefined && days.length < count; day = nextIn(of, day)) days.push(day);
  return days;
}

describe("TV-10 the days of a rule:", () => {
  test.each<[title: string, of: Rule, days: string]>([
    ["every second week on Tuesday and Sunday, weeks from Monday", rule({ frequency: "weekly", interval: 2, count: 4, weekdays: on(2, 7), weekStart: 1, starts: "1997-08-05" }), "1997-08-05 1997-08-10 1997-08-19 1997-08-24"],
    ["the same, weeks from Sunday", rule({ frequency: "weekly", interval: 2, count: 4, weekdays: on(2, 7), weekStart: 7, starts: "1997-08-05" }), "1997-08-05 1997-08-17 1997-08-19 1997-08-31"],
    ["the 15th and the 30th, of which February has one", rule({ frequency: "monthly", monthDays: [15, 30], count: 5, starts: "2007-01-15" }), "2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30"],
    ["the last working day of a month", rule({ frequency: "monthly", weekdays: on(1, 2, 3, 4, 5), positions: [-1], until: "2026-06-30", starts: "2026-01-01" }), "2026-01-30 2026-02-27 2026-03-31 2026-04-30 2026-05-29 2026-06-30"],
    ["the 31st, months without one left out", rule({ frequency: "monthly", monthDays: [31], until: "2026-08-31", starts: "2026-01-31" }), "2026-01-31 2026-03-31 2026-05-31 2026-07-31 2026-08-31"],
    ["the 31st, or the last day", rule({ frequency: "monthly", monthDays: [31], shortMonths: "last", until: "2026-05-31", starts: "2026-01-31" }), "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31"],
    ["the month's last day by -1", rule({ frequency: "monthly", monthDays: [-1], until: "2026-05-31", starts: "2026-01-31" }), "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31"],
    ["29 February, other years left out", rule({ frequency: "yearly", months: [2], monthDays: [29], until: "2032-12-31", starts: "2024-02-29" }), "2024-02-29 2028-02-29 2032-02-29"],
    ["29 February, or the last day of it", rule({ frequency: "yearly", months: [2], monthDays: [29], shortMonths: "last", until: "2028-12-31", starts: "2024-02-29" }), "2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29"],
    ["the first Monday", rule({ frequency: "monthly", weekdays: nth(1, 1), until: "2026-04-30", starts: "2026-01-05" }), "2026-01-05 2026-02-02 2026-03-02 2026-04-06"],
    ["every second Monday, counted from a Wednesday", rule({ frequency: "weekly", interval: 2, weekdays: on(1), weekStart: 1, until: "2026-03-02", starts: "2026-01-07" }), "2026-01-19 2026-02-02 2026-02-16 2026-03-02"],
  ])("%s", (_title, of, days) => {
    expect(firstDays(of, 100)).toEqual(days.split(" "));
    expect(daysOf(of, "1990-01-01", "2040-01-01")).toEqual(days.split(" "));
  });
});

describe("TV-11 steps of months are counted from the first day, never from a day that was moved:", () => {
  test.each<[title: string, of: Rule, days: string]>([
    ["every month from 31 January", rule({ frequency: "monthly", shortMonths: "last", starts: "2026-01-31" }), "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31"],
    ["from where a floating plan was completed", rule({ frequency: "monthly", shortMonths: "last", starts: "2026-02-28" }), "2026-02-28 2026-03-28 2026-04-28"],
    ["every year from 29 February", rule({ frequency: "yearly", shortMonths: "last", starts: "2024-02-29" }), "2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29"],
    ["every quarter from 30 November", rule({ frequency: "monthly", interval: 3, shortMonths: "last", starts: "2025-11-30" }), "2025-11-30 2026-02-28 2026-05-30 2026-08-30"],
  ])("%s", (_title, of, days) => {
    const expected = days.split(" ");
    expect(firstDays(of, expected.length)).toEqual(expected);
    expect(expected.map((day) => nextIn(of, addDays(day, -1)))).toEqual(expected);
  });
});

describe("What a rule does not say it takes from its first day:", () => {
  test.each<[title: string, of: Partial<Rule>, days: string]>([
    ["a week its weekday", { frequency: "weekly" }, "2026-01-21 2026-01-28 2026-02-04"],
    ["a month its date", { frequency: "monthly" }, "2026-01-21 2026-02-21 2026-03-21"],
    ["a year its month and date", { frequency: "yearly" }, "2026-01-21 2027-01-21 2028-01-21"],
    ["months of a year its date", { frequency: "yearly", months: [3, 5] }, "2026-03-21 2026-05-21 2027-03-21"],
    ["weeks of a year its weekday", { frequency: "yearly", weekNumbers: [1, 20] }, "2026-05-13 2027-01-06 2027-05-19"],
    ["dates of a year no month", { frequency: "yearly", monthDays: [1] }, "2026-02-01 2026-03-01 2026-04-01"],
  ])("%s", (_title, parts, days) => {
    expect(firstDays(rule({ ...parts, starts: "2026-01-21" }), 3)).toEqual(days.split(" "));
  });

  test("without a first day, weeks are looked at from any day", () => {
    expect(nextIn(rule({ frequency: "weekly", weekdays: on(1) }), "2026-11-23")).toBe("2026-11-30");
    expect(previousIn(rule({ frequency: "monthly", monthDays: [1] }), "2026-11-23")).toBe("2026-11-01");
  });
});

describe("The first day occurs only if the rule means it, and nothing occurs before it:", () => {
  const mondays = rule({ frequency: "weekly", weekdays: on(1), starts: "2026-01-07" });

  test("neither it nor earlier days", () => {
    expect([nextIn(mondays, "2020-01-01"), previousIn(mondays, "2026-01-11"), previousIn(mondays, "2026-01-12")]).toEqual(["2026-01-12", undefined, "2026-01-12"]);
  });

  test("positions count in its whole period", () => {
    expect(firstDays(rule({ frequency: "weekly", weekdays: on(1, 3, 5), positions: [1], starts: "2024-01-03" }), 2)).toEqual(["2024-01-08", "2024-01-15"]);
  });
});

describe("A rule ends:", () => {
  test.each<[title: string, of: Rule, last: Day | undefined]>([
    ["with its last day, included", rule({ until: "2026-03-10", starts: "2026-03-01" }), "2026-03-10"],
    ["before its last day where that is not meant", rule({ interval: 4, until: "2026-03-10", starts: "2026-03-01" }), "2026-03-09"],
    ["after so many days", rule({ interval: 2, count: 5, starts: "2026-03-01" }), "2026-03-09"],
    ["after so many days, with a first week that is none of all", rule({ frequency: "weekly", weekdays: on(1, 4), count: 6, starts: "2026-01-08" }), "2026-01-26"],
    ["by whichever comes first", rule({ count: 50, until: "2026-03-03", starts: "2026-03-01" }), "2026-03-03"],
    ["excepted days count", rule({ count: 3, except: ["2026-03-02"], starts: "2026-03-01" }), "2026-03-03"],
    ["before it began", rule({ until: "2026-02-01", starts: "2026-03-01" }), undefined],
    ["with the last day that can be written", rule({ frequency: "yearly", months: [12], monthDays: [31], starts: "2026-01-01" }), "9999-12-31"],
  ])("%s", (_title, of, last) => {
    expect(previousIn(of, "9999-12-31")).toBe(last);
    expect(nextIn(of, last ?? "2000-01-01")).toBeUndefined();
  });

  test("a count of many is reached without counting each day", () => {
    expect(previousIn(rule({ count: 1_000_000, starts: "1900-01-01" }), "9999-12-31")).toBe(addDays("1900-01-01", 999_999));
    expect(previousIn(rule({ frequency: "weekly", weekdays: on(2, 5), count: 500_000, starts: "1900-01-01" }), "9999-12-31")).toBe(addDays("1900-01-05", 7 * 249_999));
  });
});

describe("Days by themselves:", () => {
  const of = rule({ frequency: "monthly", monthDays: [1], starts: "2026-01-01", until: "2026-04-30", also: ["2026-06-15", "2026-01-20", "2026-02-01"], except: ["2026-03-01", "2026-05-05"] });
  const days = ["2026-01-01", "2026-01-20", "2026-02-01", "2026-04-01", "2026-06-15"];

  test("more days occur once, others not, also behind the rule's end", () => {
    expect(daysOf(of, "2020-01-01", "2030-01-01")).toEqual(days);
    expect(firstDays(of, 10)).toEqual(days);
    expect(previousIn(of, "2026-06-14")).toBe("2026-04-01");
    expect(nextIn(of, "2026-06-15")).toBeUndefined();
  });

  test("a day that is given and excepted does not occur", () => {
    expect(daysOf({ ...of, except: ["2026-06-15"] }, "2026-05-01", "2026-12-31")).toEqual([]);
  });
});

describe("A rule that never occurs is given up:", () => {
  test.each<[title: string, of: Partial<Rule>]>([
    ["30 February", { frequency: "yearly", months: [2], monthDays: [30] }],
    ["30 February by day", { months: [2], monthDays: [30], interval: 90 }],
    ["31 June, months counted", { frequency: "monthly", months: [6], monthDays: [31], interval: 5 }],
    ["a second of one weekday in a week", { frequency: "weekly", weekdays: on(3), positions: [2], interval: 3 }],
    ["Tuesdays, every seven days from a Monday", { interval: 7, weekdays: on(2) }],
    ["the same, ended by a count", { interval: 7, weekdays: on(2), count: 3 }],
  ])("%s", (_title, parts) => {
    const of = rule({ ...parts, starts: "2026-01-05" });
    expect([nextIn(of, "2026-01-01"), previousIn(of, "2100-01-01"), daysOf(of, "2026-01-01", "2026-12-31")]).toEqual([undefined, undefined, []]);
    expect(timeOf(() => nextIn(of, "2026-01-01"))).toBeLessThan(5);
  });

  test("one that occurs once in a long time is not", () => {
    expect(nextIn(rule({ frequency: "yearly", months: [2], monthDays: [29], weekdays: on(1), starts: "2000-01-01" }), "2072-02-29")).toBe("2112-02-29");
    expect(nextIn(rule({ frequency: "yearly", interval: 100, months: [2], monthDays: [29], starts: "2000-02-29" }), "2000-02-29")).toBe("2400-02-29");
  });
});

const day = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays("1950-01-01", count));
const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;
const ends = fc.oneof(fc.constant({}), fc.record({ count: fc.integer({ min: 1, max: 90 }) }), fc.record({ until: day }));
const rules: fc.Arbitrary<Rule> = fc.tuple(fc.integer({ min: 1, max: 9 }), day, fc.constantFrom("omit" as const, "last" as const), ends, fc.uniqueArray(day, { maxLength: 3 }), fc.oneof(
  fc.record({ frequency: fc.constant("daily" as const) }),
  fc.record({ frequency: fc.constant("weekly" as const), weekdays: fc.uniqueArray(weekday, { minLength: 1 }).map((days) => on(...days)), weekStart: weekday }),
  fc.record({ frequency: fc.constantFrom("monthly" as const, "yearly" as const), monthDays: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 3 }) }),
  fc.record({ frequency: fc.constantFrom("monthly" as const, "yearly" as const), weekdays: fc.tuple(fc.integer({ min: -4, max: 4 }).filter((place) => place !== 0), weekday).map(([place, of]) => nth(place, of)) }),
)).map(([interval, starts, shortMonths, end, days, parts]) => ({ interval, starts, shortMonths, ...end, also: days, except: days.map((one) => addDays(one, 30)), ...parts }));

describe("Of every rule", () => {
  test("the next day is later, and the one before it is no later than the day asked from", () => {
    fc.assert(fc.property(rules, day, (of, after) => {
      const next = nextIn(of, after);
      fc.pre(next !== undefined);
      expect(next > after).toBe(true);
      expect(previousIn(of, next)).toBe(next);
      expect((previousIn(of, addDays(next, -1)) ?? "") <= after).toBe(true);
    }), { numRuns: 1_000 });
  });

  test("the days of a time are those found one from the other, forwards and backwards", () => {
    fc.assert(fc.property(rules, day, fc.integer({ min: 0, max: 800 }), (of, from, length) => {
      const to = addDays(from, length);
      const [forwards, backwards]: [Day[], Day[]] = [[], []];
      for (let at = nextIn(of, addDays(from, -1)); at !== undefined && at <= to; at = nextIn(of, at)) forwards.push(at);
      for (let at = previousIn(of, to); at !== undefined && at >= from; at = previousIn(of, addDays(at, -1))) backwards.unshift(at);
      const days = daysOf(of, from, to);
      expect([forwards, backwards]).toEqual([days, days]);
    }), { numRuns: 500 });
  });

  test("days are so far from one another as the interval says", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), day, day, (interval, starts, after) => {
      const next = nextIn(rule({ interval, starts }), after) ?? "";
      expect(daysBetween(starts, next) % interval).toBe(0);
      expect(nextIn(rule({ frequency: "weekly", interval, starts }), next > starts ? addDays(starts, 7 * interval - 1) : starts)).toBe(addDays(starts, 7 * interval));
    }));
  });

  test("weeks of the year are those of ISO 8601", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 53 }), weekday, day, (week, of, after) => {
      const next = nextIn(rule({ frequency: "yearly", weekNumbers: [week], weekdays: on(of), starts: "1950-01-01" }), after) ?? "";
      expect([isoWeekOf(next).week, weekdayOf(next)]).toEqual([week, of]);
    }));
  });
});

/** Milliseconds of processor time for one of many: waiting for a busy machine does not count. */
function timeOf(work: () => unknown, times = 20): number {
  const start = process.cpuUsage();
  for (let time = 0; time < times; time++) work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / times;
}

describe("A rule that began in 1900 takes no longer than one that began this year:", () => {
  test.each<[title: string, parts: Partial<Rule>]>([
    ["every day", {}], ["every third day", { interval: 3 }], ["every second week", { frequency: "weekly", interval: 2, weekdays: on(1, 4) }], ["a weekday of the month", { frequency: "monthly", weekdays: nth(-1, 5) }],
    ["a date of a year", { frequency: "yearly", months: [3], monthDays: [1] }], ["so many times", { frequency: "monthly", monthDays: [1], count: 3_000 }],
  ])("%s", { retry: 3 }, (_title, parts) => {
    const [old, young] = [rule({ ...parts, starts: "1900-01-01" }), rule({ ...parts, starts: "2026-01-01" })];
    const both = (of: Rule): void => void [nextIn(of, "2026-11-23"), previousIn(of, "2026-11-23")];
    timeOf(() => { both(old); both(young); }, 2_000);
    const least = (of: Rule): number => Math.min(...Array.from({ length: 5 }, () => timeOf(() => { both(of); }, 2_000)));
    expect(least(old) / least(young)).toBeLessThan(2);
  });
});
