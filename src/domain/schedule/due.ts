import type { Day } from "../time/day.ts";
import { toNumber } from "../time/day-number.ts";
import { momentToInstant, type Moment } from "../time/moment.ts";
import { countedOccurrences, groundedSchedule, isCounted } from "./counted.ts";
import { hasEnded, historyOf } from "./history.ts";
import type { DueTime, Occurrence, OccurrenceState } from "./occurrence.ts";
import { pipelineOf } from "./pipeline.ts";
import type { Accounts, PlanTerms, Surroundings } from "./plan-terms.ts";
import { occurrencesBetween } from "./schedule.ts";

const NOTHING: Accounts = new Map();

/**
 * The occurrences of a plan whose nominal days lie between two, both included, in the order of those days, whatever became of them; the
 * suppressed ones too, and those that a work order is about. A plan counted from its completion, meter or condition has one more at most:
 * the next to do. None of a retired plan.
 */
export function occurrencesOf(terms: PlanTerms, around: Surroundings, from: Day, to: Day, accounts: Accounts = NOTHING): Occurrence[] {
  if (terms.status === "retired") return [];
  const schedule = terms.schedule && groundedSchedule(terms.schedule, historyOf(terms, accounts));
  const isInHand = [...accounts.values()].some((account) => !hasEnded(account));
  const counted = isCounted(terms) && !isInHand ? countedOccurrences(terms, around, accounts).slice(0, 1) : [];
  const last = terms.until !== undefined && terms.until < to ? terms.until : to;
  const days = schedule === undefined || isCounted(terms) || from > last ? [] : occurrencesBetween(schedule, from, last);
  const isWithin = (day: Day): boolean => day >= from && day <= to;
  const nominals = new Set([...days, ...[...accounts.keys()].filter(isWithin)]);
  const occurrences = [...nominals].map(pipelineOf({ ...terms, schedule }, around));
  return [...occurrences, ...counted.filter(({ nominal }) => isWithin(nominal))].sort(byNominal);
}

/** Orders occurrences by the days that their rule names. */
export function byNominal(one: Occurrence, other: Occurrence): number {
  return one.nominal < other.nominal ? -1 : 1;
}

/** How an occurrence stands at a wall time of its zone (domain.md C3). */
export function stateOf(occurrence: Occurrence, now: Moment, zone: string): OccurrenceState {
  if (occurrence.suppressed !== undefined) return "suppressed";
  if (!hasBegun(occurrence, now, zone)) return now.slice(0, 10) >= occurrence.shownFrom ? "upcoming" : "not-yet";
  if (isOnTime(occurrence, now, zone)) return "due";
  return isWithinGrace(occurrence, now, zone) ? "in-grace" : "overdue";
}

/** Whether it may be done by now; a forecast never may. */
export function hasBegun({ from, forecast }: Occurrence, now: Moment, zone: string): boolean {
  return forecast !== true && compareTimes(from, now, zone) <= 0;
}

/** Whether work done then was on time: until the due moment, that moment included. A day without a time counts where it is the due day. */
export function isOnTime({ dueAt }: Pick<Occurrence, "dueAt">, doneOn: DueTime, zone?: string): boolean {
  return compareTimes(doneOn, dueAt, zone) <= 0;
}

/** Whether work done then was on time, or within grace. */
export function isWithinGrace({ dueAt, graceUntil }: Pick<Occurrence, "dueAt" | "graceUntil">, doneOn: DueTime, zone?: string): boolean {
  return compareTimes(doneOn, dueAt, zone) <= 0 || compareTimes(doneOn, graceUntil, zone) <= 0;
}

/**
 * Orders wall times of a zone, below 0 where the first is earlier; where one is a day without a time, as days. Instants are asked for
 * only where a clock change could tell another order than the texts. Without a zone the texts decide.
 */
export function compareTimes(one: DueTime, other: DueTime, zone: string | undefined): number {
  const [day, otherDay] = [one.slice(0, 10), other.slice(0, 10)];
  if (one.length < 11 || other.length < 11) return compare(day, otherDay);
  const areNear = zone !== undefined && Math.abs(toNumber(day) - toNumber(otherDay)) <= 1;
  return areNear ? momentToInstant(one, zone) - momentToInstant(other, zone) : compare(one, other);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
