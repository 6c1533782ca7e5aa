import { describe, expect, test } from "vitest";

import { planCompleteMaintenance, type Completion } from "../../../src/domain/actions/complete-maintenance.ts";
import type { Acting } from "../../../src/domain/actions/acting.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";
import { ANA } from "./checklist-note.ts";
import { changesOf, planOf, vaultAfter } from "./plan-note.ts";

const METER = ["---", "type: metric", "unit: h", "---", "", "## Readings", "", "- 2026-10-22 09:00 1200 h", "- 2026-10-23 09:00 9999 h suspect", ""].join("\n");
const USAGE = ['meter: "[[Hours]]"', "every: 500 h"];
const meter = (value: number, more: object = {}): Completion["meter"] => ({ path: "Hours.md", text: METER, value, unit: "h", ...more });
const input = (text: string, said: Partial<Completion> = {}): Completion => ({ path: "UPS.md", text, occurrence: "2026-11-22", older: [], note: "", ...said });
const changes = (text: string, said: Partial<Completion> = {}, acting: Acting = ANA): string[] =>
  changesOf({ "UPS.md": text, "Hours.md": said.meter?.text ?? METER }, planCompleteMaintenance(input(text, said), acting));

describe("Completing maintenance writes", () => {
  test("a line of the log, and the two stamps", () => {
    expect(changes(planOf(), { note: "14 min on battery" })).toEqual([
      "UPS.md", "-last_done: 2026-10-22", "-last_due: 2026-10-22", "+last_done: 2026-11-23", "+last_due: 2026-11-22", "+- 2026-11-23 done (due 2026-11-22) by [[Ana]]: 14 min on battery",
    ]);
  });

  test("what went by before it in the same edit, the oldest first", () => {
    const older = [{ outcome: "missed", from: "2026-10-23", to: "2026-11-20", count: 29 }, { outcome: "missed", from: "2026-11-21", to: "2026-11-21", count: 1 }] as const;
    expect(changes(planOf(), { older, reason: "on leave" }).filter((line) => line.startsWith("+-"))).toEqual([
      "+- 2026-11-23 missed (due 2026-10-23 to 2026-11-20, 29) by [[Ana]]: on leave", "+- 2026-11-23 missed (due 2026-11-21) by [[Ana]]: on leave", "+- 2026-11-23 done (due 2026-11-22) by [[Ana]]",
    ]);
  });

  test("work beside the schedule without a day, and meets no occurrence", () => {
    expect(changes(planOf(), { occurrence: undefined, note: "after the storm" })).toEqual([
      "UPS.md", "-last_done: 2026-10-22", "+last_done: 2026-11-23", "+- 2026-11-23 done by [[Ana]]: after the storm",
    ]);
  });

  test("the occurrence that what went by reaches, where the work lies beside the schedule", () => {
    const older = [{ outcome: "missed", from: "2026-11-21", to: "2026-11-21", count: 1 }] as const;
    expect(changes(planOf(), { occurrence: undefined, older })).toContain("+last_due: 2026-11-21");
  });

  test("no earlier day into last_due", () => {
    expect(changes(planOf().replace("last_due: 2026-10-22", "last_due: 2026-12-01"))).toEqual(["UPS.md", "-last_done: 2026-10-22", "+last_done: 2026-11-23", "+- 2026-11-23 done (due 2026-11-22) by [[Ana]]"]);
  });

  test("under the keys that the note has, and its own heading", () => {
    const text = planOf().replace("last_done:", "Last-Done:").replace("## Log", "### 🗒️ Log:");
    expect(changes(text).slice(0, 5)).toEqual(["UPS.md", "-Last-Done: 2026-10-22", "-last_due: 2026-10-22", "+Last-Done: 2026-11-23", "+last_due: 2026-11-22"]);
    expect(changes(text)).toHaveLength(6);
  });

  test("the reading of its meter into the metric's note", () => {
    expect(changes(planOf(USAGE), { meter: meter(1300) }).slice(0, 2)).toEqual(["Hours.md", "+- 2026-11-23 08:05 1300 h [[UPS]]"]);
    expect(changes(planOf(USAGE), { meter: meter(3, { reset: true }), link: "[[a/UPS]]" })[1]).toBe("+- 2026-11-23 08:05 3 h reset [[a/UPS]]");
    expect(changes(planOf(USAGE), { meter: meter(1200) })[1]).toBe("+- 2026-11-23 08:05 1200 h [[UPS]]");
  });
});

