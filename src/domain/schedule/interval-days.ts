import type { Rule } from "./rule.ts";

const LENGTHS = { daily: 1, weekly: 7, monthly: 30, yearly: 360 } as const;

/** Days from one occurrence of a rule to the next on the average: 3.5 for twice a week. */
export function intervalOf(rule: Rule): number {
  return (LENGTHS[rule.frequency] * rule.interval) / perPeriod(rule);
}

function perPeriod({ frequency, months, weekNumbers, yearDays, monthDays, weekdays, positions }: Rule): number {
  if (frequency === "daily") return 1;
  if (positions !== undefined) return positions.length;
  if (frequency === "weekly") return weekdays?.length ?? 1;
  if (weekNumbers !== undefined) return weekNumbers.length * (weekdays?.length ?? 1);
  const bare = frequency === "monthly" || months !== undefined ? 30 / 7 : 360 / 7;
  const days = monthDays?.length ?? weekdays?.reduce((sum, { nth }) => sum + (nth === undefined ? bare : 1), 0);
  if (frequency === "monthly") return days ?? 1;
  return yearDays?.length ?? (days ?? 1) * (months?.length ?? (monthDays === undefined ? 1 : 12));
}
