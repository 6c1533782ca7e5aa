import { createHash } from "node:crypto";
import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import { vaultDiff } from "../shared/vault-diff.ts";
import { journey } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";
import type { WorkbenchPage } from "./workbench-page.ts";

type Notes = Readonly<Record<string, string>>;

const FRAMEWORK = { "Operations/Operational procedures.md": "---\ntype: framework\ntimezone: Europe/Berlin\nprofile: team\n---\n\n# Operational procedures\n" };
const CHECKOUT = { "Operations/Services/Checkout.md": "---\ntype: service\nkind: service\ncriticality: tier1\n---\n\n# Checkout\n" };
const INCIDENTS = "Operations/Incidents/2026";

const note = (properties: readonly string[], body: readonly string[] = []): string => ["---", ...properties, "---", "", ...body].join("\n");

/** Notes of a vault by their paths, with what another program or a person wrote. */
async function written(vault: VaultOnDisk, path: string): Promise<string> {
  return (await vault.notes())[path] ?? "";
}

/** The panel of the note that is read. */
function panel(page: WorkbenchPage): Locator {
  return page.page.locator(".markdown-reading-view .operations-vault-panel");
}

/** Presses a button of the panel. */
async function press(page: WorkbenchPage, name: string): Promise<void> {
  await panel(page).getByRole("button", { name, exact: true }).click();
}

/** Fills the dialog that lies on top by its labels and sends it off. */
async function fill(page: WorkbenchPage, values: Notes): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const field = page.dialog.getByLabel(label).first();
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  await page.keyboard.press("Enter");
}

describe("A problem that comes again and again", () => {
  /** An incident that was closed, of capacity. */
  const closed = (id: string, day: string, title: string): Notes => ({
    [`${INCIDENTS}/${id} ${title}.md`]: note([
      "type: incident", `id: ${id}`, "status: closed", "severity: SEV3", "category: outage", "impact: 2", "urgency: 2", "services:", '  - "[[Checkout]]"', "symptoms:", "  - 502 on every payment",
      'owner: "[[Ben]]"', "detection: monitoring", `created: ${day}T08:10`, `started: ${day}T08:05`, `detected: ${day}T08:10`, `acknowledged: ${day}T08:12`, `assessed: ${day}T08:16`,
      `mitigated: ${day}T08:38`, `resolved: ${day}T09:05`, `closed: ${day}T16:00`, 'assessment: "No payment goes through"', 'mitigation: "Oldest binary logs purged"', 'resolution: "Binary logs purged"',
      "resolution_code: workaround", "cause: capacity",
    ], ["## Log", "", `- ${day} 08:12 status new → assessing by [[Ben]]`, `- ${day} 08:16 status assessing → responding by [[Ben]]`, `- ${day} 09:05 status responding → resolved by [[Ben]]`, `- ${day} 16:00 status resolved → closed by [[Ben]]`, ""]),
  });
  const PROBLEM = "Operations/Problems/PRB-20261123-01 Binary logs fill the disk of db-1.md";
  const VAULT = {
    ...FRAMEWORK, ...CHECKOUT,
    ...closed("INC-20261029-01", "2026-10-29", "Checkout returns 502"),
    ...closed("INC-20261110-01", "2026-11-10", "Payments fail"),
    ...closed("INC-20261120-01", "2026-11-20", "Checkout is down"),
    "Operations/Metrics/Disk usage db-1.md": "---\ntype: metric\n---\n\n# Disk usage db-1\n",
  };

  journey("is suggested, analysed, fixed by a change, watched, and taken up again when it comes back", async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T09:00", person: "[[Ana]]" });
    await page.showDashboard();
    await page.dashboard.getByText("look like one problem").waitFor();
    await page.button("Open problem: Checkout, capacity").click();
    await fill(page, { Title: "Binary logs fill the disk of db-1" });
    await page.dialog.getByRole("button", { name: "Apply" }).waitFor();
    console.log(await page.dialog.innerText());
    await page.keyboard.press("Enter");
    await expect.poll(() => page.activePath()).toBe(PROBLEM);
    const opened = await vault.notes();
    console.log(vaultDiff(VAULT, opened));
    await page.dashboard.getByText("look like one problem").waitFor({ state: "detached" });

    await page.keyboard.press("Control+e");
    await press(page, "Assess");
    console.log(await page.dialog.innerText());
    await fill(page, { Impact: "2", Urgency: "2" });
    await press(page, "Start analysis");
    console.log(await page.dialog.innerText());
    await fill(page, { Statement: "Binary logs grow by 9 GB a day and share the volume of the data" });
    for (const why of ["The database refused writes", "Its disk was full", "Binary logs took 210 GB", "They are kept for thirty days"]) {
      await press(page, "Add why");
      await fill(page, { Why: why });
      await expect.poll(() => written(vault, PROBLEM)).toContain(why);
    }
    await press(page, "Solution found");
    await page.page.waitForTimeout(300);
    console.log(await page.page.locator(".modal, .notice").allInnerTexts());
    await page.keyboard.press("Escape");
    await press(page, "Add why");
    await fill(page, { Why: "The retention was never set ([[Disk usage db-1]])" });
    await expect.poll(() => written(vault, PROBLEM)).toContain("retention");
    await press(page, "Solution found");
    console.log(await page.dialog.innerText());
    await fill(page, { "Root causes": "Retention was never set; Logs and data share one volume", Solution: "Own volume for binary logs, retention of two days" });
    await page.page.waitForTimeout(500);
    const solved = await vault.notes();
    console.log(vaultDiff(opened, solved));
    console.log(await page.page.locator(".markdown-reading-view").innerText());

    await press(page, "Resolved");
    console.log(await page.page.locator(".modal, .notice").allInnerTexts());
    await page.keyboard.press("Escape");
    const CHANGE = "Operations/Changes/2026/CHG-20261123-01 Own volume for binary logs.md";
    const change = (status: readonly string[]): string => note(["type: change", "id: CHG-20261123-01", ...status, 'fixes: "[[PRB-20261123-01 Binary logs fill the disk of db-1]]"'], ["## Log", ""]);
    await vault.write(CHANGE, change(["status: implement"]));
    await panel(page).getByText("Fixed by").waitFor();
    await press(page, "Resolved");
    await page.page.waitForTimeout(300);
    console.log(await page.page.locator(".modal, .notice").allInnerTexts());
    await page.keyboard.press("Escape");
  });
});

