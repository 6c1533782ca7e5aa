import { spawnSync } from "node:child_process";
import { describe, expect } from "vitest";
import { vaultDiff } from "../shared/vault-diff.ts";
import { actAs, changesSince, goOnAt, panelOf, stateIs, stepTo } from "./change-page.ts";
import { journey } from "./journey.ts";
import { SchedulePage } from "./schedule-page.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";
import type { WorkbenchPage } from "./workbench-page.ts";

type Words = Readonly<Record<string, string>>;

const FRAMEWORK = { "Operations/Operational procedures.md": "---\ntype: framework\ntimezone: Europe/Berlin\nprofile: team\n---\n\n# Operational procedures\n" };
const PEOPLE = Object.fromEntries(["Ana", "Ben", "Cleo", "Dora", "Emil"].map((name) => [`People/${name}.md`, `# ${name}\n`]));
const SERVICES = {
  "Operations/Services/db.md": '---\ntype: service\ncriticality: tier1\nowner: "[[Ben]]"\n---\n',
  "Operations/Services/app.md": '---\ntype: service\nowner: "[[Ben]]"\ndepends_on:\n  - "[[db]]"\n---\n',
};
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
  const path = `${CHANGES}/CHG-20261123-01 ${title}.md`;
  await expect.poll(() => page.activePath()).toBe(path);
  await vault.write(path, written(await vault.read(path), WRITTEN).replace("\n---\n", "\ntest_result: pass\n---\n"));
  await expect.poll(() => page.editorText()).toContain("test_result: pass");
  await page.page.getByRole("button", { name: "Reading view" }).click();
  await stateIs(page, "Draft");
}

/** What the panel says in a part of it, a line each. */
async function part(page: WorkbenchPage, title: string): Promise<string[]> {
  return (await panelOf(page).locator(".operations-vault-change-parts > div").filter({ has: page.page.locator("dt").getByText(title, { exact: true }) }).locator("dd").innerText()).split("\n");
}

/** Approves the open change as somebody. */
async function approve(page: WorkbenchPage, person: string, role: string): Promise<void> {
  await actAs(page, `[[${person}]]`);
  await page.command("Operations Vault: Approve change");
  if (person !== "Cleo") console.log(person, await page.dialog.innerText());
  expect(await page.dialog.getByLabel("As").locator("option:checked").innerText()).toBe(role);
  await page.dialog.getByRole("button", { name: "Approve" }).click();
  await page.dialog.waitFor({ state: "detached" });
}

const BOARD = [["Cleo", "Peer"], ["Ben", "Service owner"], ["Dora", "Change board"], ["Emil", "Change board"]] as const;

async function approveAll(page: WorkbenchPage): Promise<void> {
  for (const [person, role] of BOARD) await approve(page, person, role);
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
    const page = await (await serve(vault))({ now: "2026-11-23T09:00", person: "[[Ana]]" });
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
    await stepTo(page, "Request approval");
    await fill(page, { Probability: "3, possible", Impact: "5, a critical service or data is lost", Reviewer: "[[Ben]]" });
    await page.dialog.getByRole("button", { name: "Request approval" }).click();
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
    await approveAll(page);
    await stepTo(page, "Schedule");
    await stateIs(page, "Scheduled");
    const [scheduled, afterSchedule] = await changesSince(afterRequest, vault);
    expect(scheduled).toMatchInlineSnapshot();
    git(vault, "init", "-q");
    git(vault, "add", "--", "Operations");
    git(vault, "commit", "-qm", "Scheduled");

    // Somebody edits the way back with an editor: the panel says so at once, and what was changed.
    await vault.write(PATH, afterSchedule[PATH]?.replace("2. Copy the logs back\n", "2. Restore the old path; the old directory is kept\n") ?? "");
    await panelOf(page).locator("[data-approval=void]").first().waitFor();
    expect(await part(page, "Approvals")).toMatchInlineSnapshot();
    expect(git(vault, "diff", "--unified=1", "--no-color").split("\n").slice(2)).toMatchInlineSnapshot();

    await goOnAt(page, "2026-11-28T22:05", "Scheduled");
    const [, edited] = await changesSince(afterSchedule, vault);
    await stepTo(page, "Start");
    await page.dialog.getByText("This step is not possible yet").waitFor();
    expect(await page.dialog.getByRole("listitem").allInnerTexts()).toMatchInlineSnapshot();
    await page.keyboard.press("Escape");
    expect(await vault.notes()).toEqual(edited);

    await approveAll(page);
    expect(await part(page, "Approvals")).toMatchInlineSnapshot();
    await stepTo(page, "Start");
    await stateIs(page, "In progress");
    for (const done of [1, 2, 3]) {
      await page.command("Operations Vault: Pass step");
      await expect.poll(() => part(page, "Plan")).toContain(`${String(done)} of 3 steps done`);
    }
    expect((await changesSince(edited, vault))[0]).toMatchInlineSnapshot();
    // Working through the plan is no edit of it.
    expect(await panelOf(page).locator("[data-approval=void]").count()).toBe(0);
  });
});
