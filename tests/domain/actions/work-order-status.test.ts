import { describe, expect, test } from "vitest";

import type { Acting } from "../../../src/domain/actions/acting.ts";
import { proposalsOf } from "../../../src/domain/actions/finding-proposals.ts";
import { planStatus } from "../../../src/domain/actions/change-status.ts";
import { unmetFor } from "../../../src/domain/actions/life-guards.ts";
import type { LifeInput, LifeStep } from "../../../src/domain/actions/life-step.ts";
import type { WorkOrderEvent, WorkOrderFact } from "../../../src/domain/lifecycle/work-order.ts";
import { readLog } from "../../../src/domain/notes/log-lines.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";
import { blocksOf } from "../notes/body-blocks.ts";
import { ANA } from "./checklist-note.ts";
import { changesOf, vaultAfter } from "./plan-note.ts";

const orderOf = (...properties: string[]): string => ["---", "type: work-order", ...properties, "---", "", "Noisy fan.", ""].join("\n");
const PREVENTIVE = ["category: preventive", 'plan: "[[UPS]]"', "occurrence: 2026-11-22"];
type Said = Partial<LifeInput> & { readonly around?: readonly WorkOrderFact[]; readonly acting?: Acting };
const stepOf = (event: WorkOrderEvent, text: string, { around = [], acting: _acting, ...said }: Said): LifeStep =>
  ({ path: "WO.md", text, kind: "work-order", event, input: { fields: {}, reason: "", ...said }, around: new Set(around) });
const changes = (event: WorkOrderEvent, text: string, said: Said = {}): string[] =>
  changesOf({ "WO.md": text, ...(said.meter ? { [said.meter.path]: said.meter.text } : {}) }, planStatus(stepOf(event, text, said), said.acting ?? ANA));
const ALONE: Acting = { ...ANA, profile: "solo" };

