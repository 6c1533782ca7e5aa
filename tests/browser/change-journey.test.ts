import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect } from "vitest";
import { axeFindings, lowTargets, sidewaysScrolling } from "./accessibility.ts";
import { actAs, changesSince, goOnAt, panelOf, stateIs, stepTo } from "./change-page.ts";
import { journey } from "./journey.ts";
import { SchedulePage } from "./schedule-page.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";
import { phone } from "./workbench-page.ts";
import type { WorkbenchPage } from "./workbench-page.ts";

type Words = Readonly<Record<string, string>>;

const FRAMEWORK = { "Operations/Operational procedures.md": "---\ntype: framework\ntimezone: Europe/Berlin\nprofile: team\n---\n\n# Operational procedures\n" };
const PEOPLE = Object.fromEntries(["Ana", "Ben", "Cleo", "Dora", "Emil"].map((name) => [`People/${name}.md`, `# ${name}\n`]));
const SERVICES = {
  "Operations/Services/db.md": '---\ntype: service\ncriticality: tier1\nowner: "[[Ben]]"\n---\n',
  "Operations/Services/app.md": '---\ntype: service\nowner: "[[Ben]]"\ndepends_on:\n  - "[[db]]"\n---\n',
};
const PICTURES = path.resolve(process.cwd(), "build/screenshots");
const CHANGES = "Operations/Changes/2026";
/** What Ana writes below the headings of her request, in an editor of her own. */
const WRITTEN = {
  "Impact assessment": "Orders are read-only for ten minutes.",
  "Implementation plan": "- [ ] Stop the writers\n- [ ] Point the database to the new volume\n- [ ] Start the writers",
  "Test plan": "The same steps on the replica: passed.",
  "Backout plan": "1. Stop the database\n2. Copy the logs back",
  Verification: "1. An order is written within a second",
};

/** Puts text below headings in place of what the template has there. */
function written(text: string, sections: Words): string {
  return Object.entries(sections).reduce((note, [heading, words]) => {
    const parts = note.split(/^(?=## )/m);
    return parts.map((part) => (part.startsWith(`## ${heading}\n`) ? `## ${heading}\n\n${words}\n\n` : part)).join("");
  }, text);
}

/** Fills the fields of the dialog by their labels; a choice by what it says. */
async function fill(page: WorkbenchPage, values: Words): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const field = page.dialog.getByLabel(label).first();
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Requests a change of `db` in the dialog, and writes its sections on the disk. */
async function request(page: WorkbenchPage, vault: VaultOnDisk, title: string, said: Words): Promise<void> {
  await page.command("Operations Vault: Request change");
  await fill(page, { "What is changed": title, Services: "[[db]]", ...said });
  await page.dialog.getByRole("button", { name: "Request" }).click();
  const note = `${CHANGES}/CHG-20261123-01 ${title}.md`;
  await expect.poll(() => page.activePath()).toBe(note);
  await vault.write(note, written(await vault.read(note), WRITTEN).replace("\n---\n", "\ntest_result: pass\n---\n"));
  await expect.poll(() => page.editorText()).toContain("test_result: pass");
  await page.page.getByRole("button", { name: "Reading view" }).click();
  await stateIs(page, "Draft");
}

/** Opens a change to read it. */
async function read(page: WorkbenchPage, name: string): Promise<void> {
  await page.page.waitForFunction(`app.metadataCache.getFirstLinkpathDest(${JSON.stringify(name)}, "") !== null`);
  await page.openNote(name);
  await page.page.getByRole("button", { name: "Reading view" }).locator("visible=true").click();
  await panelOf(page).waitFor();
}

/** What the panel says in a part of it, a line each. */
async function part(page: WorkbenchPage, title: string): Promise<string[]> {
  return (await panelOf(page).locator(".operations-vault-change-parts > div").filter({ has: page.page.locator("dt").getByText(title, { exact: true }) }).locator("dd").innerText()).split("\n");
}

/** Approves the open change as somebody, in the role that is proposed. */
async function approve(page: WorkbenchPage, vault: VaultOnDisk, note: string, person: string, role: string): Promise<void> {
  const before = await vault.read(note);
  await actAs(page, `[[${person}]]`);
  await page.command("Operations Vault: Approve change");
  expect(await page.dialog.getByLabel("As").locator("option:checked").innerText()).toBe(role);
  await page.dialog.getByRole("button", { name: "Approve" }).click();
  await expect.poll(() => vault.read(note)).not.toBe(before);
}

/** Unfolds what was changed since the approval, a line each. */
async function difference(page: WorkbenchPage): Promise<string[]> {
  await panelOf(page).locator("summary").click();
  return panelOf(page).locator(".operations-vault-diff > div").allInnerTexts();
}

/** What the dialog with this title lists. */
async function listIn(page: WorkbenchPage, title: string): Promise<string[]> {
  await page.dialog.getByText(title, { exact: true }).waitFor();
  return page.dialog.getByRole("listitem").allInnerTexts();
}

/** What the month shows of the change. */
async function chipsOf(schedule: SchedulePage): Promise<string[]> {
  return (await schedule.chips()).filter((chip) => chip.includes("Rotate the keys"));
}

/** Looks at the window: a picture to judge, and what can be measured. */
async function look(page: WorkbenchPage, name: "light" | "dark" | "phone", what: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await page.page.screenshot({ path: path.join(PICTURES, `${what}-${name}.png`) });
  expect.soft(await axeFindings(page.page), `${what}, ${name}: axe-core`).toEqual([]);
  expect.soft(await sidewaysScrolling(page.page), `${what}, ${name}: sideways`).toEqual([]);
  if (name === "phone") expect.soft(await lowTargets(page.page, 44), `${what}, ${name}: targets`).toEqual([]);
}

const BOARD = [["Cleo", "Peer"], ["Ben", "Service owner"], ["Dora", "Change board"], ["Emil", "Change board"]] as const;

async function approveAll(page: WorkbenchPage, vault: VaultOnDisk, note: string): Promise<void> {
  for (const [person, role] of BOARD) await approve(page, vault, note, person, role);
  await actAs(page, "[[Ana]]");
}

/** Runs git in the vault, without anything of this machine's own settings. */
function git(vault: VaultOnDisk, ...words: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync("git", ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", ...words], { cwd: vault.folder, encoding: "utf8", env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" } });
  expect(status, stderr).toBe(0);
  return stdout;
}

