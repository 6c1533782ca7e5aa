import { afterEach, describe, expect, test } from "vitest";

import type { HostOptions } from "../host/start-host.ts";
import { dialog, said, startVault, type MaintainedVault } from "./maintenance-vault.ts";

const CHG = "Operations/Changes/2026/CHG-20261120-01 Move the logs.md";
const OTHER = "Operations/Changes/2026/CHG-20261121-01 Patch db-1.md";
const INC = "Operations/Incidents/2026/INC-20261123-01 Checkout returns 502.md";
const PRC = "Operations/Procedures/Restart the pool.md";
const DB = { "Operations/Services/db-1.md": "---\ntype: service\nowner: \"[[Ana]]\"\n---\n" };

const SECTIONS = [
  "## Impact assessment", "", "Nobody notices.", "", "## Implementation plan", "", "- [ ] Stop", "- [ ] Copy", "", "## Test plan", "", "Tried on the replica.", "",
  "## Backout plan", "", "1. Start with the old path", "", "## Verification", "", "1. Writes work", "", "## Approvals", "", "## Log", "",
].join("\n");

function change(properties: readonly string[], body = SECTIONS): string {
  return ["---", "type: change", ...properties, "---", "", body].join("\n");
}

const PLANNED = ['services: ["[[db-1]]"]', 'requested_by: "[[Cleo]]"', "planned_start: 2026-11-23T09:00", "planned_end: 2026-11-23T11:00", "risk_probability: 1", "risk_impact: 2", "test_result: pass", "reason: Disk is full"];
const WAITING = change(["status: authorize", ...PLANNED]);
const WORKING = change(["status: implement", "actual_start: 2026-11-23T08:00", 'implementer: "[[Ana]]"', ...PLANNED]);

let vault: MaintainedVault;
afterEach(() => vault.end());

async function start(files: Record<string, string>, options: HostOptions = {}): Promise<MaintainedVault> {
  return (vault = await startVault({ ...DB, ...files }, options));
}

const read = (path: string): Promise<string> => vault.host.read(path);
const active = (): string => vault.host.app.workspace.getActiveFile()?.path ?? "";
const field = (label: string): HTMLInputElement => {
  const found = [...document.querySelectorAll<HTMLLabelElement>(".modal label")].find((el) => el.firstChild?.textContent === label);
  return document.getElementById(found?.htmlFor ?? "") as HTMLInputElement;
};
const type = (label: string, value: string): void => {
  field(label).value = value;
  field(label).dispatchEvent(new Event("input", { bubbles: true }));
};
const offeredNames = (): string[] => vault.offered().map((row) => row.split(" | ")[0] ?? "");