describe("A work order", () => {
  test("starts: who does it, since when, and a line of the log", () => {
    expect(changes("start", orderOf("status: planned"))).toEqual([
      "WO.md", "-status: planned", "+status: in-progress", '+assignee: "[[Ana]]"', "+actual_start: 2026-11-23T08:05", "+## Log", "+", "+- 2026-11-23 08:05 status planned → in-progress by [[Ana]]", "+",
    ]);
  });

  test("starts where nobody wrote a status, and names nobody who works alone", () => {
    expect(changes("start", orderOf(), { acting: ALONE }).filter((line) => /status|assignee/.test(line))).toEqual(["+status: in-progress", "+- 2026-11-23 08:05 status planned → in-progress"]);
  });

  test("keeps who was to do it, and when it was begun first", () => {
    expect(changes("start", orderOf("state: planned", 'assignee: "[[Ben]]"', "Actual Start: 2026-11-20T10:00")).filter((line) => /^[+-]\w/.test(line))).toEqual(["-state: planned", "+state: in-progress"]);
  });

  test("was begun earlier, where a person says so", () => {
    expect(changes("start", orderOf("status: planned"), { fields: { actual_start: "2026-11-23T07:10", assignee: "[[Ben]]" } })).toEqual(expect.arrayContaining(['+assignee: "[[Ben]]"', "+actual_start: 2026-11-23T07:10"]));
  });

  test("waits for a reason, which goes when it is resumed", () => {
    expect(changes("hold", orderOf("status: in-progress"), { reason: "parts" })).toEqual([
      "WO.md", "-status: in-progress", "+status: on-hold", "+reason: parts", "+## Log", "+", "+- 2026-11-23 08:05 status in-progress → on-hold by [[Ana]]: parts", "+",
    ]);
    expect(changes("resume", orderOf("status: on-hold", "reason: parts")).slice(0, 4)).toEqual(["WO.md", "-status: on-hold", "-reason: parts", "+status: in-progress"]);
  });

  test("ends with its findings, in the order of the format", () => {
    expect(changes("complete", orderOf("status: in-progress", ...PREVENTIVE), { fields: { findings: "degraded", action_taken: "Battery ordered: < 12 min", cost: 20 } })).toEqual([
      "WO.md", "-status: in-progress", "+status: done", "+actual_end: 2026-11-23T08:05", "+findings: degraded", '+action_taken: "Battery ordered: < 12 min"', "+cost: 20",
      "+## Log", "+", "+- 2026-11-23 08:05 status in-progress → done by [[Ana]]", "+",
    ]);
  });

  test("ends again behind a rework: the end is the last one, and the log keeps the first", () => {
    const done = orderOf("status: done", "actual_end: 2026-11-22T10:00", "findings: ok", ...PREVENTIVE);
    const reopened = vaultAfter({ "WO.md": done }, planStatus(stepOf("reopen", done, { reason: "alarm is back" }), ANA));
    const text = Array.isArray(reopened) ? "" : (reopened["WO.md"] ?? "");
    expect(text).toContain("status done → in-progress by [[Ana]]: alarm is back (actual_end was 2026-11-22T10:00)");
    expect(text).not.toContain("\nactual_end:");
    expect(changes("complete", text)).toContain("+actual_end: 2026-11-23T08:05");
  });

  test("writes the meter's reading into the metric too", () => {
    const meter = { path: "Hours.md", text: "---\ntype: metric\n---\n", unit: "h", from: "[[WO]]" };
    const text = orderOf("status: in-progress", "findings: ok", ...PREVENTIVE);
    expect(changes("complete", text, { fields: { meter_reading: 1300 }, meter, around: ["metered"] }).slice(0, 4)).toEqual(["Hours.md", "+## Readings", "+", "+- 2026-11-23 08:05 1300 h [[WO]]"]);
    expect(changes("complete", text, { fields: { meter_reading: 5 }, meter: { ...meter, text: "## Readings\n- 2026-01-01 08:00 6 h" } })).toEqual(["MET-RST"]);
  });

  test("is skipped and cancelled with its reason, closed by another person", () => {
    expect(changes("skip", orderOf("status: planned"), { reason: "<% fire %>" })).toEqual(expect.arrayContaining(["+status: skipped", '+reason: "< % fire %>"']));
    expect(changes("cancel", orderOf("status: on-hold", "reason: parts"), { reason: "not needed" })).toEqual(expect.arrayContaining(["-reason: parts", '+reason: "not needed"']));
    expect(changes("close", orderOf("status: done", 'assignee: "[[Ana]]"'), { fields: { verified_by: "[[Ben]]" }, around: ["statutory"] })).toEqual(expect.arrayContaining(["+status: closed", '+verified_by: "[[Ben]]"']));
  });

  test("keeps in its log why a rule was overridden, and no rule that was not asked", () => {
    const said: Said = { reason: "x · override MNT-STAT: y", around: ["frozen"], overrides: { "MNT-FREEZE": 'disk is "full"', "MNT-OTHER": "z" } };
    const after = vaultAfter({ "WO.md": orderOf() }, planStatus(stepOf("start", orderOf(), said), ANA));
    const [line] = readLog(blocksOf(Array.isArray(after) ? "" : (after["WO.md"] ?? "")));
    expect(line).toMatchObject({ key: "status", from: "planned", to: "in-progress", by: "[[Ana]]", reason: "x override MNT-STAT: y", overrides: [{ rule: "MNT-FREEZE", why: "disk is 'full'" }] });
  });
});

