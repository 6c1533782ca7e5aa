import { describe, expect, test } from "vitest";

import { changeOfIncident, changeOfMaintenance, changeOfProblem, changeOfProcedure } from "../../../src/domain/actions/change-origins.ts";
import { recordPlaces } from "../../../src/domain/actions/new-record.ts";
import { planRequestChange, type ChangeRequest } from "../../../src/domain/actions/request-change.ts";
import type { Acting } from "../../../src/domain/actions/acting.ts";
import { weighed, under } from "./change-note.ts";
import { ANA } from "./checklist-note.ts";
import { incidentOf, NASTY, problemOf, SOLO } from "./incident-note.ts";
import { planOf, vaultAfter } from "./plan-note.ts";

const TEMPLATE = [
  "---", "type: change", "status: draft", "created: 2026-11-23T08:05", "---", "", "## Impact assessment", "", "%% Users? %%", "", "## Implementation plan", "", "- [ ] Announce the start", "- [ ] Carry out the change", "", "## Test plan", "",
  "%% The same steps. %%", "", "## Backout plan", "", "%% The trigger. %%", "", "## Verification", "", "%% What is measured. %%", "", "## Communication", "", "## Approvals", "", "## Log", "",
].join("\n");
const requested = (said: Partial<ChangeRequest>, { template = TEMPLATE, made, acting = ANA, vault = {} }: { template?: string; made?: string; acting?: Acting; vault?: Readonly<Record<string, string>> } = {}): string => {
  const request: ChangeRequest = { title: "Move logs", services: ["db-1"], type: "normal", ...said };
  const place = recordPlaces("change", "/", { rows: [], paths: [] }, ANA.today)(request.title);
  const after = vaultAfter({ ...vault, ...(made === undefined ? {} : { [made]: template }) }, planRequestChange(request, place, template, acting, made));
  return Array.isArray(after) ? `<${after.join(" ")}>` : `${after[made ?? place.path] ?? ""}${Object.keys(vault).map((path) => `\n<${path}>\n${after[path] ?? ""}`).join("")}`;
};
const PROCEDURE = [
  "---", "type: procedure", "status: approved", "duration: 45 min", "services: [db-1]", "---", "", "## Prerequisites", "", "- One", "- Two", "", "## Steps", "", "1. Stop [hold:: second person] ^stop", "   - [ ] Writers", "   - [ ] Readers", "2. Copy [limit:: <= 85 %]",
  "", "## Verification", "", "1. Writes work", "2. No lag", "", "## Rollback", "", "1. Start", "2. Check", "",
].join("\n");

describe("Requesting a change", () => {
  test("says what is known, and leaves the headings to guide the rest", () => {
    const text = requested({ reason: "Disk is full", plannedStart: "2026-11-28 22:00", plannedEnd: "2026-11-29T00:00", fixes: ["[[PRB-1]]", "[[PRB-1]]"], major: true });
    expect(text.slice(0, text.indexOf("\n\n##")).split("\n")).toEqual([
      "---", "type: change", "status: draft", "created: 2026-11-23T08:05", "id: CHG-20261123-01", 'requested_by: "[[Ana]]"', "services:", '  - "[[db-1]]"', "change_type: normal", "major: true", 'reason: "Disk is full"', "fixes:", '  - "[[PRB-1]]"',
      "planned_start: 2026-11-28T22:00", "planned_end: 2026-11-29T00:00", "---",
    ]);
    expect(text.slice(text.indexOf("## Impact"))).toBe(TEMPLATE.slice(TEMPLATE.indexOf("## Impact")));
  });

  test("takes the steps of a procedure in place of those that its template begins with", () => {
    const text = requested(changeOfProcedure({ path: "Move logs.md", text: PROCEDURE, link: "[[Move logs]]" }));
    expect(text).toContain('change_type: standard\ntemplate: "[[Move logs]]"\nimplementation_duration: 45 min\n');
    expect(text.slice(text.indexOf("## Implementation"))).toBe([
      "## Implementation plan", "", "- [ ] Stop [hold:: second person]", "  - [ ] Writers", "  - [ ] Readers", "- [ ] Copy [limit:: <= 85 %]", "", "## Test plan", "", "%% The same steps. %%", "",
      "## Backout plan", "", "1. Start", "2. Check", "", "## Verification", "", "1. Writes work", "2. No lag", "", "## Communication", "", "## Approvals", "", "## Log", "",
    ].join("\n"));
    expect([...weighed(text).body.empty]).toEqual(["no-impact", "no-test-plan"]);
  });

  test("makes the sections that a template of one's own lacks, in their order, and keeps its words", () => {
    const plan = { steps: ["Stop", "", "  Writers"], backout: ["Start", "  - all"], verification: ["Ask"], test: ["Try"] };
    expect(requested({ plan }, { template: "---\ntype: change\n---\n\n## Backout plan\n\nWhen it is late:\n\n## Log\n", made: "Mine.md" })).toMatch(
      /\n---\n\n## Implementation plan\n\n- \[ \] Stop\n {2}- \[ \] Writers\n\n## Test plan\n\n1\. Try\n\n## Backout plan\n\nWhen it is late:\n\n1\. Start\n {3}- - all\n\n## Verification\n\n1\. Ask\n\n## Log\n$/,
    );
  });

  test("that was done already says when, and by whom", () => {
    const done = { retroactive: true, type: "emergency", emergencyReason: "Disk full at night", actualStart: "2026-11-23T03:00", actualEnd: "2026-11-23T03:20" } as const;
    expect(requested(done)).toContain('emergency_reason: "Disk full at night"\nretroactive: true\nactual_start: 2026-11-23T03:00\nactual_end: 2026-11-23T03:20\nimplementer: "[[Ana]]"\n');
    expect(requested(done, { acting: SOLO })).not.toMatch(/requested_by|implementer/);
  });

  test.each<[string, Partial<ChangeRequest>, string]>([
    ["without a title", { title: " " }, "title-missing"], ["that ends before it begins", { plannedStart: "2026-11-28T22:00", plannedEnd: "2026-11-28T21:00" }, "CHG-DATES"], ["that takes no time", { plannedStart: "2026-11-28T22:00", plannedEnd: "2026-11-28T22:00" }, "CHG-DATES"],
    ["at no time", { plannedStart: "soon" }, "CHG-DATES"], ["done in a time to come", { retroactive: true, actualEnd: "2026-11-24T00:00" }, "GEN-TIME"],
    ["done backwards", { retroactive: true, actualStart: "2026-11-23T03:00", actualEnd: "2026-11-23T02:00" }, "GEN-TIME"], ["for a work order that nobody can write", { order: { path: "w.md", text: "---\na: [\n---\n" } }, "note-unreadable"],
  ])("is refused %s", (_title, said, code) => expect(requested(said)).toBe(`<${code}>`));

  test.each(NASTY)("takes %j as text, wherever it comes from", (words) => {
    const plan = { steps: [words, `  ${words}`, "Last"], backout: [words, "Last"], verification: [words, "Last"], test: [words, "Last"] };
    const text = requested({ title: words, services: [words], reason: words, emergencyReason: words, template: words, fixes: [words], duration: words, plan });
    expect(text).not.toContain("<%");
    expect(under(text, "Log")).toEqual([]);
    for (const heading of ["Implementation plan", "Test plan", "Backout plan", "Verification"]) expect(under(text, heading).at(-1)).toMatch(/^(?:- \[ \]|\d\.) Last$/);
    expect([...weighed(text).body.empty]).toEqual(["no-impact"]);
  });
});

