import { describe, expect } from "vitest";
import { hasShared, seedText } from "../shared/shared-folder.ts";
import { vaultDiff } from "../shared/vault-diff.ts";
import { journey } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";

const TODAY = "Operations/Checklists/2026/2026-11-23 Daily checklist.md";
const TOMORROW = "Operations/Checklists/2026/2026-11-24 Daily checklist.md";

describe.skipIf(!hasShared)("The seed document alone in a vault (skipped without ../shared)", () => {
  journey("becomes today's checklist, is worked through with mouse and palette, finished, and what was deferred comes again tomorrow", async ({ serve }) => {
    const vault = await VaultOnDisk.with({ "Operational procedures.md": seedText() });
    const open = await serve(vault);
    const page = await open();
    await page.showDashboard();
    await page.button("Open today's checklist").click();
    await expect.poll(() => page.activePath()).toBe(TODAY);
    await expect.poll(() => page.steps()).toEqual({
      "System monitoring": ["Monitor system health", "System checks", "Security monitoring"],
      "Service management": ["Check service status", "Service monitoring", "Issue resolution"],
      "User support": ["Handle user requests", "User support"],
      "Performance monitoring": ["Review performance metrics", "Performance monitoring", "Performance tuning"],
    });
    const made = await vault.notes();

    // A tick and its undo.
    await page.box("Monitor system health").click();
    await page.stepIs("Monitor system health", "Passed");
    await page.notices.getByRole("button", { name: "Undo" }).last().click();
    await page.stepIs("Monitor system health", "Open");
    expect(await vault.notes()).toEqual(made);

    // With the mouse.
    for (const step of ["Monitor system health", "System checks", "Check service status", "Service monitoring"]) {
      await page.box(step).click();
      await page.stepIs(step, "Passed");
    }
    await page.stepMenu("Security monitoring", "Fail");
    await page.field("Note").fill("The log collector is down since 06:40");
    await page.dialog.getByRole("button", { name: "Fail" }).click();
    await page.stepIs("Security monitoring", "Failed");

    // By command, from the keyboard: each takes the next open step.
    await page.command("Operations Vault: Mark step not applicable");
    await page.field("Note").waitFor();
    await page.keyboard.type("Nothing was reported over the weekend");
    await page.keyboard.press("Enter");
    await page.stepIs("Issue resolution", "Not applicable");
    await page.command("Operations Vault: Pass step");
    await page.stepIs("Handle user requests", "Passed");
    await page.command("Operations Vault: Defer step");
    await page.stepIs("User support", "Deferred");
    for (const step of ["Review performance metrics", "Performance monitoring", "Performance tuning"]) {
      await page.command("Operations Vault: Pass step");
      await page.stepIs(step, "Passed");
    }

    const answered = await vault.notes();
    await page.button("Finish checklist").click();
    await expect.poll(() => vault.read(TODAY)).toContain("status: done-with-exceptions");
    const finished = await vault.notes();
    expect(vaultDiff(made, finished)).toMatchInlineSnapshot(`
      "Operations/Checklists/2026/2026-11-23 Daily checklist.md
      -status: open
      +status: done-with-exceptions
      +started: 2026-11-23T08:00
      +completed: 2026-11-23T08:00
      -- [ ] Monitor system health
      -- [ ] System checks
      -- [ ] Security monitoring
      +- [x] Monitor system health [at:: 08:00]
      +- [x] System checks [at:: 08:00]
      +- [!] Security monitoring [at:: 08:00]
      +  - The log collector is down since 06:40 [at:: 08:00]
      -- [ ] Check service status
      -- [ ] Service monitoring
      -- [ ] Issue resolution
      +- [x] Check service status [at:: 08:00]
      +- [x] Service monitoring [at:: 08:00]
      +- [-] Issue resolution [at:: 08:00]
      +  - Nothing was reported over the weekend [at:: 08:00]
      -- [ ] Handle user requests
      -- [ ] User support
      +- [x] Handle user requests [at:: 08:00]
      +- [>] User support [at:: 08:00]
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
    await page.dashboard.getByText("Done with exceptions").waitFor();

    await page.command("Operations Vault: Undo last operation");
    await expect.poll(() => vault.notes()).toEqual(answered);
    await page.button("Finish checklist").click();
    await expect.poll(() => vault.notes()).toEqual(finished);
    await page.close();

    const nextDay = await open({ now: "2026-11-24T08:00" });
    await nextDay.showDashboard();
    await nextDay.button("Open today's checklist").click();
    await expect.poll(() => vault.notes().then((notes) => notes[TOMORROW])).toContain("- [ ] User support [from:: [[2026-11-23 Daily checklist]]]\n");
    expect(vaultDiff(finished, { ...finished, [TOMORROW]: await vault.read(TOMORROW) })).toMatchInlineSnapshot(`
      "Operations/Checklists/2026/2026-11-24 Daily checklist.md
      +---
      +type: checklist
      +date: 2026-11-24
      +occurrence: daily@2026-11-24
      +procedures:
      +  - "[[Operational procedures]]"
      +status: open
      +---
      +
      +## [[Operational procedures|System monitoring]]
      +%% ops:run 2026-11-24 system_monitoring h1-c5376fd2a967 %%
      +
      +- [ ] Monitor system health
      +- [ ] System checks
      +- [ ] Security monitoring
      +
      +## [[Operational procedures|Service management]]
      +%% ops:run 2026-11-24 service_management h1-dbde6e519daa %%
      +
      +- [ ] Check service status
      +- [ ] Service monitoring
      +- [ ] Issue resolution
      +
      +## [[Operational procedures|User support]]
      +%% ops:run 2026-11-24 user_support h1-a8c23e50751a %%
      +
      +- [ ] Handle user requests
      +- [ ] User support [from:: [[2026-11-23 Daily checklist]]]
      +
      +## [[Operational procedures|Performance monitoring]]
      +%% ops:run 2026-11-24 performance_monitoring h1-9164fb002cea %%
      +
      +- [ ] Review performance metrics
      +- [ ] Performance monitoring
      +- [ ] Performance tuning
      +"
    `);
    expect(await vault.notes()).toEqual({ ...finished, [TOMORROW]: await vault.read(TOMORROW) });
    await expect.poll(() => nextDay.step("User support").innerText()).toContain("Carried over from 2026-11-23 Daily checklist");
    await nextDay.step("User support").getByText("2026-11-23 Daily checklist").click();
    await expect.poll(() => nextDay.activePath()).toBe(TODAY);
  });
});
