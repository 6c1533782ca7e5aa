import { clipTo, minutesCovered, type Interval } from "./intervals.ts";
import type { Ratio } from "./ratio.ts";

/** A time in which a service was down; `planned` maintenance is no failure. */
export interface Outage extends Interval {
  readonly planned: boolean;
}

/** How a service's agreed time went, in minutes. A minute that is both planned and unplanned is planned. */
export interface ServiceTime {
  readonly agreed: number;
  readonly planned: number;
  readonly unplanned: number;
}

/** Minutes down within the agreed time, each counted once where outages overlap (domain.md D2). */
export function serviceTime(agreed: readonly Interval[], outages: readonly Outage[]): ServiceTime {
  const down = (some: readonly Interval[]): number => minutesCovered(clipTo(some, agreed));
  const planned = down(outages.filter((outage) => outage.planned));
  return { agreed: minutesCovered(agreed), planned, unplanned: down(outages) - planned };
}

/** (agreed - planned - unplanned) : (agreed - planned): planned maintenance is taken out of the agreed time (D2). */
export function serviceAvailability({ agreed, planned, unplanned }: ServiceTime): Ratio {
  return { part: agreed - planned - unplanned, of: agreed - planned };
}

/** (agreed - planned - unplanned) : agreed: what users had, whatever the reason (D2). */
export function totalAvailability({ agreed, planned, unplanned }: ServiceTime): Ratio {
  return { part: agreed - planned - unplanned, of: agreed };
}

/** Mean time between failures, in the unit of the time: (agreed - unplanned) / failures. Undefined without a failure: then it is longer than the time itself (D2). */
export function mtbf(operatingTime: number, failures: number): number | undefined {
  return failures > 0 ? operatingTime / failures : undefined;
}

/** Shares of components that are all needed, multiplied: the share of the whole (D2). */
export function inSeries(shares: readonly number[]): number {
  return shares.reduce((product, one) => product * one, 1);
}

/** Shares of components of which one is enough: 1 - the product of what each lacks (D2). */
export function inParallel(shares: readonly number[]): number {
  return 1 - inSeries(shares.map((one) => 1 - one));
}

/** The downtime that a target share leaves of a time, in its unit: (1 - target) * time (D2). */
export function downtimeLeft(target: number, time: number): number {
  return (1 - target) * time;
}
