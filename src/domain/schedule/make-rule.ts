import type { Rule, RuleWeekday } from "./rule.ts";

/** The parts of a rule that were read, in any order; what is missing has its usual meaning. */
export type RuleParts = { readonly [Part in keyof Rule]?: Rule[Part] | undefined };

/** A rule in its one form: parts that say nothing are left out, lists are in order and without doubles, so that equal rules are equal data. */
export function makeRule(parts: RuleParts): Rule {
  const { frequency = "daily", interval = 1, weekdays = [], positions = [], weekNumbers = [] } = parts;
  const perWeek = frequency === "weekly" && (positions.length > 0 || (interval > 1 && weekdays.length > 0));
  // Each Monday by days is each Monday by weeks.
  const isWeekly = frequency === "daily" && interval === 1 && weekdays.length > 0 && !positions.length && !parts.monthDays?.length;
  const all = { ...parts, frequency: isWeekly ? "weekly" : frequency, interval, weekStart: perWeek || weekNumbers.length > 0 ? parts.weekStart : 1, shortMonths: parts.shortMonths ?? "last" };
  const entries = Object.entries(all).map(([part, value]) => [part, Array.isArray(value) ? inOrder(value as Item[]) : value] as const);
  return Object.fromEntries(entries.filter(([part, value]) => !(value === undefined || (part === "weekStart" && value === 1) || (Array.isArray(value) && value.length === 0)))) as unknown as Rule;
}

type Item = number | string | RuleWeekday;

function inOrder(items: readonly Item[]): Item[] {
  const byPlace = new Map(items.map((item) => [placeOf(item), item]));
  return [...byPlace].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item);
}

/** Those that count from the end come last. */
function placeOf(item: Item): number | string {
  if (typeof item === "string") return item;
  if (typeof item === "number") return item < 0 ? item + 1000 : item;
  return item.weekday * 10_000 + Number(placeOf(item.nth ?? 0));
}
