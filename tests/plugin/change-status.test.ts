import { afterEach, describe, expect, test } from "vitest";

import type { HostOptions } from "../host/start-host.ts";
import { dialog, said, startVault, type MaintainedVault } from "./maintenance-vault.ts";

const INC = "Operations/Incidents/2026/INC-20261123-01 Mail.md";
const CHILD = "Operations/Incidents/2026/INC-20261123-02 Calendar.md";
const note = (kind: string, properties: readonly string[], body = ""): string => ["---", `type: ${kind}`, ...properties, "---", "", body].join("\n");
const RESPONDING = ["status: responding", "severity: SEV3", "started: 2026-11-23T07:50", "assessment: No mail"];

let vault: MaintainedVault;
afterEach(() => vault.end());

async function start(files: Record<string, string>, options: HostOptions = {}): Promise<MaintainedVault> {
  return (vault = await startVault(files, options));
}

async function step(path: string, name: string, values?: Record<string, string>): Promise<void> {
  await vault.runOn(path, "change-status");
  await vault.choose(name);
  if (values) await vault.fill(values);
}

const offeredNames = (): string[] => vault.offered().map((row) => row.split(" | ")[0] ?? "");

describe("The status of an incident", () => {
  test("goes through its whole life by the command, each step asking for what it still needs", async () => {
    await start({
      [INC]: note("incident", ["status: new", "severity: SEV3", "detected: 2026-11-23T08:00", "emergency: service-outage", "services:", '  - "[[Mail]]"'], "## Timeline\n\n- 2026-11-23 08:00 No mail #detected\n"),
      "Operations/Services/Mail.md": note("service", []),
    });
    await vault.runOn(INC, "change-status");
    expect(vault.offered()).toEqual([
      "Acknowledge | Assessing", "Put on hold | On hold, needs: reason", "Cancel incident | Cancelled, needs: reason", "Mark as duplicate | Cancelled, needs: duplicate of",
    ]);
    await vault.choose("Acknowledge");
    vault.host.setNow("2026-11-23T08:10:00Z");
    await step(INC, "Respond");
    expect(vault.asked()).toEqual(["Assessment", "Category", "Impact", "Urgency"]);
    await vault.fill();
    expect(dialog()).toContain("Enter: assessment.");
    await vault.fill({ Assessment: "Nobody can send" });
    vault.host.setNow("2026-11-23T08:20:00Z");
    await step(INC, "Mark mitigated", { Mitigation: "Moved to the spare" });
    vault.host.setNow("2026-11-23T08:30:00Z");
    await step(INC, "Resolve", { Resolution: "Queue is empty", "Resolved by": "fixed", Cause: "software" });
    vault.host.setNow("2026-11-23T09:00:00Z");
    await step(INC, "Reopen", { Reason: "Queue grows again" });
    await step(INC, "Resolve", {});
    await step(INC, "Close");
    expect(await vault.host.read(INC)).toBe(`---
type: incident
status: closed
severity: SEV3
detected: 2026-11-23T08:00
emergency: service-outage
services:
  - "[[Mail]]"
owner: "[[Ana]]"
acknowledged: 2026-11-23T08:05
assessed: 2026-11-23T08:10
assessment: "Nobody can send"
category: outage
impact: 2
urgency: 2
mitigation: "Moved to the spare"
resolution: "Queue is empty"
resolution_code: fixed
cause: software
mitigated: 2026-11-23T09:00
resolved: 2026-11-23T09:00
closed: 2026-11-23T09:00
---

## Timeline

- 2026-11-23 08:00 No mail #detected
- 2026-11-23 08:05 Acknowledged #acknowledged
- 2026-11-23 08:10 Nobody can send #assessed
- 2026-11-23 08:20 Moved to the spare #mitigated
- 2026-11-23 08:30 Queue is empty #resolved
- 2026-11-23 09:00 Queue is empty #resolved
- 2026-11-23 09:00 Closed #closed

## Log

- 2026-11-23 08:05 status new → assessing by [[Ana]]
- 2026-11-23 08:10 status assessing → responding by [[Ana]]
- 2026-11-23 08:20 status responding → mitigated by [[Ana]]
- 2026-11-23 08:30 status mitigated → resolved by [[Ana]]
- 2026-11-23 09:00 status resolved → responding by [[Ana]]: Queue grows again (resolved was 2026-11-23T08:30, mitigated was 2026-11-23T08:20)
- 2026-11-23 09:00 status responding → resolved by [[Ana]]
- 2026-11-23 09:00 status resolved → closed by [[Ana]]
`);
    await vault.runOn(INC, "change-status");
    expect([vault.offered(), said()]).toEqual([[], expect.stringContaining("INC-20261123-01 Mail has ended.")]);
  });

  test("waits for one of the reasons that there are, and says why a SEV1 cannot", async () => {
    await start({ [INC]: note("incident", RESPONDING) });
    await step(INC, "Put on hold");
    await vault.click("awaiting-vendor");
    await vault.fill();
    expect(await vault.host.read(INC)).toContain("status responding → on-hold by [[Ana]]: awaiting-vendor\n");
    await vault.end();
    await start({ [INC]: note("incident", RESPONDING).replace("SEV3", "SEV1") });
    await step(INC, "Put on hold");
    expect(vault.asked()).toEqual([]);
    expect(said()).toContain("A SEV1 cannot wait.");
    expect(vault.changes()).toBe("");
  });

  test("resolved takes those below it along where that is meant, as one plan that is shown first", async () => {
    const child = note("incident", [...RESPONDING, 'parent: "[[INC-20261123-01 Mail]]"']);
    await start({ [INC]: note("incident", RESPONDING), [CHILD]: child });
    await step(INC, "Resolve");
    expect(vault.offered()).toEqual(["Resolve it too | INC-20261123-02 Calendar"]);
    await vault.choose("Resolve it too");
    await vault.fill({ Resolution: "Restarted", "Resolved by": "fixed", Cause: "software" });
    expect(dialog()).toContain("INC-20261123-02 Calendar.md");
    expect(vault.changes()).toBe("");
    await vault.fill();
    for (const path of [INC, CHILD]) {
      const text = await vault.host.read(path);
      for (const line of ["status: resolved", "resolution: Restarted", "resolution_code: fixed", "cause: software"]) expect(text).toContain(`${line}\n`);
    }
    await vault.host.run("undo-last-operation");
    expect(vault.changes()).toBe("");
  });

  test("cannot be a duplicate of its own duplicate", async () => {
    await start({ [INC]: note("incident", ["status: new"]), [CHILD]: note("incident", ["status: cancelled", 'duplicate_of: "[[INC-20261123-01 Mail]]"']) });
    await step(INC, "Mark as duplicate", { "Duplicate of": "[[INC-20261123-02 Calendar]]" });
    expect(dialog()).toContain("It would be a duplicate of itself");
    expect(vault.changes()).toBe("");
  });

  test("asks which record where none is open", async () => {
    await start({ [INC]: note("incident", RESPONDING), "Operations/PRB.md": note("problem", []), "Operations/WO.md": note("work-order", ["status: planned"]), "Operations/RVW.md": note("review", ["status: closed"]) });
    await vault.host.run("change-status");
    expect(offeredNames()).toEqual(["INC-20261123-01 Mail", "PRB", "WO"]);
    await vault.choose("PRB");
    expect(vault.offered()).toEqual(["Assess | Assessed, needs: impact, urgency"]);
  });
});

describe("The status of a problem", () => {
  test("closed too early asks why, and the log keeps it", async () => {
    const followed = ["documentation", "process", "training", "system"].map((name) => `followup_${name}: "n/a: none"`);
    await start({ "Operations/PRB.md": note("problem", ["status: resolved", "fixed: 2026-11-22T08:00", ...followed, "prevention: Alert"]) });
    await step("Operations/PRB.md", "Close");
    expect(vault.asked()).toEqual(["Why not wait"]);
    await vault.fill({ "Why not wait": "The service is gone" });
    expect(await vault.host.read("Operations/PRB.md")).toContain('status resolved → closed by [[Ana]] · override PRB-VERIFY: "The service is gone"\n');
  });

  test("solved names several causes", async () => {
    await start({ "Operations/PRB.md": note("problem", ["status: analysis"], "## Analysis\n\nSee [[Disk]].\n") });
    await step("Operations/PRB.md", "Solution found", { "Root causes": "No retention, ever; One volume", "Found by": "five-whys", Solution: "Own volume" });
    expect(await vault.host.read("Operations/PRB.md")).toContain('root_causes:\n  - "No retention, ever"\n  - "One volume"\n');
  });
});
