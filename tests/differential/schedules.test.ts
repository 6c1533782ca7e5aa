import fc from "fast-check";
import { RRuleTemporal } from "rrule-temporal";
import rrule from "rrule";
import { describe, expect, test } from "vitest";

import { daysOf, nextIn, previousIn } from "../../src/domain/schedule/occurrences.ts";
import type { Rule, RuleWeekday } from "../../src/domain/schedule/rule.ts";
import { addDays, weekdayOf, type Day, type Weekday } from "../../src/domain/time/day.ts";

// All in UTC, as days without a zone: neither library may attach one. A first day that the rule does not mean is no occurrence (domain.md C2),
// which is what both libraries do by themselves; the RFC leaves such a rule undefined.

const CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
/** fast-check tells the seed and the path of a case that fails. */
const SEED = 5545;

interface Case {
  readonly rule: Rule & { readonly starts: Day };
  readonly from: Day;
  readonly to: Day;
}

const stamp = (day: Day): string => `${day.replaceAll("-", "")}T000000Z`;
const list = (name: string, values: readonly unknown[] | undefined): string[] => (values === undefined ? [] : [`${name}=${values.join(",")}`]);

function asText({ rule }: Case): string {
  const parts = [
    `FREQ=${rule.frequency.toUpperCase()}`, `INTERVAL=${rule.interval}`,
    ...list("UNTIL", rule.until === undefined ? undefined : [stamp(rule.until)]), ...list("COUNT", rule.count === undefined ? undefined : [rule.count]),
    ...list("BYMONTH", rule.months), ...list("BYWEEKNO", rule.weekNumbers), ...list("BYYEARDAY", rule.yearDays), ...list("BYMONTHDAY", rule.monthDays),
    ...list("BYDAY", weekdaysOf(rule)?.map(({ weekday, nth }) => `${nth ?? ""}${CODES[weekday - 1] ?? ""}`)), ...list("BYSETPOS", rule.positions),
    ...list("WKST", rule.weekStart === undefined ? undefined : [CODES[rule.weekStart - 1]]),
  ];
  const more = [["RDATE", rule.also], ["EXDATE", rule.except]] as const;
  return [`DTSTART:${stamp(rule.starts)}`, `RRULE:${parts.join(";")}`, ...more.flatMap(([name, days]) => (days === undefined ? [] : [`${name}:${days.map(stamp).join(",")}`]))].join("\n");
}

/** Weeks of the year without a weekday have that of the first day (RFC 5545, 3.3.10): rrule takes all seven, rrule-temporal any, so they are told. */
function weekdaysOf({ weekNumbers, weekdays, starts }: Case["rule"]): readonly RuleWeekday[] | undefined {
  return weekNumbers && !weekdays ? [{ weekday: weekdayOf(starts) }] : weekdays;
}

type Library = (text: string, from: Day, to: Day) => Day[];

const byRrule: Library = (text, from, to) =>
  rrule.rrulestr(text, { forceset: true }).between(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`), true).map((date) => date.toISOString().slice(0, 10));

const byRruleTemporal: Library = (text, from, to) =>
  new RRuleTemporal({ rruleString: text, maxIterations: 1_000_000 }).between(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`), true).map((date) => date.toPlainDate().toString());

const day = (latest: number): fc.Arbitrary<Day> => fc.integer({ min: 0, max: latest }).map((count) => addDays("1995-01-01", count));
const some = <Value>(value: fc.Arbitrary<Value>, maxLength: number): fc.Arbitrary<Value[]> => fc.uniqueArray(value, { minLength: 1, maxLength });
const either = (most: number): fc.Arbitrary<number> => fc.integer({ min: -most, max: most }).filter((number) => number !== 0);
/** Left out so often for once that it is there. */
const maybe = <Value>(value: fc.Arbitrary<Value>, without = 1): fc.Arbitrary<Value | undefined> => fc.oneof({ weight: without, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;
const plainDay: fc.Arbitrary<RuleWeekday> = weekday.map((one) => ({ weekday: one }));
const listOf = (one: fc.Arbitrary<RuleWeekday>): fc.Arbitrary<RuleWeekday[]> =>
  fc.uniqueArray(one, { minLength: 1, maxLength: 5, selector: ({ weekday: of, nth }) => `${of} ${nth ?? ""}` });
const plainDays = listOf(plainDay);
const anyDays = (most: number): fc.Arbitrary<RuleWeekday[]> => {
  const nthDay = fc.record({ weekday, nth: either(most) });
  return fc.oneof({ weight: 3, arbitrary: plainDays }, { weight: 3, arbitrary: listOf(nthDay) }, { weight: 1, arbitrary: listOf(fc.oneof(plainDay, nthDay)) });
};
const months = maybe(some(fc.integer({ min: 1, max: 12 }), 4), 2);
const monthDays = maybe(some(either(31), 4));
const positions = maybe(fc.oneof(fc.constantFrom([1], [-1], [2]), some(either(4), 3)), 3);

/** The parts that RFC 5545 allows with each frequency. */
const PARTS: Readonly<Record<Rule["frequency"], fc.Arbitrary<Partial<Rule>>>> = {
  daily: defined({ months, monthDays, weekdays: maybe(plainDays) }),
  weekly: defined({ months, weekdays: maybe(plainDays), positions, weekStart: maybe(weekday) }),
  monthly: defined({ months, monthDays, weekdays: maybe(anyDays(5)), positions }),
  yearly: fc.oneof(
    defined({ months, monthDays, weekdays: maybe(anyDays(5)), positions }),
    defined({ yearDays: some(either(366), 6), months, weekdays: maybe(plainDays, 3), positions }),
    defined({ weekdays: anyDays(53), positions }),
    defined({ weekNumbers: some(either(53), 5), months, weekdays: maybe(plainDays), positions, weekStart: maybe(weekday) }),
  ),
};

function defined(parts: { readonly [Key in keyof Rule]?: fc.Arbitrary<Rule[Key] | undefined> }): fc.Arbitrary<Partial<Rule>> {
  return fc.record(parts as Record<string, fc.Arbitrary<unknown>>).map((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
}

const ends = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ count: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ until: day(9_000) }) },
);

