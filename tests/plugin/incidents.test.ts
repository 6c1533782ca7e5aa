import { afterEach, describe, expect, test } from "vitest";

import { sha256 } from "../../src/domain/text/sha-256.ts";
import type { HostOptions } from "../host/start-host.ts";
import { dialog, said, startVault, type MaintainedVault } from "./maintenance-vault.ts";

const ONE = "Operations/Incidents/2026/INC-20261123-01 Checkout returns 502.md";
const TWO = "Operations/Incidents/2026/INC-20261123-02 Mail is slow.md";
const REVIEW = "Operations/Reviews/2026/RVW-20261123-01 Checkout returns 502.md";

function incident(properties: readonly string[], more = ""): string {
  return ["---", "type: incident", ...properties, "---", "", "## Timeline", "", "- 2026-11-23 07:40 Detected: alert #detected", ...(more === "" ? [] : [more]), "", "## Log", ""].join("\n");
}

const RESPONDING = incident([
  "status: responding", "severity: SEV2", 'services: ["[[Checkout]]"]', 'commander: "[[Ana]]"', "detected: 2026-11-23T07:40", "started: 2026-11-23T07:35", "acknowledged: 2026-11-23T07:41",
  "assessed: 2026-11-23T07:50", "category: outage", "impact: 1", "urgency: 2", "assessment: All fail", "detection: monitoring", "mitigation: Restarted",
]);
const SLOW = incident(["status: new", "severity: SEV4", 'services: ["[[Mail]]"]', "detected: 2026-11-23T08:00", "detection: user"]);

let vault: MaintainedVault;
afterEach(() => vault.end());

async function start(files: Record<string, string>, options: HostOptions = {}): Promise<MaintainedVault> {
  return (vault = await startVault(files, options));
}

const read = (path: string): Promise<string> => vault.host.read(path);
const active = (): string => vault.host.app.workspace.getActiveFile()?.path ?? "";

describe("During an incident", () => {
  test("a line is added from anywhere to the only one that is open", async () => {
    await start({ [ONE]: RESPONDING, "Notes/Other.md": "Other" });
    await vault.runOn("Notes/Other.md", "add-timeline-entry");
    await vault.fill({ "What happened": "Rolled back", When: "08:01" });
    expect(vault.changes()).toBe(`${ONE}\n+- 2026-11-23 08:01 Rolled back`);
    expect((await read(ONE)).split("\n").filter((line) => line.startsWith("- "))).toHaveLength(2);
  });

  test("of several that are open one is chosen, and the one in front is meant", async () => {
    await start({ [ONE]: RESPONDING, [TWO]: SLOW });
    await vault.host.run("add-timeline-entry");
    expect(vault.offered()).toEqual(["INC-20261123-01 Checkout returns 502 | SEV2, responding, Checkout", "INC-20261123-02 Mail is slow | SEV4, new, Mail"]);
    await vault.choose("INC-20261123-02 Mail is slow");
    await vault.fill({ "What happened": "Queue grows" });
    expect(await read(TWO)).toContain("- 2026-11-23 08:05 Queue grows");
    await vault.runOn(ONE, "add-timeline-entry");
    await vault.fill({ "What happened": "Users are served", Marks: "mitigated" });
    expect(await read(ONE)).toContain("- 2026-11-23 08:05 Users are served #mitigated");
  });

  test("without one nothing is asked", async () => {
    await start({ [ONE]: RESPONDING.replace("responding", "closed") });
    await vault.host.run("post-update");
    expect([dialog(), said()]).toEqual(["", expect.stringContaining("No incident is open.")]);
  });

  test("a time to come is no time at which something happened", async () => {
    await start({ [ONE]: RESPONDING });
    await vault.host.run("add-timeline-entry");
    await vault.fill({ "What happened": "Later", When: "23:59" });
    expect(dialog()).toContain("Enter a time such as 08:14");
  });

  test("an update says conditions, actions, needs, and proposes the next one by the severity", async () => {
    await start({ [ONE]: RESPONDING });
    await vault.host.run("post-update");
    await vault.fill({ Conditions: "Every payment fails", Actions: "Rolling back" });
    expect(await read(ONE)).toContain("- 2026-11-23 08:05 Update: Every payment fails. Actions: Rolling back. Needs: none. Next 09:05 #update");
  });

  test("another severity needs its reason, and of a grave one who leads", async () => {
    await start({ [TWO]: SLOW });
    await vault.host.run("set-severity");
    await vault.fill({ Severity: "SEV1", Reason: "Nobody gets mail", Commander: "" });
    expect(dialog()).toContain("Name who leads.");
    await vault.fill({ Commander: "[[Ben]]" });
    const text = await read(TWO);
    for (const line of ["severity: SEV1", 'commander: "[[Ben]]"', "- 2026-11-23 08:05 severity SEV4 → SEV1 by [[Ana]]: Nobody gets mail"]) expect(text).toContain(line);
  });

  test("a role goes to a person, oneself unless another is named", async () => {
    await start({ [TWO]: SLOW });
    await vault.host.run("assign-role");
    await vault.fill({ Role: "scribe" });
    expect(await read(TWO)).toContain('scribe: "[[Ana]]"');
  });

  test("a file is kept as evidence with its hash", async () => {
    await start({ [ONE]: RESPONDING, "Evidence/access.log": "GET /" });
    await vault.host.run("add-evidence");
    await vault.choose("access.log");
    await vault.fill({ "What it shows": "The first 502" });
    expect(await read(ONE)).toContain(`[[access.log]] sha256 ${sha256("GET /")} by [[Ana]]: The first 502`);
  });
});

