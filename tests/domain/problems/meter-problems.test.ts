import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readReadings } from "../../../src/domain/notes/readings.ts";
import { meterProblems } from "../../../src/domain/problems/check-text.ts";
import { findBlocks } from "../../../src/domain/text/blocks.ts";
import { splitLines } from "../../../src/domain/text/lines.ts";
import { codesIn, fixed, note, plan, problemsIn, type Vault } from "./problem-vault.ts";

const OIL = { "Maintenance/Oil": plan(['meter: "[[Hours]]"', "every: 500 h"]) };
const bodyOf = (lines: readonly string[]): string => `## Readings\n\n${lines.join("\n")}\n`;
const metered = (...lines: readonly string[]): Vault => ({ ...OIL, "Metrics/Hours": note("metric", ["unit: h"], bodyOf(lines)) });
const WHAT = "MET-RST the reading";
const [FIRST, SECOND] = ["- 2026-09-20 08:00 8100 h", "- 2026-10-20 08:00 8820 h"];

describe("A meter that plans count by", () => {
  test.each<[string, string[], string[]]>([
    ["goes on", [FIRST, SECOND], []],
    ["stands still", [FIRST, FIRST.replace("09-20", "10-20")], []],
    ["runs backwards", [FIRST, SECOND, "- 2026-11-20 08:00 310 h"], ["310 after 8820"]],
    ["runs backwards by an estimate", [FIRST, SECOND, "- 2026-11-20 08:00 310 h estimated"], ["310 after 8820"]],
    ["was reset", [FIRST, SECOND, "- 2026-11-20 08:00 310 h reset"], []],
    ["was reset and goes on from there", [FIRST, "- 2026-10-20 08:00 0 h reset", "- 2026-11-20 08:00 310 h"], []],
    ["was misread", [FIRST, SECOND, "- 2026-11-20 08:00 310 h suspect", "- 2026-11-21 08:00 9000 h"], []],
    ["was misread too high, which holds for nothing behind it", [FIRST, "- 2026-10-20 08:00 88200 h suspect", "- 2026-11-20 08:00 8900 h"], []],
    ["is written newest first", [SECOND, FIRST], []],
    ["is written newest first, and runs backwards", ["- 2026-11-20 08:00 310 h", SECOND, FIRST], ["310 after 8820"]],
    ["was noted later, in between, too high", [FIRST, SECOND, "- 2026-10-01 08:00 9999 h"], ["8820 after 9999"]],
  ])("%s", (_title, lines, found) => {
    expect(problemsIn(metered(...lines), "Metrics/Hours").map((problem) => problem.found)).toEqual(found);
  });

  test("may fall where no plan counts by it", () => {
    const vault = { "Metrics/Hours": note("metric", ["unit: h"], bodyOf([SECOND, "- 2026-11-20 08:00 310 h"])) };
    expect(codesIn(vault, "Metrics/Hours")).toEqual([]);
  });

  test.each<[string, string, string, string]>([
    ["behind the value", "- 2026-11-20 08:00 310 h", "reset", "- 2026-11-20 08:00 310 h reset"],
    ["before the link to where it was read", "- 2026-11-20 08:00 310 h [[Morning round]]", "suspect", "- 2026-11-20 08:00 310 h suspect [[Morning round]]"],
    ["in place of what was said of it", "- 2026-11-20 08:00 310 h estimated [[Morning round]]", "reset", "- 2026-11-20 08:00 310 h reset [[Morning round]]"],
    ["in place of what was said in brackets", "- 2026-11-20 08:00 310 h [estimated]", "suspect", "- 2026-11-20 08:00 310 h suspect"],
    ["behind a value without a unit", "- 2026-11-20 08:00 310  ", "reset", "- 2026-11-20 08:00 310 reset"],
  ])("is mended by a word %s", (_title, line, answer, wanted) => {
    const vault = { ...metered(FIRST, SECOND, line), "Procedures/Morning round": note("procedure", [], "1. Look\n") };
    const { need, text, left } = fixed(vault, "Metrics/Hours", WHAT, answer);
    expect(need).toEqual({ kind: "choice", answers: [{ answer: "reset", words: "reset" }, { answer: "suspect", words: "suspect" }] });
    expect([text.split("\n").at(-2), left]).toEqual([wanted, []]);
  });

  test("shows a problem for each fall, whatever the readings are and however they are ordered", () => {
    const entriesOf = (values: readonly number[], order: readonly number[]) => {
      const lines = values.map((value, at) => `- 2026-01-01 ${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")} ${String(value)} h`);
      const shuffled = [...lines.keys()].sort((one, other) => (order[one] ?? 0) - (order[other] ?? 0)).map((at) => lines[at] ?? "");
      return readReadings(findBlocks(splitLines(bodyOf(shuffled)), 0)).entries;
    };
    const values = fc.array(fc.nat(50), { maxLength: 20 });
    fc.assert(fc.property(values, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (all, order) => {
      const falls = all.filter((value, at) => value < (all[at - 1] ?? 0)).length;
      expect(meterProblems(entriesOf(all, order))).toHaveLength(falls);
    }));
  });
});
