import { describe, expect, test } from "vitest";

import { codesIn, fixed, note, plan, problemsIn, type Vault } from "./problem-vault.ts";

const PLANS: Vault = {
  "Maintenance/Test": plan(["schedule: every month on the 1st", "last_due: 2026-11-01"]),
  "Maintenance/Inspection": plan(["schedule: every year on October 15", "statutory: true", "last_due: 2025-10-15"]),
  "Maintenance/Oil": plan(['meter: "[[Hours]]"', "every: 500 h"]),
  "Metrics/Hours": note("metric", ["unit: h"], "## Readings\n\n- 2026-11-01 08:00 480 h\n"),
};
const order = (...properties: readonly string[]): Vault => ({ ...PLANS, "Work orders/W": note("work-order", ["assignee: Ana", ...properties]) });
const of = (name: string, status: string, ...properties: readonly string[]): Vault => order("category: preventive", `plan: "[[${name}]]"`, "occurrence: 2026-11-01", `status: ${status}`, ...properties);
const REPAIRED = ["failure_mode: No air", "failure_cause: Dust", "action_taken: Fan exchanged"];

describe("A work order", () => {
  test.each<[string, Vault, string[]]>([
    ["that is done without a finding", of("Test", "done"), ["MNT-EVID findings"]],
    ["that is closed without a finding", of("Test", "closed"), ["MNT-EVID findings"]],
    ["whose finding nobody can read, which is told once", of("Test", "done", "findings: so so"), ["value-unreadable findings"]],
    ["in hand, which needs no finding yet", of("Test", "in-progress"), []],
    ["that was skipped, which has none", of("Test", "skipped", "reason: rain"), []],
    ["that is done, of a plan that counts by a meter, without its reading", of("Oil", "done", "findings: ok"), ["MNT-EVID meter_reading"]],
    ["that is done, of a plan that counts by a meter, with its reading", of("Oil", "done", "findings: ok", "meter_reading: 500"), []],
    ["of a repair that nobody explains", order("category: corrective", "status: done"), ["MNT-EVID action_taken", "MNT-EVID failure_cause", "MNT-EVID failure_mode"]],
    ["of a repair that is told", order("category: corrective", "status: done", ...REPAIRED), []],
    ["of an emergency without its incident", order("category: emergency", "status: done", ...REPAIRED), ["MNT-INC incident"]],
    ["of statutory work that was skipped", of("Inspection", "skipped", "reason: rain"), ["MNT-STAT status"]],
    ["of statutory work that was missed", of("Inspection", "missed"), ["MNT-STAT status"]],
    ["of statutory work that was cancelled, without a reason", of("Inspection", "cancelled"), ["MNT-REASON reason", "MNT-STAT status"]],
    ["of statutory work to be done", of("Inspection", "planned"), []],
    ["that was done in the future", of("Test", "done", "findings: ok", "actual_end: 2027-11-02T10:00"), ["GEN-TIME actual_end"]],
    ["to be done, that says when its services will be down", order("category: corrective", "status: planned", "downtime_start: 2027-01-08T22:30", "downtime_end: 2027-01-08T23:30"), []],
    ["that is done, with a downtime to come", order("category: corrective", "status: done", ...REPAIRED, "downtime_start: 2027-01-08T22:30", "downtime_end: 2027-01-08T23:30"), ["GEN-TIME downtime_end", "GEN-TIME downtime_start"]],
    ["that ended before it started", of("Test", "done", "findings: ok", "actual_start: 2026-11-02T10:00", "actual_end: 2026-11-02T09:00"), ["GEN-TIME actual_end"]],
  ])("%s", (_title, vault, codes) => {
    expect(codesIn(vault, "Work orders/W")).toEqual(codes);
  });

  test.each<[string, Vault, string, string]>([
    ["what was found", of("Test", "done"), "MNT-EVID findings", "ok"],
    ["where the meter stood", of("Oil", "done", "findings: ok"), "MNT-EVID meter_reading", "498.5"],
    ["how it failed", order("category: corrective", "status: done", ...REPAIRED.slice(1)), "MNT-EVID failure_mode", "Bearing: worn"],
    ["its incident", order("category: emergency", "status: done", ...REPAIRED), "MNT-INC incident", "[[Test]]"],
    ["that statutory work is to be done after all", of("Inspection", "skipped"), "MNT-STAT status", "planned"],
    ["when it was done", of("Test", "done", "findings: ok", "actual_end: 2027-11-02T10:00"), "GEN-TIME actual_end", "2026-11-02T10:00"],
  ])("is in order once it is told %s", (_title, vault, what, answer) => {
    expect(fixed(vault, "Work orders/W", what, answer).left).toEqual([]);
  });

  test("offers the findings that there are", () => {
    expect(fixed(of("Test", "done"), "Work orders/W", "MNT-EVID findings", "ok").need).toEqual({ kind: "value", choices: ["ok", "degraded", "fault-found", "could-not-inspect"] });
  });

  test("gets its new status under the name that it has for it", () => {
    const vault = order("category: preventive", 'plan: "[[Inspection]]"', "occurrence: 2026-10-15", "state: skipped");
    const { text, left } = fixed(vault, "Work orders/W", "MNT-STAT status", "planned");
    expect([text.includes("\nstate: planned\n"), text.includes("status:"), left]).toEqual([true, false, []]);
  });
});

describe("Two work orders of one occurrence", () => {
  const twice: Vault = { ...of("Test", "done", "findings: ok"), "Work orders/V": note("work-order", ['plan: "[[Test]]"', "occurrence: 2026-11-01", "status: missed"]) };

  test("are both told, each with the other's path", () => {
    for (const [one, other] of [["W", "V"], ["V", "W"]]) {
      const [problem, ...more] = problemsIn(twice, `Work orders/${one ?? ""}`);
      expect([problem?.code, problem?.hint, more]).toEqual(["MNT-DUP", `Also: Operations/Work orders/${other ?? ""}.md. Merge both.`, []]);
    }
  });

  test("leave their plan in order", () => {
    expect(codesIn(twice, "Maintenance/Test")).toEqual([]);
  });
});

test("Two paths that differ in case only are told on both notes", () => {
  const vault: Vault = { "Maintenance/Pump": plan(["schedule: every day"]), "maintenance/pump": plan(["schedule: every day"]) };
  for (const path of Object.keys(vault)) expect(codesIn(vault, path)).toEqual(["case-twin"]);
});
