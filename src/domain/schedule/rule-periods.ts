import { partsOf, toNumber, type DayNumber } from "../time/day-number.ts";
import { DAYS, MONTHS, weeks, weekYears, YEARS, type CalendarUnit } from "./calendar-units.ts";
import type { Rule } from "./rule.ts";
import { allOf, names, partsOfRule, withDatesOf } from "./rule-parts.ts";

/** The periods of a rule, counted from 0, which holds its first day. */
export interface RulePeriods {
  readonly start: DayNumber;
  /** The period that a day lies in, or the last before it; 0 where there is none. */
  readonly indexOf: (day: DayNumber) => number;
  readonly first: (index: number) => DayNumber;
  /** The days of a period that the rule means, in order, none before `start`. */
  readonly daysOf: (index: number) => DayNumber[];
  /** When so many in a row are empty, all that follow are: the calendar repeats every 400 years. */
  readonly cycle: number;
  /** Whether all but the first have equally many days. */
  readonly even: boolean;
}

/** A Monday before any note: what a rule without a first day counts from. */
const EPOCH = "1900-01-01";

/** What a rule says without its end: each part of RFC 5545, 3.3.10, that picks days. */
export function periodsOf(given: Rule): RulePeriods {
  const start = toNumber(given.starts ?? EPOCH);
  const rule = withDatesOf(given, start);
  const days = finding(rule);
  // Days among others are looked for a month at a time: one after another they would take long.
  const thinned = rule.frequency === "daily" && days.unit !== DAYS;
  const unit = thinned ? MONTHS : unitOf(rule);
  const interval = thinned ? 1 : rule.interval;
  // Where years are left out, those of weeks count from the year of the first day, as others do.
  const base = (interval > 1 && rule.frequency === "yearly" ? YEARS : unit).of(start);
  const first = (index: number): DayNumber => unit.first(base + index * interval);
  const pick = picking(rule);
  const begun = thinned ? (day: DayNumber) => day >= start && (day - start) % rule.interval === 0 : (day: DayNumber) => day >= start;
  return {
    start,
    first,
    indexOf: (day) => Math.max(0, Math.floor((unit.of(day) - base) / interval)),
    daysOf: (index) => {
      const found = pick(days.between(first(index), unit.first(base + index * interval + 1)));
      return index === 0 || thinned ? found.filter(begun) : found;
    },
    cycle: unit.inFourCenturies * (thinned ? rule.interval : 1),
    even: days.even && !thinned,
  };
}

function unitOf({ frequency, weekNumbers, weekStart }: Rule): CalendarUnit {
  if (frequency === "weekly") return weeks(weekStart);
  if (frequency === "yearly") return weekNumbers ? weekYears(weekStart) : YEARS;
  return frequency === "daily" ? DAYS : MONTHS;
}

/** Finds the days from one to before another that all parts name: the first part proposes them, a unit of its own at a time. */
function finding(rule: Rule) {
  const months = rule.months && new Set(rule.months);
  const [proposing = { unit: rule.frequency === "daily" && !months ? DAYS : MONTHS, places: (_first: DayNumber, length: number) => allOf(length) }, ...others] = partsOfRule(rule);
  const { unit, places } = proposing;
  const inMonths = (at: DayNumber): boolean => months === undefined || months.has(partsOf(at).month);
  return {
    unit,
    even: unit === DAYS || (rule.frequency === "weekly" && months === undefined && others.length === 0),
    between: (from: DayNumber, before: DayNumber) => {
      const days: DayNumber[] = [];
      const last = unit.of(before - 1);
      for (let at = unit.of(from); at <= last; at++) {
        if (unit === MONTHS && months?.has((at % 12) + 1) === false) continue;
        const first = unit.first(at);
        for (const place of places(first, unit.first(at + 1) - first)) {
          const day = first + place - 1;
          if (day >= from && day < before && (unit === MONTHS || inMonths(day)) && others.every((part) => names(part, day))) days.push(day);
        }
      }
      return days;
    },
  };
}

/** Positions count within the whole period, also where it begins before the rule does. A day alone is its first and its last. */
function picking({ positions, frequency }: Rule): (days: DayNumber[]) => DayNumber[] {
  if (positions === undefined) return (days) => days;
  const chosen = (length: number): Set<number> => new Set(positions.map((position) => (position < 0 ? length + position : position - 1)));
  if (frequency === "daily") return (days) => (chosen(1).has(0) ? days : []);
  return (days) => {
    const places = chosen(days.length);
    return days.filter((_day, at) => places.has(at));
  };
}
