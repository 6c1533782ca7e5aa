import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect } from "vitest";
import { vaultDiff } from "../shared/vault-diff.ts";
import { changesSince, goOnAt, panelOf, stateIs, stepTo } from "./change-page.ts";
import { journey } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";
import type { WorkbenchPage } from "./workbench-page.ts";

const FRAMEWORK = { "Operations/Operational procedures.md": "---\ntype: framework\ntimezone: Europe/Berlin\nprofile: team\n---\n\n# Operational procedures\n" };
const ROUND = "---\ntype: procedure\narea: system-monitoring\noperation: routine\nstatus: approved\nservices:\n  - \"[[db]]\"\nschedule: every day at 08:00\nstarts: 2026-11-02\n---\n\n## Steps\n\n1. Failed backups in the last 24 hours [limit:: = 0]\n2. Fullest disk of db-1 [limit:: <= 90 %]\n";
const SERVICE = "---\ntype: service\n---\n";
const INCIDENT = "INC-20261123-01 Fullest disk of db-1 97 %";
const INCIDENT_PATH = `Operations/Incidents/2026/${INCIDENT}.md`;

const REVIEW = "RVW-20261123-01 Fullest disk of db-1 97 %";
const REVIEW_PATH = `Operations/Reviews/2026/${REVIEW}.md`;
/** What a person writes into the review, below its headings. */
const WRITTEN = { Summary: "The disk of db-1 was nearly full.", Impact: "No order was lost.", "Contributing factors": "- Nothing looks at disks at the weekend" };

