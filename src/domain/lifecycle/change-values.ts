import { samePerson } from "../text/links.ts";
import { sha256 } from "../text/sha-256.ts";
import type { Duration } from "../time/duration.ts";
import { momentToInstant, type Moment } from "../time/moment.ts";
import type { ChangeFact, ChangeWay } from "./change.ts";

/** The properties of a change that its facts are made of. */
export type ChangeValues = {
  readonly id?: string | undefined;
  readonly change_type?: "normal" | "standard" | "emergency" | undefined;
  readonly retroactive?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly major?: boolean | undefined;
  readonly irreversible?: boolean | undefined;
  readonly services?: readonly string[];
  readonly requested_by?: string | undefined;
  readonly implementer?: string | undefined;
  readonly reviewer?: string | undefined;
  readonly planned_start?: Moment | undefined;
  readonly planned_end?: Moment | undefined;
  readonly actual_start?: Moment | undefined;
  readonly actual_end?: Moment | undefined;
  readonly closed?: Moment | undefined;
  readonly monitored_until?: Moment | undefined;
  readonly implementation_duration?: Duration | undefined;
  readonly backout_duration?: Duration | undefined;
  readonly test_result?: string | undefined;
  readonly verification_result?: string | undefined;
  readonly close_code?: string | undefined;
};

const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 86_400_000];
/** A change may begin so long before its window. */
const EARLY_MS = 15 * MINUTE_MS;

/** The way that a change goes. */
export function wayOf({ retroactive, change_type: type = "normal" }: Pick<ChangeValues, "retroactive" | "change_type">): ChangeWay {
  return retroactive === true ? "retroactive" : type;
}

/** The instant at which something began; a day counts from its beginning. */
export function startInstant(moment: Moment, zone: string): number {
  return momentToInstant(moment.length > 10 ? moment : `${moment}T00:00`, zone);
}

/** The instant at which something is over; a day counts to its end. */
export function endInstant(moment: Moment, zone: string): number {
  return moment.length > 10 ? momentToInstant(moment, zone) : startInstant(moment, zone) + DAY_MS;
}

/** What is true of a change by its own properties. */
export function changeOwnFacts(values: ChangeValues, { now, zone }: { readonly now: Moment; readonly zone: string }): Partial<Readonly<Record<ChangeFact, boolean>>> {
  const { irreversible, reviewer, requested_by: requester, test_result: test, verification_result: verified, actual_start: start } = values;
  const at = (moment: Moment | undefined): number | undefined => (moment === undefined ? undefined : startInstant(moment, zone));
  const until = (moment: Moment | undefined): number | undefined => (moment === undefined ? undefined : endInstant(moment, zone));
  const [present, plan] = [startInstant(now, zone), { start: at(values.planned_start), end: until(values.planned_end) }];
  const hasBegun = (start ?? values.actual_end ?? values.closed) !== undefined;
  const [began, ended] = [at(start), at(values.actual_end)];
  return {
    [wayOf(values)]: true, "no-reason": (values.reason ?? "") === "", irreversible: irreversible === true, begun: hasBegun, "self-reviewed": reviewer !== undefined && requester !== undefined && samePerson(reviewer, requester),
    untested: test !== "pass", "verification-failed": verified === "fail",
    "dates-inverted": isKnown(plan) && plan.end <= plan.start, "no-fit": isKnown(plan) && isTooLong(values, plan.end - plan.start),
    "start-late": !hasBegun && plan.start !== undefined && present - plan.start > DAY_MS, "window-over": !hasBegun && plan.end !== undefined && plan.end <= present,
    "outside-window": began !== undefined && ((plan.start !== undefined && began < plan.start - EARLY_MS) || (plan.end !== undefined && began >= plan.end)),
    monitoring: isMonitored(values, ended, until(values.monitored_until), until(values.closed) ?? present), "review-required": isReviewWanted(values, ended, plan),
  };
}

interface Window {
  readonly start: number | undefined;
  readonly end: number | undefined;
}

function isKnown(window: Window): window is { readonly start: number; readonly end: number } {
  return window.start !== undefined && window.end !== undefined;
}

/** Whether the work and the way back are longer than the window. */
function isTooLong({ implementation_duration: work, backout_duration: back }: ChangeValues, window: number): boolean {
  return work !== undefined && back !== undefined && lengthOf(work) + lengthOf(back) > window;
}

function lengthOf({ months, days, minutes }: Duration): number {
  return (months * 30 + days) * DAY_MS + minutes * MINUTE_MS;
}

/** Whether it was still watched then. */
function isMonitored({ major }: ChangeValues, ended: number | undefined, until: number | undefined, then: number): boolean {
  const over = until ?? (ended === undefined ? undefined : ended + (major === true ? 72 : 24) * HOUR_MS);
  return over !== undefined && then < over;
}

/** What asks for a review (domain.md B8); of standard changes one in twenty, picked by its id. */
function isReviewWanted(values: ChangeValues, ended: number | undefined, window: Window): boolean {
  const { id, major, change_type: type, retroactive, close_code: code } = values;
  const isOver = isKnown(window) && ended !== undefined && ended - window.end > (window.end - window.start) / 4;
  const isPicked = type === "standard" && id !== undefined && Number.parseInt(sha256(id).slice(0, 4), 16) % 20 === 0;
  return type === "emergency" || major === true || retroactive === true || (code !== undefined && code !== "successful") || isOver || isPicked;
}
