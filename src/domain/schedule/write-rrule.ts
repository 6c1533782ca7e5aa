import { daysIn } from "../time/day.ts";
import { DAY_CODES } from "./read-rrule.ts";
import type { RuleParts } from "./make-rule.ts";
import type { Rule } from "./rule.ts";

/**
 * The rule as `RRULE:...` of RFC 5545; first day, time, added and excepted days stand on lines of their own there. Undefined where no rule says exactly the
 * same: two of the days 29 to 31 that a short month both moves to its last.
 */
export function writeRrule(rule: Rule): string | undefined {
  const { frequency, interval, months, weekNumbers, yearDays, weekdays, weekStart, count, until } = rule;
  const days = rule.shortMonths === "omit" ? rule : exactDays(rule);
  if (days === undefined) return undefined;
  const parts: readonly (readonly [string, string | number | undefined])[] = [
    ["FREQ", (days.frequency ?? frequency).toUpperCase()],
    ["INTERVAL", interval === 1 ? undefined : interval],
    ["BYMONTH", (days.months ?? months)?.join()],
    ["BYWEEKNO", weekNumbers?.join()],
    ["BYYEARDAY", yearDays?.join()],
    ["BYMONTHDAY", days.monthDays?.join()],
    ["BYDAY", weekdays?.map(({ weekday, nth }) => `${nth === undefined ? "" : String(nth)}${DAY_CODES[weekday - 1] ?? ""}`).join()],
    ["BYSETPOS", days.positions?.join()],
    ["WKST", weekStart === undefined ? undefined : DAY_CODES[weekStart - 1]],
    ["COUNT", count],
    ["UNTIL", until?.replace(/-/g, "")],
  ];
  return `RRULE:${parts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${String(value)}`])).join(";")}`;
}

/** Days of the month that become a shorter month's last, said so that no month is left out. */
function exactDays(rule: Rule): RuleParts | undefined {
  const { frequency, interval, positions } = rule;
  const months = monthsOf(rule);
  const monthDays = datesOf(rule);
  const { longest, shortest } = lengthsOf(months);
  const late = monthDays.filter((day) => day > shortest);
  const [day] = late;
  if (day === undefined) return { monthDays: rule.monthDays, positions };
  const others = monthDays.filter((each) => each <= shortest && each !== -1);
  if (late.length > 1 || positions !== undefined || others.some((each) => each < 0)) return undefined;
  if (day >= longest) return { months, monthDays: [...others, -1] };
  const isMonthly = frequency === "monthly" || interval === 1;
  if (monthDays.includes(-1) || !(isMonthly || (months?.length ?? 1) === 1)) return undefined;
  const range = [28, 29, 30].filter((each) => each <= day && !others.includes(each));
  // A position counts within the whole year, or within each month.
  return { months, ...(isMonthly ? { frequency: "monthly" } : {}), monthDays: [...others, ...range], positions: [...others.map((_, at) => at + 1), -1] };
}

/** The dates that a rule means, also where its first day says them. */
export function datesOf({ frequency, monthDays, weekdays, yearDays, weekNumbers, starts }: Rule): readonly number[] {
  if (monthDays !== undefined) return monthDays;
  const isDated = (frequency === "monthly" || frequency === "yearly") && !weekdays && !yearDays && !weekNumbers;
  return isDated && starts !== undefined ? [Number(starts.slice(8))] : [];
}

/** The months that a rule means, also where its first day says them. */
export function monthsOf({ frequency, months, monthDays, weekdays, yearDays, weekNumbers, starts }: Rule): readonly number[] | undefined {
  const isDated = frequency === "yearly" && !months && !monthDays && !weekdays && !yearDays && !weekNumbers;
  return isDated && starts !== undefined ? [Number(starts.slice(5, 7))] : months;
}

/** How many days the longest and the shortest of the months can have. */
export function lengthsOf(months: readonly number[] = [2, 3]): { readonly longest: number; readonly shortest: number } {
  return { longest: Math.max(...months.map((month) => daysIn(2000, month))), shortest: Math.min(...months.map((month) => daysIn(2001, month))) };
}
