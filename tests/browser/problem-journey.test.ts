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
const BOARD = { "Board.md": "# Board\n\n```operations\nshow: incidents\n```\n" };
const INCIDENTS = "Operations/Incidents/2026";

const note = (properties: readonly string[], body: readonly string[] = []): string => ["---", ...properties, "---", "", ...body].join("\n");

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
    await field.focus();
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
  const CHANGE = "Operations/Changes/2026/CHG-20261123-01 Own volume for binary logs.md";
  const change = (...state: string[]): string => note(["type: change", "id: CHG-20261123-01", ...state, 'fixes: "[[PRB-20261123-01 Binary logs fill the disk of db-1]]"'], ["## Log", ""]);
  const VAULT = {
    ...FRAMEWORK, ...CHECKOUT,
    ...closed("INC-20261029-01", "2026-10-29", "Checkout returns 502"),
    ...closed("INC-20261110-01", "2026-11-10", "Payments fail"),
    ...closed("INC-20261120-01", "2026-11-20", "Checkout is down"),
    "Operations/Metrics/Disk usage db-1.md": "---\ntype: metric\n---\n\n# Disk usage db-1\n",
  };

  const addWhy = async (page: WorkbenchPage, vault: VaultOnDisk, why: string): Promise<void> => {
    await press(page, "Add why");
    await fill(page, { Why: why });
    await expect.poll(() => vault.read(PROBLEM)).toContain(why);
  };
  const related = (page: WorkbenchPage, line: string): Promise<void> => page.page.locator(".markdown-reading-view li", { hasText: line }).waitFor();

  journey("is suggested, analysed, fixed by a change, watched, and taken up again when it comes back", async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T09:00", person: "[[Ana]]" });
    await page.showDashboard();
    await page.dashboard.getByText("3 incidents look like one problem: Checkout, capacity.").waitFor();
    await page.button("Open problem: Checkout, capacity").click();
    expect(await page.field("Incidents").inputValue()).toBe("[[INC-20261120-01 Checkout is down]], [[INC-20261110-01 Payments fail]], [[INC-20261029-01 Checkout returns 502]]");
    await fill(page, { Title: "Binary logs fill the disk of db-1" });
    await page.dialog.getByText("4 notes change").waitFor();
    expect(await vault.notes()).toEqual(VAULT);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.activePath()).toBe(PROBLEM);
    await page.dashboard.getByText("look like one problem").waitFor({ state: "detached" });
    const opened = await vault.notes();
    expect(vaultDiff(VAULT, opened)).toMatchInlineSnapshot(`
      "Operations/Incidents/2026/INC-20261029-01 Checkout returns 502.md
      +problem: "[[PRB-20261123-01 Binary logs fill the disk of db-1]]"
      Operations/Incidents/2026/INC-20261110-01 Payments fail.md
      +problem: "[[PRB-20261123-01 Binary logs fill the disk of db-1]]"
      Operations/Incidents/2026/INC-20261120-01 Checkout is down.md
      +problem: "[[PRB-20261123-01 Binary logs fill the disk of db-1]]"
      Operations/Problems/PRB-20261123-01 Binary logs fill the disk of db-1.md
      +---
      +type: problem
      +status: identified
      +created: 2026-11-23T09:00
      +identified: 2026-11-23T09:00
      +id: PRB-20261123-01
      +owner: "[[Ana]]"
      +services:
      +  - "[[Checkout]]"
      +origin: reactive
      +symptoms:
      +  - "502 on every payment"
      +workaround: "Oldest binary logs purged"
      +---
      +
      +\`\`\`operations
      +show: panel
      +\`\`\`
      +
      +## Statement
      +
      +%% What happens, on what, since when, how often; and where it does not happen. %%
      +
      +## Analysis
      +
      +%% Why did it happen? Ask again of each answer, and link the evidence. %%
      +
      +## Root causes
      +
      +## Solution
      +
      +## Prevention
      +
      +## Log
      +"
    `);

    await page.keyboard.press("Control+e");
    await press(page, "Assess");
    await fill(page, { Impact: "2", Urgency: "2" });
    await press(page, "Start analysis");
    await fill(page, { Statement: "Binary logs grow by 9 GB a day and share the volume of the data" });
    for (const why of ["The database refused writes", "Its disk was full", "Binary logs took 210 GB", "They are kept for thirty days"]) await addWhy(page, vault, why);
    // No answer in a dialog makes evidence: it is told before anything is asked.
    await press(page, "Solution found");
    await page.notices.getByText("The analysis shows no evidence. Link or quote what proves it, under Analysis or Root causes.").waitFor();
    await addWhy(page, vault, "The retention was never set ([[Disk usage db-1]])");
    await press(page, "Known error");
    expect(await page.field("Workaround").inputValue()).toBe("Oldest binary logs purged");
    await fill(page, { Workaround: "Purge binary logs older than two days" });
    await expect.poll(() => vault.read(PROBLEM)).toContain("known_error");
    await press(page, "Solution found");
    await page.field("Root causes").waitFor();
    await page.keyboard.press("Enter");
    expect(await page.dialog.getByRole("alert").filter({ hasText: /./ }).allInnerTexts()).toMatchInlineSnapshot(`
      [
        "Enter: root causes.",
        "Enter: solution.",
      ]
    `);
    await fill(page, { "Root causes": "Retention was never set; Logs and data share one volume", Solution: "Own volume for binary logs, retention of two days" });
    await expect.poll(() => vault.read(PROBLEM)).toContain("status: solution");
    // Its change is offered; here it comes from elsewhere.
    await page.page.locator(".suggestion-item.is-selected", { hasText: /change/i }).waitFor();
    await page.keyboard.press("Escape");
    await page.page.locator(".suggestion-item").waitFor({ state: "detached" });
    const solved = await vault.notes();
    expect(vaultDiff(opened, solved)).toMatchInlineSnapshot(`
      "Operations/Problems/PRB-20261123-01 Binary logs fill the disk of db-1.md
      -status: identified
      +status: solution
      -workaround: "Oldest binary logs purged"
      +workaround: "Purge binary logs older than two days"
      +assessed: 2026-11-23T09:00
      +impact: 2
      +urgency: 2
      +statement: "Binary logs grow by 9 GB a day and share the volume of the data"
      +method: five-whys
      +known_error: 2026-11-23T09:00
      +analysed: 2026-11-23T09:00
      +root_causes:
      +  - "Retention was never set"
      +  - "Logs and data share one volume"
      +solution: "Own volume for binary logs, retention of two days"
      +1. Why? The database refused writes
      +2. Why? Its disk was full
      +3. Why? Binary logs took 210 GB
      +4. Why? They are kept for thirty days
      +5. Why? The retention was never set ([[Disk usage db-1]])
      +
      +- 2026-11-23 09:00 status identified → assessed by [[Ana]]
      +- 2026-11-23 09:00 status assessed → analysis by [[Ana]]
      +- 2026-11-23 09:00 known_error → 2026-11-23T09:00 by [[Ana]]: the workaround was "Oldest binary logs purged"
      +- 2026-11-23 09:00 status analysis → solution by [[Ana]]
      +"
    `);

    await page.keyboard.press("Control+e");
    await page.page.locator(".cm-line", { hasText: "## Root causes" }).click();
    await page.keyboard.press("Home");
    await page.keyboard.type("```operations\nshow: causes\n```\n\n");
    await expect.poll(() => vault.read(PROBLEM)).toContain("show: causes");
    await page.keyboard.press("Control+e");
    await page.page.locator(".markdown-reading-view figure svg").waitFor();
    expect(await page.page.locator(".markdown-reading-view figure .nodeLabel").allInnerTexts()).toMatchInlineSnapshot(`
      [
        "Binary logs grow by 9 GB a day and share the volume of the data",
        "Why? The database refused writes",
        "Why? Its disk was full",
        "Why? Binary logs took 210 GB",
        "Why? They are kept for thirty days",
        "Why? The retention was never set (Disk usage db-1)",
      ]
    `);

    // Without a change it is asked why; with one that is being made there is nothing to say.
    await press(page, "Resolved");
    await page.field("Why no change").waitFor();
    await page.keyboard.press("Escape");
    await vault.write(CHANGE, change("status: implement"));
    await related(page, "Fixed by: CHG-20261123-01 Own volume for binary logs: implement");
    await press(page, "Resolved");
    await page.notices.getByText("A change that fixes this is not closed with success. Close the change first.").waitFor();
    await vault.write(CHANGE, change("status: closed", "close_code: successful", "closed: 2026-11-23T08:50"));
    await related(page, "Fixed by: CHG-20261123-01 Own volume for binary logs: closed");
    const drawn = await vault.notes();
    await press(page, "Resolved");
    await expect.poll(() => vault.read(PROBLEM)).toContain("status: resolved");
    expect(vaultDiff(drawn, await vault.notes())).toMatchInlineSnapshot(`
      "Operations/Problems/PRB-20261123-01 Binary logs fill the disk of db-1.md
      -status: solution
      +status: resolved
      +fixed: 2026-11-23T09:00
      +- 2026-11-23 09:00 status solution → resolved by [[Ana]]"
    `);

    // A week later it is still being watched: to close it takes the four follow-ups and a reason.
    await page.reload("2026-12-01T10:00");
    expect(await panel(page).locator("ol li").allTextContents()).toMatchInlineSnapshot(`
      [
        "Identified Mon 23 Nov 09:00, done",
        "Assessed 09:00, done",
        "In analysis 09:00, done",
        "Solution found 09:00, done",
        "Resolved 09:00, now",
        "Closed, ahead",
      ]
    `);
    await press(page, "Close");
    await fill(page, { Documentation: "n/a: nothing changed", Process: "n/a: none", Training: "n/a: none", Systems: "[[CHG-20261123-01 Own volume for binary logs]]", Prevention: "Alert on the growth of binary logs" });
    expect(await page.dialog.getByRole("alert").filter({ hasText: /./ }).allInnerTexts()).toMatchInlineSnapshot(`
      [
        "Enter: why not wait.",
      ]
    `);
    await page.keyboard.press("Escape");
    expect(await vault.read(PROBLEM)).toContain("status: resolved");

    // It happens again; what helped then is at hand.
    await page.command("Operations Vault: Declare incident");
    await page.field("What is wrong").fill("Payments fail again");
    await page.field("Service").fill("Checkout");
    await page.dialog.getByText("Purge binary logs older than two days").waitFor();
    await page.dialog.getByRole("button", { name: "Declare", exact: true }).click();
    await expect.poll(() => page.activePath()).toBe(`${INCIDENTS}/INC-20261201-01 Payments fail again.md`);
    await page.keyboard.press("Control+e");
    await page.page.locator(".cm-line", { hasText: "detection: staff" }).click();
    await page.keyboard.press("End");
    await page.keyboard.type('\nproblem: "[[PRB-20261123-01 Binary logs fill the disk of db-1]]"');
    await page.dashboard.getByText("PRB-20261123-01 Binary logs fill the disk of db-1 came back after its fix: 1 incident since.").waitFor();
    const again = await vault.notes();
    await page.button("Analyse again: PRB-20261123-01 Binary logs fill the disk of db-1").click();
    await page.dashboard.getByText("came back after its fix").waitFor({ state: "detached" });
    expect(vaultDiff(again, await vault.notes())).toMatchInlineSnapshot(`
      "Operations/Problems/PRB-20261123-01 Binary logs fill the disk of db-1.md
      -status: resolved
      +status: analysis
      -analysed: 2026-11-23T09:00
      -fixed: 2026-11-23T09:00
      +- 2026-12-01 10:00 status resolved → analysis by [[Ana]]: (fixed was 2026-11-23T09:00, analysed was 2026-11-23T09:00)"
    `);
  });
});

