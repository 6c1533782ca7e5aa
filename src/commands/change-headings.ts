import { wordsOfGuard } from "../domain/actions/guard-words.ts";
import type { Refusal } from "../domain/actions/plan.ts";
import { sectionNamed } from "../domain/actions/section-end.ts";
import type { Guard } from "../domain/lifecycle/transition.ts";

/** Where a change's note says what a guard asks for. */
const HEADINGS: Readonly<Record<string, string>> = {
  "no-impact": "Impact assessment", "no-plan": "Implementation plan", "steps-open": "Implementation plan", "failure-unsaid": "Implementation plan", "no-test-plan": "Test plan",
  "no-backout-plan": "Backout plan", "no-verification": "Verification", unapproved: "Approvals", rejected: "Approvals", "approval-void": "Approvals", "approval-unpinned": "Approvals",
  "verbal-unconfirmed": "Approvals", "executive-missing": "Approvals",
};

/** Refusals with the line of the heading below which something is to be written. */
export function pointed(refusals: readonly Refusal[], unmet: readonly Guard[], text: string): readonly Refusal[] {
  return refusals.map((refusal) => {
    const guard = unmet.find((each) => wordsOfGuard(each)[0] === refusal.reason);
    const heading = HEADINGS[guard?.when?.at(-1) ?? ""];
    const section = heading === undefined ? undefined : sectionNamed(text, heading);
    return section ? { ...refusal, line: section.heading.line } : refusal;
  });
}
