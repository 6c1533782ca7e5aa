import type { Moment } from "../time/moment.ts";
import { countedOccurrences, groundedSchedule, isCounted, lacksStart } from "./counted.ts";
import { byNominal, hasBegun, isWithinGrace } from "./due.ts";
import { hasEnded, historyOf, later } from "./history.ts";
import type { Occurrence, Standing } from "./occurrence.ts";
import { isPaused, pipelineOf } from "./pipeline.ts";
import type { Accounts, PlanTerms, Surroundings } from "./plan-terms.ts";
import { unaccounted, type Unaccounted } from "./unaccounted.ts";

const NOWHERE: Standing = { open: [], passed: [], next: undefined };

/**
 * Where a plan stands at a wall time of its zone (domain.md C7). Fixed plans: what is accounted for is left out, what has begun is open or
 * went by as `missed` says; what a work order has in hand never goes by. All others have one thing to do at a time, which cannot go by.
 * It looks no farther back than the newest occurrence accounted for, else the plan's start, else one occurrence.
 */
export function standingOf(terms: PlanTerms, around: Surroundings, accounts: Accounts, now: Moment): Standing {
  if (terms.status === "retired") return NOWHERE;
  const history = historyOf(terms, accounts);
  const question = lacksStart(terms, history);
  const standing = isCounted(terms) ? countedStanding(terms, around, accounts, now) : fixedStanding(terms, around, accounts, now);
  const isEmpty = standing.open.length === 0 && standing.passed.length === 0 && standing.next === undefined;
  if (!isEmpty || terms.status === "paused") return standing;
  if (question !== undefined) return { ...standing, question };
  const isNew = terms.schedule !== undefined && history.done === undefined && history.settled === undefined;
  return isNew ? { ...standing, question: "never" } : standing;
}

function countedStanding(terms: PlanTerms, around: Surroundings, accounts: Accounts, now: Moment): Standing {
  const inHand = inHandOf(terms, around, accounts);
  const one = inHand.length > 0 ? inHand : countedOccurrences(terms, around, accounts);
  const open = one.filter((occurrence) => hasBegun(occurrence, now, around.zone));
  if (open.length === 0) return { ...NOWHERE, next: one[0] };
  return { ...NOWHERE, open: inHand.length > 0 ? open : open.slice(0, 1) };
}

function fixedStanding(terms: PlanTerms, around: Surroundings, accounts: Accounts, now: Moment): Standing {
  const history = historyOf(terms, accounts);
  const schedule = terms.schedule && groundedSchedule(terms.schedule, history);
  const inHand = inHandOf({ ...terms, schedule }, around, accounts);
  const begunInHand = inHand.filter((occurrence) => hasBegun(occurrence, now, around.zone));
  const none: Unaccounted = { begun: [], next: undefined };
  const { begun, next } = schedule === undefined || isPaused(terms) ? none : unaccounted({ ...terms, schedule }, schedule, around, accounts, now);
  const newest = [begun, begunInHand].map((occurrences) => occurrences.at(-1)?.nominal).reduce(later, history.settled);
  const isOpen: Record<PlanTerms["missed"], (occurrence: Occurrence) => boolean> = {
    one: ({ nominal }) => nominal === newest,
    all: () => true,
    skip: (occurrence) => isWithinGrace(occurrence, now, around.zone),
  };
  const [open, passed] = [begun.filter(isOpen[terms.missed]), begun.filter((occurrence) => !isOpen[terms.missed](occurrence))];
  return { open: [...open, ...begunInHand].sort(byNominal), passed, next: earlier(next, inHand[begunInHand.length]) };
}

function earlier(one: Occurrence | undefined, other: Occurrence | undefined): Occurrence | undefined {
  return one === undefined || (other !== undefined && other.nominal < one.nominal) ? other : one;
}

/** What work orders that have not ended are for, in order. */
function inHandOf(terms: PlanTerms, around: Surroundings, accounts: Accounts): Occurrence[] {
  const nominals = [...accounts].filter(([, account]) => !hasEnded(account)).map(([nominal]) => nominal);
  return nominals.sort().map(pipelineOf(terms, around));
}
