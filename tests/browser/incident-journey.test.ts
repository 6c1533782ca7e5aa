import { describe, expect } from "vitest";
import { vaultDiff } from "../shared/vault-diff.ts";
import { journey } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";
import type { WorkbenchPage } from "./workbench-page.ts";

const FRAMEWORK = { "Operations/Operational procedures.md": "---\ntype: framework\ntimezone: Europe/Berlin\nprofile: team\n---\n\n# Operational procedures\n" };
const ROUND = "---\ntype: procedure\narea: system-monitoring\noperation: routine\nstatus: approved\nservices:\n  - \"[[db]]\"\nschedule: every day at 08:00\nstarts: 2026-11-02\n---\n\n## Steps\n\n1. Failed backups in the last 24 hours [limit:: = 0]\n2. Fullest disk of db-1 [limit:: <= 90 %]\n";
const SERVICE = "---\ntype: service\n---\n";
const INCIDENT = "INC-20261123-01 Fullest disk of db-1 97 %";
const INCIDENT_PATH = `Operations/Incidents/2026/${INCIDENT}.md`;

/** The panel of the record that is open. */
const panelOf = (page: WorkbenchPage) => page.view("markdown").locator(".operations-vault-panel:visible");

/** Goes on at another time, and waits until the app knows its notes. */
async function goOnAt(page: WorkbenchPage, now: string, state: string): Promise<void> {
  await page.reload(now);
  await panelOf(page).locator(".operations-vault-panel-word", { hasText: state }).waitFor();
}

/** What the vault's notes say since they were last looked at. */
async function changesSince(before: Record<string, string>, vault: VaultOnDisk): Promise<[diff: string, now: Record<string, string>]> {
  const now = await vault.notes();
  return [vaultDiff(before, now), now];
}

describe("A failed morning check", () => {
  const VAULT = { ...FRAMEWORK, "Operations/Procedures/Morning round.md": ROUND, "Operations/Services/db.md": SERVICE, "Figures.md": "```operations\nshow: incidents\n```\n" };

  journey("becomes a SEV2, is resolved with what was done and why, reviewed, closed, and counted once", async ({ serve }) => {
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
    await page.button(/^Steps/).click();
    await page.stepMenu("Fullest disk of db-1", "Declare incident");
    await expect.poll(() => page.field("What is wrong").inputValue()).toBe("Fullest disk of db-1: 97 %");
    expect(await page.field("Service").inputValue()).toBe("[[db]]");
    await page.dialog.getByText("SEV2", { exact: true }).click();
    await page.field("Commander").fill("");
    await page.dialog.getByRole("button", { name: "Declare" }).click();
    await page.dialog.getByText("Name who leads.").waitFor();
    expect(await vault.notes()).toEqual(afterRound);
    await page.field("Commander").fill("[[Ana]]");
    await page.dialog.getByRole("button", { name: "Declare" }).click();
    await expect.poll(() => page.activePath()).toBe(INCIDENT_PATH);
    const [declared, afterDeclared] = await changesSince(afterRound, vault);
    expect(declared).toMatchInlineSnapshot();

    await page.page.getByRole("button", { name: "Reading view" }).click();
    await goOnAt(page, "2026-11-23T08:10", "Assessing");
    await panelOf(page).getByRole("button", { name: "Respond" }).click();
    await page.field("Assessment").fill("Writes to db-1 fail, reads do not");
    await page.dialog.getByLabel("Category").selectOption("Capacity");
    await page.keyboard.press("Enter");
    await panelOf(page).locator(".operations-vault-panel-word", { hasText: "Responding" }).waitFor();
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
    await panelOf(page).getByRole("button", { name: "Mitigated" }).click();
    await page.field("Mitigation").fill("Purged the logs: 71 %");
    await page.keyboard.press("Enter");
    await panelOf(page).locator(".operations-vault-panel-word", { hasText: "Mitigated" }).waitFor();
    const [responded, afterResponded] = await changesSince(afterDeclared, vault);
    expect(responded).toMatchInlineSnapshot();

    // It cannot be resolved without saying how and why.
    await goOnAt(page, "2026-11-23T09:02", "Mitigated");
    await panelOf(page).getByRole("button", { name: "Resolved" }).click();
    await page.dialog.getByRole("button", { name: "Resolve" }).click();
    expect(await page.dialog.getByRole("alert").allInnerTexts()).toMatchInlineSnapshot();
    expect(await vault.notes()).toEqual(afterResponded);
    await page.field("Resolution").fill("Logs are kept for two days only");
    await page.dialog.getByLabel("Resolved by").selectOption("Configuration changed");
    await page.dialog.getByLabel("Cause", { exact: true }).selectOption("Capacity");
    await page.dialog.getByRole("button", { name: "Resolve" }).click();
    await page.page.locator(".suggestion-item").first().waitFor();
    expect(await page.page.locator(".suggestion-item").allInnerTexts()).toMatchInlineSnapshot();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.activePath()).toContain("Operations/Reviews/");
    const [resolved, afterResolved] = await changesSince(afterResponded, vault);
    expect(resolved).toMatchInlineSnapshot();

    // It is not closed before its review is done.
    const close = async (): Promise<void> => {
      await page.openNote(INCIDENT);
      await page.command("Operations Vault: Change status");
      await page.page.locator(".suggestion-item", { hasText: "Close" }).click();
    };
    await close();
    await page.notices.getByText("Its review is not done. Finish the review first.").waitFor();
    expect(await vault.notes()).toEqual(afterResolved);

    // The review wants what happened in words, and somebody who sees to what follows from it.
    const review = await panelOf(page).count();
    expect(review).toBe(1);
  });
});
