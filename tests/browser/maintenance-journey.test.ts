import { describe, expect } from "vitest";
import { vaultDiff } from "../shared/vault-diff.ts";
import { journey } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";

const FRAMEWORK = { "Operations/Operational procedures.md": "---\ntype: framework\ntimezone: Europe/Berlin\nprofile: team\n---\n\n# Operational procedures\n" };
const PLANS = "Operations/Maintenance";

/** A plan's note: its properties as lines, then what its log says so far. */
function plan(properties: readonly string[], done = "", steps: readonly string[] = []): string {
  const stamps = done === "" ? [] : [`last_done: ${done}`, `last_due: ${done}`];
  const body = steps.length === 0 ? [] : ["## Steps", "", ...steps.map((step, at) => `${String(at + 1)}. ${step}`), ""];
  return ["---", "type: maintenance", ...properties, ...stamps, "---", "", ...body, "## Log", "", ...(done === "" ? [] : [`- ${done} done (due ${done}) by [[Ben]]`]), ""].join("\n");
}

describe("Ten days away", () => {
  /** TV-12's daily plan in its three ways, and plans that nobody can miss twice. */
  const AWAY = {
    ...FRAMEWORK,
    [`${PLANS}/Alarm panel.md`]: plan(["schedule: every day at 09:00", "starts: 2025-12-01", "missed: one"], "2026-01-05"),
    [`${PLANS}/Fire watch.md`]: plan(["schedule: every day at 09:00", "starts: 2025-12-01", "missed: all", "statutory: true"], "2026-01-05"),
    [`${PLANS}/Empty trash.md`]: plan(["schedule: every day at 09:00", "starts: 2025-12-01", "missed: skip"], "2026-01-05"),
    [`${PLANS}/Rotate logs.md`]: plan(["schedule: every week on Friday", "starts: 2025-12-05"], "2025-12-26"),
    [`${PLANS}/Clean filters.md`]: plan(["schedule: every 3 days", "anchor: completion"], "2025-12-30"),
    [`${PLANS}/Close the month.md`]: plan(["schedule: every month on the 31st", "starts: 2025-08-31"], "2025-11-30"),
  };

  journey("are accounted for at a person's act: TV-12 for one, all and skip, once on two devices, and Undo takes it back", async ({ serve }) => {
    const vault = await VaultOnDisk.with(AWAY);
    const open = await serve(vault);
    const page = await open({ now: "2025-12-31T10:00", person: "[[Ana]]" });
    await page.showDashboard();
    await page.reload("2026-01-10T10:00");
    await page.dashboard.getByText("10 occurrences of 3 plans went by and nobody accounted for them.").waitFor();
    expect(vaultDiff(AWAY, await vault.notes())).toBe("");

    await page.button("Catch up").click();
    await page.field("Reason").fill("On leave");
    await page.keyboard.press("Enter");
    await page.dialog.getByRole("button", { name: "Apply" }).waitFor();
    expect(vaultDiff(AWAY, await vault.notes())).toBe("");
    await page.keyboard.press("Enter");
    await page.notices.getByText("Caught up: 3 plans").waitFor();
    const caughtUp = await vault.notes();
    expect(vaultDiff(AWAY, caughtUp)).toMatchInlineSnapshot(`
      "Operations/Maintenance/Alarm panel.md
      -last_due: 2026-01-05
      +last_due: 2026-01-09
      +- 2026-01-10 missed (due 2026-01-06) by [[Ana]]: On leave
      +- 2026-01-10 missed (due 2026-01-07) by [[Ana]]: On leave
      +- 2026-01-10 missed (due 2026-01-08) by [[Ana]]: On leave
      +- 2026-01-10 missed (due 2026-01-09) by [[Ana]]: On leave
      Operations/Maintenance/Empty trash.md
      -last_due: 2026-01-05
      +last_due: 2026-01-10
      +- 2026-01-10 skipped (due 2026-01-06) by [[Ana]]: On leave
      +- 2026-01-10 skipped (due 2026-01-07) by [[Ana]]: On leave
      +- 2026-01-10 skipped (due 2026-01-08) by [[Ana]]: On leave
      +- 2026-01-10 skipped (due 2026-01-09) by [[Ana]]: On leave
      +- 2026-01-10 skipped (due 2026-01-10) by [[Ana]]: On leave
      Operations/Maintenance/Rotate logs.md
      -last_due: 2025-12-26
      +last_due: 2026-01-02
      +- 2026-01-10 missed (due 2026-01-02) by [[Ana]]: On leave"
    `);

    // Nothing is offered any more, here or on another device; what is open stays to be done.
    await page.button("Catch up").waitFor({ state: "detached" });
    const laptop = await open({ now: "2026-01-10T10:05", device: "laptop of Ben", person: "[[Ben]]" });
    await laptop.showDashboard();
    expect(await laptop.dashboard.getByRole("list", { name: "Maintenance" }).locator("[data-walk]").allInnerTexts()).toMatchInlineSnapshot(`
      [
        "Fire watch",
        "Fire watch",
        "Clean filters",
        "Fire watch",
        "Fire watch",
        "Close the month",
        "Alarm panel",
        "Fire watch",
        "Rotate logs",
      ]
    `);
    await laptop.command("Operations Vault: Catch up maintenance");
    await laptop.notices.getByText("Nothing went by that is not accounted for.").waitFor();
    expect(await vault.notes()).toEqual(caughtUp);

    await page.notices.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => vaultDiff(AWAY, await vault.notes())).toBe("");
    await page.button("Catch up").waitFor();
  });
});

