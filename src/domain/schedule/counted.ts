import { addDays, type Day } from "../time/day.ts";
import { metOn } from "./condition.ts";
import { historyOf, later, type History } from "./history.ts";
import { usageDue, type UsageDue } from "./meter.ts";
import type { Occurrence } from "./occurrence.ts";
import { isFloating, isPaused, pipelineOf, type Pipeline } from "./pipeline.ts";
import type { Accounts, PlanTerms, Surroundings } from "./plan-terms.ts";
import { needsStart, nextOccurrence, startingOn, type Schedule } from "./schedule.ts";
import { nextSeason } from "./season.ts";

/** Work that nothing lets happen for so many days in a row is not looked for any longer. */
const FARTHEST = 800;
const LAST_DAY: Day = "9999-12-31";

/** Whether a plan has one occurrence at a time: counted from its completion, by its meter or condition, or the first of several. */
export function isCounted(terms: PlanTerms): boolean {
  return isFloating(terms) || terms.usage !== undefined || terms.condition !== undefined;
}

/** A fixed schedule as it counts: from its own start, else from the newest occurrence known. Undefined where it counts from nothing. */
export function groundedSchedule(schedule: Schedule, { done, settled }: History): Schedule | undefined {
  const known = settled ?? done;
  if (!needsStart(schedule)) return schedule;
  return known === undefined ? undefined : startingOn(schedule, known);
}

/** The day from which a schedule counts, where it says one. */
export function startOf(schedule: Schedule): Day | undefined {
  return schedule.kind === "once" ? schedule.day : schedule.rule.starts;
}

/** What keeps a plan from being scheduled: it counts from a completion or a start that nobody wrote down. */
export function lacksStart(terms: PlanTerms, { done, settled }: History): "never-done" | "no-start" | undefined {
  const { schedule } = terms;
  if (schedule === undefined || (startOf(schedule) ?? done ?? settled) !== undefined) return undefined;
  return isCounted(terms) ? "never-done" : needsStart(schedule) ? "no-start" : undefined;
}

/**
 * What a counted plan has to do next, by each of its schedule, meter and condition (domain.md C1, C8), the earliest first. What is
 * out of force is put off to the first day that is not: such work is late, never lost.
 */
export function countedOccurrences(terms: PlanTerms, around: Surroundings, accounts: Accounts): Occurrence[] {
  const history = historyOf(terms, accounts);
  const { usage, condition, until = LAST_DAY } = terms;
  const pipeline = pipelineOf(terms, around);
  const candidates: (UsageDue | undefined)[] = [
    asDue(scheduledDay(terms, history)),
    usage && usageDue(usage, terms.anchor === "completion", around.meter, history),
    asDue(condition && metOn(condition, around.watched, later(history.done, history.settled) ?? "")),
  ];
  return candidates
    .map((due) => due && putOff(terms, pipeline, due))
    .filter((occurrence) => occurrence !== undefined)
    .filter(({ nominal }) => nominal <= until)
    .sort((one, other) => (one.nominal < other.nominal ? -1 : 1));
}

function asDue(day: Day | undefined): UsageDue | undefined {
  return day === undefined ? undefined : { day };
}

function scheduledDay(terms: PlanTerms, { done, settled }: History): Day | undefined {
  const { schedule } = terms;
  const starts = schedule && startOf(schedule);
  const newest = later(done, settled);
  const after = newest ?? (starts && addDays(starts, -1));
  if (schedule === undefined || after === undefined) return undefined;
  // Work from before the plan's start does not move it.
  const base = newest !== undefined && newest >= (starts ?? "") ? (done ?? starts ?? settled) : starts;
  const counted = isFloating(terms) && base !== undefined ? startingOn(schedule, base) : groundedSchedule(schedule, { done, settled });
  return counted && nextOccurrence(counted, after);
}

function putOff(terms: PlanTerms, pipeline: Pipeline, { day, ...more }: UsageDue): Occurrence | undefined {
  let nominal = later(day, terms.pausedUntil) ?? day;
  for (let tries = 0; tries < FARTHEST && !isPaused(terms); tries++) {
    const occurrence = pipeline(nominal);
    if (occurrence.suppressed === undefined) return { ...occurrence, ...more };
    nominal = terms.season !== undefined && occurrence.suppressed === "season" ? nextSeason(terms.season, nominal) : addDays(nominal, 1);
  }
  return undefined;
}
