import { describe, expect, test } from "vitest";

import { planRecordRepair, type Repair } from "../../../src/domain/actions/record-repair.ts";
import { recordPlaces } from "../../../src/domain/actions/new-record.ts";
import { ANA } from "./checklist-note.ts";
import { vaultAfter } from "./plan-note.ts";

const TEMPLATE = "---\ntype: work-order\nstatus: planned\n---\n\n%% What is wrong. %%\n\n## Log\n";
const place = recordPlaces("work-order", "Operations", { rows: [], paths: ["Operations/Work orders/2026/WO-20261123-01 Other.md"] }, ANA.today)("Purge logs");
const repair = (more: Partial<Repair> = {}): Repair => ({ title: "Purge logs", category: "corrective", services: ["[[db-1]]"], fault: "Disk at 88 %, limit 85 %.", startNow: false, around: new Set(), ...more });
const made = (said: Partial<Repair>, template = TEMPLATE): string => {
  const after = vaultAfter({}, planRecordRepair(repair(said), place, ANA, template));
  return Array.isArray(after) ? `<${after.join(" ")}>` : (after[place.path] ?? "");
};

describe("Recording a repair", () => {
  test("makes a work order with an id, what is wrong, and where it came up", () => {
    expect(place.path).toBe("Operations/Work orders/2026/WO-20261123-02 Purge logs.md");
    expect(made({ raisedBy: "[[2026-11-23 Daily checklist]]", due: "2026-11-24" }).split("\n")).toEqual([
      "---", "type: work-order", "status: planned", "id: WO-20261123-02", "created: 2026-11-23T08:05", 'requested_by: "[[Ana]]"', "services:", '  - "[[db-1]]"', "category: corrective", "due: 2026-11-24",
      'raised_by: "[[2026-11-23 Daily checklist]]"', "---", "", "%% What is wrong. %%", "", "Disk at 88 %, limit 85 %.", "", "## Log", "",
    ]);
  });

  test("begins it at once where that is said", () => {
    const text = made({ startNow: true, category: "emergency", incident: "[[INC-20261120-01]]" });
    expect(text).toMatch(/status: in-progress\n[^]*category: emergency\nincident: "\[\[INC-20261120-01\]\]"\nassignee: "\[\[Ana\]\]"\nactual_start: 2026-11-23T08:05\n---\n/);
    expect(text).toMatch(/## Log\n\n- 2026-11-23 08:05 status planned → in-progress by \[\[Ana\]\]\n$/);
  });

  test("fills in the note that Templater made of a template of one's own", () => {
    const template = "---\ntype: work-order\nCategory:\nstatus: planned\n---\n# Repair\n";
    const planned = planRecordRepair(repair({ startNow: true }), place, ANA, template, "Mine.md");
    expect(vaultAfter({ "Mine.md": template }, planned)).toEqual({ "Mine.md": expect.stringMatching(/^---\ntype: work-order\nCategory: corrective\nstatus: in-progress\nid: WO-20261123-02\n[^]*\n---\n\nDisk at 88 %, limit 85 %\.\n\n# Repair\n\n## Log\n\n- .* in-progress by \[\[Ana\]\]\n$/) as string });
  });

  test.each([["# 5 is hot", "\\# 5 is hot"], ["1. gone", "1\\. gone"], ["- gone", "\\- gone"], ["<% x %>\n\n## Log", "\\< % x %> ## Log"], ["---", "\\---"], ["> 5 %", "\\> 5 %"]])("keeps %j a paragraph", (fault, line) => {
    expect(made({ fault })).toContain(`\n\n${line}\n\n## Log\n`);
  });

  test("needs no words about the fault", () => expect(made({ fault: " " })).toContain("%%\n\n## Log\n"));

  test.each<[string, Partial<Repair>, string]>([
    ["an emergency without its incident (MNT-INC)", { category: "emergency", incident: " " }, "<MNT-INC>"],
    ["all that is missing at once", { category: "emergency", title: "" }, "<MNT-INC title-missing>"],
    ["a start in a freeze", { startNow: true, around: new Set(["frozen"]) }, "<MNT-FREEZE>"],
  ])("refuses %s", (_title, said, codes) => expect(made(said)).toBe(codes));

  test("goes past a freeze with a reason", () => {
    expect(made({ startNow: true, around: new Set(["frozen"]), overrides: { "MNT-FREEZE": "disk is full" } })).toContain('· override MNT-FREEZE: "disk is full"');
  });
});
