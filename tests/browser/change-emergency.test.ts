import { describe, expect } from "vitest";
import { actAs, changesSince, goOnAt, panelOf, stateIs, stepTo } from "./change-page.ts";
import { journey } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";
import type { WorkbenchPage } from "./workbench-page.ts";

const INCIDENT = "INC-20261123-01 Fullest disk of db-1 97 %";
const INCIDENT_PATH = `Operations/Incidents/2026/${INCIDENT}.md`;
const CHANGE = "CHG-20261123-01 Fullest disk of db-1 97 %";
const CHANGE_PATH = `Operations/Changes/2026/${CHANGE}.md`;
const REVIEW = "RVW-20261123-01 Fullest disk of db-1 97 %";
const REVIEW_PATH = `Operations/Reviews/2026/${REVIEW}.md`;

const person = (name: string): Record<string, string> => ({ [`People/${name}.md`]: `# ${name}\n` });
const VAULT = {
  "Operations/Operational procedures.md": "---\ntype: framework\ntimezone: Europe/Berlin\nprofile: team\n---\n\n# Operational procedures\n",
  ...person("Ana"), ...person("Ben"), ...person("Dora"),
  "Operations/Services/db.md": "---\ntype: service\nkind: database\ncriticality: tier1\n---\n",
  [INCIDENT_PATH]: [
    "---", "type: incident", "id: INC-20261123-01", 'title: "Fullest disk of db-1: 97 %"', "status: responding", "severity: SEV2", "category: capacity", "impact: 1", "urgency: 2", 'services:\n  - "[[db]]"',
    'owner: "[[Ana]]"', 'commander: "[[Ana]]"', "detection: checklist", "created: 2026-11-23T08:05", "started: 2026-11-23T07:40", "detected: 2026-11-23T08:05", "acknowledged: 2026-11-23T08:05",
    "assessed: 2026-11-23T08:10", "assessment: Writes to db-1 fail, reads do not", "---", "", "```operations\nshow: panel\n```", "",
    "## Timeline", "", "- 2026-11-23 08:05 Detected: Fullest disk of db-1: 97 % #detected", "- 2026-11-23 08:10 Writes to db-1 fail, reads do not #assessed", "",
    "## Log", "", "- 2026-11-23 08:05 status new → assessing by [[Ana]]", "- 2026-11-23 08:10 status assessing → responding by [[Ana]]", "",
  ].join("\n"),
  "Changes.md": "```operations\nshow: changes\n```\n",
};

/** What a person writes below the headings of a note, in place of what a template put there. */
async function write(vault: VaultOnDisk, path: string, written: Readonly<Record<string, string>>): Promise<void> {
  const text = await vault.read(path);
  await vault.write(path, Object.entries(written).reduce((all, [heading, words]) => all.replace(new RegExp(`(?<=^## ${heading}\n)[^#]*`, "m"), `\n${words}\n\n`), text));
}

/** What a dialog says in the way of a step. */
async function refusals(page: WorkbenchPage): Promise<string[]> {
  await page.dialog.getByText("This step is not possible yet").waitFor();
  const told = await page.dialog.getByRole("listitem").allInnerTexts();
  await page.keyboard.press("Escape");
  return told;
}

