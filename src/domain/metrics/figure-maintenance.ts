import { groupBy } from "../text/group-by.ts";
import type { Day } from "../time/day.ts";
import { mtbf, serviceTime, type Outage } from "./availability.ts";
import { backlogOf, byUrgency, type OverdueWork } from "./backlog.ts";
import { closedIn, compliance, type ClosedOccurrence } from "./compliance.ts";
import type { Interval } from "./intervals.ts";
import type { MaintenanceFigures, ServiceFigures } from "./maintenance-figures.ts";
import type { Ratio } from "./ratio.ts";
import { sumOf } from "./statistics.ts";

/** What the figures of a period are made of; drills are left out before. */
export interface MaintenanceInput {
  /** Both days included. */
  readonly from: Day;
  readonly to: Day;
  /** The overdue work is as old as it is on this day. */
  readonly today: Day;
  /** The zone of moments that are written without an offset. */
  readonly zone: string;
  /** May hold more than the period. */
  readonly closed: readonly ClosedOccurrence[];
  readonly overdue: readonly OverdueWork[];
  /** What was worked in the period; unplanned is what a failure called for. */
  readonly work: readonly { readonly hours: number; readonly planned: boolean }[];
  readonly services: readonly ServiceHistory[];
}

/** A service's outages, which may reach beyond its agreed time, and the failures that began in it. */
export interface ServiceHistory {
  readonly name: string;
  /** The time in which it was to run: the period, or its support hours in it. */
  readonly agreed: readonly Interval[];
  readonly outages: readonly Outage[];
  readonly failures: number;
}

/** The figures of a period (domain.md C10, D2, D6). Empty input gives empty ratios, never an error. */
export function maintenanceFigures({ from, to, today, zone, closed, overdue, work, services }: MaintenanceInput): MaintenanceFigures {
  const inPeriod = closedIn(closed, from, to);
  const { strict, graced, executed, counts } = compliance(inPeriod, zone);
  return {
    from, to, strict, graced, executed,
    skipped: counts.skipped,
    suppressed: counts.suppressed,
    missed: missedByPlan(inPeriod),
    overdue: byUrgency(overdue, today),
    backlog: backlogOf(overdue, today),
    planned: plannedPart(work),
    services: services.map(figuresOf),
  };
}

/** Hours of planned maintenance : hours of all maintenance (D6). */
export function plannedPart(work: MaintenanceInput["work"]): Ratio {
  const hours = (some: MaintenanceInput["work"]): number => sumOf(some.map((one) => one.hours));
  return { part: hours(work.filter(({ planned }) => planned)), of: hours(work) };
}

function missedByPlan(closed: readonly ClosedOccurrence[]): MaintenanceFigures["missed"] {
  const missed = closed.filter(({ outcome }) => outcome === "missed").sort(byDay);
  return [...groupBy(missed, ({ path }) => path)].flatMap(([path, [first, ...others]]) =>
    first === undefined ? [] : { path, name: first.name, from: first.nominal, to: (others.at(-1) ?? first).nominal, count: others.length + 1 });
}

function byDay(a: ClosedOccurrence, b: ClosedOccurrence): number {
  return a.nominal < b.nominal || (a.nominal === b.nominal && a.path < b.path) ? -1 : 1;
}

function figuresOf({ name, agreed, outages, failures }: ServiceHistory): ServiceFigures {
  const time = serviceTime(agreed, outages);
  const operatingHours = (time.agreed - time.unplanned) / 60;
  return {
    name, failures, operatingHours,
    mtbfHours: mtbf(operatingHours, failures),
    downtimeMinutes: time.planned + time.unplanned,
    plannedMinutes: time.planned,
  };
}
