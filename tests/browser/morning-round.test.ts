import { describe, expect } from "vitest";
import { hasShared, sharedText } from "../shared/shared-folder.ts";
import { vaultDiff } from "../shared/vault-diff.ts";
import { journey } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";

const TODAY = "Operations/Checklists/2026/2026-11-23 Daily checklist.md";
const FRAMEWORK = "---\ntype: framework\ntimezone: Europe/Berlin\nprofile: team\n---\n\n# Operational procedures\n";

describe.skipIf(!hasShared)("The morning round of a team (skipped without ../shared)", () => {
  journey("takes a reading over its limit as failed and asks why, wants evidence, and two different people", async ({ serve }) => {
    const vault = await VaultOnDisk.with({
      "Operations/Operational procedures.md": FRAMEWORK,
      "Operations/Procedures/Morning round.md": sharedText("examples", "Morning round.md"),
      "Attachments/UPS panel.md": "The panel at eight: no alarm.\n",
      "Ben.md": "Second shift.\n",
    });
    const page = await (await serve(vault))({ now: "2026-11-23T08:05", person: "[[Ana]]" });
    await page.showDashboard();
    await page.button("Open today's checklist").click();
    await expect.poll(() => page.activePath()).toBe(TODAY);
    const made = await vault.notes();

    // A reading over its limit: judged while it is typed, failed, and explained.
    await page.box("Highest disk usage on db-1").click();
    await page.field("Reading").fill("81");
    await page.dialog.getByText("Within <= 85 %").waitFor();
    await page.dialog.getByRole("button", { name: "Pass", exact: true }).waitFor();
    await page.field("Reading").fill("91");
    await page.dialog.getByText("Outside <= 85 %: it will be marked failed, say why").waitFor();
    await page.dialog.getByRole("button", { name: "Fail", exact: true }).click();
    await page.dialog.getByText("Say why.").waitFor();
    expect(await vault.notes()).toEqual(made);
    await page.field("Note").fill("Binary logs grew over the weekend");
    await page.dialog.getByRole("button", { name: "Fail", exact: true }).click();
    await page.stepIs("Highest disk usage on db-1", "Failed");

    // What is no number is refused, and so is another unit.
    await page.box("Replica lag").click();
    await page.field("Reading").fill("soon");
    await page.keyboard.press("Enter");
    await page.dialog.getByText("Enter a number in s.").waitFor();
    await page.field("Reading").fill("4 %");
    await page.keyboard.press("Enter");
    await page.dialog.getByText("This has another unit than the limit 0..10 s.").waitFor();
    await page.field("Reading").fill("4");
    await page.keyboard.press("Enter");
    await page.stepIs("Replica lag", "Passed");

    // Evidence is chosen from the vault.
    await page.box("UPS panel shows no alarm").click();
    await page.dialog.getByRole("button", { name: "Pass", exact: true }).click();
    await page.dialog.getByText("Add a link, such as [[note]] or https://...").waitFor();
    await page.dialog.getByRole("button", { name: "Choose a note or file" }).click();
    await page.page.getByPlaceholder("Choose a note or file").fill("UPS panel");
    await page.page.locator(".suggestion-item", { hasText: "UPS panel" }).click();
    await expect.poll(() => page.field("Evidence").inputValue()).toBe("[[UPS panel]]");
    await page.dialog.getByRole("button", { name: "Pass", exact: true }).click();
    await page.stepIs("UPS panel shows no alarm", "Passed");

    // The second person cannot be the first.
    await page.box("Unlock the key safe and count the spare disks").click();
    await page.field("Second person").fill("ana");
    await page.keyboard.press("Enter");
    await page.dialog.getByText("Name somebody else than yourself.").waitFor();
    await page.dialog.getByRole("group", { name: "Second person" }).getByRole("button", { name: "Ben" }).waitFor({ state: "detached" });
    await page.field("Second person").fill("");
    await page.dialog.getByRole("group", { name: "Second person" }).getByRole("button", { name: "Ben" }).click();
    await page.keyboard.press("Enter");
    await page.stepIs("Unlock the key safe and count the spare disks", "Passed");

    // Finishing early says what is still missing, and a row of it leads there.
    await page.command("Operations Vault: Finish checklist");
    const missing = page.dialog.getByRole("list", { name: "4 things are missing:" });
    await expect.poll(() => missing.getByRole("listitem").count()).toBe(4);
    await missing.getByText("Oldest certificate expires in: not answered").click();
    await expect.poll(() => page.cursorLine()).toContain("Oldest certificate expires in");

    expect(vaultDiff(made, await vault.notes())).toMatchInlineSnapshot(`
      "Operations/Checklists/2026/2026-11-23 Daily checklist.md
      +assignee: "[[Ana]]"
      +started: 2026-11-23T08:05
      -- [ ] Highest disk usage on db-1 [limit:: <= 85 %] [metric:: [[Disk usage db-1]]]
      +- [!] Highest disk usage on db-1 [limit:: <= 85 %] [metric:: [[Disk usage db-1]]] [value:: 91 %] [at:: 08:05] [by:: [[Ana]]]
      +  - Binary logs grew over the weekend [at:: 08:05] [by:: [[Ana]]]
      -- [ ] Replica lag [limit:: 0..10 s]
      -- [ ] UPS panel shows no alarm [evidence:: required]
      -- [ ] Unlock the key safe and count the spare disks [hold:: second person]
      +- [x] Replica lag [limit:: 0..10 s] [value:: 4 s] [at:: 08:05] [by:: [[Ana]]]
      +- [x] UPS panel shows no alarm [evidence:: required] [at:: 08:05] [by:: [[Ana]]]
      +  - [[UPS panel]] [at:: 08:05] [by:: [[Ana]]]
      +- [x] Unlock the key safe and count the spare disks [hold:: second person] [at:: 08:05] [by:: [[Ana]]] [witness:: [[Ben]]]"
    `);
    await page.openNote("2026-11-23 Daily checklist");
    await page.showDashboard();
    for (const taken of ["Passed: Unlock", "Passed: UPS", "Passed: Replica", "Failed: Highest"]) {
      await page.command("Operations Vault: Undo last operation");
      await page.notices.getByText(`Undone: ${taken}`).waitFor();
    }
    expect(await vault.notes()).toEqual(made);
  });
});
