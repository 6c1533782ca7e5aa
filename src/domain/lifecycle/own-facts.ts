import { samePerson } from "../text/links.ts";
import { addDuration } from "../time/day.ts";
import type { Duration } from "../time/duration.ts";
import { addMinutes, compareMoments, type Moment } from "../time/moment.ts";
import { changeOwnFacts, type ChangeValues } from "./change-values.ts";
import type { IncidentFact } from "./incident.ts";
import type { LivingKind } from "./lives.ts";
import type { ProblemFact } from "./problem.ts";
import type { ReviewFact } from "./review.ts";
import type { WorkOrderFact } from "./work-order.ts";

/** What a record's own facts are measured by. */
export interface FactsBy {
  readonly profile: "team" | "solo";
  readonly now: Moment;
  readonly zone: string;
}

/** The properties of a note, as its kind reads them. */
type Note = Readonly<Record<string, unknown>>;
/** The properties that a fact is made of. */
type Known = ChangeValues & {
  readonly severity?: string;
  readonly priority?: string;
  readonly owner?: readonly string[];
  readonly commander?: string;
  readonly duplicate_of?: string;
  readonly started?: Moment;
  readonly detected?: Moment;
  readonly resolved?: Moment;
  readonly risk_accepted_by?: string;
  readonly fixed?: Moment;
  readonly verification_window?: Duration;
  readonly kind?: string;
  readonly participants?: readonly string[];
  readonly category?: string;
  readonly plan?: string;
  readonly assignee?: string;
  readonly verified_by?: string;
};
type Facts<Fact extends string> = Partial<Readonly<Record<Fact, boolean>>>;

/** So long after it was resolved an incident is reopened; later it is a new one. */
const REOPEN: Duration = { months: 0, days: 7, minutes: 0 };
/** So long a fix is watched where the problem does not say. */
const WATCHED: Duration = { months: 0, days: 30, minutes: 0 };

/** What is true of a record by its own properties: the facts of source `own` that the guards of its kind ask for. */
export function ownFacts(kind: LivingKind, values: Note, by: FactsBy): Set<string> {
  const facts: Facts<string> = { team: by.profile === "team", ...OF_KIND[kind](values, by) };
  return new Set(Object.keys(facts).filter((fact) => facts[fact]));
}

/** Whether an incident closes with a review only: it was severe, or of security or data, or somebody wants one. */
export function isReviewRequired(values: Note): boolean {
  const { severity, emergency, review_required: isWanted } = values;
  return isMajor(severity) || emergency === "security-breach" || emergency === "data-issue" || isWanted === true;
}

const OF_KIND: Readonly<Record<LivingKind, (values: Known, by: FactsBy) => Facts<string>>> = {
  change: changeOwnFacts,
  incident: (values, by): Facts<IncidentFact> => {
    const { severity, priority, owner, commander, duplicate_of: original, started, detected, resolved } = values;
    return {
      "two-scales": by.profile === "team", "priority-set": priority !== undefined, major: isMajor(severity), sev1: severity === "SEV1",
      leaderless: (owner ?? []).length === 0 && commander === undefined, duplicate: original !== undefined, "review-required": isReviewRequired(values),
      "start-guessed": started === undefined || started === detected, "reopen-late": resolved !== undefined && isOver(resolved, REOPEN, by.now, by.zone),
    };
  },
  problem: (values, by): Facts<ProblemFact> => {
    const { owner = [], risk_accepted_by: acceptor, fixed, closed, verification_window: watched = WATCHED } = values;
    return {
      "risk-accepted": acceptor !== undefined, "self-accepted": acceptor !== undefined && owner.some((person) => samePerson(person, acceptor)),
      // A closed problem is judged by the day on which it was closed.
      "window-running": fixed !== undefined && !isOver(fixed, watched, closed ?? by.now, by.zone),
    };
  },
  review: (values): Facts<ReviewFact> => {
    const { kind, participants = [] } = values;
    return { "of-incident": kind === "incident", "few-people": participants.length < 2 };
  },
  "work-order": (values): Facts<WorkOrderFact> => {
    const { category, plan, assignee, verified_by: verifier } = values;
    const isRepair = category === "corrective" || category === "emergency";
    return {
      scheduled: !isRepair && (category !== undefined || plan !== undefined), repair: isRepair, emergency: category === "emergency",
      "own-work": assignee !== undefined && verifier !== undefined && samePerson(assignee, verifier),
    };
  },
};

function isMajor(severity: unknown): boolean {
  return severity === "SEV1" || severity === "SEV2";
}

/** Whether a length of time behind a moment has passed; what is known to the day only counts from its end. */
function isOver(from: Moment, { months, days, minutes }: Duration, now: Moment, zone: string): boolean {
  const day = addDuration(from.slice(0, 10), { months, days });
  const time = from.slice(10, 16) || "T23:59";
  return compareMoments(minutes === 0 ? day + time + from.slice(16) : addMinutes(day + time, minutes), now, zone) < 0;
}
