import { planHash } from "../../../src/domain/notes/change-body.ts";
import { propertiesOf } from "../../../src/domain/notes/key-to-write.ts";
import { asMeant, readNote } from "../../../src/domain/notes/kinds.ts";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { changeBodyOf } from "../notes/change-note.ts";
import { note } from "./problem-vault.ts";

type Properties = Readonly<Record<string, string>>;

/** What a guard of a change may ask for, filled in. */
export const FILLED_OF_CHANGE: Properties = {
  services: '"[[db-1]]"', requested_by: "Ana", risk_probability: "1", risk_impact: "2", planned_start: "2026-11-22T22:00", planned_end: "2026-11-24T00:00", reviewer: "Cleo",
  template: '"[[T]]"', emergency_reason: "Customers wait", fixes: '"[[Other]]"', implementer: "Ana", verification_result: "pass", actual_start: "2026-11-22T22:05", actual_end: "2026-11-22T23:00",
  close_code: "successful", close_notes: "It fits", documentation: '"n/a: none"',
};
export const MOMENTS_OF_CHANGE: Properties = { submitted: "2026-11-20T08:00", authorized: "2026-11-21T12:00", actual_start: "2026-11-22T22:05", actual_end: "2026-11-22T23:00" };
export const ALWAYS_OF_CHANGE: Properties = { reason: "The disk is full", requested_by: "Ana", test_result: "pass", monitored_until: "2026-11-23T08:00" };

const approved = (by: string, role: string, plan = ", plan h1-PLAN"): string => `- 2026-11-21 10:00 approved by [[${by}]] as ${role}${plan}`;
const APPROVALS = [approved("Ben", "peer"), approved("Cleo", "service-owner"), approved("Dan", "emergency-authority")].join("\n");
const DONE = "- [x] Create the volume\n- [-] Tell people";
const OPEN = DONE.replace("[x]", "[ ]");

/** The sections of a change on its way to a status: the plan is worked through where the work is over. */
export function sectionsOfChange(to: string): Properties {
  return {
    "Impact assessment": "Nobody sees it.", "Implementation plan": to === "review" || to === "closed" ? DONE : OPEN, "Test plan": "On the replica.", "Backout plan": "The old path.", Verification: "It writes.",
    Approvals: APPROVALS,
  };
}

const GONE = "";
const has = (properties: Properties): { properties: Properties } => ({ properties });
const says = (sections: Properties): { sections: Properties } => ({ sections });
const beside = (around: Properties, properties: Properties = {}): { around: Properties; properties: Properties } => ({ around, properties });
const spoken = approved("Dan", "emergency-authority").replace("approved", "approved verbally");
const failed = note("change", ["status: closed", "close_code: failed", 'template: "[[T]]"', "closed: 2026-11-01T10:00", "requested_by: Ana"]);
export const TEMPLATE = note("procedure", ["status: approved"], "1. Do it\n2. Look at it");

/** What makes each fact of a change true; of the way that it goes the story tells. */
export const FACTS_OF_CHANGE: Readonly<Record<string, { properties?: Properties; sections?: Properties; around?: Properties } | true>> = {
  team: true, normal: true, standard: true, emergency: true, retroactive: true, irreversible: has({ irreversible: "true" }), begun: has({ actual_start: "2026-11-22T22:05" }),
  "no-reason": has({ reason: GONE }), "self-reviewed": has({ reviewer: "Ana" }), untested: has({ test_result: GONE }), "dates-inverted": has({ planned_end: "2026-11-22T21:00" }), "start-late": has({ planned_start: "2026-11-22T08:00", actual_start: GONE }),
  "window-over": has({ planned_end: "2026-11-23T08:00", actual_start: GONE }), "outside-window": has({ actual_start: "2026-11-22T21:00" }), "no-fit": has({ implementation_duration: "20 h", backout_duration: "8 h" }),
  "verification-failed": has({ verification_result: "fail" }), monitoring: has({ monitored_until: "2026-12-01" }), "review-required": has({ close_code: "partial" }),
  frozen: beside({ "Calendars/F": note("calendar", ["kind: freeze", "level: hard", "start: 2026-11-01T00:00", "end: 2026-12-01T00:00"]) }, { actual_start: "2026-11-22T22:05" }),
  "no-review": beside({ "Reviews/R": GONE }), "caused-incident": beside({ "Incidents/C": note("incident", ['caused_by: "[[X]]"', "owner: Ana"]) }),
  "template-missing": beside({ "Procedures/T": GONE }), "template-unapproved": beside({ "Procedures/T": TEMPLATE.replace("approved", "draft") }),
  "template-late": beside({ "Procedures/T": TEMPLATE.replace("approved", "approved\nnext_review: 2026-11-01") }), "template-suspended": beside({ "Changes/S1": failed, "Changes/S2": failed }),
  "template-exceeded": beside({ "Procedures/T": TEMPLATE.replace("approved", "approved\nduration: 10 min") }, { implementation_duration: "20 min" }),
  "no-impact": says({ "Impact assessment": GONE }), "no-plan": says({ "Implementation plan": GONE }), "no-test-plan": says({ "Test plan": GONE }), "no-backout-plan": says({ "Backout plan": GONE }),
  "no-verification": says({ Verification: GONE }), "steps-open": says({ "Implementation plan": OPEN }), "step-done": says({ "Implementation plan": DONE }),
  "failure-unsaid": says({ "Implementation plan": DONE.replace("[x]", "[!]") }), "backed-out": says({ Log: "- 2026-11-22 22:30 backout → pass by [[Ana]]: it hung" }),
  unapproved: says({ Approvals: GONE }), "approval-void": says({ Approvals: approved("Ben", "peer", ", plan h1-000000000000") }), "approval-unpinned": says({ Approvals: approved("Ben", "peer", "") }),
  rejected: says({ Approvals: `${APPROVALS}\n- 2026-11-21 11:00 rejected by [[Eva]] as peer, plan h1-PLAN` }), "self-approved": says({ Approvals: approved("Ana", "peer") }),
  cooling: { properties: { risk_probability: "3", risk_impact: "5" }, sections: { Approvals: approved("Ana", "self-review").replace("21 10:00", "23 08:00") } },
  "verbal-unconfirmed": says({ Approvals: `${APPROVALS.split("\n").slice(0, 2).join("\n")}\n${spoken}` }), "verbal-late": says({ Approvals: `${APPROVALS.split("\n").slice(0, 2).join("\n")}\n${spoken}` }), "executive-missing": says({}),
  "conflict-open": beside({ "Changes/K": note("change", ["status: scheduled", 'services: "[[db-1]]"', "planned_start: 2026-11-23T08:00", "planned_end: 2026-11-23T18:00", "requested_by: Ana"]) }, {
    planned_start: "2026-11-22T22:00", planned_end: "2026-11-24T00:00",
  }),
};

/** The text with the hash of its own plan in its approvals. */
export function pinned(text: string): string {
  const { note: values } = readNote("change", { fields: asMeant("change", propertiesOf(readFrontmatter(text))), steps: 0, answered: 0 });
  return text.replaceAll("h1-PLAN", planHash(changeBodyOf(text), values));
}
