import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";
import type { WorkbenchPage } from "./workbench-page.ts";

const FRAMEWORK = "Operations/Operational procedures.md";
const TODAY = "Operations/Checklists/2026/2026-11-23 Daily checklist.md";
const CREATED = [
  FRAMEWORK,
  "Operations/Procedures/Emergency critical incident.md",
  "Operations/Procedures/Emergency data issue.md",
  "Operations/Procedures/Emergency security breach.md",
  "Operations/Procedures/Emergency service outage.md",
  "Operations/Procedures/Performance monitoring round.md",
  "Operations/Procedures/Service management round.md",
  "Operations/Procedures/System monitoring round.md",
  "Operations/Procedures/User support round.md",
  "Operations/Procedures/change-management.md",
  "Operations/Procedures/incident-response.md",
  "Operations/Procedures/maintenance-tasks.md",
  "Operations/Procedures/monitoring-guidelines.md",
];

/** The links of every note that lead nowhere, as Obsidian resolves them. */
const deadLinks = (page: WorkbenchPage): Promise<string[]> =>
  page.page.evaluate("Object.entries(app.metadataCache.unresolvedLinks).flatMap(([note, links]) => Object.keys(links).map((link) => note + ': ' + link))");

describe("An empty vault", () => {
  journey("is set up with the mouse: what will be created is shown first, and today's checklist follows", async ({ serve }) => {
    const vault = await VaultOnDisk.with({});
    const open = await serve(vault);
    const page = await open();
    await page.showDashboard();
    await page.dashboard.getByText("Setting it up lists every note before it is created.").waitFor();
    expect(await vault.notes()).toEqual({});

    await page.button("Set up operations vault").click();
    await page.field("You").fill("[[Ana]]");
    await page.dialog.getByLabel("Who works here").selectOption("A team");
    expect(await page.dialog.getByRole("status").filter({ hasText: "will be created" }).innerText()).toBe("13 notes will be created:");
    const listed = await page.dialog.getByRole("list", { name: "13 notes will be created:" }).locator("li > span:first-child").allInnerTexts();
    expect(listed.sort()).toEqual(CREATED);
    expect(await vault.notes()).toEqual({});
    await page.dialog.getByRole("button", { name: "Create notes" }).click();

    await expect.poll(() => page.activePath()).toBe(FRAMEWORK);
    expect(Object.keys(await vault.notes())).toEqual(CREATED);
    expect(await vault.read(FRAMEWORK)).toContain("timezone: Europe/Berlin\nprofile: team\n");
    await page.notices.getByText("Created 13 notes").waitFor();
    await expect.poll(() => deadLinks(page)).toEqual([]);

    await page.button("Open today's checklist").click();
    await expect.poll(() => page.activePath()).toBe(TODAY);
    await expect.poll(() => page.steps().then(Object.keys)).toEqual(["System monitoring round", "Service management round", "User support round", "Performance monitoring round"]);
    expect(Object.keys(await vault.notes())).toEqual([...CREATED, TODAY].sort());
    await expect.poll(() => deadLinks(page)).toEqual([]);
  });

  journey("is set up with the keyboard alone, into another folder and without starter notes", async ({ serve }) => {
    const vault = await VaultOnDisk.with({});
    const open = await serve(vault);
    const page = await open();
    await page.command("Operations Vault: Set up operations vault");
    await page.dialog.getByText("13 notes will be created:").waitFor();
    await expect.poll(() => page.field("Folder").evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Betrieb");
    const starters = page.dialog.getByRole("checkbox", { name: "Starter procedures" });
    await tabTo(page, "input[type=checkbox]");
    await page.keyboard.press("Space");
    expect(await starters.isChecked()).toBe(false);
    await page.dialog.getByText("1 note will be created:").waitFor();
    await tabTo(page, "button.mod-cta");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.activePath()).toBe("Betrieb/Operational procedures.md");
    expect(Object.keys(await vault.notes())).toEqual(["Betrieb/Operational procedures.md"]);

    await page.command("Operations Vault: Open today's checklist");
    await expect.poll(() => page.activePath()).toBe("Betrieb/Checklists/2026/2026-11-23 Daily checklist.md");
    expect(Object.keys(await vault.notes())).toEqual(["Betrieb/Checklists/2026/2026-11-23 Daily checklist.md", "Betrieb/Operational procedures.md"]);
    await page.command("Operations Vault: Undo last operation");
    await page.command("Operations Vault: Undo last operation");
    await expect.poll(() => vault.notes()).toEqual({});
  });

  journey("is left as it is when the dialog is closed", async ({ serve }) => {
    const vault = await VaultOnDisk.with({});
    const open = await serve(vault);
    const page = await open();
    await page.command("Operations Vault: Set up operations vault");
    await page.dialog.getByText("13 notes will be created:").waitFor();
    await page.keyboard.press("Escape");
    await page.dialog.waitFor({ state: "detached" });
    expect(await vault.notes()).toEqual({});
  });
});

/** Presses Tab until the focus stands on a control of the dialog; more presses than it has controls are a failure. */
async function tabTo(page: WorkbenchPage, selector: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    if (await page.page.evaluate(`document.activeElement?.matches(".modal ${selector}") ?? false`)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${selector}.`);
}
