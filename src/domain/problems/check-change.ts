import type { ChangeFact } from "../lifecycle/change.ts";
import type { ChangeValues } from "../lifecycle/change-values.ts";
import { ownFacts, type FactsBy } from "../lifecycle/own-facts.ts";
import type { Guard } from "../lifecycle/transition.ts";
import { changeApprovals, type ChangeBody } from "../notes/change-body.ts";
import { hasEnded } from "../notes/kinds.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { withoutLinkMarks } from "../text/links.ts";
import { brokenGuards, isFilledIn } from "./check-lives.ts";

type Values = Readonly<Record<string, unknown>>;

const told = (rule: string, asked: { readonly when: readonly ChangeFact[]; readonly unless?: readonly ChangeFact[] } | { readonly field: string }): Guard => ({ rule, strength: "warn", ...asked });
const INVERTED = told("CHG-DATES", { when: ["dates-inverted"] });
const STALE = [told("CHG-STALE", { when: ["window-over"] }), told("CHG-STALE", { when: ["start-late"], unless: ["window-over"] })];
/** Before a change is scheduled no step asks whether its time has passed. */
const WAITING = new Set(["draft", "assess", "authorize"]);
const APPROVED = new Set(["authorize", "scheduled", "implement", "review", "closed"]);

/** What the times of a change show to be wrong before a step asks for them: one without the other, the end before the start, a time that has passed. */
export function checkTimes(status: string, values: Values, by: FactsBy): NoteProblem[] {
  if (hasEnded("change", status)) return [];
  const [hasStart, hasEnd] = [isFilledIn(values, "planned_start"), isFilledIn(values, "planned_end")];
  const half = hasStart === hasEnd ? [] : [told("CHG-DATES", { field: hasStart ? "planned_end" : "planned_start" })];
  const guards = [...half, INVERTED, ...(WAITING.has(status) ? STALE : [])];
  return hasStart || hasEnd ? brokenGuards("change", status, values, guards, ownFacts("change", values, by)) : [];
}

const HASH = /^h1-[0-9a-f]{12}$/i;

/** What approvals show to be wrong, each at its line: those that name no plan, those of another plan where one is missing, and too few people. */
export function checkApprovals(status: string, body: ChangeBody, values: ChangeValues, facts: ReadonlySet<string>, by: FactsBy): NoteProblem[] {
  const { states, hash } = changeApprovals(body, values, facts, by);
  const found = body.approvals.flatMap(({ line, decision, plan, by: person }, at): NoteProblem[] => {
    if (decision !== "approved" || states[at] === "replaced") return [];
    const [who, now] = [`${withoutLinkMarks(person)} approved ${plan === "" ? "without a plan" : plan}`, `plan ${hash}, as it is now`];
    if (!HASH.test(plan)) return hasEnded("change", status) && !facts.has("unapproved") ? [] : [{ code: "CHG-HASH", line, found: who, expected: now, hint: "Have it approved by the command, which names the plan." }];
    const isVoid = states[at] === "void" && facts.has("approval-void") && APPROVED.has(status);
    return isVoid ? [{ code: "CHG-HASH", line, found: who, expected: now, hint: "The plan was edited since. The panel shows the difference; have it approved again." }] : [];
  });
  const first = body.approvals.find((_approval, at) => states[at] === "counts");
  const isOwn = facts.has("self-approved") && (status === "authorize" || status === "scheduled");
  return isOwn && first ? [...found, { code: "CHG-FOUR", line: first.line, found: `approved by ${withoutLinkMarks(first.by)}`, expected: "somebody who neither asks for it nor carries it out", hint: "Have somebody else approve it." }] : found;
}