describe("A failed morning check", () => {
  const VAULT = { ...FRAMEWORK, "Operations/Procedures/Morning round.md": ROUND, "Operations/Services/db.md": SERVICE, "Figures.md": "```operations\nshow: incidents\n```\n" };

  journey("becomes a SEV2, is resolved with what was done and why, reviewed, closed, and counted once", { timeout: 180_000 }, async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T08:02", person: "[[Ana]]" });
    await page.showDashboard();
    await page.button("Open today's checklist").click();
    await page.box("Failed backups in the last 24 hours").click();
    await page.field("Reading").fill("0");
    await page.keyboard.press("Enter");
    await page.stepIs("Failed backups in the last 24 hours", "Passed");
    await page.box("Fullest disk of db-1").click();
    await page.field("Reading").fill("97");
    await page.field("Note").fill("Binary logs grew over the weekend");
    await page.keyboard.press("Enter");
    await page.stepIs("Fullest disk of db-1", "Failed");
    await page.command("Operations Vault: Finish checklist");
    await page.notices.getByText("Checklist done, with exceptions").waitFor();
    const [checked, afterRound] = await changesSince(VAULT, vault);
    expect(checked).toMatchInlineSnapshot(`
      "Operations/Checklists/2026/2026-11-23 Daily checklist.md
      +---
      +type: checklist
      +date: 2026-11-23
      +occurrence: daily@2026-11-23
      +procedures:
      +  - "[[Morning round]]"
      +status: done-with-exceptions
      +assignee: "[[Ana]]"
      +started: 2026-11-23T08:02
      +completed: 2026-11-23T08:02
      +---
      +
      +## [[Morning round]]
      +%% ops:run 2026-11-23 h1-3c2cbc9e9d80 %%
      +
      +- [x] Failed backups in the last 24 hours [limit:: = 0] [value:: 0] [at:: 08:02] [by:: [[Ana]]]
      +- [!] Fullest disk of db-1 [limit:: <= 90 %] [value:: 97 %] [at:: 08:02] [by:: [[Ana]]]
      +  - Binary logs grew over the weekend [at:: 08:02] [by:: [[Ana]]]
      +
      +## Log
      +
      +- 2026-11-23 08:02 status open → done-with-exceptions by [[Ana]]
      +"
    `);

    // What failed is copied, and a SEV2 asks who leads.
    await page.reload("2026-11-23T08:05");
    await page.showDashboard();
    await page.button(/^Steps/).click();
    await page.stepMenu("Fullest disk of db-1", "Declare incident");
    await expect.poll(() => page.field("What is wrong").inputValue()).toBe("Fullest disk of db-1: 97 %");
    expect(await page.field("Service").inputValue()).toBe("[[db]]");
    await page.dialog.getByRole("radio", { name: "SEV2" }).check();
    await page.field("Commander").fill("");
    await page.dialog.getByRole("button", { name: "Declare" }).click();
    await page.dialog.getByText("Name who leads.").waitFor();
    expect(await vault.notes()).toEqual(afterRound);
    await page.field("Commander").fill("[[Ana]]");
    await page.dialog.getByRole("button", { name: "Declare" }).click();
    await expect.poll(() => page.activePath()).toBe(INCIDENT_PATH);
    const [declared, afterDeclared] = await changesSince(afterRound, vault);
    expect(declared).toMatchInlineSnapshot(`
      "Operations/Incidents/2026/INC-20261123-01 Fullest disk of db-1 97 %.md
      +---
      +type: incident
      +status: assessing
      +created: 2026-11-23T08:05
      +id: INC-20261123-01
      +title: "Fullest disk of db-1: 97 %"
      +owner: "[[Ana]]"
      +services:
      +  - "[[db]]"
      +severity: SEV2
      +detection: checklist
      +symptoms:
      +  - "Binary logs grew over the weekend"
      +commander: "[[Ana]]"
      +raised_by: "[[2026-11-23 Daily checklist]]"
      +detected: 2026-11-23T08:05
      +acknowledged: 2026-11-23T08:05
      +---
      +
      +\`\`\`operations
      +show: panel
      +\`\`\`
      +
      +%% One line for each finding, decision and action, with its time, always at the end. Milestones carry a tag (detected, acknowledged, assessed, mitigated, resolved), what was told to users carries update. %%
      +
      +## Timeline
      +
      +- 2026-11-23 08:05 Detected: Fullest disk of db-1: 97 % #detected
      +- 2026-11-23 08:05 [[Ana]] takes command #acknowledged
      +
      +## Log
      +
      +- 2026-11-23 08:05 status new → assessing by [[Ana]]
      +"
    `);

    await page.page.getByRole("button", { name: "Reading view" }).click();
    await goOnAt(page, "2026-11-23T08:10", "Assessing");
    await panelOf(page).getByRole("button", { name: "Respond" }).click();
    await page.field("Assessment").fill("Writes to db-1 fail, reads do not");
    await page.dialog.getByLabel("Category").selectOption("Capacity");
    await page.keyboard.press("Enter");
    await stateIs(page, "Responding");
    await panelOf(page).getByRole("button", { name: "Add entry" }).click();
    await page.field("What happened").fill("Logs of Saturday are purged");
    await page.keyboard.press("Enter");
    await page.notices.getByText("Added to the timeline").waitFor();
    await panelOf(page).getByRole("button", { name: "Post update" }).click();
    await page.field("Conditions").fill("Orders are taken, but not kept");
    await page.field("Actions").fill("purging logs");
    await page.keyboard.press("Enter");
    await page.notices.getByText("Posted an update").waitFor();
    await goOnAt(page, "2026-11-23T08:31", "Responding");
    await panelOf(page).getByRole("button", { name: "Mark mitigated" }).click();
    await page.field("Mitigation").fill("Purged the logs: 71 %");
    await page.keyboard.press("Enter");
    await stateIs(page, "Mitigated");
    const [responded, afterResponded] = await changesSince(afterDeclared, vault);
    expect(responded).toMatchInlineSnapshot(`
      "Operations/Incidents/2026/INC-20261123-01 Fullest disk of db-1 97 %.md
      -status: assessing
      +status: mitigated
      +assessed: 2026-11-23T08:10
      +assessment: "Writes to db-1 fail, reads do not"
      +category: capacity
      +impact: 1
      +urgency: 2
      +mitigated: 2026-11-23T08:31
      +mitigation: "Purged the logs: 71 %"
      +- 2026-11-23 08:10 Writes to db-1 fail, reads do not #assessed
      +- 2026-11-23 08:10 Logs of Saturday are purged
      +- 2026-11-23 08:10 Update: Orders are taken, but not kept. Actions: purging logs. Needs: none. Next 09:10 #update
      +- 2026-11-23 08:31 Purged the logs: 71 % #mitigated
      +- 2026-11-23 08:10 status assessing → responding by [[Ana]]
      +- 2026-11-23 08:31 status responding → mitigated by [[Ana]]"
    `);

    // It cannot be resolved without saying how and why.
    await goOnAt(page, "2026-11-23T09:02", "Mitigated");
    await panelOf(page).getByRole("button", { name: "Resolve" }).click();
    await page.dialog.getByRole("button", { name: "Resolve" }).click();
    expect(await page.dialog.getByRole("alert").allInnerTexts()).toMatchInlineSnapshot(`
      [
        "Enter: resolution.",
        "Enter: resolved by.",
        "Enter: cause.",
      ]
    `);
    expect(await vault.notes()).toEqual(afterResponded);
    await page.field("Resolution").fill("Logs are kept for two days only");
    await page.dialog.getByLabel("Resolved by").selectOption("Configuration changed");
    await page.dialog.getByLabel("Cause", { exact: true }).selectOption("Capacity");
    await page.dialog.getByRole("button", { name: "Resolve" }).click();
    await page.page.locator(".suggestion-item").first().waitFor();
    expect(await page.page.locator(".suggestion-item").allInnerTexts()).toMatchInlineSnapshot(`
      [
        "Start the review
      It is required before the incident can be closed",
        "Open a problem
      What caused it may do so again",
        "Nothing more",
      ]
    `);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.activePath()).toContain("Operations/Reviews/");
    const [resolved, afterResolved] = await changesSince(afterResponded, vault);
    expect(resolved).toMatchInlineSnapshot(`
      "Operations/Incidents/2026/INC-20261123-01 Fullest disk of db-1 97 %.md
      -status: mitigated
      +status: resolved
      +resolved: 2026-11-23T09:02
      +resolution: "Logs are kept for two days only"
      +resolution_code: config-change
      +cause: capacity
      +- 2026-11-23 09:02 Logs are kept for two days only #resolved
      +- 2026-11-23 09:02 status mitigated → resolved by [[Ana]]
      Operations/Reviews/2026/RVW-20261123-01 Fullest disk of db-1 97 %.md
      +---
      +type: review
      +status: draft
      +created: 2026-11-23T09:02
      +id: RVW-20261123-01
      +title: "Fullest disk of db-1: 97 %"
      +owner: "[[Ana]]"
      +services:
      +  - "[[db]]"
      +kind: incident
      +of: "[[INC-20261123-01 Fullest disk of db-1 97 %]]"
      +facilitator: "[[Ana]]"
      +participants:
      +  - "[[Ana]]"
      +due: 2026-11-30
      +---
      +
      +\`\`\`operations
      +show: panel
      +\`\`\`
      +
      +%% About the system, never about somebody's fault. %%
      +
      +## Summary
      +
      +## Impact
      +
      +%% In numbers: minutes, users, data, money. %%
      +
      +57 minutes in SEV2, 26 minutes until it was mitigated.
      +
      +## Timeline
      +
      +- 2026-11-23 08:05 Detected: Fullest disk of db-1: 97 %
      +- 2026-11-23 08:05 [[Ana]] takes command
      +- 2026-11-23 08:10 Writes to db-1 fail, reads do not
      +- 2026-11-23 08:10 Logs of Saturday are purged
      +- 2026-11-23 08:10 Update: Orders are taken, but not kept. Actions: purging logs. Needs: none. Next 09:10
      +- 2026-11-23 08:31 Purged the logs: 71 %
      +- 2026-11-23 09:02 Logs are kept for two days only
      +
      +## Contributing factors
      +
      +## What went well
      +
      +## What went badly
      +
      +## Where we were lucky
      +
      +## Actions
      +
      +%% Each a task with its owner as a link, 📅 with a day, and the tag action/prevent (or mitigate, detect, process, documentation, training, system-update). %%
      +"
    `);

    // It is not closed before its review is done, nor that before it says what happened.
    await page.openNote(INCIDENT);
    await stepTo(page, "Close");
    await page.notices.getByText("Its review is not done. Finish the review first.").waitFor();
    await page.openNote(REVIEW);
    await stepTo(page, "Hand in for review");
    await page.dialog.getByText("This step is not possible yet").waitFor();
    expect(await page.dialog.getByRole("listitem").allInnerTexts()).toMatchInlineSnapshot(`
      [
        "The summary is empty.
      Say in two or three sentences what happened.
      RVW-TEXT · RVW-20261123-01 Fullest disk of db-1 97 %",
        "The contributing factors are empty.
      Name what made it possible or worse.
      RVW-TEXT · RVW-20261123-01 Fullest disk of db-1 97 %",
      ]
    `);
    await page.keyboard.press("Escape");
    expect(await vault.notes()).toEqual(afterResolved);
    await vault.write(REVIEW_PATH, Object.entries(WRITTEN).reduce((text, [heading, words]) => text.replace(`## ${heading}\n`, `## ${heading}\n\n${words}\n`), await vault.read(REVIEW_PATH)));
    await page.reload("2026-11-25T10:00");
    await stepTo(page, "Hand in for review");
    await page.notices.getByText("In review").waitFor();
    await page.command("Operations Vault: Add action item");
    await page.field("What is to be done").fill("Alert at 80 % of any disk");
    await page.field("Due").fill("2026-12-04");
    await page.dialog.getByLabel("Kind").selectOption("Detect");
    await page.keyboard.press("Enter");
    await page.notices.getByText("Alert at 80 %").waitFor();
    await stepTo(page, "Mark reviewed");
    await page.field("Participants").fill("[[Ana]], [[Ben]]");
    await page.dialog.getByRole("button", { name: "Mark reviewed" }).click();
    await page.notices.getByText("Reviewed").waitFor();
    await page.openNote(INCIDENT);
    await stepTo(page, "Close");
    await page.notices.getByText("Closed").waitFor();
    expect((await changesSince(afterResolved, vault))[0]).toMatchInlineSnapshot(`
      "Operations/Incidents/2026/INC-20261123-01 Fullest disk of db-1 97 %.md
      -status: resolved
      +status: closed
      +closed: 2026-11-25T10:00
      +- 2026-11-25 10:00 Closed #closed
      +- 2026-11-25 10:00 status resolved → closed by [[Ana]]
      Operations/Reviews/2026/RVW-20261123-01 Fullest disk of db-1 97 %.md
      -status: draft
      +status: reviewed
      +  - "[[Ben]]"
      +The disk of db-1 was nearly full.
      +
      +No order was lost.
      +
      +- Nothing looks at disks at the weekend
      +
      +- [ ] Alert at 80 % of any disk [[Ana]] 📅 2026-12-04 #action/detect
      +
      +## Log
      +
      +- 2026-11-25 10:00 status draft → in-review by [[Ana]]
      +- 2026-11-25 10:00 status in-review → reviewed by [[Ana]]
      +"
    `);

    await page.openNote("Figures");
    const board = page.view("markdown").locator(".operations-vault-block:visible");
    await board.getByText("No incident is open.").waitFor();
    await board.locator("summary").click();
    expect(await board.locator("details").innerText()).toMatchInlineSnapshot(`
      "Ended, Mon 26 Oct to Wed 25 Nov
      1
      SEV2Fullest disk of db-1: 97 %
      Closed
      Ana
      db
      Mon 23 Nov 08:05 – Mon 23 Nov 09:02"
    `);
    expect(await board.locator("tbody tr").allInnerTexts()).toMatchInlineSnapshot(`
      [
        "Time to detect (MTTD)	n/a	n/a	n/a	0 of 1",
        "Time to acknowledge (MTTA)	0 min	0 min	n/a	1 of 1",
        "Time to mitigate (MTTM)	26 min	26 min	n/a	1 of 1",
        "Time to recover (MTTR-recovery)	57 min	57 min	n/a	1 of 1",
        "Time to respond (MTTR-respond)	57 min	57 min	n/a	1 of 1",
        "Time to repair (MTTR-repair)	57 min	57 min	n/a	1 of 1",
        "Time to resolve (MTTR-resolve)	2 days 1 h	2 days 1 h	n/a	1 of 1",
      ]
    `);
  });
});