describe("Requesting a change", () => {
  test("takes a title, proposes the end from the start, makes one note and opens it", async () => {
    await start({});
    await vault.host.run("request-change");
    type("Planned start", "2026-11-28 22:00");
    expect(field("Planned end").value).toBe("2026-11-28 23:00");
    await vault.fill({ "What is changed": "Move the logs", Services: "[[db-1]]", Reason: "Disk is full" });
    const path = "Operations/Changes/2026/CHG-20261123-01 Move the logs.md";
    expect(active()).toBe(path);
    const text = await read(path);
    for (const line of ["change_type: normal", "status: draft", '  - "[[db-1]]"', "planned_start: 2026-11-28T22:00", "planned_end: 2026-11-28T23:00", 'requested_by: "[[Ana]]"']) expect(text).toContain(line);
  });

  test("keeps the dialog open where the times are wrong", async () => {
    await start({});
    await vault.host.run("request-change");
    await vault.fill({ "What is changed": "Move the logs", "Planned start": "tomorrow" });
    expect(dialog()).toContain("Enter a day and a time");
    await vault.fill({ "Planned start": "2026-11-28 22:00", "Planned end": "2026-11-28 21:00" });
    expect(dialog()).toContain("The end lies before the start.");
  });

  test("that is major says so, and is a normal one with the plan of a major one", async () => {
    await start({});
    await vault.host.run("request-change");
    await vault.fill({ "What is changed": "Move the data centre", Type: "major" });
    const text = await read(active());
    for (const line of ["change_type: normal", "major: true", "- [ ] Go or no go: approvals, people, way back, weather of the services"]) expect(text).toContain(line);
  });

  test("from an incident is an emergency that fixes it", async () => {
    await start({ [INC]: '---\ntype: incident\nstatus: responding\nseverity: SEV2\nservices: ["[[db-1]]"]\nassessment: No payment works\n---\n' });
    await vault.runOn(INC, "request-change");
    expect([field("Type").value, field("Services").value, field("Fixes").value]).toEqual(["emergency", "[[db-1]]", "[[INC-20261123-01 Checkout returns 502]]"]);
    await vault.fill({ "What is changed": "Raise the pool" });
    const text = await read(active());
    for (const line of ["change_type: emergency", "emergency_reason:", '  - "[[INC-20261123-01 Checkout returns 502]]"']) expect(text).toContain(line);
  });

  test("from a procedure that nobody approved is refused with the reason", async () => {
    await start({ [PRC]: "---\ntype: procedure\nstatus: draft\n---\n\n## Steps\n\n1. Restart it\n" });
    await vault.runOn(PRC, "request-change");
    expect(field("Type").value).toBe("standard");
    await vault.fill();
    expect(dialog()).toContain("Its procedure is not approved.");
    await vault.fill({ Type: "normal" });
    expect(await read(active())).toContain("change_type: normal");
  });

  test("from an approved procedure takes over its steps", async () => {
    await start({ [PRC]: "---\ntype: procedure\nstatus: approved\nduration: 30 min\n---\n\n## Steps\n\n1. Restart it\n2. Look\n" });
    await vault.runOn(PRC, "request-change");
    type("Planned start", "2026-11-28 22:00");
    expect(field("Planned end").value).toBe("2026-11-28 22:30");
    await vault.fill();
    const text = await read(active());
    for (const line of ["change_type: standard", 'template: "[[Restart the pool]]"', "- [ ] Restart it", "- [ ] Look"]) expect(text).toContain(line);
  });

  test("of what was done already takes when it was", async () => {
    await start({});
    await vault.host.run("request-change");
    type("Type", "retroactive");
    await vault.fill({ "What is changed": "Raised the pool", "Why it was done before it was approved": "Nobody could pay", Began: "07:00", Ended: "07:20" });
    const text = await read(active());
    for (const line of ["retroactive: true", "actual_start: 2026-11-23T07:00", "actual_end: 2026-11-23T07:20", "emergency_reason:"]) expect(text).toContain(line);
  });

  test("by an address fills the dialog in and writes nothing", async () => {
    await start({});
    const before = vault.host.files();
    vault.host.app.protocolHandlers.open("obsidian://operations-vault?action=request-change&title=Raise%20the%20pool&type=emergency&service=db-1&start=2026-11-28T22:00");
    await vault.host.settle();
    expect([field("What is changed").value, field("Type").value, field("Services").value, field("Planned start").value]).toEqual(["Raise the pool", "emergency", "db-1", "2026-11-28 22:00"]);
    expect(vault.host.files()).toEqual(before);
  });

  test("by an address with what nobody can read leaves the usual", async () => {
    await start({});
    vault.host.app.protocolHandlers.open("obsidian://operations-vault?action=request-change&title&type=%3C%25&start=soon&owner=x");
    await vault.host.settle();
    expect([field("What is changed").value, field("Type").value, field("Planned start").value]).toEqual(["", "normal", ""]);
  });

  test("is offered once the solution of a problem is found", async () => {
    const problem = "Operations/Problems/PRB-20261120-01 Logs fill the disk.md";
    await start({ [problem]: '---\ntype: problem\nstatus: analysis\nowner: "[[Ana]]"\nmethod: five-whys\nstatement: Logs grow\nroot_causes: ["No retention"]\nservices: ["[[db-1]]"]\nimpact: 2\nurgency: 2\n---\n\n## Analysis\n\n1. Why? `df` says so\n' });
    await vault.runOn(problem, "change-status");
    await vault.choose("Solution found");
    await vault.fill({ Solution: "Own volume" });
    await vault.choose("Request change");
    expect([field("Reason").value, field("Fixes").value]).toEqual(["Own volume", "[[PRB-20261120-01 Logs fill the disk]]"]);
  });

  test("from a work order gives it the link to the change", async () => {
    const order = "Operations/Work orders/2026/WO-20261123-01 New disk.md";
    await start({ [order]: '---\ntype: work-order\ncategory: corrective\nservices: ["[[db-1]]"]\n---\n' });
    await vault.runOn(order, "request-change");
    await vault.fill({ "What is changed": "Put the new disk in" });
    expect(await read(order)).toContain('change: "[[CHG-20261123-01 Put the new disk in]]"');
  });
});