describe("Completing maintenance is refused", () => {
  test.each<[string, string[], Partial<Completion>, string[]]>([
    ["of a retired plan", ["Status: Retired"], {}, ["plan-retired"]],
    ["of a paused plan", ["Status: paused"], {}, ["plan-paused"]],
    ["before the pause ends", ["paused_until: 2026-11-24"], {}, ["plan-paused"]],
    ["not behind the pause", ["Status: paused", "paused_until: 2026-11-23"], {}, []],
    ["where the log says so already", [], { occurrence: "2026-10-22" }, ["occurrence-accounted"]],
    ["where the plan asks for a change", ['requires_change: "[[Reboot]]"'], {}, ["MNT-CHANGE"]],
    ["not where it asks for none", ["requires_change: none"], {}, []],
    ["without the reading of its meter", USAGE, {}, ["MNT-EVID"]],
    ["not without one where nothing says how far the meter goes", ['meter: "[[Hours]]"'], {}, []],
    ["where the meter runs backwards", USAGE, { meter: meter(1199) }, ["MET-RST"]],
    ["with a reading that is no number", USAGE, { meter: meter(NaN) }, ["reading-unreadable"]],
    ["with a reading that would be written as another", USAGE, { meter: meter(1e21) }, ["reading-unreadable"]],
    ["where the meter's note holds a conflict", USAGE, { meter: meter(1300, { text: "<<<<<<< a\n=======\n>>>>>>> b\n" }) }, ["note-in-conflict"]],
    ["where the log went on meanwhile", [], { older: [{ outcome: "missed", from: "2026-10-20", to: "2026-11-01", count: 9 }] }, ["note-changed-meanwhile"]],
    ["for every reason at once", ["Status: retired", "requires_change: normal", ...USAGE], { occurrence: "2026-10-22" }, ["plan-retired", "occurrence-accounted", "MNT-CHANGE", "MNT-EVID"]],
  ])("%s", (_title, properties, said, codes) => {
    const text = planOf(properties).replace("status: active\n", properties.some((line) => line.startsWith("Status")) ? "" : "status: active\n");
    const planned = planCompleteMaintenance(input(text, said), ANA);
    expect(planned.ok ? [] : planned.refusals.map(({ code }) => code)).toEqual(codes);
  });

  test.each([["---\ntype: [\n---\n", "note-unreadable"], [`${planOf()}\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n`, "note-in-conflict"]])("in a note that cannot be written (%#)", (text, code) => {
    expect(changes(text)).toEqual([code]);
  });

  test("for what a run of missed ones holds", () => {
    expect(changes(planOf([], ["- 2026-11-01 missed (due 2026-10-23 to 2026-11-25, 30)"]))).toEqual(["occurrence-accounted"]);
  });

  test.each<[string, Partial<Completion>]>([["an occurrence", {}], ["work beside the schedule", { occurrence: undefined, note: "after the storm" }]])("the second time: %s", (_title, said) => {
    const once = vaultAfter({ "UPS.md": planOf() }, planCompleteMaintenance(input(planOf(), said), ANA));
    expect(changes(Array.isArray(once) ? "" : (once["UPS.md"] ?? ""), said)).toEqual(["occurrence-accounted"]);
  });
});

test.skipIf(!hasShared)("the plan of the examples (../shared/examples) goes on as its own lines do", () => {
  const text = exampleNotes().get("UPS battery self-test.md") ?? "";
  expect(changes(text, { note: "14 min on battery" }).at(-1)).toBe("+- 2026-11-23 done (due 2026-11-22) by [[Ana]]: 14 min on battery");
});
