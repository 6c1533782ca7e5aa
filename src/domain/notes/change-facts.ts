import { roleOf } from "../lifecycle/approval-policy.ts";
import type { ChangeFact } from "../lifecycle/change.ts";
import { startInstant, wayOf, type ChangeValues } from "../lifecycle/change-values.ts";
import type { FactsBy } from "../lifecycle/own-facts.ts";
import { baseName, findWikiLinks, samePerson } from "../text/links.ts";
import { momentToInstant, offsetText } from "../time/moment.ts";
import type { Approval } from "./approvals.ts";
import { bandIn, changeApprovals, type ChangeBody } from "./change-body.ts";

type Facts = Partial<Readonly<Record<ChangeFact, boolean>>>;

const DAY_MS = 86_400_000;
const RISKY: ReadonlySet<string | undefined> = new Set(["high", "very-high", "critical"]);

/** What is true of a change by its body, weighed with its properties and what is known of it. */
export function changeBodyFacts(body: ChangeBody, values: ChangeValues, known: ReadonlySet<string>, by: FactsBy): Set<string> {
  const { steps, backouts, empty } = body;
  const facts: Facts = {
    "steps-open": steps.open > 0, "step-done": steps.done + steps.failed > 0, "failure-unsaid": steps.unsaid > 0, "backed-out": backouts.length > 0,
    ...ofApprovals(body, values, known, by), ...ofVerbal(body.approvals, by), "conflict-open": isConflictOpen(body, values, known),
  };
  return new Set([...empty, ...(Object.keys(facts) as ChangeFact[]).filter((fact) => facts[fact])]);
}

function ofApprovals(body: ChangeBody, values: ChangeValues, known: ReadonlySet<string>, by: FactsBy): Facts {
  const { missing, states } = changeApprovals(body, values, known, by);
  const are = (state: string): Approval[] => body.approvals.filter((_approval, at) => states[at] === state);
  const [counting, isMissing] = [are("counts"), missing.length > 0];
  // The word of its template is all that a standard change needs, and it is about one plan as well.
  const isAmiss = isMissing || (wayOf(values) === "standard" && counting.length === 0);
  return {
    unapproved: isMissing, "approval-void": isAmiss && are("void").some(({ decision }) => decision === "approved"), "approval-unpinned": isAmiss && are("unpinned").length > 0,
    rejected: are("rejects").length > 0, "self-approved": isSelfApproved(counting, values, known, by), cooling: isCooling(counting, values, known, by),
    // Alone there is no executive but oneself.
    "executive-missing": !counting.some(({ role }) => by.profile === "solo" || roleOf(role) === "executive"),
  };
}

/** More eyes: of what is risky those of others alone, of the rest at least two people's. Whoever speaks for somebody is as near to it as they are. */
function isSelfApproved(counting: readonly Approval[], values: ChangeValues, known: ReadonlySet<string>, { profile }: FactsBy): boolean {
  const way = wayOf(values);
  if (profile === "solo" || counting.length === 0 || (way !== "normal" && way !== "emergency")) return false;
  const own = [values.requested_by, values.implementer].flatMap((person) => (person === undefined ? [] : [person]));
  const approvers = counting.flatMap(({ by, onBehalfOf }) => (onBehalfOf === "" ? [by] : [by, onBehalfOf]));
  if (RISKY.has(bandIn(known))) return approvers.some((approver) => own.some((person) => samePerson(person, approver)));
  const [first = "", ...others] = [...own, ...counting.map(({ by }) => by)];
  return others.every((person) => samePerson(person, first));
}

/** Somebody alone sleeps on what is risky. */
function isCooling(counting: readonly Approval[], { actual_start: start, ...values }: ChangeValues, known: ReadonlySet<string>, by: FactsBy): boolean {
  const newest = counting.at(-1);
  return by.profile === "solo" && RISKY.has(bandIn(known)) && newest !== undefined && wayOf(values) !== "standard" && startInstant(start ?? by.now, by.zone) - givenAt(newest, by) < DAY_MS;
}

function ofVerbal(approvals: readonly Approval[], by: FactsBy): Facts {
  const spoken = approvals.filter(({ decision, verbally }) => decision === "approved" && verbally);
  const isWritten = (one: Approval): boolean => approvals.slice(approvals.indexOf(one) + 1).some((later) => later.decision === "approved" && !later.verbally && samePerson(later.by, one.by));
  const open = spoken.filter((one) => !isWritten(one));
  return { "verbal-unconfirmed": open.length > 0, "verbal-late": open.some((one) => startInstant(by.now, by.zone) - givenAt(one, by) > DAY_MS) };
}

function givenAt({ moment, offset }: Approval, { zone }: FactsBy): number {
  return momentToInstant(moment + offsetText(offset), zone);
}

const CONFLICT = "conflict:";

/** What is over conflicts with nothing any more. */
function isConflictOpen({ accepted }: ChangeBody, { actual_end: end }: ChangeValues, known: ReadonlySet<string>): boolean {
  if (end !== undefined) return false;
  const keys = new Set(accepted.map(({ conflict }) => foldedConflict(conflict)));
  return [...known].some((fact) => fact.startsWith(`hard-${CONFLICT}`) || (fact.startsWith(CONFLICT) && !keys.has(foldedConflict(fact.slice(CONFLICT.length)))));
}

/** A conflict's key for comparing: links by the names of their notes, whatever the case. */
export function foldedConflict(key: string): string {
  const plain = findWikiLinks(key).reduceRight((text, { target, start, end }) => `${text.slice(0, start)}[[${baseName(target)}]]${text.slice(end)}`, key);
  return plain.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}
