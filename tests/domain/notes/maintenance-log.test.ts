import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readLogChange } from "../../../src/domain/notes/log-lines.ts";
import { readMaintenanceLog } from "../../../src/domain/notes/maintenance-log.ts";
import { bulletsUnder } from "../../../src/domain/notes/section-lines.ts";
import { hasShared } from "../../shared/shared-folder.ts";
import { ascend, blocksOf, bodies, example } from "./body-blocks.ts";

const read = (line: string) => readMaintenanceLog(blocksOf(`## Log\n\n${line}\n`));

describe("A line of a plan's log", () => {
  const lines: readonly (readonly [line: string, expected: object])[] = [
    ["- 2026-11-22 done (due 2026-11-22) by [[Ana]]: 14 min on battery", { line: 2, day: "2026-11-22", outcome: "done", due: "2026-11-22", dueTo: undefined, count: 1, by: "[[Ana]]", note: "14 min on battery" }],
    ["- 2026-07-21 skipped (due 2026-07-22) by [[Ben]]: power work by the landlord", { outcome: "skipped", due: "2026-07-22", by: "[[Ben]]", note: "power work by the landlord" }],
    ["- 2026-03-03 missed (due 2026-01-06 to 2026-03-02, 40)", { outcome: "missed", due: "2026-01-06", dueTo: "2026-03-02", count: 40, by: "", note: "" }],
    ["- 2026-03-03 09:10 Missed (due 2026-01-06 to 2026-03-02, 40): vacation", { day: "2026-03-03", outcome: "missed", note: "vacation" }],
    ["- 2026-11-22 done by [[Ana]]", { outcome: "done", due: undefined, by: "[[Ana]]" }],
    ["- 2026-11-22 done: all fine (due later)", { outcome: "done", due: undefined, by: "", note: "all fine (due later)" }],
    ["- 2026-11-22: done (due 2026-11-22)", { outcome: "done", due: "2026-11-22" }],
  ];
  test.each(lines)("%j is read", (line, expected) => expect(read(line)).toMatchObject({ entries: [expected], problems: [] }));

  test.each(["- 2026-11-22 doen (due 2026-11-22)", "- 2026-11-22 done (due 2026-02-30)", "- 2026-11-22 missed (due 2026-01-06 to soon, 40)", "- 2026-02-30 done (due 2026-02-28)", "- 2026-11-22"])("%j is a problem", (line) => {
    expect(read(line)).toMatchObject({ entries: [], problems: [{ code: "log-line-unreadable", line: 2, found: line.slice(2) }] });
  });

  test.each(["- 2026-11-22 08:10 status active → paused by [[Ana]]: vacation", "- Ask for a new battery", "- done"])("%j is no outcome, and no problem", (line) => {
    expect(read(line)).toEqual({ entries: [], problems: [] });
  });
});

test.skipIf(!hasShared)("the plan's log of the examples (../shared/examples) is read in full", () => {
  const { entries, problems } = readMaintenanceLog(example("UPS battery self-test").blocks);
  expect(problems).toEqual([]);
  expect(entries.map(({ day, outcome, due, by, note }) => [day, outcome, due, by, note])).toEqual([
    ["2026-06-22", "done", "2026-06-22", "[[Ana]]", "14 min on battery"],
    ["2026-07-21", "skipped", "2026-07-22", "[[Ben]]", "power work in the building that week"],
    ["2026-08-24", "done", "2026-08-22", "[[Ana]]", "13 min on battery"],
    ["2026-10-22", "missed", "2026-09-22", "[[Ana]]", "on leave, nobody stood in"],
    ["2026-10-22", "done", "2026-10-22", "[[Ana]]", "13 min on battery"],
  ]);
});

test("whatever the note, each dated bullet is an outcome, a change or a problem", () => {
  fc.assert(fc.property(bodies, (text) => {
    const blocks = blocksOf(text);
    const { entries, problems } = readMaintenanceLog(blocks);
    const dated = bulletsUnder(blocks, "Log").filter((line) => /^\d{4}-\d/.test(line.text));
    const told = new Set([...entries, ...problems].map(({ line }) => line));
    expect(ascend(entries.map(({ line }) => line), text) && ascend(problems.map(({ line }) => line), text)).toBe(true);
    for (const line of dated) expect(told.has(line.line) || readLogChange(line) !== undefined).toBe(true);
  }), { numRuns: 1_000 });
});
