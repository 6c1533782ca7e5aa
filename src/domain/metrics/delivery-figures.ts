import { addDays, addMonths, type Day } from "../time/day.ts";
import { leadTime, shareOf, type ChangeOutcome, type ChangeShare, type LeadTime } from "./change-figures.ts";
import type { Ratio } from "./ratio.ts";
import { median } from "./statistics.ts";

/** A change that brought something into production. */
export interface Deployment extends ChangeOutcome {
  /** When the last of the incidents that it caused was resolved; undefined where none or not every one is. */
  readonly restored: number | undefined;
  /** Not planned: it mended an incident of production. */
  readonly isRework: boolean;
}

export type FrequencyBucket = "daily" | "weekly" | "monthly" | "yearly";

/** DORA's measures under their own names (domain.md D5). */
export interface DeliveryFigures {
  /** From the commit until it ran in production; where nobody says when that was, from the request, under that name. */
  readonly changeLeadTime: LeadTime<"change" | "request">;
  /** Deployments : days, and how often by the three months that end with the period; undefined without any. */
  readonly deploymentFrequency: { readonly perDay: Ratio; readonly bucket: FrequencyBucket | undefined };
  /** Of those that failed: from their end until the service was there again. */
  readonly failedDeploymentRecoveryTime: LeadTime<"recovery">;
  readonly changeFailRate: ChangeShare<"fail">;
  readonly deploymentReworkRate: ChangeShare<"rework">;
}

/** How often is told by so many weeks or months. */
const [WEEKS, MONTHS] = [13, 3];

/** The first day of the time that says how often there are deployments. */
export function frequencyStart(to: Day): Day {
  return [addDays(to, 1 - WEEKS * 7), addDays(addMonths(to, -MONTHS), 1)].sort()[0] ?? to;
}

/** The figures of the deployments of a period of so many days; `recent` are the days of those since {@link frequencyStart}. */
export function deliveryFigures(deployments: readonly Deployment[], days: number, recent: readonly Day[], to: Day): DeliveryFigures {
  const lead = leadTime("change", deployments, ({ committed, actual_end }) => [committed, actual_end]);
  return {
    changeLeadTime: lead.n > 0 ? lead : leadTime("request", deployments, ({ submitted, actual_end }) => [submitted, actual_end]),
    deploymentFrequency: { perDay: { part: deployments.length, of: days }, bucket: frequencyBucket(recent, to) },
    failedDeploymentRecoveryTime: leadTime("recovery", deployments.filter(({ isFailed }) => isFailed), ({ actual_end, restored }) => [actual_end, restored]),
    changeFailRate: shareOf("fail", deployments, ({ isFailed }) => isFailed),
    deploymentReworkRate: shareOf("rework", deployments, ({ isRework }) => isRework),
  };
}

/** How often there are deployments, by the days that had any in the three months that end with a day (fourkeys): most weeks three of them, one, or most months one. Undefined without any. */
export function frequencyBucket(days: readonly Day[], to: Day): FrequencyBucket | undefined {
  const distinct = [...new Set(days)].filter((day) => day >= frequencyStart(to) && day <= to);
  const inMost = (count: number, before: (at: number) => Day): number =>
    median(Array.from({ length: count }, (_, at) => distinct.filter((day) => day > before(at + 1) && day <= before(at)).length)) ?? 0;
  const weekly = inMost(WEEKS, (at) => addDays(to, -at * 7));
  if (distinct.length === 0) return undefined;
  return weekly >= 3 ? "daily" : weekly >= 1 ? "weekly" : inMost(MONTHS, (at) => addMonths(to, -at)) >= 1 ? "monthly" : "yearly";
}