describe("Approving a change", () => {
  test("shows the plan's hash and who is missing, and writes the word with them", async () => {
    await start({ [CHG]: WAITING });
    await vault.host.run("approve-change");
    expect(dialog()).toMatch(/Plan h1-[0-9a-f]{12}/);
    expect(dialog()).toContain("Still missing: peer");
    await vault.fill({ Note: "steps are clear" });
    const text = await read(CHG);
    expect(text).toMatch(/- 2026-11-23 08:05 approved by \[\[Ana\]\] as peer, plan h1-[0-9a-f]{12}: steps are clear/);
    expect(text).toContain("%% ops:begin approved-plan %%");
  });

  test("shows as void what was given to another plan, with the difference", async () => {
    await start({ [CHG]: WAITING });
    await vault.host.run("approve-change");
    await vault.fill();
    await vault.host.write(CHG, (await read(CHG)).replace("1. Start with the old path", "1. Copy the logs back"));
    await vault.runOn(CHG, "approve-change");
    expect(dialog()).toContain("Ana approved as peer: void, given to another plan");
    expect([...document.querySelectorAll(".modal .operations-vault-diff-removed, .modal .operations-vault-diff-added")].map((el) => el.textContent)).toEqual([
      expect.stringContaining("1. Start with the old path"), expect.stringContaining("1. Copy the logs back"),
    ]);
  });

  test("asks which one where several wait, and says so where none does", async () => {
    await start({ [CHG]: WAITING, [OTHER]: WAITING });
    await vault.host.run("approve-change");
    expect(offeredNames()).toEqual(["CHG-20261120-01 Move the logs", "CHG-20261121-01 Patch db-1"]);
    await vault.choose("CHG-20261121-01 Patch db-1");
    await vault.fill();
    expect(await read(OTHER)).toContain("approved by [[Ana]]");
    await vault.host.write(CHG, change(["status: closed"]));
    await vault.runOn("Operations/Services/db-1.md", "approve-change");
    expect(said()).toContain("No change waits for approval.");
  });

  test("by voice says who said it, of an emergency", async () => {
    await start({ [CHG]: change(["status: authorize", "change_type: emergency", ...PLANNED]) });
    await vault.host.run("approve-change");
    await vault.fill({ Given: "verbally" });
    expect(dialog()).toContain("Name who said it.");
    await vault.fill({ "Said by": "Ben" });
    expect(await read(CHG)).toContain("approved verbally by [[Ben]] as emergency-authority, plan h1-");
  });

  test("is refused on a device that does not say who one is", async () => {
    await start({ [CHG]: WAITING }, { localStorage: {} });
    await vault.host.run("approve-change");
    expect([document.querySelector(".modal"), said()]).toEqual([null, expect.stringContaining("Say in the settings who you are")]);
  });

  test("or rejecting it sends it back with the reason", async () => {
    await start({ [CHG]: WAITING });
    await vault.host.run("reject-change");
    await vault.fill({ Reason: "No way back for the data" });
    const text = await read(CHG);
    for (const line of ["status: draft", "rejected by [[Ana]]", "No way back for the data"]) expect(text).toContain(line);
  });
});

describe("Conflicts of a change", () => {
  const overlapping = { [CHG]: WAITING, [OTHER]: change(["status: scheduled", ...PLANNED]) };

  test("are listed, and each is accepted with a reason", async () => {
    await start(overlapping);
    await vault.runOn(CHG, "check-conflicts");
    expect(dialog()).toContain("Same service: CHG-20261121-01 Patch db-1");
    await vault.click("Accept: Same service: CHG-20261121-01 Patch db-1");
    await vault.fill({ Reason: "Both touch other tables" });
    expect(await read(CHG)).toContain("- 2026-11-23 08:05 accepted same-service [[CHG-20261121-01 Patch db-1]] by [[Ana]]: Both touch other tables");
    expect(dialog()).toContain("All of them are accepted.");
  });

  test("are accepted by a command too, until none is left", async () => {
    await start(overlapping);
    await vault.runOn(CHG, "accept-conflict");
    await vault.fill({ Reason: "Both touch other tables" });
    await vault.runOn(CHG, "accept-conflict");
    expect(said()).toContain("No conflict is open.");
  });

  test("come up where they keep it from being scheduled", async () => {
    await start(overlapping);
    await vault.runOn(CHG, "approve-change");
    await vault.fill();
    await vault.runOn(CHG, "change-status");
    expect(vault.offered()[0]).toMatch(/^Schedule \| Scheduled, needs: .*conflict/);
    await vault.choose("Schedule");
    expect(dialog()).toContain("Conflicts of CHG-20261120-01 Move the logs");
  });
});

