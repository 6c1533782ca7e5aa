import { describe, expect } from "vitest";
import { hasShared, seedText } from "../shared/shared-folder.ts";
import { vaultDiff } from "../shared/vault-diff.ts";
import { journey } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";
import type { WorkbenchPage } from "./workbench-page.ts";

const TODAY = "Operations/Checklists/2026/2026-11-23 Daily checklist.md";

/** Waits until the focus stands on the box of a step in the dashboard. */
const stepInFocus = (page: WorkbenchPage, words: string): Promise<void> => expect.poll(() => page.focusedStep(), { message: `focus on ${words}` }).toBe(words);

/** Presses Tab until a button of the dashboard has the focus; more presses than it could need are a failure. */
async function tabToButton(page: WorkbenchPage, name: string): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    if ((await page.focusedName()) === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach "${name}".`);
}

describe.skipIf(!hasShared)("The seed document alone in a vault (skipped without ../shared), with the keyboard alone", () => {
  journey("is opened, walked through with arrows and letters, and finished; the focus stays where the work is", async ({ serve }) => {
    const vault = await VaultOnDisk.with({ "Operational procedures.md": seedText() });
    const page = await (await serve(vault))();
    await page.command("Operations Vault: Open dashboard");
    await expect.poll(() => page.focusedName()).toBe("Open today's checklist");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.activePath()).toBe(TODAY);
    await page.box("Monitor system health").waitFor();
    const made = await vault.notes();

    await page.command("Operations Vault: Open dashboard");
    await stepInFocus(page, "Monitor system health");
    await page.keyboard.press("Space");
    await page.stepIs("Monitor system health", "Passed");
    await stepInFocus(page, "Monitor system health");

    await page.keyboard.press("ArrowDown");
    await stepInFocus(page, "System checks");
    await page.keyboard.press("f");
    await page.field("Note").waitFor();
    await page.keyboard.type("Host db-1 does not answer");
    await page.keyboard.press("Enter");
    await page.stepIs("System checks", "Failed");
    await stepInFocus(page, "System checks");

    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("n");
    await page.field("Note").waitFor();
    await page.keyboard.press("Escape");
    await page.page.getByRole("dialog").waitFor({ state: "detached" });
    await stepInFocus(page, "Security monitoring");
    await page.keyboard.press("n");
    await page.field("Note").waitFor();
    await page.keyboard.type("The scanner is being replaced");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.stepIs("Security monitoring", "Not applicable");
    await stepInFocus(page, "Security monitoring");

    // The next row is the next section's heading: it closes and opens, then its steps follow.
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.box("Check service status").isVisible()).toBe(false);
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await stepInFocus(page, "Check service status");
    await page.keyboard.press("d");
    await page.stepIs("Check service status", "Deferred");
    await stepInFocus(page, "Check service status");

    for (const step of ["Service monitoring", "Issue resolution", "Handle user requests", "User support", "Review performance metrics", "Performance monitoring", "Performance tuning"]) {
      while ((await page.focusedStep()) !== step) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Space");
      await page.stepIs(step, "Passed");
      await stepInFocus(page, step);
    }

    // A step is reopened and passed again as it was.
    await page.keyboard.press("Space");
    await page.stepIs("Performance tuning", "Open");
    await page.keyboard.press("Space");
    await page.stepIs("Performance tuning", "Passed");

    await tabToButton(page, "Finish checklist");
    await page.keyboard.press("Enter");
    await page.dashboard.getByText("Done with exceptions").waitFor();
    await expect.poll(() => vault.read(TODAY)).toContain("status: done-with-exceptions");
    expect(await page.focusedIn(page.dashboard)).toBe(true);
    expect(vaultDiff(made, await vault.notes())).toMatchInlineSnapshot(`
      "Operations/Checklists/2026/2026-11-23 Daily checklist.md
      -status: open
      +status: done-with-exceptions
      +started: 2026-11-23T08:00
      +completed: 2026-11-23T08:00
      -- [ ] Monitor system health
      -- [ ] System checks
      -- [ ] Security monitoring
      +- [x] Monitor system health [at:: 08:00]
      +- [!] System checks [at:: 08:00]
      +  - Host db-1 does not answer [at:: 08:00]
      +- [-] Security monitoring [at:: 08:00]
      +  - The scanner is being replaced [at:: 08:00]
      -- [ ] Check service status
      -- [ ] Service monitoring
      -- [ ] Issue resolution
      +- [>] Check service status [at:: 08:00]
      +- [x] Service monitoring [at:: 08:00]
      +- [x] Issue resolution [at:: 08:00]
      -- [ ] Handle user requests
      -- [ ] User support
      +- [x] Handle user requests [at:: 08:00]
      +- [x] User support [at:: 08:00]
      -- [ ] Review performance metrics
      -- [ ] Performance monitoring
      -- [ ] Performance tuning
      +- [x] Review performance metrics [at:: 08:00]
      +- [x] Performance monitoring [at:: 08:00]
      +- [x] Performance tuning [at:: 08:00]
      +## Log
      +
      +- 2026-11-23 08:00 status open → done-with-exceptions
      +"
    `);
  });
});
