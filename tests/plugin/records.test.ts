import { afterEach, describe, expect, test } from "vitest";

import type { TFile } from "../host/files/abstract-file.ts";
import type { Editor } from "../host/workspace/editor.ts";
import { startHost, type Host, type HostOptions } from "../host/start-host.ts";
import { vaultDiff } from "../shared/vault-diff.ts";
import { button, field, press, type } from "./ui-host.ts";

const NOW = "2026-11-23T09:05:00Z";
let host: Host;
afterEach(async () => {
  await host.close();
  document.body.replaceChildren();
});

async function start(files: Record<string, string>, options: HostOptions = {}): Promise<Host> {
  host = await startHost({ files, plugin: "built", now: NOW, data: { zone: "UTC" }, ...options });
  return host;
}

const notices = (): string => [...document.querySelectorAll(".notice")].map((notice) => notice.textContent ?? "").join("\n");
const dialog = (): string => document.querySelector(".modal")?.textContent ?? "";

/** Chooses what a suggester offers, by its first line. */
async function choose(words: string): Promise<void> {
  const item = [...document.querySelectorAll(".suggestion-item")].find((each) => each.querySelector(".suggestion-title")?.textContent === words);
  if (!item) throw new Error(`Nothing offered is called ${words}: ${document.querySelector(".prompt")?.textContent ?? ""}`);
  item.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  await host.settle();
}

async function submit(): Promise<void> {
  document.querySelector<HTMLFormElement>(".modal form")?.requestSubmit();
  await host.settle();
}

async function newRecord(kind: string): Promise<void> {
  await host.run("new-record");
  await choose(kind);
}

async function click(words: string): Promise<void> {
  button(words).click();
  await host.settle();
}

/** Ticks the box that stands before some words. */
async function tick(words: string): Promise<void> {
  const label = [...document.querySelectorAll(".modal label")].find((each) => (each.textContent ?? "").includes(words));
  label?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
  await host.settle();
}

const KINDS: readonly (readonly [name: string, path: string])[] = [
  ["Incident", "Incidents/2026/INC-20261123-01 Mail is down.md"],
  ["Change", "Changes/2026/CHG-20261123-01 Mail is down.md"],
  ["Work order", "Work orders/2026/WO-20261123-01 Mail is down.md"],
  ["Problem", "Problems/PRB-20261123-01 Mail is down.md"],
  ["Review", "Reviews/2026/RVW-20261123-01 Mail is down.md"],
  ["Procedure", "Procedures/Mail is down.md"],
  ["Maintenance plan", "Maintenance/Mail is down.md"],
  ["Service", "Services/Mail is down.md"],
  ["Metric", "Metrics/Mail is down.md"],
  ["Tool", "Tools/Mail is down.md"],
  ["Report", "Reports/2026/Mail is down.md"],
  ["Calendar", "Calendars/Mail is down.md"],
];

/** What asks for the title where a dialog of its own does. */
const TITLES: Readonly<Record<string, string>> = { Incident: "What is wrong", Change: "What is changed" };

