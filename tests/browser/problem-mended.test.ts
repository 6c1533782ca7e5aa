import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";

const SLOW = "Operations/Incidents/2026/INC-20261112-01 Slow search.md";
const BROKEN = '---\ntype: incident\nid: INC-20261112-01\ntitle: Search: slow again\nseverity: SEV3\nstatus: new\nowner: "[[Ana]]"\n---\n\n## Timeline\n\n- 2026-11-12 08:10 Detected\n';
const DRAFT = '---\ntype: procedure\nstatus: aproved\n---\n\n1. Look\n2. Think\n';

describe("A person with broken notes", () => {
  journey("sees what is wrong, jumps to the line by keyboard, mends it, and takes it back", async ({ serve }) => {
    const vault = await VaultOnDisk.with({ [SLOW]: BROKEN, "Operations/Procedures/Failover.md": DRAFT });
    const page = await (await serve(vault))({ now: "2026-11-23T08:05" });
    await page.command("Open problems");
    const problems = page.view("operations-problems");
    await problems.getByText("Line 4: a value with a colon needs quotes").waitFor();
    await problems.getByText("“aproved” cannot be read as status").waitFor();

    // By keyboard alone: to the note's line, back, and the fix.
    await problems.locator("[data-walk]", { hasText: "a value with a colon needs quotes" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.activePath()).toBe(SLOW);
    await expect.poll(() => page.cursorLine()).toContain("title: Search: slow again");
    await problems.getByRole("button", { name: /^Add quotes/ }).click();
    await expect.poll(async () => (await vault.notes())[SLOW]).toBe(BROKEN.replace("Search: slow again", '"Search: slow again"'));
    await expect.poll(() => problems.getByText("a value with a colon needs quotes").count()).toBe(0);

    // A word is chosen from those that are allowed; Undo stands in the notice.
    await problems.getByRole("button", { name: /^Choose/ }).click();
    // The note is read before it is asked about.
    await page.page.locator(".prompt-input").waitFor();
    await page.keyboard.type("approved");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await vault.notes())["Operations/Procedures/Failover.md"]).toBe(DRAFT.replace("aproved", "approved"));
    await problems.getByText("No problems found.").waitFor();
    await page.notices.getByRole("button", { name: "Undo" }).last().click();
    await problems.getByText("“aproved” cannot be read as status").waitFor();
    expect((await vault.notes())["Operations/Procedures/Failover.md"]).toBe(DRAFT);
  });
});
