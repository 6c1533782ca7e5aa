import type { Guard, Life } from "./transition.ts";

export type ProblemStatus = "identified" | "assessed" | "analysis" | "solution" | "resolved" | "closed";
export type ProblemEvent = "assess" | "analyse" | "solve" | "resolve" | "close" | "accept-risk" | "reanalyse";

/**
 * What is true of a problem, as far as a guard asks. `self-accepted`: its owner accepted its risk; `window-running`: the time in which a fix
 * is watched is not over; `change-unclosed`: a change that fixes it is not closed with success; `no-change`: no change fixes it; `recurred`:
 * an incident of it began after the fix; `no-evidence`: neither analysis nor root causes link or quote anything.
 */
export type ProblemFact =
  | "team" | "risk-accepted" | "self-accepted" | "window-running" | "change-unclosed" | "no-change" | "recurred" | "no-evidence" | "action-unowned";

const asks = (rule: string, field: string): Guard<ProblemFact> => ({ rule, strength: "block", field });
const is = (rule: string, strength: "block" | "override", ...when: ProblemFact[]): Guard<ProblemFact> => ({ rule, strength, when });
const ofFix = (guard: Guard<ProblemFact>): Guard<ProblemFact> => ({ ...guard, unless: ["risk-accepted"] });

/** The life of a problem (domain.md A6). Who accepts its risk closes it without a fix. */
export const PROBLEM_LIFE: Life<ProblemStatus, ProblemEvent, ProblemFact> = {
  facts: {
    team: "own", "risk-accepted": "own", "self-accepted": "own", "window-running": "own", "change-unclosed": "others", "no-change": "others", recurred: "others",
    "no-evidence": "body", "action-unowned": "body",
  },
  steps: {
    assess: {
      from: ["identified"], to: "assessed", stamps: { assessed: "first" }, assigns: "owner", heldIn: ["assessed", "analysis", "solution", "resolved", "closed"],
      guards: [asks("PRB-PRIO", "impact"), asks("PRB-PRIO", "urgency"), { ...asks("GEN-OWNER", "owner"), when: ["team"] }],
    },
    analyse: { from: ["assessed"], to: "analysis", guards: [asks("PRB-STATE", "statement")], heldIn: ["analysis", "solution", "resolved", "closed"] },
    solve: {
      from: ["analysis"], to: "solution", stamps: { analysed: "last", known_error: "first" }, heldIn: ["solution", "resolved", "closed"],
      guards: [asks("PRB-RCA", "root_causes"), asks("PRB-RCA", "method"), asks("PRB-RCA", "solution"), is("PRB-RCA", "block", "no-evidence")].map(ofFix),
    },
    resolve: {
      from: ["solution"], to: "resolved", stamps: { fixed: "last" }, heldIn: ["resolved", "closed"],
      guards: [is("PRB-FIX", "block", "change-unclosed"), is("PRB-NOCHANGE", "override", "no-change")].map(ofFix),
    },
    close: {
      from: ["resolved"], to: "closed", stamps: { closed: "last" }, heldIn: ["closed"],
      guards: [
        ...["followup_documentation", "followup_process", "followup_training", "followup_system"].map((field) => asks("PRB-FUP", field)), asks("PRB-FUP", "prevention"),
        is("PRB-ACT", "block", "action-unowned"), is("PRB-VERIFY", "override", "window-running"), is("PRB-RECUR", "override", "recurred"),
      ].map(ofFix),
    },
    "accept-risk": {
      from: ["analysis", "solution"], to: "closed", stamps: { closed: "last" }, heldIn: [],
      guards: [asks("PRB-RISK", "risk_accepted_by"), { rule: "PRB-RISK", strength: "block", when: ["team", "self-accepted"] }, asks("PRB-RISK", "risk_review"), asks("PRB-RISK", "workaround")],
    },
    reanalyse: { from: ["resolved", "closed"], to: "analysis", clears: ["fixed", "closed", "analysed"], guards: [{ ...asks("PRB-REASON", "reason"), unless: ["recurred"] }], heldIn: [] },
  },
};
