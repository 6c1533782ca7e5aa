import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import type { OpenWindow } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";
import type { WorkbenchPage } from "./workbench-page.ts";

const TODAY = "Operations/Checklists/2026/2026-11-23 Daily checklist.md";
const ROUND = "Operations/Procedures/Round.md";
const PROCEDURE = "---\ntype: procedure\nschedule: every day at 08:00\nversion: 1\n---\n\n## Steps\n\n1. Look at the screen\n2. Empty the tray\n3. Lock the door\n";
const FRAMEWORK = "---\ntype: framework\ntimezone: Europe/Berlin\nprofile: solo\n---\n\n# Operational procedures\n";

/** A vault with one round a day, whose checklist was opened already and shows beside the dashboard. */
async function morning(serve: (vault: VaultOnDisk) => Promise<OpenWindow>): Promise<{ vault: VaultOnDisk; page: WorkbenchPage }> {
  const vault = await VaultOnDisk.with({ "Operations/Operational procedures.md": FRAMEWORK, [ROUND]: PROCEDURE });
  const page = await (await serve(vault))();
  await page.showDashboard();
  await page.button("Open today's checklist").click();
  await expect.poll(() => page.activePath()).toBe(TODAY);
  await page.box("Look at the screen").waitFor();
  return { vault, page };
}

/** Changes a note as any other program would. */
async function change(vault: VaultOnDisk, name: string, from: string, to: string): Promise<void> {
  const text = await vault.read(name);
  expect(text).toContain(from);
  await vault.write(name, text.replace(from, to));
}

describe("The dashboard follows", () => {
  journey("a box that is ticked in the source editor, once the editor saved", async ({ serve }) => {
    const { vault, page } = await morning(serve);
    await page.page.locator(".cm-line", { hasText: "Look at the screen" }).click();
    await page.keyboard.press("Home");
    for (let at = 0; at < "- [".length; at += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Delete");
    await page.keyboard.type("x");
    expect(await vault.read(TODAY)).toContain("- [ ] Look at the screen");
    await page.stepIs("Look at the screen", "Passed");
    expect(await vault.read(TODAY)).toContain("- [x] Look at the screen\n- [ ] Empty the tray");
  });

  journey("a box that another program ticks", async ({ serve }) => {
    const { vault, page } = await morning(serve);
    await change(vault, TODAY, "- [ ] Empty the tray", "- [!] Empty the tray\n  - It is stuck");
    await page.stepIs("Empty the tray", "Failed");
    await page.step("Empty the tray").getByText("It is stuck").waitFor();
    await page.dashboard.getByText("1 step failed, 2 steps to go").waitFor();
  });

  journey("a box that is clicked in the reading view", async ({ serve }) => {
    const { vault, page } = await morning(serve);
    await page.page.locator(".cm-content").click();
    await page.keyboard.press("Control+e");
    await page.page.locator(".markdown-reading-view input.task-list-item-checkbox").nth(2).click();
    await page.stepIs("Lock the door", "Passed");
    expect(await vault.read(TODAY)).toContain("- [x] Lock the door");
  });

  journey("a procedure that was edited, renamed and deleted since, with a remark", async ({ serve }) => {
    const { vault, page } = await morning(serve);
    const section = page.dashboard.locator(".operations-vault-card");
    await change(vault, ROUND, "Empty the tray", "Empty both trays");
    await section.getByText("The procedure was edited since").waitFor();
    await change(vault, ROUND, "Empty both trays", "Empty the tray");
    await section.getByText("The procedure was edited since").waitFor({ state: "detached" });
    const made = await vault.read(TODAY);
    await vault.rename(ROUND, "Operations/Procedures/Early round.md");
    await section.getByText("The procedure is gone").waitFor();
    await vault.rename("Operations/Procedures/Early round.md", ROUND);
    await section.getByText("The procedure is gone").waitFor({ state: "detached" });
    await vault.remove(ROUND);
    await section.getByText("The procedure is gone").waitFor();
    expect(await vault.read(TODAY)).toBe(made);
    await page.box("Look at the screen").click();
    await page.stepIs("Look at the screen", "Passed");
  });

  journey("what came due after the list was made: it is offered, and added when asked for", async ({ serve }) => {
    const { vault, page } = await morning(serve);
    await page.box("Look at the screen").click();
    await page.stepIs("Look at the screen", "Passed");
    await vault.write("Operations/Procedures/Late round.md", "---\ntype: procedure\nschedule: every day at 09:00\nversion: 4\n---\n\n## Steps\n\n1. Water the plants\n2. Close the window\n");
    await page.dashboard.getByText("1 procedure came due since: Late round").waitFor();
    const before = await vault.read(TODAY);
    await page.button("Add what came due: Late round").click();
    await page.box("Water the plants").waitFor();
    expect((await vault.read(TODAY)).startsWith(before.replace('  - "[[Round]]"\n', '  - "[[Round]]"\n  - "[[Late round]]"\n').trimEnd())).toBe(true);
    expect(await vault.read(TODAY)).toMatch(/\n## \[\[Late round\]\]\n%% ops:run 2026-11-23 v4 h1-[0-9a-f]{12} %%\n\n- \[ \] Water the plants\n- \[ \] Close the window\n$/u);
    await page.dashboard.getByText("came due since").waitFor({ state: "detached" });
  });

  journey("a note that breaks, as a problem that says where, and its mending", async ({ serve }) => {
    const { vault, page } = await morning(serve);
    await vault.write("Operations/Procedures/Broken.md", "---\ntype: procedure\ntitle: Restore: the night's backup\nschedule: every day\n---\n\n1. One\n2. Two\n");
    const problems = page.dashboard.getByRole("list", { name: "Problems in notes" });
    await problems.getByText("Broken, line 3").waitFor();
    expect(await problems.innerText()).toContain("title");
    await problems.getByText("Broken, line 3").click();
    await expect.poll(() => page.cursorLine()).toBe("title: Restore: the night's backup");
    await change(vault, "Operations/Procedures/Broken.md", "title: Restore: the night's backup", 'title: "Restore: the night\'s backup"');
    await problems.waitFor({ state: "detached" });
    await page.dashboard.getByText("1 procedure came due since: Broken").waitFor();
  });
});

describe("Typing in the note and answering by command at once", () => {
  journey("loses nothing", async ({ serve }) => {
    const { vault, page } = await morning(serve);
    await page.page.locator(".cm-line", { hasText: "Lock the door" }).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\nThe lamp in the hall flickers.");
    await page.page.locator(".cm-line", { hasText: "Empty the tray" }).click();
    expect(await vault.read(TODAY)).not.toContain("flickers");
    await page.command("Operations Vault: Pass step");
    await page.stepIs("Empty the tray", "Passed");
    const text = await vault.read(TODAY);
    expect(text).toMatch(/- \[x\] Empty the tray \[at:: \d\d:\d\d\]\n/u);
    expect(text.trimEnd().endsWith("The lamp in the hall flickers.")).toBe(true);
    await expect.poll(() => page.editorText()).toBe(text);
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Still.");
    await expect.poll(() => vault.read(TODAY)).toBe(`${text.trimEnd()} Still.${text.endsWith("\n") ? "\n" : ""}`);
  });
});
