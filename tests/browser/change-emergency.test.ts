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
    await stepTo(page, "Request emergency approval");
    await page.notices.getByText("Waiting for approval").waitFor();
    await stepTo(page, "Start now");
    expect(await refusals(page)).toMatchInlineSnapshot(`
      [
        "Approvals are missing.
      Have it approved. Its panel names who is missing.
      CHG-20261123-01 Fullest disk of db-1 97 %, line 42",
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
    await goOnAt(page, "2026-11-23T08:20", "Authorize");
    await panelOf(page).getByRole("button", { name: "Begin work" }).click();
    await page.keyboard.press("Enter");
    await stateIs(page, "Implement");
    const [begun, afterBegun] = await changesSince(afterRequested, vault);
    expect(begun).toMatchInlineSnapshot();
  });
});
