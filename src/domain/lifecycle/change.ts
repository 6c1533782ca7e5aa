import type { Guard, Life, Transition } from "./transition.ts";

export type ChangeStatus = "draft" | "assess" | "authorize" | "scheduled" | "implement" | "review" | "closed" | "cancelled";
export type ChangeEvent =
  | "submit" | "request-approval" | "schedule" | "preauthorize" | "expedite" | "implement" | "begin" | "finish" | "record" | "close" | "reject" | "cancel";

/** The way that a change goes: by its type, or written down when the work was done already. */
export type ChangeWay = "normal" | "standard" | "emergency" | "retroactive";

/**
 * What is true of a change, as far as a guard asks. `no-reason`: nobody says why it is wanted, whatever the log says of a step; `begun`: the work
 * was, or is over; `start-late`: not begun, and its start passed by more than a day; `window-over`: not begun, and its end passed;
 * `outside-window`: began before its planned start or behind its end; `no-fit`: the work and the way back are longer than the window;
 * `monitoring`: the time in which it is watched is not over. `frozen`: a hard freeze concerns it when it began or now. Of the template:
 * `template-missing` no procedure, `-unapproved`, `-late` past its review, `-suspended` failed too often, `-exceeded` more than it allows.
 * `unapproved`: approvals are missing; `approval-void`: one was given to another plan; `approval-unpinned`: one names no plan; `rejected`: this
 * plan is; `self-approved`: fewer eyes than the risk asks for; `cooling`: approved by oneself less than a day ago; `executive-missing`: no
 * executive approved it.
 */
export type ChangeFact =
  | "team" | ChangeWay | "no-reason" | "irreversible" | "begun" | "self-reviewed" | "untested" | "dates-inverted" | "start-late" | "window-over" | "outside-window" | "no-fit"
  | "verification-failed" | "monitoring" | "review-required"
  | "frozen" | "no-review" | "caused-incident" | "template-missing" | "template-unapproved" | "template-late" | "template-suspended" | "template-exceeded"
  | "no-impact" | "no-plan" | "no-test-plan" | "no-backout-plan" | "no-verification" | "steps-open" | "step-done" | "failure-unsaid" | "backed-out"
  | "unapproved" | "approval-void" | "approval-unpinned" | "rejected" | "self-approved" | "cooling" | "verbal-unconfirmed" | "verbal-late" | "executive-missing" | "conflict-open";

type Asking = Guard<ChangeFact>;

const asks = (rule: string, field: string, ...when: ChangeFact[]): Asking => ({ rule, strength: "block", field, when });
const is = (rule: string, ...when: ChangeFact[]): Asking => ({ rule, strength: "block", when });
const overridden = (rule: string, ...when: ChangeFact[]): Asking => ({ rule, strength: "override", when });
const warned = (rule: string, ...when: ChangeFact[]): Asking => ({ rule, strength: "warn", when });

/** A step of one way only, and so are its guards: a note that went another way owes nothing to them. */
function onWay(way: ChangeWay, step: Transition<ChangeStatus, ChangeFact>): Transition<ChangeStatus, ChangeFact> {
  return { ...step, only: [way], guards: step.guards.map((guard) => ({ ...guard, when: [way, ...(guard.when ?? [])] })) };
}

const REASON = asks("CHG-REASON", "reason");
const DATED = [asks("CHG-DATES", "planned_start"), asks("CHG-DATES", "planned_end"), is("CHG-DATES", "dates-inverted")];
const PLANNED = [is("CHG-PLAN", "no-plan"), { ...is("CHG-BACK", "no-backout-plan"), unless: ["irreversible"] as const }];
// What made an approval void tells more than that one is missing.
const APPROVED = [is("CHG-HASH", "approval-void"), is("CHG-HASH", "approval-unpinned"), is("CHG-APPR", "unapproved"), is("CHG-APPR", "rejected")];
/** A template may become another behind the work that was done by it. */
const TEMPLATE_FIT: readonly Asking[] = [
  { ...is("CHG-TPL", "template-unapproved"), unless: ["begun"] }, is("CHG-TPL", "template-late"), is("CHG-TPL", "template-suspended"), { ...is("CHG-TPL", "template-exceeded"), unless: ["begun"] },
];
const PLANNED_WAYS = ["normal", "standard"] as const;
const IMPLEMENTER = asks("CHG-IMPL", "implementer");
const FINISHED: readonly Asking[] = [
  is("CHG-STEPS", "steps-open"), is("CHG-STEPS", "failure-unsaid"), asks("CHG-VERIFY", "verification_result"),
  { ...is("CHG-VERIFY", "verification-failed"), unless: ["backed-out", "caused-incident"] },
];