describe("A new record", () => {
  test("of each kind is made from its template, opened, and taken back by Undo", async () => {
    await start({ "Operations/Services/Mail.md": "---\ntype: service\n---\n" });
    const before = host.files();
    for (const [kind, place] of KINDS) {
      await newRecord(kind);
      if (["Work order", "Problem", "Review", "Maintenance plan", "Calendar"].includes(kind)) await choose("Plain");
      type(field(TITLES[kind] ?? "Title"), "Mail is down");
      await submit();
      const path = `Operations/${place}`;
      expect(Object.keys(host.files()).filter((each) => !(each in before))).toEqual([path]);
      expect(await host.read(path)).not.toContain("<%");
      expect(host.app.workspace.getActiveFile()?.path).toBe(path);
      await host.run("undo-last-operation");
      expect(host.files()).toEqual(before);
    }
  });

  test("of an incident holds what was said, and the cursor stands where one goes on writing", async () => {
    await start({ "Operations/Services/Mail.md": "---\ntype: service\n---\n", "Operations/Services/Queue.md": "---\ntype: service\n---\n" });
    await newRecord("Incident");
    type(field("What is wrong"), 'No mail: "queue" full');
    type(field("Service"), "ma");
    await host.settle();
    expect([...document.querySelectorAll(".suggestion-container .suggestion-item")].map((item) => item.textContent)).toEqual(["Mail"]);
    press("Enter");
    await host.settle();
    expect(field("Service").value).toBe("[[Mail]], ");
    type(field("Service"), "[[Mail]], Printer");
    document.querySelector<HTMLInputElement>('.modal [data-severity="SEV2"] input')?.click();
    await submit();
    expect(await host.read("Operations/Incidents/2026/INC-20261123-01 No mail queue full.md")).toMatch(
      /^---\ntype: incident\nstatus: new\ncreated: 2026-11-23T09:05\nid: INC-20261123-01\ntitle: "No mail: \\"queue\\" full"\nservices:\n {2}- "\[\[Mail\]\]"\n {2}- "\[\[Printer\]\]"\nseverity: SEV2\ndetection: staff\ndetected: 2026-11-23T09:05\n---\n/,
    );
    const editor = host.app.workspace.activeEditor?.editor as unknown as Editor;
    const { line, ch } = editor.getCursor();
    expect([editor.getLine(line - 1), editor.getLine(line), ch]).toEqual([expect.stringMatching(/^%% .* %%$/), "", 0]);
  });

  test("gets the next id of the day, also of a note that was only renamed", async () => {
    await start({ "Notes/INC-20261123-03 Old.md": "", "Operations/x.md": "---\ntype: incident\nid: INC-20261123-02\n---\n" });
    await newRecord("Incident");
    type(field("What is wrong"), "Mail");
    await submit();
    expect(Object.keys(host.files())).toContain("Operations/Incidents/2026/INC-20261123-04 Mail.md");
  });

  test("never takes the place of a note, in any case, and needs a title", async () => {
    await start({ "Operations/Services/MAIL.md": "mine" });
    const before = host.files();
    await newRecord("Service");
    await submit();
    expect(dialog()).toContain("A new note needs a title.");
    type(field("Title"), "Mail");
    await submit();
    expect(dialog()).toContain("There is Mail already.");
    expect(host.files()).toEqual(before);
  });

  test("of the day's checklist is that checklist, and of the framework the one that is there", async () => {
    await start({ "Operations/F.md": "---\ntype: framework\n---\n", "Operations/R.md": "---\ntype: procedure\nschedule: every day\n---\n\n1. Look\n2. Think\n" });
    await newRecord("Today's checklist");
    expect(host.app.workspace.getActiveFile()?.path).toBe("Operations/Checklists/2026/2026-11-23 Daily checklist.md");
    await newRecord("Operational procedures");
    expect(host.app.workspace.getActiveFile()?.path).toBe("Operations/F.md");
  });
});