describe("A note edited by hand", () => {
  const OUTAGE = `${INCIDENTS}/INC-20261123-01 Checkout is down.md`;
  const VAULT = {
    ...FRAMEWORK, ...CHECKOUT,
    [OUTAGE]: note([
      "type: incident", "id: INC-20261123-01", "status: responding", "severity: SEV1", "category: outage", "impact: 1", "urgency: 1", "services:", '  - "[[Checkout]]"', 'owner: "[[Ana]]"', 'commander: "[[Ana]]"', "detection: monitoring",
      "created: 2026-11-23T08:10", "started: 2026-11-23T08:05", "detected: 2026-11-23T08:10", "acknowledged: 2026-11-23T08:12", "assessed: 2026-11-23T08:16", 'assessment: "No payment goes through"',
    ], ["```operations", "show: panel", "```", "", "## Timeline", "", "- 2026-11-23 08:10 Detected: alert #detected", "- 2026-11-23 08:40 Update: nobody can pay. Actions: restart. Needs: none. Next 09:10 #update", "", "## Actions", "", "- [ ] Alert on the pool #action/prevent", "", "## Log", "", "- 2026-11-23 08:12 status new → assessing by [[Ana]]", "- 2026-11-23 08:16 status assessing → responding by [[Ana]]", ""]),
    ...BOARD,
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
    await expect.poll(() => vault.read(OUTAGE)).toContain("status: closed");
    expect(vaultDiff(VAULT, await vault.notes())).toBe(`${OUTAGE}\n-status: responding\n+status: closed`);

    await page.command("Operations Vault: Check vault");
    const problems = page.view("operations-problems");
    await problems.getByText("Closed with an action that nobody owns").waitFor();
    expect(await problems.locator(".operations-vault-problem-code").allInnerTexts()).toMatchInlineSnapshot(`
      [
        "INC-RES",
        "INC-RES",
        "INC-RES",
        "INC-REV",
        "INC-ACT",
      ]
    `);
    for (const rule of await problems.locator(".operations-vault-problem-code").allInnerTexts()) await page.dashboard.getByRole("list", { name: "Problems in notes" }).getByText(rule).first().waitFor();
    expect(await page.dashboard.getByRole("list", { name: "Now" }).count()).toBe(0);

    // Its panel says what it knows, and the figures count it with the times that it has.
    await page.openNote("INC-20261123-01 Checkout is down");
    await page.keyboard.press("Control+e");
    expect(await panel(page).locator("ol li").allTextContents()).toMatchInlineSnapshot(`
      [
        "Detected 08:10, done",
        "Assessing 08:12, done",
        "Responding 08:16, done",
        "Mitigated, done",
        "Resolved, done",
        "Closed, now",
      ]
    `);
    await page.openNote("Board");
    const board = page.page.locator(".markdown-reading-view .operations-vault-block");
    await board.getByText("No incident is open.").waitFor();
    expect(await board.locator("tbody tr").allInnerTexts()).toMatchInlineSnapshot(`
      [
        "Time to detect (MTTD)	5 min	5 min	n/a	1 of 1",
        "Time to acknowledge (MTTA)	2 min	2 min	n/a	1 of 1",
        "Time to mitigate (MTTM)	n/a	n/a	n/a	0 of 1",
        "Time to recover (MTTR-recovery)	n/a	n/a	n/a	0 of 1",
        "Time to respond (MTTR-respond)	n/a	n/a	n/a	0 of 1",
        "Time to repair (MTTR-repair)	n/a	n/a	n/a	0 of 1",
        "Time to resolve (MTTR-resolve)	n/a	n/a	n/a	0 of 1",
      ]
    `);
  });
});