describe("A note edited by hand", () => {
  const OUTAGE = `${INCIDENTS}/INC-20261123-01 Checkout is down.md`;
  const VAULT = {
    ...FRAMEWORK, ...CHECKOUT,
    [OUTAGE]: note([
      "type: incident", "id: INC-20261123-01", "status: responding", "severity: SEV1", "category: outage", "impact: 1", "urgency: 1", "services:", '  - "[[Checkout]]"', 'owner: "[[Ana]]"', 'commander: "[[Ana]]"', "detection: monitoring",
      "created: 2026-11-23T08:10", "started: 2026-11-23T08:05", "detected: 2026-11-23T08:10", "acknowledged: 2026-11-23T08:12", "assessed: 2026-11-23T08:16", 'assessment: "No payment goes through"',
    ], ["## Timeline", "", "- 2026-11-23 08:10 Detected: alert #detected", "- 2026-11-23 08:40 Update: nobody can pay. Actions: restart. Needs: none. Next 09:10 #update", "", "## Actions", "", "- [ ] Alert on the pool #action/prevent", "", "## Log", "", "- 2026-11-23 08:12 status new → assessing by [[Ana]]", "- 2026-11-23 08:16 status assessing → responding by [[Ana]]", ""]),
    "Board.md": "# Board\n\n```operations\nshow: incidents\n```\n",
  };

  journey("that says closed on a SEV1 is told with every rule that it breaks, and everything computes", async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T09:00", person: "[[Ana]]" });
    await page.openNote("INC-20261123-01 Checkout is down");
    await page.showDashboard();
    await page.page.locator(".cm-line", { hasText: "status: responding" }).first().click();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+End");
    await page.keyboard.type("status: closed");
    await expect.poll(() => written(vault, OUTAGE)).toContain("status: closed");
    console.log(vaultDiff(VAULT, await vault.notes()));
    await page.command("Operations Vault: Check vault");
    await page.page.waitForTimeout(500);
    console.log(await page.view("operations-problems").innerText());
    console.log(await page.dashboard.innerText());
    await page.openNote("Board");
    await page.keyboard.press("Control+e");
    await page.page.waitForTimeout(500);
    console.log(await page.page.locator(".markdown-reading-view").innerText());
  });
});

describe("A security breach", () => {
  const LOG = "198.51.100.7 - - [23/Nov/2026:07:58:12 +0100] \"GET /admin HTTP/1.1\" 200\n";
  const VAULT = {
    ...FRAMEWORK, ...CHECKOUT,
    "Operations/Procedures/Emergency security breach.md": note(["type: procedure", "status: approved", "operation: emergency", "emergency: security-breach", "version: 1"], ["## Steps", "", "1. Stop the attack", "2. Preserve evidence", ""]),
    "Evidence/access.log": LOG,
    "Board.md": "# Board\n\n```operations\nshow: incidents\n```\n",
  };

  journey("is confidential, keeps evidence by its hash, and says its deadlines where that is wanted", async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T09:00", person: "[[Ana]]" });
    await page.command("Operations Vault: Declare incident");
    await fill(page, { "What is wrong": "A stranger is in the shop's admin", Service: "Checkout" });
    await page.page.waitForTimeout(500);
    console.log(await page.page.locator("body").innerText());
    void createHash, LOG;
  });
});
