import { afterEach, describe, expect, test } from "vitest";

import type { Editor } from "../host/workspace/editor.ts";
import { startHost, type Host, type HostOptions } from "../host/start-host.ts";
import { exampleNotes, hasShared, seedText } from "../shared/shared-folder.ts";
import { vaultDiff } from "../shared/vault-diff.ts";

const FRAMEWORK = `---
type: framework
timezone: Europe/Berlin
profile: team
---

## Framework

\`\`\`yaml
operation_layers:
  daily_operations:
    - system_monitoring
    - user_support
\`\`\`

## Daily operations

- System checks
- User support
`;
const ROUND = "---\ntype: procedure\nschedule: every day at 08:00\nversion: 2\n---\n\n## Steps\n\n1. Look at the screen\n2. Fullest disk [limit:: <= 85 %]\n3. Photo [evidence:: required]\n4. Open the safe [hold:: second person]\n";
const TODAY = "Operations/Checklists/2026/2026-11-23 Daily checklist.md";
const MORNING = "2026-11-23T07:05:00Z";

let host: Host;
afterEach(async () => {
  await host.close();
  document.body.replaceChildren();
});

async function start(files: Record<string, string>, options: HostOptions = {}): Promise<Host> {
  host = await startHost({ files, plugin: "built", now: MORNING, localStorage: { "operations-vault-person": "Ana" }, ...options });
  return host;
}

const team = (): Record<string, string> => ({ "Operations/Operational procedures.md": FRAMEWORK, "Operations/Procedures/Round.md": ROUND });