const intervals: Readonly<Record<Rule["frequency"], fc.Arbitrary<number>>> = { daily: upTo(100), weekly: upTo(30), monthly: upTo(14), yearly: upTo(4) };

/** How far from its first day a rule is looked at, and for how many days: the libraries walk there, one of them slowly. */
const spans: Readonly<Record<Rule["frequency"], number>> = { daily: 30, weekly: 60, monthly: 240, yearly: 900 };

function upTo(most: number): fc.Arbitrary<number> {
  return fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: most }));
}

const cases: fc.Arbitrary<Case> = fc.constantFrom<Rule["frequency"][]>("daily", "weekly", "monthly", "monthly", "yearly", "yearly").chain((frequency) =>
  fc.record({
    interval: intervals[frequency], starts: day(4_000), end: ends, parts: PARTS[frequency],
    also: maybe(some(fc.nat({ max: 3_000 }), 4), 6), except: maybe(some(fc.nat({ max: 3_000 }), 20), 6), far: fc.nat({ max: spans[frequency] }), wide: fc.integer({ min: 30, max: spans[frequency] }),
  }).map(({ interval, starts, end, parts, also, except, far, wide }) => ({
    rule: {
      frequency, interval, starts, ...parts, ...end, shortMonths: "omit",
      ...(also ? { also: also.map((count) => addDays(starts, count)) } : {}), ...(except ? { except: except.map((count) => addDays(starts, count)) } : {}),
    },
    from: addDays(starts, far - 30), to: addDays(starts, far + wide),
  })));

/** Rules that a library is known to read otherwise than the RFC says; the other library then agrees with us, where nothing else is said. */
interface Exception {
  readonly does: string;
  readonly with: (rule: Case["rule"]) => boolean;
}

const hasNth = ({ weekdays }: Rule): boolean => weekdays?.some(({ nth }) => nth !== undefined) === true;
const mixed = (rule: Rule): boolean => hasNth(rule) && rule.weekdays?.some(({ nth }) => nth === undefined) === true;
const nthOfYear = (rule: Rule): boolean => rule.frequency === "yearly" && rule.months === undefined && hasNth(rule);

const OF_RRULE: readonly Exception[] = [
  { does: "takes weekdays with and without ordinals for the days that are both", with: mixed },
  { does: "takes the first of a set for a negative position beyond it", with: ({ positions }) => positions?.some((position) => position < -1) === true },
  { does: "takes positions in the order of their list, and a day twice that two of them name", with: ({ positions }) => positions !== undefined && positions.length > 1 },
  { does: "counts positions in the first week from the first day on", with: ({ frequency, positions, starts, weekStart }) => frequency === "weekly" && positions !== undefined && weekdayOf(starts) !== (weekStart ?? 1) },
  { does: "cuts weeks at the new year, which shows where years are left out or something is counted", with: ({ weekNumbers, positions, interval }) => weekNumbers !== undefined && (positions !== undefined || interval > 1 || weekNumbers.some((week) => week < -1)) },
  { does: "looks for a day that comes never or hardly ever until the year 9999", with: ({ count: _count, until: _until, also: _also, except: _except, ...endless }) => (nextIn(endless, "2015-01-01") ?? "9999") > "2020" },
];