describe("A plan that is edited after it was approved", () => {
  const VAULT = { ...FRAMEWORK, ...PEOPLE, ...SERVICES };
  const NAME = "CHG-20261123-01 Own volume for the logs of db";
  const PATH = `${CHANGES}/${NAME}.md`;

  journey("voids its approvals with the difference, and the work is refused until all have approved it again", { timeout: 240_000 }, async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const open = await serve(vault);
    const page = await open({ now: "2026-11-23T09:00", person: "[[Ana]]" });
    await request(page, vault, "Own volume for the logs of db", { Reason: "The logs filled the disk", "Planned start": "2026-11-28 22:00", "Planned end": "2026-11-28 23:00" });
    const [requested, afterRequest] = await changesSince(VAULT, vault);
    expect(requested).toMatchInlineSnapshot(`
      "Operations/Changes/2026/CHG-20261123-01 Own volume for the logs of db.md
      +---
      +type: change
      +status: draft
      +created: 2026-11-23T09:00
      +id: CHG-20261123-01
      +requested_by: "[[Ana]]"
      +services:
      +  - "[[db]]"
      +change_type: normal
      +reason: "The logs filled the disk"
      +planned_start: 2026-11-28T22:00
      +planned_end: 2026-11-28T23:00
      +test_result: pass
      +---
      +
      +\`\`\`operations
      +show: panel
      +\`\`\`
      +
      +## Impact assessment
      +
      +Orders are read-only for ten minutes.
      +
      +## Implementation plan
      +
      +- [ ] Stop the writers
      +- [ ] Point the database to the new volume
      +- [ ] Start the writers
      +
      +## Test plan
      +
      +The same steps on the replica: passed.
      +
      +## Backout plan
      +
      +1. Stop the database
      +2. Copy the logs back
      +
      +## Verification
      +
      +1. An order is written within a second
      +
      +## Communication
      +
      +## Approvals
      +
      +## Log
      +"
    `);

    await stepTo(page, "Submit");
    await stateIs(page, "In assessment");
    await stepTo(page, "Ask for approval");
    await fill(page, { Probability: "3, possible", Impact: "5, a critical service or data is lost", Reviewer: "[[Ben]]" });
    await page.dialog.getByRole("button", { name: "Ask for approval" }).click();
    await stateIs(page, "Waits for approval");
    expect(await part(page, "Risk")).toMatchInlineSnapshot(`
      [
        "High: probability 3 × impact 5 = 15 (high)",
        "Critical service",
        "Nothing alike was done before",
      ]
    `);
    expect(await part(page, "Approvals")).toMatchInlineSnapshot(`
      [
        "Peer: missing",
        "Service owner: missing",
        "Change board: 2 missing",
      ]
    `);
    await approveAll(page, vault, PATH);
    await stepTo(page, "Schedule");
    await stateIs(page, "Scheduled");
    const [scheduled, afterSchedule] = await changesSince(afterRequest, vault);
    expect(scheduled).toMatchInlineSnapshot(`
      "Operations/Changes/2026/CHG-20261123-01 Own volume for the logs of db.md
      -status: draft
      +status: scheduled
      +submitted: 2026-11-23T09:00
      +risk_probability: 3
      +risk_impact: 5
      +reviewer: "[[Ben]]"
      +authorized: 2026-11-23T09:00
      +- 2026-11-23 09:00 approved by [[Cleo]] as peer, plan h1-e66ba6604bb0
      +- 2026-11-23 09:00 approved by [[Ben]] as service-owner, plan h1-e66ba6604bb0
      +- 2026-11-23 09:00 approved by [[Dora]] as cab, plan h1-e66ba6604bb0
      +- 2026-11-23 09:00 approved by [[Emil]] as cab, plan h1-e66ba6604bb0
      +
      +%% ops:begin approved-plan %%
      +\`\`\`\`text
      +## Implementation plan
      +- [ ] Stop the writers
      +- [ ] Point the database to the new volume
      +- [ ] Start the writers
      +## Test plan
      +The same steps on the replica: passed.
      +## Backout plan
      +1. Stop the database
      +1. Copy the logs back
      +planned_start: 2026-11-28T22:00
      +planned_end: 2026-11-28T23:00
      +services: db
      +\`\`\`\`
      +%% ops:end approved-plan %%
      +
      +- 2026-11-23 09:00 status draft → assess by [[Ana]]
      +- 2026-11-23 09:00 status assess → authorize by [[Ana]]
      +- 2026-11-23 09:00 status authorize → scheduled by [[Ana]]
      +"
    `);
    git(vault, "init", "-q");
    git(vault, "add", "--", "Operations");
    git(vault, "commit", "-qm", "Scheduled");

    // Somebody edits the way back with an editor: the panel says so at once, and what was changed.
    await vault.write(PATH, afterSchedule[PATH]?.replace("2. Copy the logs back\n", "2. Restore the old path; the old directory is kept\n") ?? "");
    await panelOf(page).locator("[data-approval=void]").first().waitFor();
    expect(await part(page, "Approvals")).toMatchInlineSnapshot(`
      [
        "Peer: missing",
        "Service owner: missing",
        "Change board: 2 missing",
        "Peer: Cleo, Mon 23 Nov 09:00 (void, the plan changed since)",
        "Service owner: Ben, Mon 23 Nov 09:00 (void, the plan changed since)",
        "Change board: Dora, Mon 23 Nov 09:00 (void, the plan changed since)",
        "Change board: Emil, Mon 23 Nov 09:00 (void, the plan changed since)",
        "What changed since the approval",
      ]
    `);
    expect(await difference(page)).toMatchInlineSnapshot(`
      [
        "7 lines unchanged",
        " 
      1. Stop the database",
        "-
      Removed:
      1. Copy the logs back",
        "+
      Added:
      1. Restore the old path; the old directory is kept",
        " 
      planned_start: 2026-11-28T22:00",
        "2 lines unchanged",
      ]
    `);
    expect(git(vault, "diff", "--unified=1", "--no-color").split("\n").slice(2)).toMatchInlineSnapshot(`
      [
        "--- a/Operations/Changes/2026/CHG-20261123-01 Own volume for the logs of db.md	",
        "+++ b/Operations/Changes/2026/CHG-20261123-01 Own volume for the logs of db.md	",
        "@@ -41,3 +41,3 @@ The same steps on the replica: passed.",
        " 1. Stop the database",
        "-2. Copy the logs back",
        "+2. Restore the old path; the old directory is kept",
        " ",
        "",
      ]
    `);

    await look(page, "light", "change-void");
    for (const name of ["dark", "phone"] as const) {
      const beside = await open({ now: "2026-11-23T09:00", person: "[[Ana]]", ...(name === "dark" ? { theme: "dark" } : { size: phone }) });
      await read(beside, NAME);
      await difference(beside);
      await look(beside, name, "change-void");
      await beside.close();
    }

    await goOnAt(page, "2026-11-28T22:05", "Scheduled");
    const [, edited] = await changesSince(afterSchedule, vault);
    await stepTo(page, "Begin work");
    expect(await listIn(page, "This step is not possible yet")).toMatchInlineSnapshot(`
      [
        "The plan was edited after it was approved.
      Look at the difference, and have it approved again.
      CHG-HASH · CHG-20261123-01 Own volume for the logs of db, line 50",
        "Approvals are missing.
      Have it approved. Its panel names who is missing.
      CHG-APPR · CHG-20261123-01 Own volume for the logs of db, line 50",
      ]
    `);
    await page.keyboard.press("Escape");
    expect(await vault.notes()).toEqual(edited);

    await approveAll(page, vault, PATH);
    expect(await part(page, "Approvals")).toMatchInlineSnapshot(`
      [
        "Peer: Cleo, Sat 28 Nov 22:05",
        "Service owner: Ben, Sat 28 Nov 22:05",
        "Change board: Dora, Sat 28 Nov 22:05",
        "Change board: Emil, Sat 28 Nov 22:05",
      ]
    `);
    await stepTo(page, "Begin work");
    await stateIs(page, "In progress");
    for (const done of [1, 2, 3]) {
      await page.command("Operations Vault: Pass step");
      await expect.poll(() => part(page, "Plan")).toContain(`${String(done)} of 3 steps done`);
    }
    expect((await changesSince(edited, vault))[0]).toMatchInlineSnapshot(`
      "Operations/Changes/2026/CHG-20261123-01 Own volume for the logs of db.md
      -status: scheduled
      +status: implement
      +implementer: "[[Ana]]"
      +actual_start: 2026-11-28T22:05
      -- [ ] Stop the writers
      -- [ ] Point the database to the new volume
      -- [ ] Start the writers
      +- [x] Stop the writers [at:: 22:05] [by:: [[Ana]]]
      +- [x] Point the database to the new volume [at:: 22:05] [by:: [[Ana]]]
      +- [x] Start the writers [at:: 22:05] [by:: [[Ana]]]
      +- 2026-11-28 22:05 approved by [[Cleo]] as peer, plan h1-5438a1a55014
      +- 2026-11-28 22:05 approved by [[Ben]] as service-owner, plan h1-5438a1a55014
      +- 2026-11-28 22:05 approved by [[Dora]] as cab, plan h1-5438a1a55014
      +- 2026-11-28 22:05 approved by [[Emil]] as cab, plan h1-5438a1a55014
      -1. Copy the logs back
      +1. Restore the old path; the old directory is kept
      +- 2026-11-28 22:05 status scheduled → implement by [[Ana]]"
    `);
    // Working through the plan is no edit of it.
    expect(await panelOf(page).locator("[data-approval=void]").count()).toBe(0);
  });
});

