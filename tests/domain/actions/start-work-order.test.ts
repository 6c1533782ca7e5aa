import { describe, expect, test } from "vitest";

import type { Acting } from "../../../src/domain/actions/acting.ts";
import { planStartWorkOrder, stepSource, workOrderPath, type WorkOrderStart } from "../../../src/domain/actions/start-work-order.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";
import { ANA } from "./checklist-note.ts";
import { changesOf, planOf, vaultAfter } from "./plan-note.ts";

const PATH = workOrderPath("Operations", "Operations/Maintenance/UPS.md", "2026-11-22");
const startOf = (text: string, more: Partial<WorkOrderStart> = {}): WorkOrderStart => ({
  plan: { path: "UPS.md", text }, occurrence: { nominal: "2026-11-22", day: "2026-11-23" }, older: [], steps: stepSource("UPS", text), path: PATH,
  input: { fields: {}, reason: "" }, around: new Set(), ...more,
});
const vaultOf = ({ plan, path, present }: WorkOrderStart): Record<string, string> => ({ [plan.path]: plan.text, ...(present ? { [path]: present.text } : {}) });
const changes = (start: WorkOrderStart, acting: Acting = ANA): string[] => changesOf(vaultOf(start), planStartWorkOrder(start, acting));
const made = (start: WorkOrderStart, acting: Acting = ANA): string => {
  const after = vaultAfter(vaultOf(start), planStartWorkOrder(start, acting));
  return Array.isArray(after) ? `<${after.join(" ")}>` : (after[start.path] ?? "");
};

describe("A work order lies", () => {
  test.each([
    ["Operations", "Maintenance/UPS.md", "2026-11-22", "Operations/Work orders/2026/2026-11-22 UPS.md"],
    ["/", "UPS: self-test?.md", "2025-12-31", "Work orders/2025/2025-12-31 UPS self-test.md"],
  ])("in %j, of %j for %s, at %s", (folder, plan, nominal, path) => expect(workOrderPath(folder, plan, nominal)).toBe(path));
});

