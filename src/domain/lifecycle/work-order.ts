import type { Guard, Life } from "./transition.ts";

export type WorkOrderStatus = "planned" | "in-progress" | "on-hold" | "done" | "closed" | "skipped" | "missed" | "cancelled";
export type WorkOrderEvent = "start" | "hold" | "resume" | "complete" | "close" | "skip" | "miss" | "cancel" | "reopen";

/**
 * What is true of a work order, as far as a guard asks. `scheduled`: routine or preventive; `repair`: corrective or emergency; `metered`:
 * its plan follows a meter; `critical`: of a tier0 service; `own-work`: whoever verified it did it; `frozen`: a hard freeze is in force.
 */
export type WorkOrderFact = "scheduled" | "repair" | "emergency" | "metered" | "needs-change" | "statutory" | "critical" | "team" | "own-work" | "frozen";

const asks = (rule: string, field: string, ...when: WorkOrderFact[]): Guard<WorkOrderFact> => ({ rule, strength: "block", field, when });
const REASON = asks("MNT-REASON", "reason");
const INCIDENT = asks("MNT-INC", "incident", "emergency");

/** The life of a work order (domain.md A4). */
export const WORK_ORDER_LIFE: Life<WorkOrderStatus, WorkOrderEvent, WorkOrderFact> = {
  facts: {
    scheduled: "own", repair: "own", emergency: "own", team: "own", "own-work": "own",
    metered: "others", "needs-change": "others", statutory: "others", critical: "others", frozen: "others",
  },
  steps: {
    start: {
      from: ["planned"], to: "in-progress", stamps: { actual_start: "first" }, assigns: "assignee", heldIn: ["in-progress", "on-hold", "done", "closed"],
      guards: [INCIDENT, asks("MNT-CHANGE", "change", "needs-change"), { rule: "MNT-FREEZE", strength: "override", when: ["frozen"] }],
    },
    resume: { from: ["on-hold"], to: "in-progress", guards: [], clears: ["reason"], heldIn: [] },
    complete: {
      from: ["in-progress"], to: "done", stamps: { actual_end: "last" }, heldIn: ["done", "closed"],
      guards: [
        INCIDENT, asks("MNT-EVID", "findings", "scheduled"), asks("MNT-EVID", "failure_mode", "repair"), asks("MNT-EVID", "failure_cause", "repair"),
        asks("MNT-EVID", "action_taken", "repair"), asks("MNT-EVID", "meter_reading", "metered"),
      ],
    },
    hold: { from: ["in-progress"], to: "on-hold", guards: [REASON], keepsReason: true, heldIn: ["on-hold"] },
    close: {
      from: ["done"], to: "closed", heldIn: ["closed"],
      guards: [
        asks("MNT-VERIFY", "verified_by", "team", "statutory"), asks("MNT-VERIFY", "verified_by", "team", "critical"),
        { rule: "MNT-VERIFY", strength: "block", when: ["team", "statutory", "own-work"] },
        { rule: "MNT-VERIFY", strength: "block", when: ["team", "critical", "own-work"] },
      ],
    },
    skip: { from: ["planned"], to: "skipped", guards: [REASON, { rule: "MNT-STAT", strength: "block", when: ["statutory"] }], keepsReason: true, heldIn: ["skipped"] },
    miss: { from: ["planned"], to: "missed", guards: [], heldIn: [] },
    cancel: {
      from: ["planned", "in-progress", "on-hold"], to: "cancelled", keepsReason: true, heldIn: ["cancelled"],
      guards: [REASON, { rule: "MNT-STAT", strength: "override", when: ["statutory"] }],
    },
    reopen: { from: ["done"], to: "in-progress", guards: [REASON], clears: ["actual_end"], heldIn: [] },
  },
};

/** What a finding asks for next: a repair, an incident, or a problem to look into (domain.md A14). */
export const PROPOSED: Readonly<Record<string, readonly ("work-order" | "incident" | "problem")[]>> = {
  degraded: ["work-order", "problem"],
  "fault-found": ["work-order", "incident", "problem"],
};
