import path from "node:path";
import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";

const SAMPLE = path.resolve(process.cwd(), "tests/workbench/sample-vault");

describe("The first screen", () => {
  journey("of a device shows the dashboard without a click, and writes nothing", async ({ serve }) => {
    const vault = await VaultOnDisk.copyOf(SAMPLE);
    const before = await vault.notes();
    const page = await (await serve(vault))();
    await page.dashboard.getByText("Monday 23 November 2026, 08:0").waitFor();
    await page.button("Open today's checklist").waitFor();
    expect(await vault.notes()).toEqual(before);
  });

  journey("shows later what was left open, and what was closed stays closed", async ({ serve }) => {
    const page = await (await serve(await VaultOnDisk.copyOf(SAMPLE)))();
    await page.dashboard.waitFor();
    await page.openNote("Welcome");
    await page.reload();
    await page.dashboard.waitFor();
    expect(await page.activePath()).toBe("Welcome.md");
    await page.page.getByRole("button", { name: "Toggle right sidebar" }).click();
    await page.dashboard.waitFor({ state: "hidden" });
    await page.reload();
    expect(await page.dashboard.isVisible()).toBe(false);
    await page.showDashboard();
    await page.button("Open today's checklist").waitFor();
  });
});
