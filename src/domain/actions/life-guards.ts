import { LIVES, type LivingKind } from "../lifecycle/lives.ts";
import { eventsFrom, isFor, type Guard, type Life } from "../lifecycle/transition.ts";
import { KINDS } from "../notes/kinds.ts";
import type { Schema } from "../notes/read-fields.ts";
import { fieldText } from "../text/field-text.ts";
import { baseName } from "../text/links.ts";
import { compareMoments, type Moment } from "../time/moment.ts";
import { momentOf, type Acting } from "./acting.ts";
import { ENDED_HINTS, stepTitle, wordsOfGuard } from "./guard-words.ts";
import { readStep, unmetOf, type LifeStep, type ReadStep } from "./life-step.ts";
import type { Refusal } from "./plan.ts";

/** The guards that a step would not pass with what is said, for a dialog to ask for; warnings too, which refuse nothing. */
export function unmetFor(step: LifeStep, acting: Acting): Guard[] {
  return unmetOf(readStep(step, acting));
}

/** Why the step is not for a record of this status. */
export function wrongStatus({ kind, path, transition, before, facts, frontmatter, statusKey, problems }: ReadStep): Refusal[] {
  if (problems.some(({ key }) => key === statusKey)) {
    return [{ code: "value-unreadable", path, reason: `The status ${fieldText(frontmatter, statusKey) ?? ""} is not known.`, hint: "Choose one of the known words first." }];
  }
  const isTimely = transition.from.includes(before.status);
  if (isTimely && isFor(transition, facts)) return [];
  const life: Life = LIVES[kind];
  const allowed = eventsFrom(life.steps, before.status, facts).map((each) => stepTitle(kind, each).toLowerCase());
  const hint = allowed.length === 0 ? ENDED_HINTS[kind] : `From here it can be: ${allowed.join(", ")}.`;
  const reason = isTimely ? `${baseName(path)} is of a type that takes other steps.` : `${baseName(path)} is ${before.status.replace(/-/g, " ")}.`;
  return [{ code: "status-not-allowed", path, reason, hint }];
}

/** All that is missing or wrong for a step. A warning is none of it. */
export function missingFor(step: ReadStep, acting: Acting): Refusal[] {
  const { path } = step;
  const unread = step.problems.map(({ code, key = "", found, expected, hint }) => ({ code, path, reason: `${key}: found ${found}, expected ${expected}.`, hint }));
  const told = unmetOf(step).filter(({ strength }) => strength !== "warn").map((guard) => {
    const [reason, hint] = wordsOfGuard(guard);
    return { code: guard.rule, path, reason, hint: [...namedBy(guard, step.facts), hint].join(" ") };
  });
  return once([...unread, ...told, ...wrongTimes(step, acting)]);
}

/** The freezes that a guard is about, by name. */
function namedBy({ rule }: Guard, facts: ReadonlySet<string>): string[] {
  return rule === "CHG-FRZ" ? [...facts].flatMap((fact) => (fact.startsWith(FROZEN_BY) ? [`${fact.slice(FROZEN_BY.length)}.`] : [])) : [];
}

const FROZEN_BY = "frozen-by:";

/** Two guards may ask for one thing. */
function once(refusals: readonly Refusal[]): Refusal[] {
  return refusals.filter(({ reason }, at) => refusals.findIndex((other) => other.reason === reason) === at);
}

/** Two moments that belong together; `at` names the steps at which they are looked at whoever wrote them. */
interface Span {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly at?: readonly string[];
}

const since = (from: string, ...ends: string[]): Span[] => ends.map((to) => ({ from, to, name: to }));

/** An end of each kind of record, and the moment that it cannot come before (R5). */
const SPANS: Readonly<Record<LivingKind, readonly Span[]>> = {
  // Work may begin before it is submitted or authorized: it is written down later then.
  change: [
    { from: "actual_start", to: "actual_end", name: "work", at: ["finish", "record"] }, ...since("submitted", "authorized", "closed"), ...since("authorized", "closed"), ...since("actual_end", "closed"),
  ],
  "work-order": [{ from: "actual_start", to: "actual_end", name: "work", at: ["complete"] }, { from: "downtime_start", to: "downtime_end", name: "downtime", at: ["complete"] }],
  incident: since("started", "detected", "acknowledged", "assessed", "mitigated", "resolved", "closed"),
  problem: since("identified", "assessed", "analysed", "known_error", "fixed", "closed"),
  review: [],
};
/** Moments that are told before they come. */
const PLANNED: ReadonlySet<string> = new Set(["planned_start", "planned_end", "monitored_until"]);

/** Ends before starts, and times to come, among what a person says; of ends also as they are stamped. */
function wrongTimes(step: ReadStep, acting: Acting): Refusal[] {
  const { kind, path, event, after, sets, transition: { stamps = {} } } = step;
  const now = momentOf(acting);
  const say = (reason: string, hint: string): Refusal => ({ code: "GEN-TIME", path, reason, hint });
  const momentAt = (name: string): Moment | undefined => after[name] as Moment | undefined;
  const looked = SPANS[kind].filter(({ from, to, at }) => at?.includes(event) || sets.has(from) || (sets.has(to) && (stamps[to] !== "first" || to in step.input.fields)));
  const told = [...sets.keys()].filter((name) => (KINDS[kind].fields as Schema)[name]?.shape === "when" && !PLANNED.has(name));
  const ahead = [...new Set([...told, ...looked.flatMap(({ from, to, at }) => (at?.includes(event) ? [from, to] : []))])].filter((name) => isAfter(momentAt(name), now));
  const backwards = looked.filter(({ from, to }) => isAfter(momentAt(from), momentAt(to)) && !ahead.includes(from));
  return [
    ...ahead.map((name) => say(`${momentAt(name) ?? ""} lies ahead.`, "Say when it was, not when it will be.")),
    ...backwards.map(({ from, to, name }) => {
      const [start = "", end = ""] = [momentAt(from), momentAt(to)];
      return say(name === to ? `${to}, ${end}, lies before ${from}, ${start}.` : `The ${name} ends before it starts: ${start} to ${end}.`, "Correct one of the two.");
    }),
  ];
}

/** Of wall times only those that both carry their offset are told apart within an hour that the clock repeats. */
function isAfter(one: Moment | undefined, other: Moment | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [a, b] = one.length > 16 && other.length > 16 ? [one, other] : [one.slice(0, 16), other.slice(0, 16)];
  return compareMoments(a, b, "UTC") > 0;
}
