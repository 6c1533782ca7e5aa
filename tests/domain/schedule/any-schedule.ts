import fc from "fast-check";
import { makeRule, type RuleParts } from "../../../src/domain/schedule/make-rule.ts";
import type { Rule } from "../../../src/domain/schedule/rule.ts";
import type { Schedule } from "../../../src/domain/schedule/schedule.ts";
import { addDays, type Day, type Weekday } from "../../../src/domain/time/day.ts";

/** Random schedules: those that words can say, and rules of RFC 5545 as they are written. */
export const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays("1990-01-01", count));
const some = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> => fc.option(value, { nil: undefined });
const none = fc.constant({} as RuleParts);
const list = <Value>(value: fc.Arbitrary<Value>, maxLength = 3): fc.Arbitrary<Value[]> => fc.uniqueArray(value, { minLength: 1, maxLength });
const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const nth = fc.constantFrom(1, 2, 3, 4, 5, -1, -2);
const date = fc.constantFrom(...Array.from({ length: 31 }, (_, at) => at + 1), -1, -2);
const months = list(fc.integer({ min: 1, max: 12 }), 4);
const workdays = [1, 2, 3, 4, 5].map((day) => ({ weekday: day as Weekday }));

const onWeekdays = list(weekday, 6).map((days): RuleParts => ({ weekdays: days.map((day) => ({ weekday: day })) }));
const onNth = list(fc.record({ weekday, nth })).map((weekdays): RuleParts => ({ weekdays }));
const onPositions = list(nth, 2).map((positions): RuleParts => ({ weekdays: workdays, positions }));
const onDates = list(date).map((monthDays): RuleParts => ({ monthDays }));
/** In months that all have the date in some year: words say no other. */
const onMonthsDates = fc.tuple(months, list(fc.integer({ min: 1, max: 29 }))).map(([months, monthDays]): RuleParts => ({ months, monthDays }));
const inMonths = <Parts extends RuleParts>(parts: fc.Arbitrary<Parts>): fc.Arbitrary<RuleParts> => fc.tuple(parts, some(months)).map(([all, months]) => ({ ...all, months }));

const parts: fc.Arbitrary<RuleParts> = fc.oneof(
  inMonths(none).map((all) => ({ ...all, frequency: "daily" as const })),
  inMonths(fc.oneof(none, onWeekdays)).map((all) => ({ ...all, frequency: "weekly" as const })),
  inMonths(fc.oneof(none, onNth, onPositions, onWeekdays)).map((all) => ({ ...all, frequency: "monthly" as const })),
  fc.oneof(onDates, onMonthsDates).map((all) => ({ ...all, frequency: "monthly" as const })),
  fc.oneof(inMonths(fc.oneof(none, onNth, onWeekdays)), onMonthsDates, onPositions).map((all) => ({ ...all, frequency: "yearly" as const })),
);
const ends = fc.record({ interval: fc.integer({ min: 1, max: 40 }), starts: some(anyDay), length: some(fc.integer({ min: 0, max: 3000 })), count: some(fc.integer({ min: 1, max: 30 })), also: some(list(anyDay)), except: some(list(anyDay)) });
const whole = fc.tuple(parts, ends).map(([rule, { length, starts, count, ...end }]): RuleParts => {
  const until = length === undefined || starts === undefined ? undefined : addDays(starts, length);
  return { ...rule, ...end, starts, until, count: until === undefined ? count : undefined };
});
const time = fc.constantFrom(undefined, "00:00", "09:00", "23:59");

/** A schedule with every part that words have. */
export const wordedSchedule: fc.Arbitrary<Schedule> = fc.oneof(
  { arbitrary: fc.tuple(whole, time, fc.boolean()).map(([all, at, done]): Schedule => ({ kind: "recurring", rule: makeRule(all), ...(at === undefined ? {} : { time: at }), ...(done ? { whenDone: true } : {}) })), weight: 15 },
  { arbitrary: fc.tuple(anyDay, time).map(([day, at]): Schedule => ({ kind: "once", day, ...(at === undefined ? {} : { time: at }) })), weight: 1 },
);

/** A rule that begins on a day, as words mean the ends of months or as RFC 5545 does. */
export const startedRule: fc.Arbitrary<Rule> = fc.tuple(whole, anyDay, fc.constantFrom("last" as const, "omit" as const)).map(([all, starts, shortMonths]) => makeRule({ ...all, starts, until: undefined, shortMonths }));

const code = fc.constantFrom("MO", "TU", "WE", "TH", "FR", "SA", "SU");
const numbers = (largest: number, signed = true): fc.Arbitrary<string> => list(fc.integer({ min: 1, max: largest }).chain((size) => fc.constantFrom(size, signed ? -size : size))).map((all) => all.join());
const plainDays = list(code, 7).map((days) => days.join());
const nthDays = list(fc.tuple(fc.constantFrom("", "1", "2", "-1"), code).map((all) => all.join(""))).map((days) => days.join());
const row = (names: Record<string, fc.Arbitrary<string>>): fc.Arbitrary<string> => fc.record(names, { requiredKeys: [] }).map((all) => Object.entries(all).map(([name, value]) => `;${name}=${value}`).join(""));
const common = { INTERVAL: fc.integer({ min: 1, max: 12 }).map(String), COUNT: fc.integer({ min: 1, max: 20 }).map(String), WKST: code };

/** A text that RFC 5545 allows. */
export const rruleText: fc.Arbitrary<string> = fc.oneof(
  row({ ...common, BYMONTH: numbers(12, false), BYMONTHDAY: numbers(31), BYDAY: plainDays }).map((rest) => `RRULE:FREQ=DAILY${rest}`),
  row({ ...common, BYMONTH: numbers(12, false), BYDAY: plainDays }).map((rest) => `RRULE:FREQ=WEEKLY${rest}`),
  row({ ...common, BYMONTH: numbers(12, false), BYMONTHDAY: numbers(31), BYDAY: nthDays }).map((rest) => `RRULE:FREQ=MONTHLY${rest}`),
  row({ ...common, BYSETPOS: numbers(3) }).map((rest) => `RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR${rest}`),
  row({ ...common, BYMONTH: numbers(12, false), BYMONTHDAY: numbers(31), BYDAY: nthDays }).map((rest) => `RRULE:FREQ=YEARLY${rest}`),
  row({ ...common, BYWEEKNO: numbers(53), BYDAY: plainDays }).map((rest) => `RRULE:FREQ=YEARLY${rest}`),
  row({ ...common, BYYEARDAY: numbers(366) }).map((rest) => `RRULE:FREQ=YEARLY${rest}`),
);
