import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readReadings } from "../../../src/domain/notes/readings.ts";
import { bulletsUnder } from "../../../src/domain/notes/section-lines.ts";
import { hasShared } from "../../shared/shared-folder.ts";
import { ascend, blocksOf, bodies, example } from "./body-blocks.ts";

const read = (line: string) => readReadings(blocksOf(`## Readings\n${line}\n`));

describe("A reading", () => {
  const lines: readonly (readonly [line: string, value: number, unit: string, more: object])[] = [
    ["- 2026-11-18 08:12 71 %", 71, "%", { line: 1, moment: "2026-11-18T08:12", outOf: undefined, quality: "", link: "" }],
    ["- 2026-11-20 08:14 97 % [[2026-11-20 Daily checklist]]", 97, "%", { link: "[[2026-11-20 Daily checklist]]" }],
    ["- 2026-11-18 08:12 0,4 s", 0.4, "s", {}], ["- 2026-11-18 08:12 -12 °C", -12, "°C", {}], ["- 2026-11-18 08:12 +1.5", 1.5, "", {}], ["- 2026-11-18 08:12 12GB", 12, "GB", {}],
    ["- 2026-11-18 08:12 3 requests per second estimated", 3, "requests per second", { quality: "estimated" }],
    ["- 2026-11-18 08:12 0 km reset [[x]]", 0, "km", { quality: "reset", link: "[[x]]" }],
    ["- 2026-11-18 08:12 5 [suspect]", 5, "", { quality: "suspect" }],
    ["- 2026-11-18 08:12 12/4300", 12, "", { outOf: 4300 }], ["- 2026-11-18 08:12 12 / 4300 orders Estimated", 12, "orders", { outOf: 4300, quality: "estimated" }],
    ["- 2026-11-18 08:12 12 /s", 12, "/s", { outOf: undefined }],
    ["- 2026-11-18T08:12Z 5 ms", 5, "ms", { moment: "2026-11-18T08:12", offset: 0 }], ["- 2026-11-18 08:12 UTC 5 ms", 5, "ms", { offset: 0 }], ["- 2026-11-18 8:12: 5 ms", 5, "ms", { moment: "2026-11-18T08:12" }],
  ];
  test.each(lines)("%j is read", (line, value, unit, more) => expect(read(line)).toMatchObject({ entries: [{ value, unit, ...more }], problems: [] }));

  test.each(["- 71 %", "- 2026-11-18 71 %", "- 2026-11-18 08:12 about 71 %", "- 2026-11-18 08:12 1,234.5 MB", "- 2026-11-18 08:12 1.234.567", "- 2026-02-30 08:12 71 %", "- 2026-11-18 08:12", "- 2026-11-18 08:12 [[x]] 71 %"])("%j is a problem", (line) => {
    expect(read(line)).toMatchObject({ entries: [], problems: [{ code: "reading-unreadable", line: 1, found: line.slice(2) }] });
  });
});

test.skipIf(!hasShared)("the readings of the examples (../shared/examples) are read in full", () => {
  const { entries, problems } = readReadings(example("Disk usage db-1").blocks);
  expect(problems).toEqual([]);
  expect(entries.map(({ moment, value, unit, link }) => [moment, value, unit, link])).toEqual([
    ["2026-11-18T08:12", 71, "%", ""], ["2026-11-19T08:13", 84, "%", ""], ["2026-11-20T08:14", 97, "%", "[[2026-11-20 Daily checklist]]"],
    ["2026-11-20T09:06", 58, "%", "[[INC-20261120-01 Checkout returns 502]]"], ["2026-11-23T08:14", 88, "%", "[[2026-11-23 Daily checklist]]"],
  ]);
});

test("whatever the note, each bullet is a reading or a problem", () => {
  fc.assert(fc.property(bodies, (text) => {
    const blocks = blocksOf(text);
    const { entries, problems } = readReadings(blocks);
    expect([...entries, ...problems].map(({ line = -1 }) => line).sort((one, other) => one - other)).toEqual(bulletsUnder(blocks, "Readings").map(({ line }) => line));
    expect(ascend(entries.map(({ line }) => line), text)).toBe(true);
    for (const { value, outOf = 0 } of entries) expect(Number.isFinite(value) && Number.isFinite(outOf)).toBe(true);
  }), { numRuns: 1_000 });
});