describe("An emergency change that mends a SEV2", () => {
  journey("goes ahead on a spoken approval, lets the incident be resolved when it is done, and closes after it was confirmed and reviewed", { timeout: 240_000 }, async ({ serve }) => {
    const vault = await VaultOnDisk.with(VAULT);
    const page = await (await serve(vault))({ now: "2026-11-23T08:12", person: "[[Ana]]" });

    // The incident fills in what it is for.
    await page.openNote(INCIDENT);
    await page.command("Operations Vault: Request change");
    expect(await page.field("What is changed").inputValue()).toBe("Fullest disk of db-1: 97 %");
    expect(await page.dialog.getByLabel("Type").inputValue()).toBe("emergency");
    expect(await page.field("Services").inputValue()).toBe("[[db]]");
    expect(await page.field("Fixes").inputValue()).toBe(`[[${INCIDENT}]]`);
    expect(await page.field("Why it cannot wait").inputValue()).toBe("Writes to db-1 fail, reads do not");
    await page.dialog.getByRole("button", { name: "Request", exact: true }).click();
    await expect.poll(() => page.activePath()).toBe(CHANGE_PATH);
    const [requested, afterRequested] = await changesSince(VAULT, vault);
    expect(requested).toMatchInlineSnapshot(`
      "Operations/Changes/2026/CHG-20261123-01 Fullest disk of db-1 97 %.md
      +---
      +type: change
      +change_type: emergency
      +status: draft
      +created: 2026-11-23T08:12
      +id: CHG-20261123-01
      +title: "Fullest disk of db-1: 97 %"
      +requested_by: "[[Ana]]"
      +services:
      +  - "[[db]]"
      +fixes:
      +  - "[[INC-20261123-01 Fullest disk of db-1 97 %]]"
      +emergency_reason: "Writes to db-1 fail, reads do not"
      +---
      +
      +\`\`\`operations
      +show: panel
      +\`\`\`
      +
      +%% Set fixes, services and emergency_reason. A spoken approval is written down as approved verbally, and confirmed in writing within a day. A review follows. %%
      +
      +## Impact assessment
      +
      +\`\`\`operations
      +show: impact
      +\`\`\`
      +
      +## Implementation plan
      +
      +- [ ] Keep what is there now: message, log, copy of the configuration
      +- [ ] Carry out the change
      +- [ ] Try the service as a user would
      +
      +## Backout plan
      +
      +%% One sentence is enough: which result, by when, and what is put back. %%
      +
      +## Verification
      +
      +## Approvals
      +
      +## Log
      +"
    `);

    await write(vault, CHANGE_PATH, {
      "Implementation plan": "- [ ] Purge the binary logs of Saturday and Sunday\n- [ ] Keep binary logs for two days only",
      "Backout plan": "No write succeeds after five minutes: set the retention back, and fail over to the replica.",
      Verification: "An order can be placed, and the disk is below 80 %.",
    });
    await expect.poll(() => page.editorText()).toContain("Purge the binary logs");
    await stepTo(page, "Ask for emergency approval");
    await page.notices.getByText("Waiting for approval").waitFor();
    await stepTo(page, "Begin work");
    expect(await refusals(page)).toMatchInlineSnapshot(`
      [
        "Approvals are missing.
      Have it approved. Its panel names who is missing.
      CHG-APPR · CHG-20261123-01 Fullest disk of db-1 97 %, line 42",
      ]
    `);

    // Dora said it on the phone; Ana writes it down.
    await page.command("Operations Vault: Approve change");
    expect(await page.dialog.getByLabel("As", { exact: true }).inputValue()).toBe("emergency-authority");
    await page.dialog.getByLabel("Given").selectOption("Verbally");
    await page.keyboard.press("Enter");
    await page.dialog.getByText("Name who said it.").waitFor();
    await page.field("Said by").fill("[[Dora]]");
    await page.field("Note").fill("by phone");
    await page.dialog.getByRole("button", { name: "Approve" }).click();
    await page.notices.getByText("Approved:").waitFor();
    await page.page.getByRole("button", { name: "Reading view" }).click();
    await goOnAt(page, "2026-11-23T08:20", "Waits for approval");
    await panelOf(page).getByRole("button", { name: "Begin work" }).click();
    await stateIs(page, "In progress");
    const [begun, afterBegun] = await changesSince(afterRequested, vault);
    expect(begun).toMatchInlineSnapshot(`
      "Operations/Changes/2026/CHG-20261123-01 Fullest disk of db-1 97 %.md
      -status: draft
      +status: implement
      +submitted: 2026-11-23T08:12
      +implementer: "[[Ana]]"
      +authorized: 2026-11-23T08:20
      +actual_start: 2026-11-23T08:20
      -- [ ] Keep what is there now: message, log, copy of the configuration
      -- [ ] Carry out the change
      -- [ ] Try the service as a user would
      +- [ ] Purge the binary logs of Saturday and Sunday
      +- [ ] Keep binary logs for two days only
      -%% One sentence is enough: which result, by when, and what is put back. %%
      +No write succeeds after five minutes: set the retention back, and fail over to the replica.
      +An order can be placed, and the disk is below 80 %.
      +
      +- 2026-11-23 08:12 approved verbally by [[Dora]] as emergency-authority, plan h1-2b3e1fcc6edd: by phone
      +
      +%% ops:begin approved-plan %%
      +\`\`\`\`text
      +## Implementation plan
      +- [ ] Purge the binary logs of Saturday and Sunday
      +- [ ] Keep binary logs for two days only
      +## Test plan
      +## Backout plan
      +No write succeeds after five minutes: set the retention back, and fail over to the replica.
      +planned_start:
      +planned_end:
      +services: db
      +\`\`\`\`
      +%% ops:end approved-plan %%
      +
      +- 2026-11-23 08:12 status draft → authorize by [[Ana]]
      +- 2026-11-23 08:20 status authorize → implement by [[Ana]]
      +"
    `);

    // Its steps are passed by the command, each with its time; meanwhile the incident waits.
    await page.command("Operations Vault: Pass step");
    await expect.poll(() => vault.read(CHANGE_PATH)).toContain("- [x] Purge");
    await page.openNote(INCIDENT);
    await stepTo(page, "Resolve");
    await page.notices.getByText("A change that fixes this is still under way. Finish that change first.").waitFor();
    await page.openNote(CHANGE);
    await goOnAt(page, "2026-11-23T08:27", "In progress");
    await stepTo(page, "Work is done");
    expect(await refusals(page)).toMatchInlineSnapshot(`
      [
        "Steps of the plan are still open.
      Mark each as done, failed or not applicable.
      CHG-STEPS · CHG-20261123-01 Fullest disk of db-1 97 %, line 32",
      ]
    `);
    await page.command("Operations Vault: Pass step");
    await expect.poll(() => vault.read(CHANGE_PATH)).toContain("- [x] Keep");
    await goOnAt(page, "2026-11-23T08:33", "In progress");
    await panelOf(page).getByRole("button", { name: "Work is done" }).click();
    await page.dialog.getByLabel("Verification").selectOption("Passed");
    await page.keyboard.press("Enter");
    await page.page.locator(".suggestion-item").first().waitFor();
    expect(await page.page.locator(".suggestion-item").allInnerTexts()).toMatchInlineSnapshot(`
      [
        "Start the review
      It is required before the change can be closed",
        "Nothing more",
      ]
    `);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.activePath()).toBe(REVIEW_PATH);
    const [finished, afterFinished] = await changesSince(afterBegun, vault);
    expect(finished).toMatchInlineSnapshot(`
      "Operations/Changes/2026/CHG-20261123-01 Fullest disk of db-1 97 %.md
      -status: implement
      +status: review
      +actual_end: 2026-11-23T08:33
      +verification_result: pass
      -- [ ] Purge the binary logs of Saturday and Sunday
      -- [ ] Keep binary logs for two days only
      +- [x] Purge the binary logs of Saturday and Sunday [at:: 08:20] [by:: [[Ana]]]
      +- [x] Keep binary logs for two days only [at:: 08:27] [by:: [[Ana]]]
      +- 2026-11-23 08:33 status implement → review by [[Ana]]
      Operations/Reviews/2026/RVW-20261123-01 Fullest disk of db-1 97 %.md
      +---
      +type: review
      +kind: change
      +status: draft
      +created: 2026-11-23T08:33
      +id: RVW-20261123-01
      +title: "Fullest disk of db-1: 97 %"
      +owner: "[[Ana]]"
      +services:
      +  - "[[db]]"
      +of: "[[CHG-20261123-01 Fullest disk of db-1 97 %]]"
      +facilitator: "[[Ana]]"
      +participants:
      +  - "[[Ana]]"
      +due: 2026-12-07
      +---
      +
      +\`\`\`operations
      +show: panel
      +\`\`\`
      +
      +## Summary
      +
      +%% What was changed, and how it ended. About the plan, never about somebody's fault. %%
      +
      +## Questions
      +
      +%% Write the answer behind each. %%
      +
      +1. Was its goal reached?
      +2. Were there side effects?
      +3. Did time and people suffice as planned?
      +4. Did the way back work, or would it have?
      +5. Were the approvals right: who, when, of which plan?
      +6. Are documents and services up to date?
      +7. Should it become a standard change?
      +
      +## Impact
      +
      +%% In numbers: minutes, users, data, money. %%
      +
      +## Timeline
      +
      +- 2026-11-23 08:12 Submitted
      +- 2026-11-23 08:20 Approved
      +- 2026-11-23 08:20 Work began
      +- 2026-11-23 08:33 Work ended
      +
      +## Contributing factors
      +
      +## What went well
      +
      +## What went badly
      +
      +## Where we were lucky
      +
      +## Actions
      +
      +%% Each a task with its owner as a link, 📅 with a day, and the tag action/prevent (or mitigate, detect, process, documentation, training, system-update). %%
      +"
    `);

    // Now the incident is resolved; the change is not closed yet.
    await page.openNote(INCIDENT);
    await goOnAt(page, "2026-11-23T08:40", "Responding");
    await stepTo(page, "Resolve");
    await page.field("Resolution").fill("Logs are kept for two days only");
    await page.dialog.getByLabel("Resolved by").selectOption("Configuration changed");
    await page.dialog.getByLabel("Cause", { exact: true }).selectOption("Capacity");
    await page.dialog.getByRole("button", { name: "Resolve" }).click();
    await page.page.locator(".suggestion-item", { hasText: "Nothing more" }).click();
    await stateIs(page, "Resolved");
    await page.openNote(CHANGE);
    await stepTo(page, "Close");
    expect(await refusals(page)).toMatchInlineSnapshot(`
      [
        "Its review is not done.
      Finish the review first.
      CHG-PIR · CHG-20261123-01 Fullest disk of db-1 97 %",
        "A spoken approval was never confirmed.
      Have the same person approve it in writing.
      CHG-RETRO · CHG-20261123-01 Fullest disk of db-1 97 %, line 47",
      ]
    `);
    const [resolved, afterResolved] = await changesSince(afterFinished, vault);
    expect(resolved).toMatchInlineSnapshot(`
      "Operations/Incidents/2026/INC-20261123-01 Fullest disk of db-1 97 %.md
      -status: responding
      +status: resolved
      +mitigated: 2026-11-23T08:40
      +resolved: 2026-11-23T08:40
      +resolution: "Logs are kept for two days only"
      +resolution_code: config-change
      +cause: capacity
      +- 2026-11-23 08:40 Logs are kept for two days only #resolved
      +- 2026-11-23 08:40 status responding → resolved by [[Ana]]"
    `);

    // Dora confirms what she said.
    await goOnAt(page, "2026-11-24T07:55", "In review");
    await actAs(page, "[[Dora]]");
    await panelOf(page).getByRole("button", { name: "Approve" }).click();
    await page.dialog.getByText("Dora approved verbally as emergency authority: counts, to be confirmed in writing").waitFor();
    expect(await page.dialog.getByLabel("As", { exact: true }).inputValue()).toBe("emergency-authority");
    await page.dialog.getByRole("button", { name: "Approve" }).click();
    await page.notices.getByText("Approved:").waitFor();
    await actAs(page, "[[Ana]]");
    await stepTo(page, "Close");
    await page.notices.getByText("Its review is not done. Finish the review first.").waitFor();

    await write(vault, REVIEW_PATH, { Summary: "The disk of db-1 was nearly full.", Impact: "An hour without writes.", "Contributing factors": "- Binary logs were kept for thirty days" });
    await page.openNote(REVIEW);
    await goOnAt(page, "2026-11-24T08:10", "Draft");
    await stepTo(page, "Hand in for review");
    await page.notices.getByText("In review").waitFor();
    await stepTo(page, "Mark reviewed");
    await page.field("Participants").fill("[[Ana]], [[Ben]], [[Dora]]");
    await page.field("Why no action").fill("The retention was the cause");
    await page.dialog.getByRole("button", { name: "Mark reviewed" }).click();
    await page.notices.getByText("Reviewed").waitFor();
    const [reviewed, afterReviewed] = await changesSince(afterResolved, vault);
    expect(reviewed).toMatchInlineSnapshot(`
      "Operations/Changes/2026/CHG-20261123-01 Fullest disk of db-1 97 %.md
      +- 2026-11-24 07:55 approved by [[Dora]] as emergency-authority, plan h1-2b3e1fcc6edd
      Operations/Reviews/2026/RVW-20261123-01 Fullest disk of db-1 97 %.md
      -status: draft
      +status: reviewed
      +  - "[[Ben]]"
      +  - "[[Dora]]"
      -%% What was changed, and how it ended. About the plan, never about somebody's fault. %%
      +The disk of db-1 was nearly full.
      -%% In numbers: minutes, users, data, money. %%
      +An hour without writes.
      +- Binary logs were kept for thirty days
      +
      +## Log
      +
      +- 2026-11-24 08:10 status draft → in-review by [[Ana]]
      +- 2026-11-24 08:10 status in-review → reviewed by [[Ana]] · override RVW-ACT: "The retention was the cause"
      +"
    `);

    // For a day it is watched; then it closes without a reason.
    await page.openNote(CHANGE);
    await stepTo(page, "Close");
    await page.field("Why not watch it longer").waitFor();
    await page.keyboard.press("Escape");
    await goOnAt(page, "2026-11-26T09:00", "In review");
    await panelOf(page).getByRole("button", { name: "Close" }).click();
    expect(await page.dialog.getByLabel("Ended as").inputValue()).toBe("successful");
    expect(await page.dialog.locator("label").allInnerTexts()).toMatchInlineSnapshot(`
      [
        "Ended as",
        "Notes",
        "Documentation",
      ]
    `);
    await page.field("Notes").fill("Purging took four minutes");
    await page.field("Documentation").fill("n/a: nothing is written about it");
    await page.keyboard.press("Enter");
    await stateIs(page, "Closed");
    expect((await changesSince(afterReviewed, vault))[0]).toMatchInlineSnapshot(`
      "Operations/Changes/2026/CHG-20261123-01 Fullest disk of db-1 97 %.md
      -status: review
      +status: closed
      +closed: 2026-11-26T09:00
      +close_code: successful
      +close_notes: "Purging took four minutes"
      +documentation: "n/a: nothing is written about it"
      +- 2026-11-26 09:00 status review → closed by [[Ana]]"
    `);

    await page.openNote("Changes");
    const board = page.view("markdown").locator(".operations-vault-block:visible");
    await board.getByText("No change is open.").waitFor();
    await board.locator("summary").click();
    expect(await board.locator("details").innerText()).toMatchInlineSnapshot(`
      "Done, Tue 27 Oct to Thu 26 Nov
      1
      Fullest disk of db-1: 97 %
      Closed
      Emergency change
      Ana
      db"
    `);
    expect(await board.locator("tbody tr").allInnerTexts()).toMatchInlineSnapshot(`
      [
        "Successful	100.0 %	20.7–100.0 %	1 of 1",
        "Failed	0.0 %	0.0–79.3 %	0 of 1",
        "Emergency	100.0 %	20.7–100.0 %	1 of 1",
        "Unauthorised	0.0 %	0.0–79.3 %	0 of 1",
        "On schedule	n/a		0 of 0",
        "Backed out	0.0 %	0.0–79.3 %	0 of 1",
        "From request to approval	8 min	8 min	1 of 1",
        "From request to its end	21 min	21 min	1 of 1",
      ]
    `);
    await page.command("Operations Vault: Check vault");
    await page.notices.getByText("No problems found").waitFor();
  });
});