describe("Declaring by keyboard alone, from an empty workspace", () => {
  const emergency = (of: string): string => `---\ntype: procedure\noperation: emergency\nemergency: ${of}\nstatus: approved\n---\n\n## Steps\n\n1. Look from outside\n2. Fail over\n`;
  const VAULT = {
    ...FRAMEWORK, "Operations/Services/Checkout.md": SERVICE, "Operations/Services/Mail.md": SERVICE, "Ben.md": "", "Operations/Procedures/Failover.md": "---\ntype: procedure\nstatus: approved\nowner: \"[[Ben]]\"\n---\n\n1. Look\n",
    "Operations/Procedures/Critical incident.md": emergency("critical-incident"), "Operations/Procedures/Service outage.md": emergency("service-outage"),
  };
  const PATH = "Operations/Incidents/2026/INC-20261123-01 Checkout returns 502.md";

  journey("takes ten keys for a SEV2 with its service and another commander", async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T03:00", person: "[[Ana]]" });
    const keys = await beginDeclaring(page);
    await keys.press("Tab", "2", "Tab");
    await keys.typeFree("check");
    await page.page.locator(".suggestion-item", { hasText: "Checkout" }).waitFor();
    await keys.press("Enter", "Tab", "Tab");
    await keys.typeFree("ben");
    await page.page.locator(".suggestion-item", { hasText: "Ben" }).waitFor();
    await keys.press("Enter", "Enter");
    await expect.poll(() => page.activePath()).toBe(PATH);
    expect(keys.pressed).toBeLessThanOrEqual(10);
    const note = await vault.read(PATH);
    for (const line of ["severity: SEV2", '  - "[[Checkout]]"', 'commander: "[[Ben]]"', "status: assessing"]) expect(note).toContain(`\n${line}\n`);
  });

  journey("takes fewer for a SEV1 whose emergency procedure is started in the same dialog", async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T03:00", person: "[[Ana]]" });
    const keys = await beginDeclaring(page);
    await keys.press("Tab", "1", "Tab");
    await keys.typeFree("check");
    await page.page.locator(".suggestion-item", { hasText: "Checkout" }).waitFor();
    await keys.press("Enter", "Enter");
    await expect.poll(() => page.activePath()).toBe(PATH);
    expect(keys.pressed).toBe(7);
    await expect.poll(() => vault.read(PATH)).toContain("Started [[");
    expect(vaultDiff(VAULT, await vault.notes())).toMatchInlineSnapshot(`
      "Operations/Checklists/2026/2026-11-23 0300 Service outage.md
      +---
      +type: checklist
      +date: 2026-11-23
      +procedures:
      +  - "[[Service outage]]"
      +status: open
      +---
      +
      +## [[Service outage]]
      +%% ops:run h1-4534bbd8f764 %%
      +
      +- [ ] Look from outside
      +- [ ] Fail over
      +
      Operations/Incidents/2026/INC-20261123-01 Checkout returns 502.md
      +---
      +type: incident
      +status: assessing
      +created: 2026-11-23T03:00
      +id: INC-20261123-01
      +owner: "[[Ana]]"
      +services:
      +  - "[[Checkout]]"
      +severity: SEV1
      +detection: staff
      +emergency: service-outage
      +commander: "[[Ana]]"
      +detected: 2026-11-23T03:00
      +acknowledged: 2026-11-23T03:00
      +---
      +
      +\`\`\`operations
      +show: panel
      +\`\`\`
      +
      +%% One line for each finding, decision and action, with its time, always at the end. Milestones carry a tag (detected, acknowledged, assessed, mitigated, resolved), what was told to users carries update. %%
      +
      +## Timeline
      +
      +- 2026-11-23 03:00 Detected: Checkout returns 502 #detected
      +- 2026-11-23 03:00 [[Ana]] takes command #acknowledged
      +- 2026-11-23 03:00 Started [[2026-11-23 0300 Service outage]]
      +
      +## Log
      +
      +- 2026-11-23 03:00 status new → assessing by [[Ana]]
      +"
    `);
  });

  journey("takes ten for a SEV1 where another procedure than the usual one is run", async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T03:00", person: "[[Ana]]" });
    const keys = await beginDeclaring(page);
    await keys.press("Tab", "1", "Tab");
    await keys.typeFree("Checkout");
    await keys.press("Tab", "Tab", "Tab", "c", "Enter");
    await expect.poll(() => page.activePath()).toBe(PATH);
    expect(keys.pressed).toBeLessThanOrEqual(10);
    await expect.poll(() => vault.read(PATH)).toContain("Started [[2026-11-23 0300 Critical incident]]");
    const note = await vault.read(PATH);
    for (const line of ["severity: SEV1", '  - "[[Checkout]]"', 'commander: "[[Ana]]"', "emergency: critical-incident"]) expect(note).toContain(`\n${line}\n`);
  });
});