/** Fills the open dialog by its labels and sends it off. */
async function fillDialog(values: Record<string, string>): Promise<void> {
  const dialog = document.querySelector(".modal");
  if (!dialog) throw new Error(`No dialog is open: ${document.body.textContent ?? ""}`);
  for (const [label, value] of Object.entries(values)) {
    const id = [...dialog.querySelectorAll("label")].find((each) => (each.textContent ?? "").startsWith(label))?.getAttribute("for");
    const input = id ? dialog.querySelector<HTMLInputElement>(`#${id}`) : null;
    if (!input) throw new Error(`The dialog has no field "${label}": ${dialog.textContent ?? ""}`);
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  dialog.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await host.settle();
}

const notices = (): string => [...document.querySelectorAll(".notice")].map((notice) => notice.textContent ?? "").join("\n");

describe("Nothing is written", () => {
  test("on load, on opening the dashboard, on a change from outside, or as time passes", async () => {
    await start(team());
    const before = host.files();
    await host.run("open-dashboard");
    host.setNow("2026-11-24T07:05:00Z");
    await host.settle();
    expect(host.files()).toEqual(before);
    await host.write("Operations/Procedures/Round.md", ROUND.replace("screen", "panel"));
    await host.settle();
    expect(vaultDiff(before, host.files())).toBe("Operations/Procedures/Round.md\n-1. Look at the screen\n+1. Look at the panel");
  });

  test("when the vault is empty and today's checklist is asked for", async () => {
    await start({});
    await host.run("open-daily-checklist");
    expect(host.files()).toEqual({});
    expect(notices()).toContain("Nothing is due today.");
  });
});

describe("Today's checklist", () => {
  test("has a section for each procedure that is due, then the framework's units that none covers", async () => {
    await start(team());
    await host.run("open-daily-checklist");
    expect(await host.read(TODAY)).toBe(`---
type: checklist
date: 2026-11-23
occurrence: daily@2026-11-23
procedures:
  - "[[Round]]"
  - "[[Operational procedures]]"
status: open
---

## [[Round]]
%% ops:run 2026-11-23 v2 h1-1adb70078b37 %%

- [ ] Look at the screen
- [ ] Fullest disk [limit:: <= 85 %]
- [ ] Photo [evidence:: required]
- [ ] Open the safe [hold:: second person]

## [[Operational procedures|System monitoring]]
%% ops:run 2026-11-23 system_monitoring h1-380e1f5ec78a %%

- [ ] System checks

## [[Operational procedures|User support]]
%% ops:run 2026-11-23 user_support h1-01bc66e877fc %%

- [ ] User support
`);
    expect(host.app.workspace.getActiveFile()?.path).toBe(TODAY);
  });

  test("is opened and not made again when it is there, whatever stands in it", async () => {
    await start({ ...team(), [TODAY]: "Mine.\n" });
    await host.run("open-daily-checklist");
    expect(await host.read(TODAY)).toBe("Mine.\n");
    expect(host.app.workspace.getActiveFile()?.path).toBe(TODAY);
  });

  test("belongs to the day of the framework's zone, not of the device", async () => {
    await start(team(), { now: "2026-11-22T23:30:00Z" });
    await host.run("open-daily-checklist");
    expect(Object.keys(host.files())).toContain(TODAY);
  });

  test.skipIf(!hasShared)("of two copies of a vault has the same bytes, whoever makes it and when", async () => {
    await start({ "Operational procedures.md": seedText() });
    await host.run("open-daily-checklist");
    const first = await host.read(TODAY);
    await host.close();
    await start({ "Operational procedures.md": seedText() }, { now: "2026-11-23T15:40:00Z", localStorage: {}, language: "de" });
    await host.run("open-daily-checklist");
    expect(await host.read(TODAY)).toBe(first);
    expect(first).toBe(exampleNotes().get("Seed alone - 2026-11-23 Daily checklist.md"));
  });
});

describe("A step is answered", () => {
  test("by command, one after another, asking only for what the step wants", async () => {
    await start(team());
    await host.run("open-daily-checklist");
    const before = host.files();
    await host.run("pass-step");
    await host.run("pass-step");
    await fillDialog({ Reading: "72" });
    await host.run("pass-step");
    await fillDialog({ Evidence: "![[panel.jpg]]" });
    await host.run("pass-step");
    await fillDialog({ "Second person": "Ben" });
    await host.run("skip-step");
    await fillDialog({ Note: "Switched off today" });
    await host.run("defer-step");
    expect(vaultDiff(before, host.files())).toBe(`${TODAY}
+assignee: "[[Ana]]"
+started: 2026-11-23T08:05
-- [ ] Look at the screen
-- [ ] Fullest disk [limit:: <= 85 %]
-- [ ] Photo [evidence:: required]
-- [ ] Open the safe [hold:: second person]
+- [x] Look at the screen [at:: 08:05] [by:: [[Ana]]]
+- [x] Fullest disk [limit:: <= 85 %] [value:: 72 %] [at:: 08:05] [by:: [[Ana]]]
+- [x] Photo [evidence:: required] [at:: 08:05] [by:: [[Ana]]]
+  - ![[panel.jpg]] [at:: 08:05] [by:: [[Ana]]]
+- [x] Open the safe [hold:: second person] [at:: 08:05] [by:: [[Ana]]] [witness:: [[Ben]]]
-- [ ] System checks
+- [-] System checks [at:: 08:05] [by:: [[Ana]]]
+  - Switched off today [at:: 08:05] [by:: [[Ana]]]
-- [ ] User support
+- [>] User support [at:: 08:05] [by:: [[Ana]]]`);
  });

  test("with a reading outside its limit it is failed, with a note that says why", async () => {
    await start(team());
    await host.run("open-daily-checklist");
    await host.run("pass-step");
    await host.run("pass-step");
    await fillDialog({ Reading: "88 %", Note: "Logs grow" });
    expect(await host.read(TODAY)).toContain("- [!] Fullest disk [limit:: <= 85 %] [value:: 88 %] [at:: 08:05] [by:: [[Ana]]]\n  - Logs grow [at:: 08:05]");
  });

  test("and taken back, byte for byte, and taken back again until the note itself is gone", async () => {
    await start(team());
    const empty = host.files();
    await host.run("open-daily-checklist");
    const made = host.files();
    await host.run("pass-step");
    expect(host.files()).not.toEqual(made);
    await host.run("undo-last-operation");
    expect(host.files()).toEqual(made);
    await host.run("undo-last-operation");
    expect(host.files()).toEqual(empty);
    await host.run("undo-last-operation");
    expect(notices()).toContain("There is nothing to undo.");
  });

  test("but not taken back over what somebody wrote meanwhile", async () => {
    await start(team());
    await host.run("open-daily-checklist");
    await host.run("pass-step");
    const edited = `${await host.read(TODAY)}\nA thought.\n`;
    await host.write(TODAY, edited);
    await host.settle();
    await host.run("undo-last-operation");
    expect(await host.read(TODAY)).toBe(edited);
    expect(notices()).toContain("changed since");
  });
});

describe("A checklist is finished", () => {
  const open = (marks: string): Record<string, string> => ({
    "Operations/Operational procedures.md": FRAMEWORK,
    [TODAY]: `---\ntype: checklist\ndate: 2026-11-23\noccurrence: daily@2026-11-23\nstatus: open\n---\n\n## [[Round]]\n\n${marks}`,
  });

  test("when every step is answered, ticked by hand or not", async () => {
    await start(open("- [x] One\n- [x] Two\n- [ ] Three [optional:: yes]\n"));
    const before = host.files();
    await host.run("finish-checklist");
    expect(vaultDiff(before, host.files())).toBe(`${TODAY}
-status: open
+status: done
+completed: 2026-11-23T08:05
+## Log
+
+- 2026-11-23 08:05 status open → done by [[Ana]]
+`);
  });

  test("with exceptions where a step failed or was deferred", async () => {
    await start(open("- [!] One\n  - broken\n- [>] Two\n"));
    await host.run("finish-checklist");
    expect(await host.read(TODAY)).toContain("status: done-with-exceptions\n");
  });

  test("not before: it says for each step what is missing, and writes nothing", async () => {
    await start(open("- [ ] One\n- [!] Two\n- [x] Three [limit:: <= 5]\n- [x] Four [limit:: <= 5] [value:: 7]\n- [x] Five [evidence:: required]\n- [x] Six [hold:: second person] [by:: [[Ana]]] [witness:: Ana]\n"));
    const before = host.files();
    await host.run("finish-checklist");
    expect(host.files()).toEqual(before);
    const dialog = document.querySelector(".modal")?.textContent ?? "";
    for (const missing of ["One: not answered", "Two: failed without a note", "Three: passed without its reading", "Four: 7 is outside", "Five: passed without evidence", "Six: the second person is the first"]) {
      expect(dialog).toContain(missing);
    }
  });

  test("or skipped with a reason", async () => {
    await start(open("- [ ] One\n- [ ] Two\n"));
    await host.run("skip-checklist");
    await fillDialog({ Reason: "Holiday: nobody is here" });
    const text = await host.read(TODAY);
    expect(text).toContain('status: skipped\nreason: "Holiday: nobody is here"\n');
    expect(text).toContain("status open → skipped by [[Ana]]: Holiday: nobody is here");
  });
});

describe("What was deferred", () => {
  test("stands on the next checklist, where it came from it says", async () => {
    const friday = `---\ntype: checklist\ndate: 2026-11-20\noccurrence: daily@2026-11-20\nstatus: done-with-exceptions\n---\n\n## [[Operational procedures|User support]]\n\n- [>] User support [at:: 08:00]\n\n## Carried over\n\n- [>] Call the landlord [from:: [[2026-11-19 Daily checklist]]] [at:: 08:01]\n- [x] Done already\n`;
    await start({ ...team(), "Operations/Checklists/2026/2026-11-20 Daily checklist.md": friday });
    await host.run("open-daily-checklist");
    const text = await host.read(TODAY);
    expect(text).toContain("- [ ] User support [from:: [[2026-11-20 Daily checklist]]]\n");
    expect(text).toMatch(/## Carried over\n\n- \[ \] Call the landlord \[from:: \[\[2026-11-19 Daily checklist\]\]\]\n$/);
  });
});

describe("What an open editor holds", () => {
  test("is saved before a step is answered, and kept", async () => {
    await start(team());
    await host.run("open-daily-checklist");
    const editor = host.app.workspace.activeEditor?.editor as Editor | undefined;
    editor?.replaceRange("Typed just now.\n", { line: editor.lastLine(), ch: 0 });
    await host.run("pass-step");
    const text = await host.read(TODAY);
    expect(text).toContain("- [x] Look at the screen");
    expect(text.trimEnd().endsWith("Typed just now.")).toBe(true);
  });
});

describe("A run of a procedure with several parts", () => {
  test("takes the chosen part, says so in its link, and sees when that part is edited", async () => {
    const failover = "---\ntype: runbook\n---\n\n## Primary lost\n\n1. Promote\n2. Point the clients\n\n## Replica lost\n\n1. Rebuild\n2. Compare\n";
    await start({ "Operations/Failover.md": failover });
    await host.run("run-procedure");
    const choose = async (words: string): Promise<void> => {
      [...document.querySelectorAll(".suggestion-item")].find((item) => (item.textContent ?? "").includes(words))?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      await host.settle();
    };
    await choose("Failover");
    await choose("Replica lost");
    const path = "Operations/Checklists/2026/2026-11-23 0705 Failover.md";
    expect(await host.read(path)).toMatch(/## \[\[Failover#Replica lost\]\]\n%% ops:run h1-[0-9a-f]{12} %%\n\n- \[ \] Rebuild\n- \[ \] Compare\n$/);
    await host.run("open-dashboard");
    const shown = (): string => document.querySelector(".operations-vault")?.textContent ?? "";
    expect(shown()).toContain("Failover > Replica lost");
    await host.write("Operations/Failover.md", failover.replace("Promote", "Promote it"));
    await host.settle();
    expect(shown()).not.toContain("The procedure was edited since");
    await host.write("Operations/Failover.md", failover.replace("Rebuild", "Rebuild it"));
    await host.settle();
    expect(shown()).toContain("The procedure was edited since");
  });
});

describe("A run of its own", () => {
  test("takes the chosen procedure's steps, and answers no occurrence", async () => {
    await start(team());
    await host.run("run-procedure");
    document.querySelector(".suggestion-item")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await host.settle();
    const text = await host.read("Operations/Checklists/2026/2026-11-23 0805 Round.md");
    expect(text.startsWith('---\ntype: checklist\ndate: 2026-11-23\nprocedures:\n  - "[[Round]]"\nstatus: open\n---\n\n## [[Round]]\n%% ops:run v2 h1-')).toBe(true);
    await host.run("open-daily-checklist");
    expect(Object.keys(host.files())).toContain(TODAY);
  });
});