describe("A change in the year-end freeze, while an order takes a dependent service down", () => {
  const NAME = "CHG-20261123-01 Rotate the keys of db";
  const PATH = `${CHANGES}/${NAME}.md`;
  const BY_HAND = "CHG-20261123-02 Rotate the keys of db by hand";
  const ORDER = "Operations/Work orders/2026/WO-20261123-01 Move app to the new rack.md";
  const order = (day: string): string => `---\ntype: work-order\nid: WO-20261123-01\ncategory: corrective\nstatus: planned\nservices:\n  - "[[app]]"\ndue: ${day}\ndowntime_start: ${day}T22:30\ndowntime_end: ${day}T23:30\nassignee: "[[Emil]]"\n---\n`;
  const VAULT = {
    ...FRAMEWORK, ...PEOPLE, ...SERVICES, [ORDER]: order("2026-12-18"),
    "Operations/Calendars/Year-end freeze 2026.md": "---\ntype: calendar\nkind: freeze\nlevel: hard\nstart: 2026-12-18T18:00\nend: 2027-01-04T06:00\n---\n",
  };

  journey("is not scheduled; in January the order is accepted with a reason; and nobody begins in the freeze", { timeout: 240_000 }, async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T09:00", person: "[[Ana]]" });
    await request(page, vault, "Rotate the keys of db", { Reason: "They are two years old", "Planned start": "2026-12-18 22:00" });
    await stepTo(page, "Submit");
    await stateIs(page, "In assessment");
    await stepTo(page, "Ask for approval");
    await fill(page, { Probability: "1, very unlikely", Impact: "3, part of a service fails", Reviewer: "[[Ben]]" });
    await page.dialog.getByRole("button", { name: "Ask for approval" }).click();
    await stateIs(page, "Waits for approval");
    await approve(page, vault, PATH, "Cleo", "Peer");
    await actAs(page, "[[Ana]]");

    // Both are listed; the freeze of the service itself cannot be accepted, so that it is not scheduled.
    await page.command("Operations Vault: Check conflicts");
    expect(await listIn(page, `Conflicts of ${NAME}`)).toMatchInlineSnapshot(`
      [
        "In a freeze: Year-end freeze 2026
      hard
      Cannot be accepted; move the change",
        "Maintenance with downtime: WO-20261123-01 Move app to the new rack
      app
      Accept",
      ]
    `);
    await page.keyboard.press("Escape");
    const [, frozen] = await changesSince(VAULT, vault);
    await stepTo(page, "Schedule");
    await page.dialog.getByText(`Conflicts of ${NAME}`).waitFor();
    await look(page, "light", "change-conflicts");
    await page.keyboard.press("Escape");
    expect(await vault.notes()).toEqual(frozen);
    const schedule = await SchedulePage.open(page);
    await schedule.turnTo("PageDown", "December 2026");
    await expect.poll(() => chipsOf(schedule)).toEqual(["2026-12-18 22:00 Rotate the keys of db, in conflict"]);

    // Both are moved to January. The plan's times are a part of what was approved, so that it is approved again.
    await vault.write(ORDER, order("2027-01-08"));
    await vault.write(PATH, frozen[PATH]?.replaceAll("2026-12-18T", "2027-01-08T") ?? "");
    await schedule.turnTo("PageDown", "January 2027");
    await expect.poll(() => chipsOf(schedule)).toEqual(["2027-01-08 22:00 Rotate the keys of db, in conflict"]);
    await read(page, NAME);
    await stateIs(page, "Waits for approval");
    await panelOf(page).locator("[data-approval=void]").waitFor();
    await approve(page, vault, PATH, "Cleo", "Peer");
    await actAs(page, "[[Ana]]");
    const [, moved] = await changesSince(frozen, vault);
    await stepTo(page, "Schedule");
    expect(await listIn(page, `Conflicts of ${NAME}`)).toMatchInlineSnapshot(`
      [
        "Maintenance with downtime: WO-20261123-01 Move app to the new rack
      app
      Accept",
      ]
    `);
    await page.dialog.getByRole("button", { name: "Accept", exact: false }).click();
    await page.field("Reason").fill("Emil moves app before db is touched");
    await page.keyboard.press("Enter");
    await page.dialog.getByText("All of them are accepted.").waitFor();
    await page.keyboard.press("Escape");
    await stateIs(page, "Scheduled");
    expect(await part(page, "Conflicts")).toMatchInlineSnapshot(`
      [
        "Maintenance with downtime: WO-20261123-01 Move app to the new rack, app, accepted by Ana: Emil moves app before db is touched",
      ]
    `);
    expect((await changesSince(moved, vault))[0]).toMatchInlineSnapshot(`
      "Operations/Changes/2026/CHG-20261123-01 Rotate the keys of db.md
      -status: authorize
      +status: scheduled
      +authorized: 2026-11-23T09:00
      +## Accepted conflicts
      +
      +- 2026-11-23 09:00 accepted maintenance [[WO-20261123-01 Move app to the new rack]] by [[Ana]]: Emil moves app before db is touched
      +
      +- 2026-11-23 09:00 status authorize → scheduled by [[Ana]]"
    `);
    await SchedulePage.open(page);
    await expect.poll(() => chipsOf(schedule)).toEqual(["2027-01-08 22:00 Rotate the keys of db"]);

    // Another is scheduled by hand, with its approval, in the freeze: nobody begins it there.
    await vault.write(`${CHANGES}/${BY_HAND}.md`, frozen[PATH]?.replace("CHG-20261123-01", "CHG-20261123-02").replace("status: authorize", "status: scheduled") ?? "");
    await read(page, BY_HAND);
    await goOnAt(page, "2026-12-18T22:05", "Scheduled");
    const [, byHand] = await changesSince(moved, vault);
    await stepTo(page, "Begin work");
    expect(await listIn(page, "This step is not possible yet")).toMatchInlineSnapshot(`
      [
        "It is in conflict with something else.
      Move it, or accept each conflict with a reason.
      CHG-CONF · CHG-20261123-02 Rotate the keys of db by hand",
        "A hard freeze is in force.
      Year-end freeze 2026, until 2027-01-04 06:00. Move it behind the freeze, or make it an emergency.
      CHG-FRZ · CHG-20261123-02 Rotate the keys of db by hand",
      ]
    `);
    await look(page, "light", "change-freeze");
    await page.keyboard.press("Escape");
    expect(await vault.notes()).toEqual(byHand);
  });
});