describe("A template of one's own", () => {
  /** Templater as far as the plugin knows it. */
  function installTemplater(templatesFolder: string): void {
    const create = async (template: TFile, folder: string, name: string): Promise<TFile> => {
      await host.app.vault.createFolder("Operations/Incidents");
      await host.app.vault.createFolder(folder);
      return (await host.app.vault.create(`${folder}/${name}.md`, (await host.app.vault.read(template)).replace(/<%\*.*%>/, "red"))) as unknown as TFile;
    };
    (host.app.plugins.plugins as unknown as Record<string, unknown>)["templater-obsidian"] = {
      unload: () => undefined, settings: { templates_folder: templatesFolder }, templater: { create_new_note_from_template: create },
    };
  }

  test("of the plain subset is filled by us", async () => {
    await start({ "Operations/Templates/Incident.md": '---\ntype: incident\nsev:\nday: <% tp.date.now("YYYY-MM-DD") %>\n---\n\n# {{title}}\n' });
    await newRecord("Incident");
    type(field("What is wrong"), "Mail");
    document.querySelector<HTMLInputElement>('.modal [data-severity="SEV1"] input')?.click();
    await submit();
    expect(await host.read("Operations/Incidents/2026/INC-20261123-01 Mail.md")).toBe(
      "---\ntype: incident\nsev: SEV1\nday: 2026-11-23\nid: INC-20261123-01\ncreated: 2026-11-23T09:05\ndetection: staff\ndetected: 2026-11-23T09:05\n---\n\n# INC-20261123-01 Mail\n\n## Timeline\n\n- 2026-11-23 09:05 Detected: Mail #detected\n",
    );
  });

  test("with code goes through Templater, and then gets what a record needs; without Templater it says so", async () => {
    await start({ "Operations/Templates/Incident.md": "---\ncolour: <%* tR += colour() %>\n---\n" });
    await newRecord("Incident");
    type(field("What is wrong"), "Mail");
    await submit();
    expect(notices()).toContain("line 2");
    installTemplater("Operations/Templates");
    await newRecord("Incident");
    type(field("What is wrong"), "Mail");
    await submit();
    expect(await host.read("Operations/Incidents/2026/INC-20261123-01 Mail.md")).toBe("---\ncolour: red\ntype: incident\nid: INC-20261123-01\ncreated: 2026-11-23T09:05\nseverity: SEV3\ndetection: staff\ndetected: 2026-11-23T09:05\n---\n\n## Timeline\n\n- 2026-11-23 09:05 Detected: Mail #detected\n");
  });

  test("begins with a copy of ours: previewed, nothing overwritten, and not where Templater would run it", async () => {
    await start({ "Operations/Templates/Incident.md": "mine" });
    const before = host.files();
    await newRecord("Copy the built-in templates to the templates folder");
    await click("Cancel");
    expect(host.files()).toEqual(before);
    installTemplater("Templates");
    await newRecord("Copy the built-in templates to the templates folder");
    expect([notices().includes("Templater would run"), host.files()]).toEqual([true, before]);
    installTemplater("Operations");
    await newRecord("Copy the built-in templates to the templates folder");
    await click("Apply");
    expect(Object.keys(host.files()).filter((path) => path.startsWith("Operations/Templates/"))).toHaveLength(28);
    expect([await host.read("Operations/Templates/Incident.md"), await host.read("Operations/Templates/Work order.md")]).toEqual(["mine", expect.stringContaining("type: work-order")]);
  });
});

const procedure = (...lines: string[]): string => `---\ntype: procedure\n${lines.join("\n")}\n---\n\n1. Look\n2. Think\n`;
const RUN = "---\ntype: checklist\ndate: 2026-11-18\nstatus: done\nprocedures:\n  - \"[[Restore]]\"\n---\n\n## [[Restore]]\n\n- [x] Look\n";

describe("Marking a procedure reviewed", () => {
  test("of the active note shows how it stands, and writes its date, its test and its log", async () => {
    await start({ "Operations/Restore.md": procedure("last_reviewed: 2026-05-20", "review_every: 6 months"), "Operations/Run.md": RUN });
    await host.open("Operations/Restore.md");
    const before = host.files();
    await host.run("mark-reviewed");
    expect(dialog()).toContain("Restore");
    expect(dialog()).toContain("Due 2026-11-20, 3 days ago · last reviewed 2026-05-20 · edited since · last run 2026-11-18");
    type(field("Outcome"), "Still right");
    await tick("Also set last tested to 2026-11-18");
    await submit();
    expect(vaultDiff(before, host.files())).toBe(
      "Operations/Restore.md\n-last_reviewed: 2026-05-20\n+last_reviewed: 2026-11-23\n+last_tested: 2026-11-18\n+## Log\n+\n+- 2026-11-23 09:05 last_reviewed 2026-05-20 → 2026-11-23: Still right\n+",
    );
    await host.run("undo-last-operation");
    expect(host.files()).toEqual(before);
  });

  test("asks for the next review where nothing says when it is", async () => {
    await start({ "Operations/Restore.md": procedure("next_review: 2026-11-20") });
    await host.open("Operations/Restore.md");
    await host.run("mark-reviewed");
    await submit();
    expect(dialog()).toContain("Enter a day to come");
    type(field("Next review"), "2027-02-01");
    await submit();
    expect(await host.read("Operations/Restore.md")).toBe(procedure("next_review: 2027-02-01", "last_reviewed: 2026-11-23"));
  });

  test("says so where none is due", async () => {
    await start({ "Operations/Restore.md": procedure("last_reviewed: 2026-11-01", "review_every: 6 months") });
    await host.run("mark-reviewed");
    expect(notices()).toContain("No procedure is due for review.");
  });
});