describe("Implementing a change", () => {
  test("goes through its plan step by step, each stamped", async () => {
    await start({ [CHG]: WORKING });
    await vault.runOn(CHG, "pass-step");
    await vault.host.run("fail-step");
    await vault.fill({ Note: "No space" });
    const text = await read(CHG);
    expect(text).toContain("- [x] Stop [at:: 08:05] [by:: [[Ana]]]\n- [!] Copy [at:: 08:05] [by:: [[Ana]]]\n  - No space [at:: 08:05] [by:: [[Ana]]]");
    expect(text).not.toMatch(/started:|assignee:/);
  });

  test("is not begun by a step", async () => {
    await start({ [CHG]: WAITING });
    await vault.runOn(CHG, "pass-step");
    expect(said()).toContain("CHG-20261120-01 Move the logs is authorize. Its steps are worked through while it is being implemented.");
    expect(vault.changes()).toBe("");
  });

  test("records the way back below its plan", async () => {
    await start({ [CHG]: WORKING });
    await vault.host.run("record-backout");
    expect(dialog()).toContain("1. Start with the old path");
    await vault.fill({ Why: "Writes failed" });
    expect(await read(CHG)).toContain("- 2026-11-23 08:05 backout → pass by [[Ana]]: Writes failed");
  });

  test("whose verification failed names the incident that it caused", async () => {
    await start({ [CHG]: WORKING.replaceAll("- [ ]", "- [x]") });
    await vault.runOn(CHG, "change-status");
    await vault.choose("Work is done");
    await vault.fill({ Verification: "fail" });
    expect(offeredNames()).toEqual(["Record the backout", "Declare an incident", "Not now"]);
    await vault.choose("Declare an incident");
    await vault.fill();
    const incident = active();
    expect(await read(incident)).toContain('caused_by: "[[CHG-20261120-01 Move the logs]]"');
    expect(await read(CHG)).toContain("status: review");
    expect(offeredNames()).toContain("Start the review");
    await vault.choose("Start the review");
    const review = await read(active());
    for (const line of ["kind: change", 'of: "[[CHG-20261120-01 Move the logs]]"', "Was its goal reached?"]) expect(review).toContain(line);
  });
});

describe("The status of a change", () => {
  test("says what each step needs, and leads to the heading where something is missing", async () => {
    await start({ [CHG]: change(["status: draft"], "## Implementation plan\n\n## Log\n") });
    await vault.runOn(CHG, "change-status");
    expect(vault.offered()[0]).toMatch(/^Submit \| In assessment, needs: reason, services, requested by, .*implementation plan/);
    await vault.choose("Submit");
    expect(dialog()).toContain("The implementation plan is empty.");
    expect(dialog()).toContain("line 6");
  });

  test("asks why it is wanted, which the note keeps", async () => {
    await start({ [CHG]: change(["status: draft", 'services: ["[[db-1]]"]', 'requested_by: "[[Cleo]]"']) });
    await vault.runOn(CHG, "change-status");
    await vault.choose("Submit");
    await vault.fill({ Reason: "Disk is full" });
    const text = await read(CHG);
    for (const line of ["status: assess", 'reason: "Disk is full"', "submitted: 2026-11-23T08:05"]) expect(text).toContain(line);
  });

  test("asks for risk and a reviewer, or why there is none", async () => {
    await start({ [CHG]: change(["status: assess", ...PLANNED.filter((line) => !line.startsWith("risk"))]) });
    await vault.runOn(CHG, "change-status");
    await vault.choose("Ask for approval");
    expect(vault.asked()).toEqual(["Probability", "Impact", "(Reviewer)", "(Why no reviewer)"]);
    await vault.fill({ Probability: "2", Impact: "3" });
    expect(dialog()).toContain("Nobody reviewed the plan.");
    await vault.fill({ "Why no reviewer": "Nobody else knows it" });
    const text = await read(CHG);
    for (const line of ["status: authorize", "risk_probability: 2", "risk_impact: 3", '· override CHG-REVIEWER: "Nobody else knows it"']) expect(text).toContain(line);
  });

  test("that closes brings the procedures up to date that its documentation names, and resumes who waited", async () => {
    await start({
      [CHG]: change(["status: review", "actual_start: 2026-11-20T08:00", "actual_end: 2026-11-20T08:30", 'fixes: ["[[INC-20261123-01 Checkout returns 502]]"]', "verification_result: pass", 'implementer: "[[Ana]]"', ...PLANNED]),
      [PRC]: "---\ntype: procedure\n---\n\n## Change log\n\n| Date | Change | Author |\n| --- | --- | --- |\n",
      [INC]: "---\ntype: incident\nstatus: on-hold\nseverity: SEV4\ndetected: 2026-11-20T07:00\nassessed: 2026-11-20T07:10\nacknowledged: 2026-11-20T07:05\n---\n",
    });
    await vault.runOn(CHG, "change-status");
    await vault.choose("Close");
    await vault.fill({ Notes: "Went well", Documentation: "[[Restart the pool]]" });
    expect(dialog()).toContain(PRC);
    await vault.fill();
    expect(await read(PRC)).toContain("| 2026-11-23 | [[CHG-20261120-01 Move the logs]] | [[Ana]] |");
    expect(await read(CHG)).toContain("status: closed");
    expect(offeredNames()).toEqual(["Resume what waited for it", "Nothing more"]);
  });
});