describe("Starting a work order", () => {
  test("makes the note, with the plan's own steps, begun", () => {
    expect(made(startOf(planOf())).split("\n")).toEqual([
      "---", "type: work-order", "category: preventive", 'plan: "[[UPS]]"', "occurrence: 2026-11-22", "due: 2026-11-23", "services:", '  - "[[db-1]]"', "status: in-progress", 'assignee: "[[Ana]]"', "actual_start: 2026-11-23T08:05", "---", "",
      "## [[UPS]]", expect.stringMatching(/^%% ops:run 2026-11-22 h1-[0-9a-f]{12} %%$/), "", "- [ ] Start the test", "- [ ] Minutes on battery [limit:: >= 10 min]", "",
      "## Log", "", "- 2026-11-23 08:05 status planned → in-progress by [[Ana]]", "",
    ]);
  });

  test("makes the same bytes on two devices, but for who began it when", () => {
    const [one, other] = [made(startOf(planOf())), made(startOf(planOf()), { ...ANA, today: "2026-11-24", time: "09:10", person: "[[Ben]]" })];
    const plain = (text: string): string => text.replace(/2026-11-2[34][T ]0\d:\d\d|\[\[(?:Ana|Ben)\]\]/g, "");
    expect(one).not.toBe(other);
    expect(plain(one)).toBe(plain(other));
  });

  test("takes the steps of the procedure, or of the part that is named", () => {
    const procedure = "---\ntype: procedure\nversion: 3\n---\n\n## Primary lost\n\n1. Fail over\n2. Tell\n\n## Replica lost\n\n1. Rebuild\n2. Wait\n";
    expect(made(startOf(planOf(), { steps: stepSource("Failover", procedure) }))).toMatch(/\n## \[\[Failover\]\]\n%% ops:run 2026-11-22 v3 h1-\w+ %%\n/);
    const part = made(startOf(planOf(), { steps: stepSource("Failover", procedure, "Replica lost"), link: "[[a/UPS]]" }));
    expect(part).toMatch(/\nplan: "\[\[a\/UPS\]\]"\n[\s\S]*\n## \[\[Failover#Replica lost\]\]\n/);
    expect([part.includes("- [ ] Rebuild\n- [ ] Wait\n"), part.includes("Fail over")]).toEqual([true, false]);
  });

  test("needs no steps", () => {
    const text = planOf().replace(/\n1\. [^]*?\n\n/, "\n");
    expect(made(startOf(text))).toMatch(/actual_start: 2026-11-23T08:05\n---\n\n?## Log\n/);
  });

  test("keeps a drill a drill", () => {
    expect(made(startOf(planOf(["exercise: true"])))).toContain("\nexercise: true\n");
  });

  test("accounts in the plan for what went by", () => {
    const older = [{ outcome: "missed", from: "2026-11-01", to: "2026-11-01", count: 1 }] as const;
    expect(changes(startOf(planOf(), { older })).slice(-4)).toEqual(["UPS.md", "-last_due: 2026-10-22", "+last_due: 2026-11-01", "+- 2026-11-23 missed (due 2026-11-01) by [[Ana]]"]);
  });

  test("starts the one that is planned, goes on with the one on hold", () => {
    const planned = "---\ntype: work-order\nplan: \"[[UPS]]\"\nstatus: planned\n---\n";
    const begin = (status: string, plan = planOf()): string[] => changes(startOf(plan, { present: { text: planned.replace("status: planned", `status: ${status}`), isOurs: true } }));
    expect(begin("planned")).toEqual(expect.arrayContaining(["-status: planned", "+status: in-progress", "+actual_start: 2026-11-23T08:05"]));
    expect(begin("on-hold", planOf(["paused_until: 2027-01-01"]))).toEqual(expect.arrayContaining(["-status: on-hold", "+status: in-progress", "+- 2026-11-23 08:05 status on-hold → in-progress by [[Ana]]"]));
    expect([begin("in-progress"), begin("done"), begin("planned", planOf(["paused_until: 2027-01-01"]))]).toEqual([["status-not-allowed"], ["status-not-allowed"], ["plan-paused"]]);
  });

  test.each<[string, string, Partial<WorkOrderStart>, string[]]>([
    ["another note has the path", planOf(), { present: { text: "mine", isOurs: false } }, ["name-taken"]],
    ["the log says already what became of it", planOf([], ["- 2026-11-23 skipped (due 2026-11-22)"]), {}, ["occurrence-accounted"]],
    ["the plan is retired", planOf().replace("active", "retired"), {}, ["plan-retired"]],
    ["the plan asks for a change that nobody names", planOf(["requires_change: normal"]), {}, ["MNT-CHANGE"]],
    ["a freeze is in force", planOf(), { around: new Set(["frozen"]) }, ["MNT-FREEZE"]],
    ["the plan cannot be written", "---\na: [\n---\n", {}, ["note-unreadable"]],
    ["the log went on meanwhile", planOf(), { older: [{ outcome: "missed", from: "2026-10-01", to: "2026-11-01", count: 5 }] }, ["note-changed-meanwhile"]],
  ])("is refused where %s", (_title, text, more, codes) => expect(changes(startOf(text, more))).toEqual(codes));

  test("names its change where the plan asks for one", () => {
    expect(made(startOf(planOf(["requires_change: normal"]), { input: { fields: { change: "[[CHG-20261120-01 Move]]" }, reason: "" } }))).toContain('\nchange: "[[CHG-20261120-01 Move]]"\n');
  });
});

test.skipIf(!hasShared)("the plan of the examples (../shared/examples) gives the head and steps of its work order there", () => {
  const notes = exampleNotes();
  const text = notes.get("UPS battery self-test.md") ?? "";
  const plan = { path: "UPS battery self-test.md", text };
  const now = made(startOf(text, { plan, steps: stepSource("UPS battery self-test", text) }), { ...ANA, time: "08:30" });
  const [head = "", ...others] = (notes.get("2026-11-22 UPS battery self-test.md") ?? "").replace("status: done", "status: in-progress").split(/(?<=actual_start: .*\n)actual_end[^]*?(?=---)/);
  const body = others.join("").replace(/- \[x\] (.*?)(?: \[value::.*)?(?: \[at:: \d\d:\d\d\] \[by:: \[\[Ana\]\]\])\n/g, "- [ ] $1\n").replace(/ {2}- .*\n/, "").replace(/- 2026-11-23 08:52 .*\n/, "");
  expect(now).toBe(head + body);
});