const OF_RRULE_TEMPORAL: readonly Exception[] = [
  { does: "leaves out plain weekdays beside those with ordinals of a year (neither library reads these; see below)", with: (rule) => nthOfYear(rule) && mixed(rule) },
  { does: "takes days of the year whatever their weekday", with: ({ yearDays, weekdays }) => yearDays !== undefined && weekdays !== undefined },
  { does: "counts ordinals within the month where dates are given for every month of a year", with: (rule) => nthOfYear(rule) && rule.monthDays !== undefined },
  { does: "leaves out what a first January has of the last week of the year before", with: ({ weekNumbers, interval, starts }) => weekNumbers !== undefined && interval === 1 && starts < `${starts.slice(0, 4)}-01-04` },
  { does: "finds a 53rd weekday in the year beside", with: (rule) => nthOfYear(rule) && rule.weekdays?.some(({ nth }) => Math.abs(nth ?? 0) === 53) === true },
];

const LIBRARIES: readonly (readonly [name: string, library: Library, exceptions: readonly Exception[]])[] = [["rrule", byRrule, OF_RRULE], ["rrule-temporal", byRruleTemporal, OF_RRULE_TEMPORAL]];
const ENOUGH = 5_000;

/** Compares all days in the window, and the ways from one to the next. */
function compare({ rule, from, to }: Case, expected: readonly Day[], text: string): void {
  expect(daysOf(rule, from, to), text).toEqual(expected);
  const few = expected.slice(0, 4);
  expect([addDays(from, -1), ...few.slice(0, -1)].map((after) => nextIn(rule, after)).slice(0, few.length), `next: ${text}`).toEqual(few);
  expect(few.slice(1).map((next) => previousIn(rule, addDays(next, -1))), `previous: ${text}`).toEqual(few.slice(0, -1));
  if (expected.length > 0) expect(previousIn(rule, to), `last: ${text}`).toBe(expected.at(-1));
}

test("The days of 5,000 random rules are those of rrule, and of 5,000 those of rrule-temporal", () => {
  const compared = new Map(LIBRARIES.map(([name]) => [name, 0]));
  fc.assert(fc.property(cases, (one) => {
    const text = asText(one);
    for (const [name, library, exceptions] of LIBRARIES) {
      const count = compared.get(name) ?? 0;
      if (count === ENOUGH || exceptions.some((exception) => exception.with(one.rule))) continue;
      compared.set(name, count + 1);
      compare(one, library(text, one.from, one.to), `${name}: ${text}`);
    }
  }), { seed: SEED, numRuns: 8_500 });
  expect([...compared.values()]).toEqual(LIBRARIES.map(() => ENOUGH));
}, 120_000);

describe("What the libraries leave open:", () => {
  test("weekdays with and without ordinals in one list mean all of them", () => {
    fc.assert(fc.property(fc.constantFrom("monthly" as const, "yearly" as const), anyDays(53), day(4_000), maybe(some(fc.integer({ min: 1, max: 12 }), 4)), (frequency, list, starts, months) => {
      const of = (chosen: readonly RuleWeekday[]): Day[] => daysOf({ frequency, interval: 1, starts, weekdays: chosen, ...(months ? { months } : {}), shortMonths: "omit" }, starts, addDays(starts, 1_000));
      expect(of(list)).toEqual([...new Set(list.flatMap((one) => of([one])))].sort());
    }), { seed: SEED, numRuns: 300 });
  });

  test("a date beyond a short month's end is its last day, which is the last of those from the 28th up to it", () => {
    const dated = fc.record({ frequency: fc.constantFrom("monthly" as const, "yearly" as const), interval: upTo(6), starts: day(4_000), month: fc.integer({ min: 1, max: 12 }), date: fc.integer({ min: 28, max: 31 }) });
    fc.assert(fc.property(dated, ({ frequency, interval, starts, month, date }) => {
      const given = { frequency, interval, starts, ...(frequency === "yearly" ? { months: [month] } : {}) };
      const [from, to] = [starts, addDays(starts, 1_500)];
      const text = asText({ rule: { ...given, shortMonths: "omit", monthDays: [28, 29, 30, 31].filter((one) => one <= date), positions: [-1] }, from, to });
      expect([byRrule, byRruleTemporal].map((library) => library(text, from, to)), text).toEqual(Array(2).fill(daysOf({ ...given, shortMonths: "last", monthDays: [date] }, from, to)));
    }), { seed: SEED, numRuns: 300 });
  });

  test("several dates mean what each means alone, also where both become the last day", () => {
    fc.assert(fc.property(fc.constantFrom("omit" as const, "last" as const), some(either(31), 5), day(4_000), (shortMonths, monthDays, starts) => {
      const of = (dates: readonly number[]): Day[] => daysOf({ frequency: "monthly", interval: 1, starts, monthDays: dates, shortMonths }, starts, addDays(starts, 1_000));
      expect(of(monthDays)).toEqual([...new Set(monthDays.flatMap((date) => of([date])))].sort());
    }), { seed: SEED, numRuns: 300 });
  });
});