describe("After an incident", () => {
  const RESOLVED = RESPONDING.replace("status: responding", "status: resolved\nresolved: 2026-11-23T08:00\nmitigated: 2026-11-23T07:55\nresolution: Rolled back\nresolution_code: workaround\ncause: change");

  test("its review begins from its timeline, once", async () => {
    await start({ [ONE]: RESOLVED });
    await vault.host.run("start-review");
    expect(active()).toBe(REVIEW);
    expect(await read(REVIEW)).toContain("- 2026-11-23 07:40 Detected: alert");
    const files = vault.host.files();
    await vault.runOn(ONE, "start-review");
    expect([active(), vault.host.files()]).toEqual([REVIEW, files]);
  });

  test("a problem takes over what is known, and several incidents name it", async () => {
    await start({ [ONE]: RESOLVED, [TWO]: SLOW });
    await vault.runOn(ONE, "open-problem");
    await vault.fill({ Title: "Pool runs dry", Incidents: "[[INC-20261123-01 Checkout returns 502]], [[INC-20261123-02 Mail is slow]]" });
    const path = "Operations/Problems/PRB-20261123-01 Pool runs dry.md";
    // Three notes are shown before they are written.
    expect(dialog()).toContain("INC-20261123-02 Mail is slow.md");
    expect(vault.host.files()[path]).toBeUndefined();
    await vault.fill();
    expect(active()).toBe(path);
    expect(await read(path)).toContain("origin: reactive");
    for (const each of [ONE, TWO]) expect(await read(each)).toContain('problem: "[[PRB-20261123-01 Pool runs dry]]"');
  });

  test("a problem that nothing came of yet is proactive, and what is no incident is told", async () => {
    await start({});
    await vault.host.run("open-problem");
    await vault.fill({ Title: "Certificate ends", Incidents: "[[Nothing]]" });
    expect(dialog()).toContain("Nothing is no incident.");
    await vault.fill({ Incidents: "" });
    expect(await read("Operations/Problems/PRB-20261123-01 Certificate ends.md")).toContain("origin: proactive");
  });

  test("an action item has its owner and day", async () => {
    await start({ [ONE]: RESOLVED });
    await vault.runOn(ONE, "add-action-item");
    await vault.fill({ "What is to be done": "Alert on the pool", Due: "2026-12-01" });
    expect(await read(ONE)).toContain("- [ ] Alert on the pool [[Ana]] 📅 2026-12-01 #action/prevent");
  });

  test("that is resolved its review is offered, and nothing is written unasked", async () => {
    await start({ [ONE]: RESPONDING });
    await vault.runOn(ONE, "change-status");
    await vault.choose(vault.offered().map((row) => row.split(" | ")[0] ?? "").find((row) => row.startsWith("Resolve")) ?? "");
    await vault.fill({ Resolution: "Rolled back", "Resolved by": "fixed", Cause: "change" });
    expect(vault.offered().map((row) => row.split(" | ")[0])).toEqual(["Start the review", "Open a problem", "Nothing more"]);
    const files = vault.host.files();
    await vault.choose("Nothing more");
    expect(vault.host.files()).toEqual(files);
  });
});

describe("The dashboard", () => {
  test("says what is open by its severity", async () => {
    await start({ [ONE]: RESPONDING, [TWO]: SLOW });
    await vault.host.run("open-dashboard");
    expect(document.querySelector(".operations-vault-state-words")?.textContent).toContain("1 SEV2, 1 SEV4 open");
  });
});
