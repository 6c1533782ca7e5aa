import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readChangeLog } from "../../../src/domain/notes/change-log.ts";
import { hasShared, seedText } from "../../shared/shared-folder.ts";
import { ascend, blocksOf, bodies, example } from "./body-blocks.ts";

const read = (text: string) => readChangeLog(blocksOf(text));

describe("A change log", () => {
  const HEAD = "| Date | Change | Author |\n| --- | --- | --- |\n";

  test.each([["## Change log"], ["# 🔄 CHANGE LOG"], ["#### üîÑ Change Log"]])("is found below %j", (heading) => {
    expect(read(`${heading}\n\n${HEAD}| 2026-11-20 | a \\| b | [[Ana\\|A]] |\n`)).toEqual({ entries: [{ line: 4, day: "2026-11-20", change: "a | b", author: "[[Ana|A]]" }], problems: [] });
  });

  test("keeps a row whose date cannot be read, with a problem", () => {
    expect(read(`## Change log\n${HEAD}| YYYY-MM-DD | a | b |\n| | | |\n| 2026-11-20 |\n`)).toMatchObject({
      entries: [{ line: 3, day: undefined, change: "a", author: "b" }, { line: 5, day: "2026-11-20", change: "", author: "" }], problems: [{ code: "change-log-date", line: 3, found: "YYYY-MM-DD" }],
    });
  });

  test("is no other table, and nothing in a fence", () => {
    expect(read(`## Changes\n${HEAD}| 2026-11-20 | a | b |\n\n## Change log\n\n\`\`\`\n${HEAD}| 2026-11-20 | a | b |\n\`\`\`\n`).entries).toEqual([]);
  });
});

describe.skipIf(!hasShared)("The shared notes (../shared)", () => {
  const notes: readonly (readonly [name: string, expected: unknown[][]])[] = [
    ["Morning round", [["2026-09-14", "Version 2: replica lag added", "[[Ana]]"], ["2026-11-02", "Version 3: limit of the disk from 90 % to 85 %", "[[Ana]]"]]],
    ["Operational procedures", [["2026-11-20", "System monitoring is carried out by [[Morning round]]", "[[Ana]]"]]],
  ];
  test.each(notes)("%s is read in full", (name, expected) => {
    const { entries, problems } = readChangeLog(example(name).blocks);
    expect([entries.map(({ day, change, author }) => [day, change, author]), problems]).toEqual([expected, []]);
  });

  test("the seed's row, whose date was never filled in, is one problem", () => {
    expect(read(seedText())).toMatchObject({ entries: [{ change: "Initial operational procedures documentation", author: "Name" }], problems: [{ found: "YYYY-MM-DD" }] });
  });
});

test("whatever the note, rows ascend and each without a date is a problem", () => {
  fc.assert(fc.property(bodies, (text) => {
    const { entries, problems } = read(text);
    expect(ascend(entries.map(({ line }) => line), text)).toBe(true);
    expect(problems.map(({ line }) => line)).toEqual(entries.filter(({ day }) => day === undefined).map(({ line }) => line));
  }), { numRuns: 1_000 });
});
