import { weekdayName } from "../time/day.ts";
import type { Rule, RuleWeekday } from "./rule.ts";
import { UNITS, WORKDAYS, writeList, writeMonths, writeOrdinal } from "./rule-words.ts";
import { datesOf, lengthsOf, monthsOf, writeRrule } from "./write-rrule.ts";

/** A rule in the words that are read as it; the rule itself where words cannot say it. */
export function describeRule(rule: Rule, time: string | undefined, whenDone: boolean): string {
  const words = wordsOf(rule);
  const { starts, until, count, also, except } = rule;
  const tail: readonly (readonly [string, string | undefined])[] = [
    [" at ", time],
    [" when done", whenDone ? "" : undefined],
    [" if it exists", words !== undefined && omits(rule) ? "" : undefined],
    [", ", words !== undefined && count !== undefined ? `${String(count)} times` : undefined],
    [", from ", starts],
    [", until ", words === undefined ? undefined : until],
    [", also ", also?.join(", ")],
    [", except ", except?.join(", ")],
  ];
  return (words ?? writeRrule(rule) ?? "") + tail.map(([before, text]) => (text === undefined ? "" : before + text)).join("");
}

/** The same rule without its first day, the date or weekday of that day said instead. */
export function withoutStart({ starts, ...rule }: Rule, weekday: RuleWeekday["weekday"]): Rule {
  const [monthDays, months] = [datesOf({ ...rule, ...(starts === undefined ? {} : { starts }) }), monthsOf({ ...rule, ...(starts === undefined ? {} : { starts }) })];
  const isWeekly = rule.frequency === "weekly" && !rule.weekdays;
  return { ...rule, ...(isWeekly ? { weekdays: [{ weekday }] } : {}), ...(monthDays.length > 0 ? { monthDays } : {}), ...(months ? { months } : {}) };
}

function wordsOf(rule: Rule): string | undefined {
  const { frequency, interval, months = [], weekdays = [], positions = [], weekNumbers, yearDays, weekStart } = rule;
  const monthDays = omits(rule) ? datesOf(rule) : (rule.monthDays ?? []);
  const isWork = weekdays.length === WORKDAYS.length && WORKDAYS.every((day, at) => weekdays[at]?.weekday === day && weekdays[at]?.nth === undefined);
  if (weekNumbers ?? yearDays ?? weekStart ?? (positions.length > 0 && !isWork)) return undefined;
  const every = interval === 1 ? `every ${UNITS[frequency]}` : `every ${String(interval)} ${UNITS[frequency]}s`;
  const within = months.length === 0 ? "" : ` in ${writeMonths(months)}`;
  if (frequency === "daily") return monthDays.length > 0 || weekdays.length > 0 || positions.length > 0 ? undefined : every + within;
  if (frequency === "weekly") return positions.length > 0 || monthDays.length > 0 ? undefined : isWork && interval === 1 ? `every weekday${within}` : every + on(weekdays.map(nameOf).join(", ")) + within;
  if (monthDays.length > 0) return weekdays.length > 0 ? undefined : dated(rule, every, within, monthDays);
  if (positions.length > 0) return frequency === "yearly" && months.length > 1 ? undefined : `${every}${within} on the ${writeList(positions.map(ordinal))} weekday`;
  const ordered = weekdays.filter(({ nth }) => nth !== undefined);
  if (ordered.length === 0) return every + within + on(weekdays.length === 0 ? "" : `every ${weekdays.map(nameOf).join(", ")}`);
  const most = frequency === "monthly" || months.length > 0 ? 5 : 53;
  return ordered.length < weekdays.length || ordered.some(({ nth = 0 }) => Math.abs(nth) > most) ? undefined : `${every}${within} on the ${writeList(ordered.map(nameOf))}`;
}

function dated({ frequency, months = [], positions = [] }: Rule, every: string, within: string, days: readonly number[]): string | undefined {
  const [day = 0] = days;
  if (positions.length > 0 || (frequency === "yearly" && months.length === 0) || days.some((each) => Math.abs(each) > lengthsOf(months.length > 0 ? months : [1]).longest)) return undefined;
  if (frequency === "yearly" && months.length === 1 && days.length === 1 && day > 0) return `${every} on ${writeMonths(months)} ${String(day)}`;
  return `${every}${within} on the ${writeList(days.map(writeOrdinal))}${days.some((each) => each < 0) ? " day" : ""}`;
}

/** Whether a rule leaves out months that are too short for its date. */
function omits(rule: Rule): boolean {
  const { shortest } = lengthsOf(monthsOf(rule));
  return rule.shortMonths === "omit" && datesOf(rule).some((day) => Math.abs(day) > shortest);
}

function on(days: string): string {
  return days === "" ? "" : ` on ${days}`;
}

/** Before a weekday words say `first`, as dates say `1st`. */
function ordinal(nth: number): string {
  return nth === 1 ? "first" : writeOrdinal(nth);
}

function nameOf({ weekday, nth }: RuleWeekday): string {
  return nth === undefined ? weekdayName(weekday) : `${ordinal(nth)} ${weekdayName(weekday)}`;
}