describe("Work by keyboard alone", () => {
  const ROUTER = `${PLANS}/Back up the router.md`;
  const FANS = `${PLANS}/Clean fans.md`;
  const VAULT = {
    ...FRAMEWORK,
    [`${PLANS}/Alarm panel.md`]: plan(["schedule: every day at 06:00", "starts: 2026-11-02"], "2026-11-22"),
    [ROUTER]: plan(["schedule: every week on Monday", "starts: 2026-11-02"], "2026-11-16"),
    [FANS]: plan(["schedule: every month on the 23rd", "starts: 2026-01-23", 'services:', '  - "[[atlas]]"'], "2026-10-23", ["Blow out the fans", "Fan speed [limit:: 900..1500 rpm]", "Listen to the bearings"]),
    "Operations/Services/atlas.md": "---\ntype: service\n---\n\n# atlas\n",
  };

  journey("completes what is due from the dashboard: a notice with Undo, one line in the log, and the row is gone", async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T08:05", person: "[[Ana]]" });
    await page.command("Operations Vault: Open dashboard");
    await page.dashboard.getByText("Back up the router").first().waitFor();
    await expect.poll(() => page.focusedIn(page.dashboard)).toBe(true);
    await expect.poll(() => page.focusedName()).toBe("Alarm panel");
    await page.keyboard.press("ArrowDown");
    expect(await page.focusedName()).toBe("Back up the router");
    await page.keyboard.press("Tab");
    expect(await page.focusedName()).toBe("Done");
    await page.keyboard.press("Enter");
    await page.notices.getByText("Done: Back up the router").waitFor();
    const list = page.dashboard.getByRole("list", { name: "Maintenance" });
    await expect.poll(() => list.locator("[data-walk]").allInnerTexts()).toEqual(["Alarm panel", "Clean fans"]);
    expect(vaultDiff(VAULT, await vault.notes())).toMatchInlineSnapshot(`
      "Operations/Maintenance/Back up the router.md
      -last_done: 2026-11-16
      -last_due: 2026-11-16
      +last_done: 2026-11-23
      +last_due: 2026-11-23
      +- 2026-11-23 done (due 2026-11-23) by [[Ana]]"
    `);
    // The keyboard stays at the same place, which is now the next row's, and Undo is at hand.
    expect(await page.page.evaluate("document.activeElement?.getAttribute('aria-label')")).toBe("Done: Clean fans");
    await page.command("Operations Vault: Undo last operation");
    await expect.poll(async () => vaultDiff(VAULT, await vault.notes())).toBe("");
    await expect.poll(() => list.locator("[data-walk]").allInnerTexts()).toContain("Back up the router");
  });

  journey("does a job with its steps, finds it degraded, and the repair that is proposed names its origin", async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T08:05", person: "[[Ana]]" });
    await page.command("Operations Vault: Start work order");
    await page.page.locator(".suggestion-item").first().waitFor();
    await page.keyboard.type("Clean fans");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.activePath()).toBe("Operations/Work orders/2026/2026-11-23 Clean fans.md");
    await page.command("Operations Vault: Pass step");
    await page.notices.getByText("Passed: Blow out the fans").waitFor();
    await page.command("Operations Vault: Pass step");
    await page.field("Reading").fill("1200");
    await page.keyboard.press("Enter");
    await page.notices.getByText("Passed: Fan speed").waitFor();
    await page.command("Operations Vault: Pass step");
    await page.notices.getByText("Passed: Listen").waitFor();
    await page.command("Operations Vault: Complete maintenance");
    await page.dialog.getByRole("combobox", { name: "Findings" }).waitFor();
    await page.keyboard.type("deg");
    await page.field("Action taken").fill("Cleaned, one bearing rattles");
    await page.keyboard.press("Enter");
    await page.page.getByText("Record a repair").waitFor();
    await page.keyboard.type("repair");
    await page.keyboard.press("Enter");
    await page.field("What is broken").fill("Fan bearing rattles");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.activePath()).toContain("Fan bearing rattles");
    // The text of the repair is its template's.
    const changes = vaultDiff(VAULT, await vault.notes());
    expect(changes.slice(0, changes.lastIndexOf("\n+---"))).toMatchInlineSnapshot(`
      "Operations/Work orders/2026/2026-11-23 Clean fans.md
      +---
      +type: work-order
      +plan: "[[Clean fans]]"
      +occurrence: 2026-11-23
      +due: 2026-11-23
      +services:
      +  - "[[atlas]]"
      +status: done
      +assignee: "[[Ana]]"
      +actual_start: 2026-11-23T08:05
      +actual_end: 2026-11-23T08:05
      +findings: degraded
      +action_taken: "Cleaned, one bearing rattles"
      +---
      +
      +## [[Clean fans]]
      +%% ops:run 2026-11-23 h1-f98231f4ce36 %%
      +
      +- [x] Blow out the fans [at:: 08:05] [by:: [[Ana]]]
      +- [x] Fan speed [limit:: 900..1500 rpm] [value:: 1200 rpm] [at:: 08:05] [by:: [[Ana]]]
      +- [x] Listen to the bearings [at:: 08:05] [by:: [[Ana]]]
      +
      +## Log
      +
      +- 2026-11-23 08:05 status planned → in-progress by [[Ana]]
      +- 2026-11-23 08:05 status in-progress → done by [[Ana]]
      +
      Operations/Work orders/2026/WO-20261123-01 Fan bearing rattles.md
      +---
      +type: work-order
      +category: corrective
      +status: planned
      +id: WO-20261123-01
      +created: 2026-11-23T08:05
      +requested_by: "[[Ana]]"
      +services:
      +  - "[[atlas]]"
      +raised_by: "[[2026-11-23 Clean fans]]""
    `);
  });
});