/** Counts the keys that a person presses: a chord is one; what is typed into a field is free. */
class CountedKeys {
  pressed = 0;
  readonly #page: WorkbenchPage;

  constructor(page: WorkbenchPage) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.pressed += 1;
      await this.#page.keyboard.press(key);
    }
  }

  async typeFree(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }
}

/** Opens the dialog by the palette and says what is wrong. */
async function beginDeclaring(page: WorkbenchPage): Promise<CountedKeys> {
  const keys = new CountedKeys(page);
  expect(await page.activePath()).toBe(null);
  await keys.press("Control+p");
  await page.page.getByPlaceholder("Select a command...").waitFor();
  await keys.typeFree("declare incident");
  await page.page.locator(".suggestion-item.is-selected", { hasText: "Declare incident" }).waitFor();
  await keys.press("Enter");
  await expect.poll(() => page.field("What is wrong").evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
  await keys.typeFree("Checkout returns 502");
  return keys;
}

describe("Two devices that go on with one incident apart", () => {
  const NAME = "INC-20261123-01 Checkout returns 502";
  const PATH = `Operations/Incidents/2026/${NAME}.md`;
  const NOTE = '---\ntype: incident\nid: INC-20261123-01\nstatus: responding\nseverity: SEV3\nservices:\n  - "[[Checkout]]"\nowner: "[[Ana]]"\ncommander: "[[Ana]]"\ncategory: outage\nimpact: 2\nurgency: 2\nassessment: Every payment fails\ndetected: 2026-11-23T08:00\nacknowledged: 2026-11-23T08:01\nassessed: 2026-11-23T08:02\n---\n\n## Timeline\n\n- 2026-11-23 08:00 Detected: no answer #detected\n\n## Log\n\n- 2026-11-23 08:01 status new → assessing by [[Ana]]\n- 2026-11-23 08:02 status assessing → responding by [[Ana]]\n';
  const VAULT = { ...FRAMEWORK, "Operations/Services/Checkout.md": SERVICE, [PATH]: NOTE };

  journey("lose nothing when git leaves their note with conflict markers and it is fixed", async ({ serve }) => {
    const [anas, bens] = [await VaultOnDisk.with(VAULT), await VaultOnDisk.with(VAULT)];
    const ana = await (await serve(anas))({ now: "2026-11-23T08:10", person: "[[Ana]]", device: "laptop" });
    const ben = await (await serve(bens))({ now: "2026-11-23T08:12", person: "[[Ben]]", device: "tablet" });
    await goOn(ana, NAME, "Pool of db-1 is full", "SEV1", "Nobody can pay");
    await goOn(ben, NAME, "Gateway is healthy", "SEV2", "Cards alone fail");
    const [ours, theirs] = [await anas.read(PATH), await bens.read(PATH)];
    const merged = mergedByGit(ours, NOTE, theirs);
    expect(merged).toContain("<<<<<<<");
    await anas.write(PATH, merged);
    await expect.poll(() => ana.editorText()).toContain("<<<<<<<");
    await ana.command("Operations Vault: Fix problem");
    await ana.dialog.locator("fieldset").first().waitFor();
    expect(await ana.dialog.locator("fieldset").allInnerTexts()).toMatchInlineSnapshot(`
      [
        "severity
      First version
      severity: SEV1
      Second version
      severity: SEV2",
      ]
    `);
    await ana.keyboard.press("Enter");
    await ana.dialog.getByRole("button", { name: "Apply" }).click();
    await expect.poll(() => anas.read(PATH)).not.toContain("<<<<<<<");
    const mended = await anas.read(PATH);
    expect(vaultDiff({ [PATH]: NOTE }, { [PATH]: mended })).toMatchInlineSnapshot(`
      "Operations/Incidents/2026/INC-20261123-01 Checkout returns 502.md
      -severity: SEV3
      +severity: SEV1
      +- 2026-11-23 08:10 Pool of db-1 is full
      +- 2026-11-23 08:12 Gateway is healthy
      +- 2026-11-23 08:10 severity SEV3 → SEV1 by [[Ana]]: Nobody can pay
      +- 2026-11-23 08:12 severity SEV3 → SEV2 by [[Ben]]: Cards alone fail"
    `);
    const lines = mended.split("\n");
    for (const line of [...ours.split("\n"), ...theirs.split("\n")].filter((each) => each.startsWith("- "))) expect(lines.filter((each) => each === line)).toEqual([line]);
  });
});

/** Adds an entry and sets the severity, as a person on one of the devices. */
async function goOn(page: WorkbenchPage, name: string, entry: string, severity: string, reason: string): Promise<void> {
  await page.openNote(name);
  await page.command("Operations Vault: Add timeline entry");
  await page.field("What happened").fill(entry);
  await page.keyboard.press("Enter");
  await page.notices.getByText("Added to the timeline").waitFor();
  await page.command("Operations Vault: Set severity");
  await page.dialog.getByLabel("Severity").selectOption(severity);
  await page.field("Reason").fill(reason);
  await page.keyboard.press("Enter");
  await page.notices.getByText(`${severity}: ${name}`).waitFor();
}

/** Three versions of a text as git merges them: what it cannot decide stands between markers. */
function mergedByGit(ours: string, base: string, theirs: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "merged-by-git-"));
  const files = Object.entries({ ours, base, theirs }).map(([name, text]) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  });
  const { stdout } = spawnSync("git", ["merge-file", "-p", ...files], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return stdout;
}