/** The life of a change (domain.md A7, C1 to C8, S, E1 to E3). */
export const CHANGE_LIFE: Life<ChangeStatus, ChangeEvent, ChangeFact> = {
  facts: {
    team: "own", normal: "own", standard: "own", emergency: "own", retroactive: "own", "no-reason": "own", irreversible: "own", begun: "own", "self-reviewed": "own", untested: "own", "dates-inverted": "own",
    "start-late": "own", "window-over": "own", "outside-window": "own", "no-fit": "own", "verification-failed": "own", monitoring: "own", "review-required": "own",
    "no-review": "others", "caused-incident": "others", "template-missing": "others", "template-unapproved": "others",
    "template-late": "others", "template-suspended": "others",
    // Freezes and risk are asked about where conflicts are: of one note at a time.
    frozen: "body", "template-exceeded": "body", "no-impact": "body", "no-plan": "body", "no-test-plan": "body", "no-backout-plan": "body", "no-verification": "body", "steps-open": "body", "step-done": "body",
    "failure-unsaid": "body", "backed-out": "body", unapproved: "body", "approval-void": "body", "approval-unpinned": "body", rejected: "body", "self-approved": "body",
    cooling: "body", "verbal-unconfirmed": "body", "verbal-late": "body", "executive-missing": "body", "conflict-open": "body",
  },
  steps: {
    submit: onWay("normal", {
      from: ["draft"], to: "assess", stamps: { submitted: "first" }, heldIn: ["assess", "authorize", "scheduled", "implement", "review", "closed"],
      guards: [
        is("CHG-REQ", "no-reason"), asks("CHG-REQ", "services"), asks("CHG-REQ", "requested_by", "team"), is("CHG-PLAN", "no-impact"), ...PLANNED, is("CHG-PLAN", "no-test-plan"),
        is("CHG-PLAN", "no-verification"),
      ],
    }),
    "request-approval": onWay("normal", {
      from: ["assess"], to: "authorize", heldIn: ["authorize", "scheduled", "implement", "review", "closed"],
      guards: [
        asks("CHG-RISK", "risk_probability"), asks("CHG-RISK", "risk_impact"), ...DATED, { ...overridden("CHG-REVIEWER", "team"), field: "reviewer" },
        overridden("CHG-REVIEWER", "team", "self-reviewed"), overridden("CHG-TEST", "untested"), is("CHG-FIT", "no-fit"),
      ],
    }),
    schedule: onWay("normal", {
      from: ["authorize"], to: "scheduled", stamps: { authorized: "last" }, heldIn: ["scheduled", "implement", "review", "closed"],
      guards: [...APPROVED, is("CHG-CONF", "conflict-open"), is("CHG-STALE", "window-over"), { ...warned("CHG-STALE", "start-late"), unless: ["window-over"] }],
    }),
    preauthorize: onWay("standard", {
      from: ["draft"], to: "scheduled", stamps: { submitted: "first", authorized: "last" }, heldIn: ["scheduled", "implement", "review", "closed"],
      guards: [
        asks("CHG-TPL", "template"), is("CHG-TPL", "template-missing"), ...TEMPLATE_FIT, asks("CHG-REQ", "services"), ...PLANNED, ...DATED, is("CHG-HASH", "approval-void"), is("CHG-FIT", "no-fit"), is("CHG-CONF", "conflict-open"),
        is("CHG-STALE", "window-over"), { ...warned("CHG-STALE", "start-late"), unless: ["window-over"] },
      ],
    }),
    expedite: onWay("emergency", {
      from: ["draft"], to: "authorize", stamps: { submitted: "first" }, heldIn: ["authorize", "implement", "review", "closed"],
      guards: [asks("CHG-EMRG", "emergency_reason"), asks("CHG-EMRG", "fixes"), asks("CHG-REQ", "services"), { ...warned("CHG-BACK", "no-backout-plan"), unless: ["irreversible"] }],
    }),
    implement: {
      from: ["scheduled"], to: "implement", stamps: { actual_start: "first" }, assigns: "implementer", heldIn: ["implement", "review", "closed"],
      guards: [
        IMPLEMENTER, ...APPROVED.map((guard): Asking => ({ ...guard, unless: ["standard", "retroactive"] })), is("CHG-HASH", "standard", "approval-void"),
        ...PLANNED_WAYS.flatMap((way) => [is("CHG-CONF", way, "conflict-open"), is("CHG-FRZ", way, "frozen"), overridden("CHG-WIN", way, "outside-window")]),
        overridden("CHG-FOUR", "normal", "self-approved"), overridden("CHG-COOL", "normal", "cooling"),
      ],
    },
    begin: onWay("emergency", {
      from: ["authorize"], to: "implement", stamps: { authorized: "last", actual_start: "first" }, assigns: "implementer", heldIn: ["implement", "review", "closed"],
      guards: [IMPLEMENTER, ...APPROVED, is("CHG-FRZ", "frozen", "executive-missing"), overridden("CHG-FOUR", "self-approved"), warned("CHG-CONF", "conflict-open"), warned("CHG-RETRO", "verbal-late")],
    }),
    finish: {
      from: ["implement"], to: "review", stamps: { actual_end: "last" }, heldIn: ["review", "closed"],
      guards: FINISHED,
    },
    record: onWay("retroactive", {
      from: ["draft"], to: "review", stamps: { submitted: "first" }, heldIn: ["review", "closed"],
      guards: [asks("CHG-EMRG", "emergency_reason"), asks("CHG-REQ", "services"), IMPLEMENTER, asks("CHG-DONE", "actual_start"), asks("CHG-DONE", "actual_end"), ...FINISHED],
    }),
    close: {
      from: ["review"], to: "closed", stamps: { closed: "last" }, heldIn: ["closed"],
      guards: [
        asks("CHG-CLOSE", "close_code"), asks("CHG-CLOSE", "close_notes"), asks("CHG-DOC", "documentation"), overridden("CHG-MON", "monitoring"),
        is("CHG-PIR", "review-required", "no-review"), is("CHG-PIR", "caused-incident", "no-review"), is("CHG-PIR", "backed-out", "no-review"),
        is("CHG-RETRO", "verbal-unconfirmed"), is("CHG-RETRO", "retroactive", "unapproved"),
      ],
    },
    reject: { from: ["assess", "authorize"], to: "draft", clears: ["authorized"], guards: [REASON], heldIn: [] },
    cancel: { from: ["draft", "assess", "authorize", "scheduled", "implement"], to: "cancelled", guards: [REASON, is("CHG-CANCEL", "step-done")], heldIn: [] },
  },
};
