import { addDays, daysBetween, type Day } from "../time/day.ts";
import type { Moment } from "../time/moment.ts";
import { startOf } from "./counted.ts";
import { hasBegun } from "./due.ts";
import { later } from "./history.ts";
import type { Occurrence } from "./occurrence.ts";
import { pipelineOf } from "./pipeline.ts";
import type { Accounts, PlanTerms, Surroundings } from "./plan-terms.ts";
import { intervalDays, latestOccurrence, nextOccurrence, occurrencesBetween, type Schedule } from "./schedule.ts";
import { nextSeason } from "./season.ts";

/** So many days of a rule in a row that are suppressed say that none will be due. */
const FARTHEST = 500;
/** No more than so many occurrences are looked back at, over no more than so many days. */
const MOST = 5000;
const LONGEST = 300_000;
/** The interval that what occurs once is looked back at with. */
const RARE = 360;
const LAST_DAY: Day = "9999-12-31";

/** A fixed plan's occurrences that nobody accounted for: those that have begun, and the first behind them. */
export interface Unaccounted {
  readonly begun: readonly Occurrence[];
  readonly next: Occurrence | undefined;
}

/** What has begun and what comes first behind it, of all that neither the plan's stamps nor a work order account for. */
export function unaccounted(terms: PlanTerms, schedule: Schedule, around: Surroundings, accounts: Accounts, now: Moment): Unaccounted {
  const { until = LAST_DAY, season } = terms;
  const pipeline = pipelineOf(terms, around);
  const judge = (nominal: Day): Occurrence[] => (accounts.has(nominal) ? [] : [pipeline(nominal)]);
  const isBegun = (occurrence: Occurrence): boolean => hasBegun(occurrence, now, around.zone);
  const today = now.slice(0, 10);
  let after = searchedAfter(terms, schedule, accounts, today);
  const last = until < today ? until : today;
  const first = nextOccurrence(schedule, after) ?? LAST_DAY;
  const known = (first > last ? [] : occurrencesBetween(schedule, first, last)).flatMap(judge).filter(({ suppressed }) => suppressed === undefined);
  const [begun, next] = [known.filter(isBegun), known.find((occurrence) => !isBegun(occurrence))];
  if (next !== undefined) return { begun, next };
  after = later(after, today) ?? after;
  for (let tries = 0; tries < FARTHEST; tries++) {
    const nominal = nextOccurrence(schedule, after);
    if (nominal === undefined || nominal > until) break;
    const [occurrence] = judge(nominal);
    after = season !== undefined && occurrence?.suppressed === "season" ? addDays(nextSeason(season, nominal), -1) : nominal;
    if (occurrence === undefined || occurrence.suppressed !== undefined) continue;
    if (!isBegun(occurrence)) return { begun, next: occurrence };
    begun.push(occurrence);
  }
  return { begun, next: undefined };
}

/** The day behind which nothing is accounted for yet; so long ago that thousands passed, it does not matter when. */
function searchedAfter({ lastDue, lastDone, pausedUntil }: PlanTerms, schedule: Schedule, accounts: Accounts, today: Day): Day {
  const known = lastDue ?? lastDone ?? addDays(startOf(schedule) ?? [...accounts.keys()].sort()[0] ?? latestOccurrence(schedule, today) ?? today, -1);
  const after = pausedUntil === undefined || pausedUntil <= known ? known : addDays(pausedUntil, -1);
  const farthest = Math.min(LONGEST, Math.ceil(MOST * (intervalDays(schedule) || RARE)));
  return daysBetween(after, today) > farthest ? addDays(today, -farthest) : after;
}
