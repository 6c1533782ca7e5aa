import { instantOf, type Moment } from "../time/moment.ts";
import type { Ratio } from "./ratio.ts";
import { mean, median } from "./statistics.ts";
import { wilsonInterval, type ShareInterval } from "./wilson.ts";

/** A part of the changes that were carried out, each of them counted once. */
export interface ChangeShare<Key extends string = string> {
  readonly key: Key;
  readonly ratio: Ratio;
  /** Undefined where there is no whole. */
  readonly interval: ShareInterval | undefined;
}

/** How long something took, in minutes, over those that say both ends: `n` of `of`. */
export interface LeadTime<Key extends string = string> {
  readonly key: Key;
  readonly n: number;
  readonly of: number;
  readonly mean: number | undefined;
  readonly median: number | undefined;
}

export type ChangeShareKey = "success" | "failure" | "emergency" | "unauthorised" | "on-schedule" | "backout";

/** What changes came to (domain.md D5). */
export interface ChangeFigures {
  /** How many were carried out. */
  readonly implemented: number;
  readonly shares: readonly ChangeShare<ChangeShareKey>[];
  /** From submission to approval, and to the end of the work. */
  readonly times: readonly LeadTime<"approval" | "request">[];
}

type Milestone = "submitted" | "authorized" | "committed" | "planned_end" | "actual_end";

/** What a change's note says, as far as its figures ask. */
export interface ChangeValues extends Readonly<Partial<Record<Milestone, Moment | undefined>>> {
  readonly status?: string | undefined;
  readonly change_type?: string | undefined;
  readonly retroactive?: boolean | undefined;
  readonly exercise?: boolean | undefined;
  readonly close_code?: string | undefined;
}

/** What became of a change; its milestones in milliseconds since 1970 UTC. */
export interface ChangeOutcome extends Readonly<Record<Milestone, number | undefined>> {
  readonly isSuccessful: boolean;
  /** Backed out, failed, or it caused an incident. */
  readonly isFailed: boolean;
  readonly isBackedOut: boolean;
  readonly isEmergency: boolean;
  /** Written down when the work was done already: nobody had authorised it. */
  readonly isRetroactive: boolean;
}

/** Whether a change is in the figures: its work is done, and it was no drill (R12). */
export function isImplemented({ status, exercise }: ChangeValues): boolean {
  return (status === "review" || status === "closed") && exercise !== true;
}

/** What became of a change, of which others know whether it caused an incident; a day alone is no milestone. */
export function outcomeOf(values: ChangeValues, zone: string, causedIncident: boolean): ChangeOutcome {
  const { status, close_code: code, change_type: type, retroactive } = values;
  const at = (milestone: Milestone): number | undefined => instantOf(values[milestone], zone);
  return {
    submitted: at("submitted"), authorized: at("authorized"), committed: at("committed"), planned_end: at("planned_end"), actual_end: at("actual_end"),
    isSuccessful: status === "closed" && code === "successful" && !causedIncident, isFailed: code === "backed-out" || code === "failed" || causedIncident,
    isBackedOut: code === "backed-out", isEmergency: type === "emergency", isRetroactive: retroactive === true,
  };
}

/** The figures of changes, of which each {@link isImplemented}. */
export function changeFigures(changes: readonly ChangeOutcome[]): ChangeFigures {
  const timed = changes.filter(({ planned_end, actual_end }) => planned_end !== undefined && actual_end !== undefined);
  return {
    implemented: changes.length,
    shares: [
      shareOf("success", changes, ({ isSuccessful }) => isSuccessful), shareOf("failure", changes, ({ isFailed }) => isFailed),
      shareOf("emergency", changes, ({ isEmergency }) => isEmergency), shareOf("unauthorised", changes, ({ isRetroactive }) => isRetroactive),
      shareOf("on-schedule", timed, ({ planned_end = 0, actual_end = 0 }) => actual_end <= planned_end), shareOf("backout", changes, ({ isBackedOut }) => isBackedOut),
    ],
    times: [
      leadTime("approval", changes, ({ submitted, authorized }) => [submitted, authorized]),
      leadTime("request", changes, ({ submitted, actual_end }) => [submitted, actual_end]),
    ],
  };
}

/** The share of those that are so. */
export function shareOf<Key extends string, Change>(key: Key, changes: readonly Change[], isPart: (change: Change) => boolean): ChangeShare<Key> {
  const ratio = { part: changes.filter(isPart).length, of: changes.length };
  return { key, ratio, interval: wilsonInterval(ratio) };
}

/** The times between two milestones; two in the wrong order are no time (R5). */
export function leadTime<Key extends string, Change>(
  key: Key, changes: readonly Change[], endsOf: (change: Change) => readonly [from: number | undefined, to: number | undefined],
): LeadTime<Key> {
  const minutes = changes.map(endsOf).flatMap(([from, to]) => (from === undefined || to === undefined || to < from ? [] : (to - from) / 60_000));
  return { key, n: minutes.length, of: changes.length, mean: mean(minutes), median: median(minutes) };
}
