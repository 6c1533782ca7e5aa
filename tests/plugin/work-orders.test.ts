import { afterEach, describe, expect, test } from "vitest";

import type { HostOptions } from "../host/start-host.ts";
import { exampleNotes, hasShared } from "../shared/shared-folder.ts";
import { dialog, planText, said, startVault, type MaintainedVault } from "./maintenance-vault.ts";

const PLAN = "Operations/Maintenance/UPS.md";
const ORDER = "Operations/Work orders/2026/2026-11-22 UPS.md";
/** Due on Sunday 22 November, done on the next working day. */
const UPS = planText(
  ["category: preventive", "schedule: every month on the 22nd", "starts: 2026-10-22", "working_day: next", "services:", '  - "[[db-1]]"', "last_done: 2026-10-22", "last_due: 2026-10-22"],
  ["2026-10-22 done (due 2026-10-22) by [[Ana]]"], ["Start the test", "Minutes on battery [limit:: >= 10 min]"],
);
const order = (properties: readonly string[], body = ""): string => ["---", "type: work-order", ...properties, "---", "", body].join("\n");
/** The order of the plan, begun, every step answered. */
const BEGUN = order(
  ["category: preventive", 'plan: "[[UPS]]"', "occurrence: 2026-11-22", "due: 2026-11-23", "services:", '  - "[[db-1]]"', "status: in-progress", 'assignee: "[[Ana]]"', "actual_start: 2026-11-23T07:30"],
  "## [[UPS]]\n\n- [x] Start the test [at:: 07:31] [by:: [[Ana]]]\n",
);

let vault: MaintainedVault;
afterEach(() => vault.end());

async function start(files: Record<string, string>, options: HostOptions = {}): Promise<MaintainedVault> {
  return (vault = await startVault(files, options));
}

const active = (): string => vault.host.app.workspace.getActiveFile()?.path ?? "";

