import type { Guard, Life } from "./transition.ts";

export type IncidentStatus = "new" | "assessing" | "responding" | "mitigated" | "resolved" | "closed" | "on-hold" | "cancelled";
export type IncidentEvent = "acknowledge" | "respond" | "mitigate" | "relapse" | "resolve" | "reopen" | "close" | "hold" | "resume" | "cancel" | "duplicate";

/**
 * What is true of an incident, as far as a guard asks. `major`: SEV1 or SEV2; `two-scales`: severity and priority are told apart;
 * `leaderless`: neither owner nor commander; `start-guessed`: its start is unknown or that of its detection; `reopen-late`: resolved
 * longer ago than it may be reopened; `no-review`: no review of it is reviewed or closed; `change-open`: a change that fixes it is being
 * implemented; `duplicate-loop`: it is a duplicate of itself through others, or of one that was cancelled for another reason.
 */
export type IncidentFact =
  | "team" | "two-scales" | "priority-set" | "major" | "sev1" | "leaderless" | "duplicate" | "start-guessed" | "reopen-late" | "review-required"
  | "no-review" | "child-open" | "change-open" | "duplicate-loop" | "action-unowned";

const asks = (rule: string, field: string, ...when: IncidentFact[]): Guard<IncidentFact> => ({ rule, strength: "block", field, when });
const is = (rule: string, ...when: IncidentFact[]): Guard<IncidentFact> => ({ rule, strength: "block", when });
const REASON = asks("INC-REASON", "reason");
const LOOP = is("INC-DUPLOOP", "duplicate-loop");

/** The life of an incident (domain.md A5). */
export const INCIDENT_LIFE: Life<IncidentStatus, IncidentEvent, IncidentFact> = {
  facts: {
    team: "own", "two-scales": "own", "priority-set": "own", major: "own", sev1: "own", leaderless: "own", duplicate: "own", "start-guessed": "own",
    "reopen-late": "own", "review-required": "own", "no-review": "others", "child-open": "others", "change-open": "others", "duplicate-loop": "others",
    "action-unowned": "body",
  },
  steps: {
    acknowledge: {
      from: ["new"], to: "assessing", stamps: { acknowledged: "first" }, assigns: "owner", heldIn: ["assessing", "responding", "mitigated", "resolved", "on-hold"],
      guards: [asks("GEN-OWNER", "owner", "team", "leaderless")],
    },
    respond: {
      from: ["assessing"], to: "responding", stamps: { assessed: "first" }, heldIn: ["responding", "mitigated", "resolved", "closed"],
      guards: [
        asks("INC-SEV", "severity"), asks("INC-SEV", "services"), asks("INC-SEV", "assessment"), asks("INC-CAT", "category"),
        { ...asks("INC-PRIO", "impact", "two-scales"), unless: ["priority-set"] }, { ...asks("INC-PRIO", "urgency", "two-scales"), unless: ["priority-set"] },
        asks("INC-CMD", "commander", "team", "major"),
      ],
    },
    mitigate: { from: ["responding"], to: "mitigated", stamps: { mitigated: "last" }, guards: [asks("INC-MIT", "mitigation")], heldIn: ["mitigated"] },
    resolve: {
      from: ["responding", "mitigated"], to: "resolved", stamps: { mitigated: "first", resolved: "last" }, heldIn: ["resolved", "closed"],
      guards: [
        asks("INC-RES", "resolution"), asks("INC-RES", "resolution_code"), asks("INC-RES", "cause"), is("INC-CHILD", "child-open"), is("INC-CHANGE", "change-open"),
        { rule: "INC-EST", strength: "warn", when: ["major", "start-guessed"] },
      ],
    },
    close: {
      from: ["resolved"], to: "closed", stamps: { closed: "last" }, heldIn: ["closed"],
      guards: [is("INC-REV", "review-required", "no-review"), is("INC-ACT", "action-unowned")],
    },
    relapse: { from: ["mitigated"], to: "responding", clears: ["mitigated"], guards: [REASON], heldIn: [] },
    reopen: { from: ["resolved"], to: "responding", clears: ["resolved", "mitigated"], guards: [REASON, is("INC-REOPEN", "reopen-late")], heldIn: [] },
    hold: { from: ["new", "assessing", "responding"], to: "on-hold", guards: [REASON, is("INC-HOLD", "sev1")], heldIn: ["on-hold"] },
    resume: { from: ["on-hold"], to: "new", back: [["responding", "assessed"], ["assessing", "acknowledged"]], guards: [], heldIn: [] },
    cancel: { from: ["new", "assessing"], to: "cancelled", guards: [{ ...REASON, unless: ["duplicate"] }, LOOP], heldIn: ["cancelled"] },
    duplicate: {
      from: ["new", "assessing"], to: "cancelled", heldIn: [],
      guards: [asks("INC-REASON", "duplicate_of"), LOOP],
    },
  },
};
