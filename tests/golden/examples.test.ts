import { describe, expect, test } from "vitest";

import type { Acting } from "../../src/domain/actions/acting.ts";
import { planAnswer, stepAt, type StepAnswer } from "../../src/domain/actions/answer-step.ts";
import { applyEdits } from "../../src/domain/actions/apply-edits.ts";
import { planChecklist } from "../../src/domain/actions/open-checklist.ts";
import { todaysSections } from "../../src/domain/queries/todays-sections.ts";
import { allSteps, readChecklistBody } from "../../src/domain/notes/checklist-body.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../src/domain/text/lines.ts";
import { exampleNotes, hasShared, seedText } from "../shared/shared-folder.ts";
import { readingOf } from "../shared/reading.ts";

const ANA: Acting = { today: "2026-11-23", time: "08:05", person: "[[Ana]]", profile: "team", stamps: true, headings: { carriedOver: "Carried over", log: "Log" } };
const TEMPLATE = "---\ntype: checklist\ndate: 2026-11-23\noccurrence: daily@2026-11-23\nprocedures: []\nstatus: open\n---\n";

function made(notes: ReadonlyMap<string, string>): string {
  const wanted = todaysSections(readingOf(notes, "2026-11-23"));
  const planned = planChecklist({ title: "", path: "x.md", template: TEMPLATE, ...wanted, carriedOverHeading: "Carried over" });
  return planned.ok ? (planned.plan.creates[0]?.text ?? "") : planned.refusals.map((refusal) => refusal.reason).join();
}

function answered(text: string, words: string, time: string, answer: Partial<StepAnswer> & Pick<StepAnswer, "state">): string {
  const line = splitLines(text).findIndex((each) => each.text.includes(words) && /^- \[/.test(each.text));
  const step = stepAt(text, line, "Carried over");
  if (!step) throw new Error(`no step ${words}`);
  const planned = planAnswer("x.md", text, step, { value: "", note: "", evidence: "", witness: "", ...answer }, { ...ANA, time });
  if (!planned.ok) throw new Error(planned.refusals[0]?.reason);
  const applied = applyEdits(text, planned.plan.edits[0]?.edits ?? []);
  if (!applied.ok) throw new Error(applied.refusal.reason);
  return applied.text;
}

describe.skipIf(!hasShared)("The examples (../shared/examples)", () => {
  test("are read with no problem", () => {
    const reading = readingOf(new Map([...exampleNotes()].filter(([name]) => !name.startsWith("Seed alone"))), "2026-11-23");
    expect(reading.problems).toEqual([]);
    expect(reading.framework?.row.name).toBe("Operational procedures");
    expect(reading.procedures.map((row) => row.name)).toEqual(["Morning round"]);
    expect(reading.checklists.map((row) => row.name)).toEqual(["2026-11-23 Daily checklist"]);
  });

  test("the seed alone makes the checklist of the example, byte for byte", () => {
    expect(made(new Map([["Operational procedures.md", seedText()]]))).toBe(exampleNotes().get("Seed alone - 2026-11-23 Daily checklist.md"));
  });

  test("the team's vault makes today's checklist, and its answers give the example, byte for byte", () => {
    const examples = exampleNotes();
    const friday = "---\ntype: checklist\ndate: 2026-11-20\noccurrence: daily@2026-11-20\nstatus: done-with-exceptions\n---\n\n## [[Morning round]]\n\n- [>] Ask the landlord about the water stain in the server room [at:: 09:00]\n";
    const notes = new Map([
      ["Morning round.md", examples.get("Morning round.md") ?? ""],
      ["Operational procedures.md", examples.get("Operational procedures.md") ?? ""],
      ["2026-11-20 Daily checklist.md", friday],
    ]);
    let text = made(notes);
    text = answered(text, "Monitoring is alive", "08:05", { state: "passed" });
    text = answered(text, "Critical alerts", "08:07", { state: "passed", value: "0" });
    text = answered(text, "Failed backups", "08:09", { state: "passed", value: "0" });
    text = answered(text, "Highest disk", "08:14", { state: "failed", value: "88" });
    text = text.replace(/(\[!\].*\n)/, "$1  - Binary logs grow again, raised [[WO-20261123-01 Purge binary logs on db-1]] [at:: 08:16] [by:: [[Ana]]]\n");
    text = answered(text, "Oldest certificate", "08:17", { state: "not-applicable", note: "Certificates renew themselves since Friday, step to be removed" });
    text = text.replace("- [ ] Replica lag", "- [/] Replica lag");
    text = answered(text, "UPS panel", "08:31", { state: "passed", evidence: "![[2026-11-23 UPS panel.jpg]]" });
    text = answered(text, "Unlock the key safe", "08:40", { state: "passed", witness: "[[Ben]]" });
    text = answered(text, "Handle user requests", "08:44", { state: "deferred", note: "Ticket system is down until noon" });
    expect(text).toBe(examples.get("2026-11-23 Daily checklist.md"));
  });

  test("a checklist's pins and answers are read back", () => {
    const text = exampleNotes().get("2026-11-23 Daily checklist.md") ?? "";
    const body = readChecklistBody(text, readFrontmatter(text).bodyLine);
    expect(body.sections.map((section) => [section.heading, section.pin?.version, section.pin?.unit, section.steps.length])).toEqual([
      ["[[Morning round]]", 3, "", 9],
      ["[[Operational procedures|Service management]]", undefined, "service_management", 1],
      ["[[Operational procedures|User support]]", undefined, "user_support", 2],
      ["[[Operational procedures|Performance monitoring]]", undefined, "performance_monitoring", 2],
      ["Carried over", undefined, undefined, 1],
    ]);
    const disk = allSteps(body).find((step) => step.text.startsWith("Highest disk"));
    expect(disk).toMatchObject({ state: "failed", answer: { value: "88 %", at: "08:14", by: "[[Ana]]" }, markers: { metric: "[[Disk usage db-1]]" } });
    expect(disk?.notes[0]).toMatchObject({ isLink: true });
  });
});