describe("Starting a work order", () => {
  test.skipIf(!hasShared)("and working through it makes the example's note, byte for byte", async () => {
    const name = "2026-11-22 UPS battery self-test.md";
    const notes = [...exampleNotes()].filter(([file]) => file !== name && !file.startsWith("Seed alone"));
    await start(Object.fromEntries(notes.map(([file, text]) => [`Operations/${file}`, text])), { now: "2026-11-23T07:30:00Z", data: { zone: "Europe/Berlin", profile: "team" } });
    await vault.runOn("Operations/UPS battery self-test.md", "start-work-order");
    const path = `Operations/Work orders/2026/${name}`;
    expect(active()).toBe(path);
    const pass = async (time: string, values?: Record<string, string>): Promise<void> => {
      vault.host.setNow(`2026-11-23T${time}:00Z`);
      await vault.host.run("pass-step");
      if (values) await vault.fill(values);
    };
    await pass("07:31");
    await pass("07:33");
    await pass("07:46", { Reading: "11", Note: "Two minutes less than in October" });
    await pass("07:52");
    await vault.host.run("finish-checklist");
    await vault.fill({ Findings: "degraded", "Action taken": "Self-test passed; battery order requested" });
    await vault.choose("Nothing more");
    expect(await vault.host.read(path)).toBe(exampleNotes().get(name));
    expect(vault.changes().split("\n").filter((line) => line.endsWith(".md"))).toEqual([path]);
  });

  test("makes the same bytes on two devices, but for who began it when", async () => {
    await start({ [PLAN]: UPS });
    await vault.runOn(PLAN, "start-work-order");
    const one = await vault.host.read(ORDER);
    await vault.end();
    await start({ [PLAN]: UPS }, { now: "2026-11-24T09:10:00Z", localStorage: { "operations-vault-person": "Ben" } });
    await vault.runOn(PLAN, "start-work-order");
    const other = await vault.host.read(ORDER);
    const plain = (text: string): string => text.replace(/2026-11-2[34][T ]0\d:\d\d|\[\[(?:Ana|Ben)\]\]/g, "");
    expect(one).not.toBe(other);
    expect(plain(one)).toBe(plain(other));
  });

  test("changes nothing but the new note, writes no property started, and Undo takes it away", async () => {
    await start({ [PLAN]: UPS });
    const before = vault.host.files();
    await vault.runOn(PLAN, "start-work-order");
    const hash = /h1-[0-9a-f]{12}/.exec(await vault.host.read(ORDER))?.[0] ?? "";
    await vault.host.run("pass-step");
    expect(await vault.host.read(ORDER)).toBe(`---
type: work-order
category: preventive
plan: "[[UPS]]"
occurrence: 2026-11-22
due: 2026-11-23
services:
  - "[[db-1]]"
status: in-progress
assignee: "[[Ana]]"
actual_start: 2026-11-23T08:05
---

## [[UPS]]
%% ops:run 2026-11-22 ${hash} %%

- [x] Start the test [at:: 08:05] [by:: [[Ana]]]
- [ ] Minutes on battery [limit:: >= 10 min]

## Log

- 2026-11-23 08:05 status planned → in-progress by [[Ana]]
`);
    await vault.host.run("undo-last-operation");
    await vault.host.run("undo-last-operation");
    expect(vault.host.files()).toEqual(before);
  });

  test("with a step answered on a later day says the day too", async () => {
    await start({ [PLAN]: UPS });
    await vault.runOn(PLAN, "start-work-order");
    vault.host.setNow("2026-11-24T09:00:00Z");
    await vault.host.run("pass-step");
    expect(await vault.host.read(ORDER)).toContain("- [x] Start the test [at:: 2026-11-24T09:00] [by:: [[Ana]]]");
  });

  test("a second time opens the same note and changes nothing", async () => {
    await start({ [PLAN]: UPS });
    await vault.runOn(PLAN, "start-work-order");
    const files = vault.host.files();
    await vault.runOn(PLAN, "start-work-order");
    expect([active(), dialog()]).toEqual([ORDER, ""]);
    expect(vault.host.files()).toEqual(files);
  });

  test("of one on hold goes on with it, and its reason goes", async () => {
    await start({ [PLAN]: UPS, [ORDER]: BEGUN.replace("in-progress", "on-hold\nreason: Parts") });
    await vault.runOn(PLAN, "start-work-order");
    expect(vault.changes()).toBe(`${ORDER}
-status: on-hold
-reason: Parts
+status: in-progress
+## Log
+
+- 2026-11-23 08:05 status on-hold → in-progress by [[Ana]]
+`);
    expect(active()).toBe(ORDER);
  });

  test("of a planned one begins that", async () => {
    const planned = BEGUN.replace("in-progress", "planned").replace(/assignee.*\n|actual_start.*\n/g, "");
    await start({ [PLAN]: UPS, "Operations/My order.md": planned });
    await vault.runOn(PLAN, "start-work-order");
    expect(Object.keys(vault.host.files())).toHaveLength(2);
    expect(await vault.host.read("Operations/My order.md")).toContain("status: in-progress\n");
  });

  test("long before it is due asks whether that is meant", async () => {
    await start({ [PLAN]: UPS.replace(/2026-10-22/g, "2026-11-22").replace("starts: 2026-11-22", "starts: 2026-10-22") });
    await vault.runOn(PLAN, "start-work-order");
    expect(vault.offered()).toEqual(["Start the work of Tue 22 Dec | Not due yet"]);
    expect(vault.changes()).toBe("");
    await vault.choose("Start the work of Tue 22 Dec");
    expect(active()).toBe("Operations/Work orders/2026/2026-12-22 UPS.md");
  });

  test("accounts for what went by in the same operation", async () => {
    await start({ [PLAN]: UPS.replace(/2026-10-22/g, "2026-09-22").replace("starts: 2026-09-22", "starts: 2026-08-22") });
    await vault.runOn(PLAN, "start-work-order");
    expect(vault.changes()).toContain("+- 2026-11-23 missed (due 2026-10-22) by [[Ana]]");
    await vault.host.run("undo-last-operation");
    expect(vault.changes()).toBe("");
  });

  test("takes the steps of the procedure that the plan names, and says so where that is gone", async () => {
    const named = UPS.replace("category:", 'procedure: "[[Battery test]]"\ncategory:');
    await start({ [PLAN]: named, "Operations/Procedures/Battery test.md": "---\ntype: procedure\nversion: 2\n---\n\n1. Pull the plug\n2. Put it back\n" });
    await vault.runOn(PLAN, "start-work-order");
    expect(await vault.host.read(ORDER)).toMatch(/\n## \[\[Battery test\]\]\n%% ops:run 2026-11-22 v2 h1-\w{12} %%\n\n- \[ \] Pull the plug\n- \[ \] Put it back\n/);
    await vault.end();
    await start({ [PLAN]: named });
    await vault.runOn(PLAN, "start-work-order");
    expect(said()).toContain("Battery test");
    expect(vault.changes()).toBe("");
  });

  test("under a change asks which, and in a freeze why it cannot wait", async () => {
    const freeze = '---\ntype: calendar\nkind: freeze\nlevel: hard\nstart: 2026-11-20T00:00\nend: 2026-11-30T00:00\n---\n';
    await start({ [PLAN]: UPS.replace("category:", "requires_change: normal\ncategory:"), [ORDER]: BEGUN.replace("in-progress", "planned").replace(/assignee.*\n|actual_start.*\n/g, ""), "Operations/Changes/CHG-1.md": "---\ntype: change\n---\n", "Operations/Freeze.md": freeze });
    await vault.runOn(ORDER, "start-work-order");
    expect(vault.asked()).toEqual(["Change", "Reason"]);
    await vault.fill();
    expect(vault.changes()).toBe("");
    await vault.fill({ Change: "[[CHG-1]]", Reason: "Battery is leaking" });
    const text = await vault.host.read(ORDER);
    expect(text).toContain('change: "[[CHG-1]]"\n');
    expect(text).toContain('- 2026-11-23 08:05 status planned → in-progress by [[Ana]] · override MNT-FREEZE: "Battery is leaking"');
  });

  test("under a change of a plan without a work order asks which, too", async () => {
    await start({ [PLAN]: UPS.replace("category:", "requires_change: normal\ncategory:") });
    await vault.runOn(PLAN, "start-work-order");
    expect(vault.asked()).toEqual(["Change"]);
    await vault.fill({ Change: "[[CHG-1]]" });
    expect(await vault.host.read(ORDER)).toContain('change: "[[CHG-1]]"\n');
  });
});

describe("The status of a work order", () => {
  test.each([
    ["planned", ["Start", "Skip", "Mark missed", "Cancel"]],
    ["in-progress", ["Complete", "Put on hold", "Cancel"]],
    ["on-hold", ["Go on", "Cancel"]],
    ["done", ["Close", "Reopen"]],
  ])("%s can become what its life allows", async (status, steps) => {
    await start({ "Operations/WO.md": order([`status: ${status}`]) });
    await vault.runOn("Operations/WO.md", "change-status");
    expect(vault.offered().map((row) => row.split(" | ")[0])).toEqual(steps);
    expect(vault.changes()).toBe("");
  });

  test("closed is the end, and it says so", async () => {
    await start({ "Operations/WO.md": order(["status: closed"]) });
    await vault.runOn("Operations/WO.md", "change-status");
    expect([vault.offered(), said()]).toEqual([[], "WO has ended."]);
  });

  test("on hold asks for the reason, which the note and its log keep", async () => {
    await start({ [ORDER]: BEGUN });
    await vault.runOn(ORDER, "change-status");
    await vault.choose("Put on hold");
    expect(vault.asked()).toEqual(["Reason"]);
    await vault.fill();
    expect(dialog()).toContain("Enter: reason.");
    await vault.click("Parts");
    await vault.fill();
    expect(vault.changes()).toBe(`${ORDER}
-status: in-progress
+status: on-hold
+reason: Parts
+## Log
+
+- 2026-11-23 08:05 status in-progress → on-hold by [[Ana]]: Parts
+`);
    await vault.click("Undo");
    expect(vault.changes()).toBe("");
  });

  test("skipped is not for what the law asks for, and no reason is asked in vain", async () => {
    await start({ [PLAN]: UPS.replace("category:", "statutory: true\ncategory:"), [ORDER]: BEGUN.replace("in-progress", "planned") });
    await vault.runOn(PLAN, "skip-maintenance");
    expect(vault.asked()).toEqual([]);
    expect(said()).toContain("Statutory work cannot be skipped.");
    expect(vault.changes()).toBe("");
  });

  test("closed asks a team who verified work that the law asks for, and takes nobody who did it", async () => {
    await start({ [PLAN]: UPS.replace("category:", "statutory: true\ncategory:"), [ORDER]: BEGUN.replace("in-progress", "done") });
    await vault.runOn(ORDER, "change-status");
    await vault.choose("Close");
    expect(vault.asked()).toEqual(["Verified by"]);
    await vault.fill({ "Verified by": "Ana" });
    expect(dialog()).toContain("Whoever did the work cannot verify it.");
    expect(vault.changes()).toBe("");
    await vault.fill({ "Verified by": "Ben" });
    expect(await vault.host.read(ORDER)).toContain("status: closed\n");
  });

  test("from the palette is asked for what is in hand and what is planned", async () => {
    await start({ [PLAN]: UPS, "Operations/A.md": order(["status: in-progress"]), "Operations/B.md": order(["status: planned"]), "Operations/C.md": order(["status: done"]), "Operations/D.md": order(["status: on-hold"]) });
    await vault.host.run("change-status");
    expect(vault.offered().map((row) => row.split(" | ")[0]).sort()).toEqual(["A", "B", "D"]);
  });
});

describe("Completing a work order", () => {
  const OPEN = BEGUN.replace("- [x] Start the test [at:: 07:31] [by:: [[Ana]]]", "- [ ] Start the test\n- [!] Minutes on battery");

  test("lists every step that is not answered before it asks anything, and writes nothing", async () => {
    await start({ [PLAN]: UPS, [ORDER]: OPEN });
    await vault.runOn(ORDER, "finish-checklist");
    expect(dialog()).toContain("Start the test: not answered");
    expect(dialog()).toContain("Minutes on battery: failed without a note");
    expect(vault.asked()).toEqual([]);
    expect(vault.changes()).toBe("");
  });

  test("asks what was found, writes what is said, and the plan's next time comes", async () => {
    await start({ [PLAN]: UPS, [ORDER]: BEGUN });
    await vault.runOn(PLAN, "complete-maintenance");
    expect(vault.asked()).toEqual(["Findings", "(Action taken)", "(Labour)", "(Down from)", "(Down until)", "(Parts)", "(Cost)"]);
    await vault.fill({ Labour: "a while", Cost: "much", "Down from": "noon" });
    for (const words of ["Enter: findings.", "Enter a length of time such as 45 min.", "Enter a moment such as 2026-11-23T08:30.", "Enter a number."]) expect(dialog()).toContain(words);
    await vault.fill({ Findings: "ok", Labour: "25 min", "Down from": "2026-11-23 07:40", "Down until": "2026-11-23T07:50", Parts: "Fuse, [[Battery]]", Cost: "12,50" });
    expect(vault.changes()).toBe(`${ORDER}
-status: in-progress
+status: done
+actual_end: 2026-11-23T08:05
+findings: ok
+labour: 25 min
+downtime_start: 2026-11-23T07:40
+downtime_end: 2026-11-23T07:50
+parts:
+  - Fuse
+  - "[[Battery]]"
+cost: 12.5
+## Log
+
+- 2026-11-23 08:05 status in-progress → done by [[Ana]]
+`);
    expect(vault.offered()).toEqual([]);
    await vault.runOn(PLAN, "complete-maintenance");
    expect(vault.offered()[0]).toBe("Counts for Tue 22 Dec");
  });

  test("offers the findings that there are, and no other", async () => {
    await start({ [PLAN]: UPS, [ORDER]: BEGUN });
    await vault.runOn(ORDER, "complete-maintenance");
    expect([...document.querySelectorAll<HTMLOptionElement>(".modal select option")].map(({ value }) => value).filter((value) => value !== "")).toEqual(["ok", "degraded", "fault-found", "could-not-inspect"]);
    await expect(vault.fill({ Findings: "splendid" })).rejects.toThrow("does not offer");
    expect(vault.changes()).toBe("");
  });

  test("keeps what was typed where two of it do not go together, and says which", async () => {
    await start({ [PLAN]: UPS, [ORDER]: BEGUN });
    await vault.runOn(ORDER, "complete-maintenance");
    await vault.fill({ Findings: "ok", "Action taken": "Looked at everything", "Down from": "2026-11-23T07:50", "Down until": "2026-11-23T07:40" });
    expect(dialog()).toContain("The downtime ends before it starts: 2026-11-23T07:50 to 2026-11-23T07:40. Correct one of the two.");
    expect(vault.changes()).toBe("");
    await vault.fill({ "Down until": "2026-11-23T08:00" });
    expect(await vault.host.read(ORDER)).toContain('action_taken: "Looked at everything"\n');
  });

  test("of one that is only planned says what comes first, and asks nothing in vain", async () => {
    await start({ [PLAN]: UPS, [ORDER]: BEGUN.replace("in-progress", "planned") });
    await vault.runOn(PLAN, "complete-maintenance");
    expect(vault.asked()).toEqual([]);
    expect(said()).toContain("2026-11-22 UPS is planned. From here it can be: started");
    expect(vault.changes()).toBe("");
  });

  test("of a repair asks how and why it failed", async () => {
    await start({ "Operations/WO.md": order(["category: corrective", "status: in-progress", "actual_start: 2026-11-23T07:30"]) });
    await vault.runOn("Operations/WO.md", "complete-maintenance");
    expect(vault.asked().filter((label) => !label.startsWith("("))).toEqual(["Failure mode", "Failure cause", "Action taken"]);
    await vault.fill({ "Failure mode": "does not start", "Failure cause": "worn out", "Action taken": "replaced" });
    expect(await vault.host.read("Operations/WO.md")).toContain("status: done\n");
  });

  test("of a plan with a meter asks for its reading, and the meter's note gets it", async () => {
    const hours = "---\ntype: metric\nunit: h\n---\n\n## Readings\n\n- 2026-11-20 08:00 1010 h\n";
    await start({ [PLAN]: planText(['meter: "[[Hours]]"', "every: 500 h", "last_done: 2026-06-01"]), [ORDER]: BEGUN, "Operations/Hours.md": hours });
    await vault.runOn(ORDER, "complete-maintenance");
    await vault.fill({ Findings: "ok", "Meter reading": "900" });
    expect(dialog()).toContain("900 is less than the last reading of Hours, 1010 on 2026-11-20.");
    expect(vault.changes()).toBe("");
    await vault.fill({ "Meter reading": "1020" });
    expect(await vault.host.read("Operations/Hours.md")).toContain("- 2026-11-23 08:05 1020 h [[2026-11-22 UPS]]\n");
    expect(await vault.host.read(ORDER)).toContain("meter_reading: 1020\n");
  });

  test("with a fault proposes the repair, which says what raised it", async () => {
    await start({ [PLAN]: UPS, [ORDER]: BEGUN });
    await vault.runOn(ORDER, "complete-maintenance");
    await vault.fill({ Findings: "degraded" });
    expect(vault.offered()).toEqual(["Record a repair", "Record a problem", "Nothing more"]);
    await vault.choose("Record a repair");
    await vault.fill({ "What is broken": "Battery is worn", Fault: "Eight minutes only", Due: "2026-12-01" });
    const path = "Operations/Work orders/2026/WO-20261123-01 Battery is worn.md";
    expect(active()).toBe(path);
    const text = await vault.host.read(path);
    for (const line of ["category: corrective", 'raised_by: "[[2026-11-22 UPS]]"', '  - "[[db-1]]"', "due: 2026-12-01", "status: planned", "Eight minutes only"]) expect(text).toContain(`${line}\n`);
    await vault.click("Undo");
    expect(Object.keys(vault.host.files())).not.toContain(path);
  });
});

test("An incident that a finding proposes is about the same services, and says what raised it", async () => {
  await start({ [PLAN]: UPS, [ORDER]: BEGUN });
  await vault.runOn(ORDER, "complete-maintenance");
  await vault.fill({ Findings: "fault-found" });
  expect(vault.offered()).toEqual(["Record a repair", "Record an incident", "Record a problem", "Nothing more"]);
  await vault.choose("Record an incident");
  await vault.fill({ "What is wrong": "Batteries age fast" });
  const text = await vault.host.read("Operations/Incidents/2026/INC-20261123-01 Batteries age fast.md");
  for (const line of ['raised_by: "[[2026-11-22 UPS]]"', '  - "[[db-1]]"']) expect(text).toContain(`${line}\n`);
});

describe("Recording a repair", () => {
  test("needs a name for what is broken", async () => {
    await start({});
    await vault.host.run("record-repair");
    await vault.fill();
    expect(dialog()).toContain("Enter: what is broken.");
    expect(vault.host.files()).toEqual({});
  });

  test("of an emergency needs its incident, and begins at once", async () => {
    await start({ "Operations/Incidents/INC-20261123-01 Mail.md": "---\ntype: incident\n---\n" });
    await vault.host.run("record-repair");
    await vault.fill({ "What is broken": "Disk is dead", Kind: "emergency" });
    expect(dialog()).toContain("Enter: incident.");
    expect(vault.changes()).toBe("");
    await vault.fill({ Incident: "[[INC-20261123-01 Mail]]" });
    const text = await vault.host.read("Operations/Work orders/2026/WO-20261123-01 Disk is dead.md");
    for (const line of ["category: emergency", 'incident: "[[INC-20261123-01 Mail]]"', "status: in-progress", "actual_start: 2026-11-23T08:05"]) expect(text).toContain(`${line}\n`);
  });

  test("from an incident is for that incident, from a service for that service", async () => {
    await start({ "Operations/INC.md": "---\ntype: incident\n---\n", "Operations/db-1.md": "---\ntype: service\n---\n" });
    const value = (label: string): string => {
      const el = [...document.querySelectorAll("label")].find((each) => each.firstChild?.textContent === label);
      return (document.getElementById(el?.htmlFor ?? "") as HTMLInputElement).value;
    };
    await vault.runOn("Operations/INC.md", "record-repair");
    expect(value("Incident")).toBe("[[INC]]");
    await vault.click("Cancel");
    await vault.runOn("Operations/db-1.md", "record-repair");
    expect(value("Services")).toBe("[[db-1]]");
  });

  test("does not take a day that is none", async () => {
    await start({});
    await vault.host.run("record-repair");
    await vault.fill({ "What is broken": "X", Due: "soon" });
    expect(dialog()).toContain("Enter a day such as 2026-11-24.");
    expect(vault.host.files()).toEqual({});
  });
});