describe("A change comes", () => {
  test("from an incident as an emergency", () => {
    const text = incidentOf("services: [Checkout]", "assessment: Disk is full", "confidential: true");
    expect(changeOfIncident({ path: "INC-20261123-01 Down.md", text, link: "[[INC-20261123-01 Down]]" })).toEqual({ title: "Down", type: "emergency", services: ["Checkout"], reason: "Disk is full", fixes: ["[[INC-20261123-01 Down]]"], confidential: true });
    expect(changeOfIncident({ path: "INC-20261123-01 Down.md", text: incidentOf(), link: "[[x]]" }).reason).toBe("Down");
  });

  test("from a problem to bring its solution about", () => {
    expect(changeOfProblem({ path: "PRB-20261123-01 Logs.md", text: problemOf("services: [db-1]", "solution: A volume of their own"), link: "[[PRB-20261123-01 Logs]]" })).toMatchObject({ title: "Logs", type: "normal", reason: "A volume of their own", fixes: ["[[PRB-20261123-01 Logs]]"] });
  });

  test("from a plan with its own steps", () => {
    const of = changeOfMaintenance({ path: "Battery.md", text: planOf(["duration: 1 h", "downtime: 10 min"]), link: "[[Battery]]" }, undefined);
    expect(of).toMatchObject({ title: "Battery", type: "normal", services: ["[[db-1]]"], reason: "Maintenance by [[Battery]]", template: undefined, duration: "1 h", downtime: "10 min", plan: { steps: ["Start the test", "Minutes on battery [limit:: >= 10 min]"] } });
  });

  test("from a work order under an approved procedure as a standard change, whose link the order gets", () => {
    const [plan, procedure] = [{ path: "Battery.md", text: planOf(), link: "[[Battery]]" }, { path: "Move logs.md", text: PROCEDURE, link: "[[Move logs#Steps]]" }];
    const order = { path: "o.md", text: "---\ntype: work-order\nchange:\nservices: [ups]\n---\n" };
    const of = changeOfMaintenance(plan, procedure, order);
    expect([of.type, of.template, of.services, of.plan?.backout]).toEqual(["standard", "[[Move logs#Steps]]", ["ups"], ["Start", "Check"]]);
    expect(requested(of, { vault: { "o.md": order.text } })).toMatch(/<o\.md>\n---\ntype: work-order\nchange: "\[\[CHG-20261123-01 Battery\]\]"\nservices: \[ups\]\n---\n$/);
    expect(changeOfMaintenance(plan, { ...procedure, text: PROCEDURE.replace("approved", "draft") })).toMatchObject({ type: "normal", template: undefined });
  });
});
