import { describe, expect, test } from "vitest";

import { planApproveChange, planRejectChange, type ApprovalWord } from "../../../src/domain/actions/approve-change.ts";
import type { Acting } from "../../../src/domain/actions/acting.ts";
import { planDifference } from "../../../src/domain/notes/plan-difference.ts";
import { planText } from "../../../src/domain/notes/change-body.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";
import { changeOf, CHG, BEN, CLEO, under, weighed } from "./change-note.ts";
import { ANA } from "./checklist-note.ts";
import { NASTY, SOLO } from "./incident-note.ts";
import { changesOf, vaultAfter } from "./plan-note.ts";

const said = (text: string, word: Partial<ApprovalWord> = {}, acting: Acting = CLEO, facts: readonly string[] = ["risk:low"]): string => {
  const after = vaultAfter({ [CHG]: text }, planApproveChange({ path: CHG, text }, { decision: "approved", role: "peer", ...word }, { around: new Set(facts) }, acting));
  return Array.isArray(after) ? `<${after.join(" ")}>` : (after[CHG] ?? "");
};
const MEDIUM = ["risk:medium"];

describe("Approving a change", () => {
  test("is a line that pins the plan; what completes the policy keeps the plan beside it", () => {
    const text = changeOf();
    const { hash } = weighed(text).standing;
    const planned = planApproveChange({ path: CHG, text }, { decision: "approved", role: "peer", note: "steps are clear" }, { around: new Set(["risk:low"]) }, CLEO);
    expect(changesOf({ [CHG]: text }, planned)).toEqual([
      CHG, `+- 2026-11-23 08:05 approved by [[Cleo]] as peer, plan ${hash}: steps are clear`, "+", "+%% ops:begin approved-plan %%", "+````text", "+## Implementation plan", "+- [ ] Announce", "+- [ ] Copy the logs", "+  - 200 GB", "+## Test plan",
      "+On the replica: passed.", "+## Backout plan", "+1. Stop", "+1. Restore the old path", "+planned_start: 2026-11-28T22:00", "+planned_end: 2026-11-29T00:00", "+services: db-1", "+````", "+%% ops:end approved-plan %%", "+",
    ]);
    const after = weighed(said(text));
    expect([after.standing.missing, after.standing.states, after.body.approvedPlan]).toEqual([[], ["counts"], planText(after.body, after.note)]);
  });

  test("keeps nothing before all have spoken, or while somebody rejects the plan", () => {
    const first = said(changeOf(), {}, CLEO, MEDIUM);
    expect(first).not.toContain("ops:begin");
    expect(said(first, { role: "service-owner" }, BEN, MEDIUM)).toContain("ops:begin approved-plan");
    const { hash } = weighed(first).standing;
    expect(said(changeOf([], { Approvals: `- 2026-11-22 10:00 rejected by [[Eve]] as peer, plan ${hash}: no` }))).not.toContain("ops:begin");
  });

  test("of a standard change is taken in its draft, of which it is scheduled; of another it is not", () => {
    const draft = changeOf().replace(/^status: .*$/m, "status: draft");
    expect(said(draft)).toMatch(/^<status-not-allowed/);
    expect(said(draft.replace(/^change_type: .*\n/m, "").replace("status: draft", "status: draft\nchange_type: standard"))).toContain("approved by [[Cleo]] as peer");
  });

  test("stands above what is kept, which it renews", () => {
    const approved = said(changeOf()).replace("2. Restore the old path", "2. Copy back");
    expect(weighed(approved).standing.states).toEqual(["void"]);
    const again = said(approved, {}, BEN);
    expect(under(again, "Approvals").slice(0, 3).map((line) => line.slice(0, 40))).toEqual(["- 2026-11-23 08:05 approved by [[Cleo]] ", "- 2026-11-23 08:20 approved by [[Ben]] a", "%% ops:begin approved-plan %%"]);
    expect(again.match(/ops:begin/g)).toHaveLength(1);
    const { body, note } = weighed(again);
    expect(body.approvedPlan).toEqual(planText(body, note));
    expect(again.replaceAll("\n\n- 2026-11-23 08:05", "\n\n")).not.toMatch(/\n\n\n/);
  });

  test("says with the difference what changed since", () => {
    const approved = said(changeOf()).replace("2. Restore the old path", "2. Copy back").replace("planned_end: 2026-11-29T00:00\n", "planned_end: 2026-11-29T01:00\n");
    const { body, note } = weighed(approved);
    expect(planDifference(body.approvedPlan ?? [], planText(body, note)).filter(({ kind }) => kind !== "same")).toEqual([
      { kind: "removed", line: "1. Restore the old path" }, { kind: "added", line: "1. Copy back" }, { kind: "removed", line: "planned_end: 2026-11-29T00:00" }, { kind: "added", line: "planned_end: 2026-11-29T01:00" },
    ]);
  });

  test("of a plan with fences and tags keeps them harmless", () => {
    const plan = "- [ ] Run\n\n`````sh\n````\necho\n`````\n\n- [ ] <% tp.date.now() %>";
    const after = said(changeOf([], { "Implementation plan": plan }));
    expect(after).toContain("\n%% ops:begin approved-plan %%\n``````text\n## Implementation plan\n");
    expect(after.slice(after.indexOf("ops:begin"))).not.toContain("<%");
    expect(after.endsWith("\nservices: db-1\n``````\n%% ops:end approved-plan %%\n\n## Log\n\n- 2026-11-20 14:40 status draft → assess by [[Ana]]\n")).toBe(true);
    const { body, note } = weighed(after);
    expect(planDifference(body.approvedPlan ?? [], planText(body, note)).filter(({ kind }) => kind !== "same")).toEqual([]);
  });

  test("may be verbal, for somebody else, and on behalf of another", () => {
    const after = said(changeOf(["change_type: emergency"]), { role: "emergency-authority", verbally: true, by: "Dora", onBehalfOf: "[[Eve]]" });
    expect(under(after, "Approvals")[0]).toMatch(/^- 2026-11-23 08:05 approved verbally by \[\[Dora\]\] on behalf of \[\[Eve\]\] as emergency-authority, plan h1-\w{12}$/);
    expect(weighed(after).standing.missing).toEqual([]);
    expect(said(after, { role: "emergency-authority", verbally: true, by: "Dora" })).toBe("<approval-present>");
    expect(under(said(after, { role: "emergency-authority", by: "Dora" }), "Approvals")[1]).toContain(" approved by [[Dora]] as emergency-authority, ");
  });

  test("of somebody alone is a self-review", () => {
    const after = said(changeOf(), {}, { ...SOLO, person: "[[Ana]]" });
    expect(under(after, "Approvals")[0]).toContain(" approved by [[Ana]] as self-review, plan ");
    expect(after).toContain("ops:begin");
  });

  test("needs no window of an emergency", () => {
    expect(said(changeOf(["change_type: emergency", "planned_start:", "planned_end:"]), { role: "emergency-authority" })).toContain("planned_start:\nplanned_end:\nservices: db-1\n````");
  });

  test("abstaining keeps nothing", () => {
    const after = said(changeOf(), { decision: "abstained", note: "on leave" });
    expect([under(after, "Approvals").length, weighed(after).standing.states]).toEqual([1, ["abstains"]]);
  });

  test.each<[string, string, Partial<ApprovalWord>, Acting]>([
    ["by nobody", changeOf(), {}, { ...CLEO, person: undefined }], ["of a draft", changeOf(["status: draft"]), {}, CLEO], ["of what is closed", changeOf(["status: closed"]), {}, CLEO], ["of what was cancelled", changeOf(["status: cancelled"]), {}, CLEO],
    ["without dates", changeOf(["planned_end:"]), {}, CLEO], ["that was given", said(changeOf()), {}, CLEO], ["of a note that nobody can read", "---\ntype: [\n---\n", {}, CLEO],
  ])("is refused %s", (_title, text, word, acting) => {
    expect(said(text, word, acting)).toMatch(/^<(person-missing|status-not-allowed|CHG-DATES|approval-present|note-unreadable)>$/);
  });

  test("in a note without the section makes it before the log; with Windows' line ends keeps those", () => {
    expect(said(changeOf([], { Approvals: "-" }))).toMatch(/\n## Communication\n\n## Approvals\n\n- 2026-11-23 08:05 approved [^]*%% ops:end approved-plan %%\n\n## Log\n/);
    expect(said(changeOf().replaceAll("\n", "\r\n")).replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test.skipIf(!hasShared)("the example of the format is completed by its owner, whose word renews what is kept", () => {
    const text = [...exampleNotes()].find(([name]) => name.startsWith("CHG-"))?.[1] ?? "";
    expect(said(text, {}, CLEO, MEDIUM)).toBe("<approval-present>");
    expect(changesOf({ [CHG]: text }, planApproveChange({ path: CHG, text }, { decision: "approved", role: "service-owner" }, { around: new Set(MEDIUM) }, BEN))).toEqual([
      CHG, "+- 2026-11-23 08:20 approved by [[Ben]] as service-owner, plan h1-24ce20a6eaf9", "-1. Copy the logs back and restore the old path in `my.cnf`", "+1. Restore the old path in `my.cnf`; the old directory is kept until the change is closed",
    ]);
  });

  test("mends a region that lost its end", () => {
    const approved = said(changeOf()).replace("%% ops:end approved-plan %%\n", "").replace("2. Restore", "2. Mend");
    const again = said(approved);
    const { body, note } = weighed(again);
    expect([again.match(/ops:(begin|end)/g), body.approvedPlan]).toEqual([["ops:begin", "ops:end"], planText(body, note)]);
  });

  test.each(NASTY)("takes %j as text, wherever it comes from", (words) => {
    const after = said(changeOf(), { note: words, by: words, onBehalfOf: words });
    const { body: { approvals }, standing: { states, missing } } = weighed(after);
    expect(after).not.toContain("<%");
    expect([approvals.length, states, missing, approvals[0]?.role, approvals[0]?.plan.length]).toEqual([1, ["counts"], [], "peer", 15]);
    expect(after.split("\n## Log\n")).toHaveLength(2);
  });
});

describe("Rejecting a change", () => {
  const rejected = (text: string, reason = "no way back", acting: Acting = CLEO): string[] => changesOf({ [CHG]: text }, planRejectChange({ path: CHG, text }, { role: "peer", reason }, { around: new Set() }, acting));

  test("says so of this plan, and sends it back to its draft", () => {
    const { hash } = weighed(changeOf()).standing;
    expect(rejected(changeOf(["authorized: 2026-11-22T10:00"]))).toEqual([
      CHG, "-status: authorize", "+status: draft", "-authorized: 2026-11-22T10:00", `+- 2026-11-23 08:05 rejected by [[Cleo]] as peer, plan ${hash}: no way back`, "+",
      "+- 2026-11-23 08:05 status authorize → draft by [[Cleo]]: no way back (authorized was 2026-11-22T10:00)",
    ]);
  });

  test("later is a line alone", () => expect(rejected(changeOf(["status: scheduled"])).map((line) => line.slice(0, 41))).toEqual([CHG, "+- 2026-11-23 08:05 rejected by [[Cleo]] ", "+"]));

  test("needs a reason and a person", () => {
    expect([rejected(changeOf(), " "), rejected(changeOf(), "x", { ...ANA, person: undefined }), rejected(changeOf(["status: closed"]))]).toEqual([["CHG-REASON"], ["person-missing"], ["status-not-allowed"]]);
  });
});
