import { addDays, addDuration, type Day } from "../time/day.ts";
import type { Duration } from "../time/duration.ts";
import { momentToInstant, writeMoment } from "../time/moment.ts";
import { graceOf, leadOf } from "./grace.ts";
import type { DueTime, Occurrence, Suppression } from "./occurrence.ts";
import type { PlanTerms, Span, Surroundings } from "./plan-terms.ts";
import { nextOccurrence, startingOn } from "./schedule.ts";
import { isInSeason } from "./season.ts";
import { shiftDay } from "./shift-day.ts";

/** What becomes of a day that a rule names. */
export type Pipeline = (nominal: Day) => Occurrence;

/** So far ahead a slot is looked for where no next occurrence bounds it. */
const FARTHEST_SLOT = 366;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** The steps from a plan's nominal days to what is due (domain.md C3), made ready once for all of them. */
export function pipelineOf(terms: PlanTerms, around: Surroundings): Pipeline {
  const [grace, lead, time] = [graceOf(terms), leadOf(terms), terms.schedule?.time];
  const backwards = { months: -lead.months, days: -lead.days - Math.ceil(lead.minutes / DAY_MINUTES) };
  return (nominal) => {
    const shifted = terms.workingDay === undefined ? nominal : shiftDay(nominal, terms.workingDay, around.workingDays);
    const slot = around.slots === undefined || shifted === undefined ? undefined : slotFor(terms, around, nominal, shifted);
    const day = slot?.from.slice(0, 10) ?? shifted ?? nominal;
    const begins = slot?.from ?? (time === undefined ? day : `${day}T${time}`);
    const dueAt = slot?.to ?? begins;
    const suppressed = suppressionOf(terms, around, nominal, shifted === undefined, begins, dueAt);
    return {
      nominal, day, from: begins, dueAt, graceUntil: graceEnd(dueAt, grace, around.zone), shownFrom: addDuration(day, backwards),
      ...(suppressed === undefined ? {} : { suppressed }),
      ...(around.slots !== undefined && slot === undefined ? { noWindow: true } : {}),
    };
  };
}

/** Whether a plan counts from when it was done last. */
export function isFloating({ anchor, schedule }: PlanTerms): boolean {
  return schedule?.kind === "recurring" && (anchor === "completion" || schedule.whenDone === true);
}

/** Whether every day is out of force: paused without an end. */
export function isPaused({ status, pausedUntil }: PlanTerms): boolean {
  return status === "paused" && pausedUntil === undefined;
}

function suppressionOf(terms: PlanTerms, { freezes }: Surroundings, nominal: Day, isDayOff: boolean, from: DueTime, to: DueTime): Suppression | undefined {
  if (isPaused(terms) || (terms.pausedUntil !== undefined && nominal < terms.pausedUntil)) return "paused";
  if (terms.season !== undefined && !isInSeason(terms.season, nominal)) return "season";
  if (isDayOff) return "day-off";
  return !terms.statutory && freezes.some((freeze) => isFrozen(freeze, from, to)) ? "freeze" : undefined;
}

/** A day lies in a freeze that leaves nothing of it; a moment or slot where the freeze touches it. */
function isFrozen(freeze: Span, from: DueTime, to: DueTime): boolean {
  if (from.length < 11) return freeze.from <= `${from}T00:00` && `${from}T23:59` <= freeze.to;
  return from < freeze.to && (to > freeze.from || from === freeze.from);
}

/** The first slot that is long enough, from the shifted day on and before the next occurrence. */
function slotFor(terms: PlanTerms, { slots, zone }: Surroundings, nominal: Day, shifted: Day): Span | undefined {
  const next = followingDay(terms, nominal);
  const last = addDays(next ?? shifted, next === undefined ? FARTHEST_SLOT : -1);
  const need = minutesOf(terms.downtime ?? terms.duration) * MINUTE_MS;
  return slots?.(shifted, last).find(({ from, to }) => {
    const day = from.slice(0, 10);
    return day >= shifted && day <= last && (need === 0 || momentToInstant(to, zone) - momentToInstant(from, zone) >= need);
  });
}

/** The nominal day behind one, as if that was done on its day. */
function followingDay(terms: PlanTerms, nominal: Day): Day | undefined {
  const { schedule } = terms;
  if (schedule?.kind !== "recurring") return undefined;
  return nextOccurrence(isFloating(terms) ? startingOn(schedule, nominal) : schedule, nominal);
}

function minutesOf(duration: Duration | undefined): number {
  return duration === undefined ? 0 : (duration.months * 30 + duration.days) * DAY_MINUTES + duration.minutes;
}

/** Whole days of grace hold to the end of the last, hours count from the due moment or the end of the due day. */
function graceEnd(dueAt: DueTime, grace: Duration, zone: string): DueTime {
  if (grace.months === 0 && grace.days === 0 && grace.minutes === 0) return dueAt;
  const day = addDuration(dueAt.slice(0, 10), grace);
  if (grace.minutes === 0) return day;
  const end = dueAt.length < 11 ? `${addDays(day, 1)}T00:00` : day + dueAt.slice(10);
  return writeMoment(momentToInstant(end, zone) + grace.minutes * MINUTE_MS, zone);
}
