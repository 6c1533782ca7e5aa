import type { Day } from "../time/day.ts";
import { toDay, toNumber, type DayNumber } from "../time/day-number.ts";
import type { Rule } from "./rule.ts";
import { inOrder } from "./rule-parts.ts";
import { periodsOf, type RulePeriods } from "./rule-periods.ts";

/** A rule made ready: all that holds for each of its days alike. */
interface Ready extends RulePeriods {
  /** Behind it the rule itself means no day; where a search says so, it comes nearer. */
  end: DayNumber;
  readonly also: readonly DayNumber[];
  readonly except: ReadonlySet<DayNumber>;
}

const READY = new WeakMap<Rule, Ready>();
/** No day is written beyond it. */
const LAST_DAY = toNumber("9999-12-31");

/** The first day behind `after` that occurs. Undefined where none does any more, also where none ever could, such as a 30 February. */
export function nextIn(rule: Rule, after: Day): Day | undefined {
  const [ready, from] = [readyOf(rule), toNumber(after) + 1];
  const days = [nearest(ready, from, 1), ready.also.find((day) => day >= from)].filter((day) => day !== undefined);
  return days.length === 0 ? undefined : toDay(Math.min(...days));
}

/** The last day up to and including `onOrBefore` that occurs. */
export function previousIn(rule: Rule, onOrBefore: Day): Day | undefined {
  const [ready, to] = [readyOf(rule), toNumber(onOrBefore)];
  const days = [nearest(ready, to, -1), ready.also.filter((day) => day <= to).at(-1)].filter((day) => day !== undefined);
  return days.length === 0 ? undefined : toDay(Math.max(...days));
}

/** The days from `from` to `to`, both included, that occur, in order. */
export function daysOf(rule: Rule, from: Day, to: Day): Day[] {
  const { start, end, first, indexOf, daysOf: daysIn, also, except } = readyOf(rule);
  const [low, high] = [Math.max(toNumber(from), start), toNumber(to)];
  const days = also.filter((day) => day >= low && day <= high);
  for (let index = indexOf(low); first(index) <= Math.min(high, end); index++) {
    days.push(...daysIn(index).filter((day) => day >= low && day <= high && day <= end && !except.has(day)));
  }
  return (also.length === 0 ? days : inOrder(days)).map(toDay);
}

/** The first of the rule's own days from `day` on, or the last up to it, looked for from the period in which it lies. */
function nearest(ready: Ready, day: DayNumber, step: 1 | -1): DayNumber | undefined {
  const { start, end, first, indexOf, daysOf, cycle, except } = ready;
  const from = step === 1 ? Math.max(day, start) : Math.min(day, end);
  let empty = 0;
  for (let index = indexOf(from); index >= 0 && first(index) <= end && empty <= cycle; index += step) {
    const days = daysOf(index);
    const found = days.filter((one) => (one - from) * step >= 0 && one <= end && !except.has(one)).at(step === 1 ? 0 : -1);
    if (found !== undefined) return found;
    empty = days.length === 0 ? empty + 1 : 0;
  }
  if (step === 1) ready.end = Math.min(end, from - 1);
  return undefined;
}

function readyOf(rule: Rule): Ready {
  const known = READY.get(rule);
  if (known !== undefined) return known;
  const periods = periodsOf(rule);
  const except = new Set((rule.except ?? []).map(toNumber));
  const also = inOrder((rule.also ?? []).map(toNumber).filter((day) => day >= periods.start && !except.has(day)));
  const until = rule.until === undefined ? LAST_DAY : toNumber(rule.until);
  const ready = { ...periods, also, except, end: rule.count === undefined ? until : lastOf(periods, rule.count, until) };
  READY.set(rule, ready);
  return ready;
}

/** The day that fills the count, `until` where it is not filled by then. Days that are excepted count. */
function lastOf({ daysOf, first, cycle, even }: RulePeriods, count: number, until: DayNumber): DayNumber {
  let [left, empty] = [count, 0];
  for (let index = 0; first(index) <= until && empty <= cycle; index++) {
    const days = daysOf(index);
    const last = days[left - 1];
    if (last !== undefined) return Math.min(last, until);
    left -= days.length;
    empty = days.length === 0 ? empty + 1 : 0;
    const each = index === 0 && even ? daysOf(1).length : 0;
    const skipped = each === 0 ? 0 : Math.floor((left - 1) / each);
    index += skipped;
    left -= skipped * each;
  }
  return until;
}
