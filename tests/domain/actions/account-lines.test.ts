import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { accountingLines, accountLine, readPlan, stillOpen } from "../../../src/domain/actions/account-lines.ts";
import { inert, type Acting } from "../../../src/domain/actions/acting.ts";
import { readMaintenanceLog } from "../../../src/domain/notes/maintenance-log.ts";
import type { Accounting } from "../../../src/domain/schedule/occurrence.ts";
import { addDays } from "../../../src/domain/time/day.ts";
import { blocksOf } from "../notes/body-blocks.ts";
import { ANA } from "./checklist-note.ts";
import { planOf } from "./plan-note.ts";

const ALONE: Acting = { ...ANA, profile: "solo" };
const PLAN = readPlan({ path: "UPS.md", text: planOf() }, ANA);
const missed = (from: string, to = from, count = 1): Accounting => ({ outcome: "missed", from, to, count });

describe("A line of a plan's log", () => {
  test.each<[string, string, string]>([
    ["says what was done, for which day, by whom", accountLine("done", "2026-11-22", "14 min on battery", ANA), "- 2026-11-23 done (due 2026-11-22) by [[Ana]]: 14 min on battery"],
    ["says nothing of a note that is not there", accountLine("done", "2026-11-22", "  ", ANA), "- 2026-11-23 done (due 2026-11-22) by [[Ana]]"],
    ["names nobody who works alone", accountLine("skipped", "2026-11-22", "moved", ALONE), "- 2026-11-23 skipped (due 2026-11-22): moved"],
    ["names nobody where the device does not say", accountLine("skipped", "2026-11-22", "moved", { ...ANA, person: undefined }), "- 2026-11-23 skipped (due 2026-11-22): moved"],
    ["has no day for work beside the schedule", accountLine("done", "", "after the storm", ALONE), "- 2026-11-23 done: after the storm"],
    ["keeps text that is not ours from running", accountLine("done", "", "<% x %>\n- 2026-01-01 done %%", ALONE), "- 2026-11-23 done: < % x %> - 2026-01-01 done % %"],
  ])("%s", (_title, line, expected) => expect(line).toBe(expected));

  test("tells a run as one", () => {
    expect(accountingLines([missed("2026-01-06", "2026-03-02", 40), missed("2026-03-03")], PLAN, "on leave", ANA)).toEqual([
      "- 2026-11-23 missed (due 2026-01-06 to 2026-03-02, 40) by [[Ana]]: on leave", "- 2026-11-23 missed (due 2026-03-03) by [[Ana]]: on leave",
    ]);
  });

  test("calls what the law asks for missed, never skipped", () => {
    const passed: Accounting[] = [{ outcome: "skipped", from: "2026-11-22", to: "2026-11-22", count: 1 }];
    const statutory = readPlan({ path: "UPS.md", text: planOf(["statutory: true"]) }, ANA);
    expect([accountingLines(passed, PLAN, "", ALONE), accountingLines(passed, statutory, "", ALONE)]).toEqual([["- 2026-11-23 skipped (due 2026-11-22)"], ["- 2026-11-23 missed (due 2026-11-22)"]]);
  });

  const days = fc.integer({ min: 0, max: 40_000 }).map((number) => addDays("2000-01-01", number));
  const people = fc.constantFrom(undefined, "[[Ana]]", "[[People/Ben by night|Ben: night]]", "[[Éva ✓]]");
  const notes = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom("a: b by c", " by [[Ben]]: x", "(due 2026-01-01) by me", "%% <!-- ", "done (due x): y", "^abc", "```", "- [ ] x", "<% tp %>", "\u2028\r\n\t"));
  test("is read back as it was meant, whatever the note says", () => {
    fc.assert(fc.property(days, days, fc.constantFrom<("done" | "skipped" | "missed")[]>("done", "skipped", "missed"), fc.integer({ min: 1, max: 999 }), people, notes, (today, from, outcome, count, person, note) => {
      const to = addDays(from, count - 1);
      const acting = { ...ANA, today, person };
      const due = count > 1 ? `${from} to ${to}, ${String(count)}` : from;
      const text = `## Log\n\n${accountLine(outcome, due, note, acting)}\n- 2026-01-01 done\n`;
      const { entries, problems } = readMaintenanceLog(blocksOf(text));
      expect(problems).toEqual([]);
      expect(entries).toHaveLength(2);
      expect(entries[0]).toEqual({ line: 2, day: today, outcome, due: from, dueTo: count > 1 ? to : undefined, count, by: person ?? "", note: inert(note) });
    }), { numRuns: 500 });
  });
});

describe("What went by is written once", () => {
  const plan = readPlan({ path: "UPS.md", text: planOf([], ["- 2026-11-01 missed (due 2026-10-23 to 2026-10-30, 8)"]) }, ANA);
  test.each<[string, Accounting[], Accounting[] | undefined]>([
    ["what the log holds is left out", [missed("2026-10-23", "2026-10-30", 8), missed("2026-10-31")], [missed("2026-10-31")]],
    ["all of it is", [missed("2026-10-23"), missed("2026-10-24")], []],
    ["a run that the log holds in part was counted from an older text", [missed("2026-10-29", "2026-11-02", 5)], undefined],
  ])("%s", (_title, accountings, left) => expect(stillOpen(accountings, plan)).toEqual(left));

  test("the stamp counts where the log was lost", () => {
    expect(stillOpen([missed("2026-10-22"), missed("2026-10-23")], readPlan({ path: "UPS.md", text: "---\nlast_due: 2026-10-22\n---\n" }, ANA))).toEqual([missed("2026-10-23")]);
  });
});