describe("A security breach", () => {
  const BREACH = `${INCIDENTS}/INC-20261123-01 A stranger is in the admin area.md`;
  const LOG = "198.51.100.7 - - [23/Nov/2026:07:58:12 +0100] \"GET /admin HTTP/1.1\" 200\n";
  const VAULT = {
    ...FRAMEWORK, ...CHECKOUT,
    "Operations/Procedures/Emergency security breach.md": note(["type: procedure", "status: approved", "operation: emergency", "emergency: security-breach", "version: 1"], ["## Steps", "", "1. Stop the attack", "2. Preserve evidence", ""]),
    "Evidence/access.log": LOG,
    ...BOARD,
  };

  journey("is confidential, keeps evidence by its hash, and says its deadlines where that is wanted", async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T09:00", person: "[[Ana]]" });
    await page.command("Operations Vault: Declare incident");
    await page.field("What is wrong").fill("A stranger is in the admin area");
    await page.dialog.getByRole("radio", { name: "SEV1" }).check();
    await page.dialog.getByLabel("Start procedure").selectOption("Emergency security breach");
    await page.field("Service").fill("Checkout");
    await page.keyboard.press("Escape");
    await page.dialog.getByRole("button", { name: "Declare", exact: true }).click();
    await expect.poll(() => vault.notes().then((notes) => notes[BREACH] ?? "")).toContain("Started [[");
    const declared = await vault.notes();
    expect(vaultDiff(VAULT, declared)).toMatchInlineSnapshot(`
      "Operations/Checklists/2026/2026-11-23 0900 Emergency security breach.md
      +---
      +type: checklist
      +date: 2026-11-23
      +procedures:
      +  - "[[Emergency security breach]]"
      +status: open
      +---
      +
      +## [[Emergency security breach]]
      +%% ops:run v1 h1-03310d61b9da %%
      +
      +- [ ] Stop the attack
      +- [ ] Preserve evidence
      +
      Operations/Incidents/2026/INC-20261123-01 A stranger is in the admin area.md
      +---
      +type: incident
      +status: assessing
      +created: 2026-11-23T09:00
      +id: INC-20261123-01
      +owner: "[[Ana]]"
      +services:
      +  - "[[Checkout]]"
      +severity: SEV1
      +detection: staff
      +emergency: security-breach
      +commander: "[[Ana]]"
      +detected: 2026-11-23T09:00
      +confidential: true
      +aware: 2026-11-23T09:00
      +acknowledged: 2026-11-23T09:00
      +---
      +
      +\`\`\`operations
      +show: panel
      +\`\`\`
      +
      +%% One line for each finding, decision and action, with its time, always at the end. Milestones carry a tag (detected, acknowledged, assessed, mitigated, resolved), what was told to users carries update. %%
      +
      +## Timeline
      +
      +- 2026-11-23 09:00 Detected: A stranger is in the admin area #detected
      +- 2026-11-23 09:00 [[Ana]] takes command #acknowledged
      +- 2026-11-23 09:00 Started [[2026-11-23 0900 Emergency security breach]]
      +
      +## Log
      +
      +- 2026-11-23 09:00 status new → assessing by [[Ana]]
      +"
    `);

    await page.openNote("INC-20261123-01 A stranger is in the admin area");
    await page.command("Operations Vault: Add evidence");
    await page.page.locator(".suggestion-item").first().waitFor();
    await page.keyboard.type("access");
    await page.keyboard.press("Enter");
    await fill(page, { "What it shows": "The first request from outside" });
    await expect.poll(() => vault.read(BREACH)).toContain("## Evidence");
    expect(vaultDiff(declared, await vault.notes()).replace(createHash("sha256").update(LOG).digest("hex"), "<its SHA-256>")).toMatchInlineSnapshot(`
      "Operations/Incidents/2026/INC-20261123-01 A stranger is in the admin area.md
      +## Evidence
      +
      +- 2026-11-23 09:00 [[access.log]] sha256 <its SHA-256> by [[Ana]]: The first request from outside
      +"
    `);
    expect(await vault.read("Evidence/access.log")).toBe(LOG);

    // Whom the law obliges turns the deadlines on.
    await page.keyboard.press("Control+e");
    await panel(page).getByText("Confidential").waitFor();
    expect(await panel(page).innerText()).not.toMatch(/NIS2|GDPR/);
    await page.keyboard.press("Control+,");
    await page.dialog.getByRole("button", { name: "Operations Vault", exact: true }).click();
    await page.dialog.locator(".setting-item", { hasText: "Reporting deadlines" }).locator(".checkbox-container").click();
    await page.keyboard.press("Escape");
    await panel(page).getByText("NIS2 early warning").waitFor();
    const deadlines = await panel(page).locator(".operations-vault-cell", { hasText: /NIS2|GDPR/ }).allInnerTexts();
    expect(deadlines.map((text) => text.split("\n").join(": "))).toEqual([
      expect.stringMatching(/^NIS2 early warning: in (1 day|23 h)/), expect.stringMatching(/^NIS2 notification: in (3 days|2 days 23 h)/), expect.stringMatching(/^GDPR notification: in (3 days|2 days 23 h)/),
      expect.stringMatching(/^NIS2 final report: in (30 days|29 days 23 h)/),
    ]);

    await page.openNote("Board");
    const board = page.page.locator(".markdown-reading-view .operations-vault-block");
    await board.getByText("A stranger is in the admin area").waitFor();
    expect((await board.getByRole("listitem").allInnerTexts()).map((text) => text.replace(/in \d+ min/, "in ... min"))).toMatchInlineSnapshot(`
      [
        "SEV1A stranger is in the admin area
      Assessing
      Ana
      update due in ... min
      Checkout
      Confidential
      Mon 23 Nov 09:00",
      ]
    `);
  });
});