describe("The list of reviews", () => {
  const queue = (): Record<string, string> => ({
    "Notes.md": "",
    "Operations/A.md": procedure("next_review: 2025-01-01", "review_every: 1 year", "owner: Ana"),
    "Operations/B.md": "\ufeff---\r\ntype: runbook\r\n# since the move\r\nreviewed: 2026-01-05 # Ben\r\nreview_in: 6 months\r\nowner: '[[Ben]]'\r\n---\r\n\r\n1. Look\r\n2. Think\r\n",
    "Operations/C.md": procedure("last_reviewed_on: 2026-04-01", "review_cycle: 6 months", "owner: Ana"),
    "Operations/D.md": procedure("last_reviewed: 2026-06-01", "review_every: 6 months"),
    "Operations/E.md": procedure("operation: emergency"),
  });
  const shown = (): string[] => [...document.querySelectorAll(".modal .operations-vault-row-title")].map((el) => el.textContent ?? "");

  test("has its groups; a whole one is ticked, previewed and written, each note by its own keys", async () => {
    await start(queue());
    await host.open("Notes.md");
    const before = host.files();
    await host.run("mark-reviewed");
    expect(shown()).toEqual([
      "Overdue a year and more (1)", "A", "Overdue three months and more (1)", "B", "Overdue (1)", "C", "Due in the next 30 days (1)", "D", "For emergencies, not tested in twelve months (1)", "E",
    ]);
    for (const group of ["a year", "three months", "Overdue (1)"]) await tick(group);
    await submit();
    await click("Apply");
    expect(vaultDiff(before, host.files())).toBe(
      [
        "Operations/A.md", "-next_review: 2025-01-01", "+next_review: 2027-11-23", "+last_reviewed: 2026-11-23",
        "Operations/B.md", "-reviewed: 2026-01-05 # Ben\r", "+reviewed: 2026-11-23 # Ben\r",
        "Operations/C.md", "-last_reviewed_on: 2026-04-01", "+last_reviewed_on: 2026-11-23",
      ].join("\n"),
    );
    await host.run("undo-last-operation");
    expect(host.files()).toEqual(before);
  });

  test("is grouped by owner and filtered, and keeps what was ticked", async () => {
    await start(queue());
    await host.run("mark-reviewed");
    const by = document.querySelector<HTMLSelectElement>(".modal select");
    if (by) by.value = "owner";
    by?.dispatchEvent(new Event("change", { bubbles: true }));
    expect(shown()).toEqual(["Ana (2)", "A", "C", "Ben (1)", "B", "No owner (2)", "E", "D"]);
    await tick("Ana");
    type(field("Filter"), "ben");
    expect(shown()).toEqual(["Ben (1)", "B"]);
    expect(button("Mark 2 reviewed").disabled).toBe(false);
  });

  test("leaves out what is put off on this device, until its day, and brings it back; nothing is written to a note", async () => {
    await start(queue());
    const before = host.files();
    await host.run("mark-reviewed");
    expect(button("Mark 0 reviewed").disabled).toBe(true);
    await tick("a year");
    await click("Snooze for 30 days");
    expect(shown()).not.toContain("A");
    await click("Cancel");
    host.setNow("2026-12-22T09:00:00Z");
    await host.run("mark-reviewed");
    expect(shown()).not.toContain("A");
    await click("Bring back 1 snoozed");
    expect(shown()).toContain("A");
    await tick("a year");
    await click("Snooze for 30 days");
    await click("Cancel");
    host.setNow("2027-01-21T09:00:00Z");
    await host.run("mark-reviewed");
    expect(shown()).toContain("A");
    expect(host.files()).toEqual(before);
  });

  test("draws only what is in sight of a thousand", async () => {
    await start(Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`Operations/P${at}.md`, procedure("next_review: 2026-11-01", "review_every: 6 months")])));
    await host.run("mark-reviewed");
    expect(shown().length).toBeGreaterThan(5);
    expect(shown().length).toBeLessThan(60);
    await tick("Overdue (1000)");
    expect(button("Mark 1000 reviewed").disabled).toBe(false);
  });
});