describe("A work order's step is refused", () => {
  const inProgress = (...more: string[]): string => orderOf("status: in-progress", ...more);
  test.each<[string, WorkOrderEvent, string, Said, string[]]>([
    ["that its state does not have", "complete", orderOf("status: planned"), {}, ["status-not-allowed"]],
    ["behind its end", "start", orderOf("status: closed"), {}, ["status-not-allowed"]],
    ["in a state that nobody knows", "start", orderOf("status: waiting"), {}, ["value-unreadable"]],
    ["in a note that cannot be written", "start", "---\na: [\n---\n", {}, ["note-unreadable"]],
    ["without findings", "complete", inProgress(...PREVENTIVE), {}, ["MNT-EVID"]],
    ["with findings that nobody knows", "complete", inProgress(...PREVENTIVE), { fields: { findings: "fine" } }, ["value-unreadable", "MNT-EVID"]],
    ["of a repair without its triplet", "complete", inProgress("category: corrective"), {}, ["MNT-EVID", "MNT-EVID", "MNT-EVID"]],
    ["of an emergency without its incident, with all else that is missing", "complete", inProgress("category: emergency"), { fields: { failure_mode: "smoke", action_taken: " " } }, ["MNT-INC", "MNT-EVID", "MNT-EVID"]],
    ["without the meter's reading", "complete", inProgress("findings: ok", ...PREVENTIVE), { around: ["metered"] }, ["MNT-EVID"]],
    ["without its change", "start", orderOf(), { around: ["needs-change"] }, ["MNT-CHANGE"]],
    ["in a freeze", "start", orderOf(), { around: ["frozen"], overrides: { "MNT-FREEZE": " " } }, ["MNT-FREEZE"]],
    ["without a reason", "hold", inProgress(), { reason: "\n" }, ["MNT-REASON"]],
    ["without a reason though an older one stands there", "cancel", inProgress("reason: parts"), {}, ["MNT-REASON"]],
    ["to skip statutory work, whatever the reason", "skip", orderOf(), { reason: "holiday", around: ["statutory"], overrides: { "MNT-STAT": "holiday" } }, ["MNT-STAT"]],
    ["to close what nobody verified", "close", orderOf("status: done"), { around: ["critical", "statutory"] }, ["MNT-VERIFY"]],
    ["to close what its own worker verified", "close", orderOf("status: done", 'assignee: "[[People/Ana]]"'), { fields: { verified_by: "ana" }, around: ["statutory"] }, ["MNT-VERIFY"]],
    ["with a downtime that ends before it starts", "complete", inProgress(), { fields: { downtime_start: "2026-11-23T08:00", downtime_end: "2026-11-23T07:59" } }, ["GEN-TIME"]],
    ["with such a downtime in the note", "complete", inProgress("downtime_start: 2026-11-23T08:00", "downtime_end: 2026-11-22"), {}, ["GEN-TIME"]],
    ["with an end that lies ahead", "complete", inProgress(), { fields: { actual_end: "2026-11-23T08:06" } }, ["GEN-TIME"]],
    ["with an end before its start", "complete", inProgress("actual_start: 2026-11-23T08:00"), { fields: { actual_end: "2026-11-23T07:00" } }, ["GEN-TIME"]],
    ["while steps are open", "complete", `${inProgress()}\n- [ ] Look\n- [!] Hear\n- [x] Read [limit:: < 5] [value:: 6]\n`, {}, ["step-open", "CHK-NOTE", "CHK-LIM"]],
  ])("%s", (_title, event, text, said, codes) => expect(changes(event, text, said)).toEqual(codes));

  test.each<[string, WorkOrderEvent, string, Said]>([
    ["an end that is its start", "complete", inProgress("actual_start: 2026-11-23T08:05"), {}],
    ["a downtime of no length", "complete", inProgress("downtime_start: 2026-11-23T08:00", "downtime_end: 2026-11-23T08:00"), {}],
    ["within the hour that autumn repeats", "complete", inProgress("downtime_start: 2026-10-25T02:50+02:00", "downtime_end: 2026-10-25T02:10+01:00"), {}],
    ["a hold, whatever its times say", "hold", inProgress("actual_start: 2027-01-01T00:00"), { reason: "parts" }],
    ["steps that are answered", "complete", `${inProgress()}\n- [x] Look\n- [>] Hear\n- [!] Smell\n  - burnt\n`, {}],
  ])("not for %s", (_title, event, text, said) => expect(changes(event, text, said)[0]).toBe("WO.md"));

  test("with what it can become, in words", () => {
    expect(planStatus(stepOf("close", orderOf("status: on-hold"), {}), ANA)).toMatchObject({ refusals: [{ reason: "WO is on hold.", hint: "From here it can be: resumed, cancelled." }] });
  });

  test("and a dialog can ask for what is missing before", () => {
    expect(unmetFor(stepOf("complete", inProgress("category: corrective"), { fields: { failure_mode: "smoke" } }), ANA).map(({ field }) => field)).toEqual(["failure_cause", "action_taken"]);
  });
});

test("A finding proposes the records that come next, with what they take over", () => {
  expect(proposalsOf({ findings: "degraded", services: ["[[db-1]]"], failure_mode: "wear" })).toEqual([
    { kind: "work-order", services: ["[[db-1]]"], failureMode: "wear" }, { kind: "problem", services: ["[[db-1]]"], failureMode: "wear" },
  ]);
  expect([proposalsOf({ findings: "ok", services: [], failure_mode: undefined }), proposalsOf({ findings: undefined, services: [], failure_mode: undefined })]).toEqual([[], []]);
});

test.skipIf(!hasShared)("the work order of the examples (../shared/examples) ends as it stands there", () => {
  const done = exampleNotes().get("2026-11-22 UPS battery self-test.md") ?? "";
  const before = done.replace("status: done", "status: in-progress").replace(/\nactual_end: .*\nfindings: .*\naction_taken: .*/, "").replace(/\n- 2026-11-23 08:52 .*/, "");
  const fields = { findings: "degraded", action_taken: "Self-test passed; battery order requested" };
  expect(vaultAfter({ "WO.md": before }, planStatus(stepOf("complete", before, { fields }), { ...ANA, time: "08:52" }))).toEqual({ "WO.md": done });
});
