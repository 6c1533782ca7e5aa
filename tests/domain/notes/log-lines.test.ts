import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readLog } from "../../../src/domain/notes/log-lines.ts";
import { bulletsUnder } from "../../../src/domain/notes/section-lines.ts";
import { hasShared } from "../../shared/shared-folder.ts";
import { blocksOf, bodies, example } from "./body-blocks.ts";

const read = (line: string): unknown => readLog(blocksOf(`## 🗒 LOG\n\n${line}\n`))[0];

describe("A line of the log", () => {
  const changes: readonly (readonly [line: string, expected: object])[] = [
    ["- 2026-11-20 08:11 status new → assessing by [[Ana]]", { line: 2, moment: "2026-11-20T08:11", key: "status", from: "new", to: "assessing", by: "[[Ana]]", reason: "", overrides: [] }],
    ["- 2026-11-20T08:14 severity SEV3 → SEV2 by [[Ana]]: every payment fails: all", { moment: "2026-11-20T08:14", from: "SEV3", to: "SEV2", reason: "every payment fails: all" }],
    ["- 2026-11-20 08:19 scribe → [[Ben]] by [[Ana]]", { key: "scribe", from: "", to: "[[Ben]]", by: "[[Ana]]" }],
    ["- 2026-11-20 08:19 scribe [[Ben]] -> by [[Ana]]", { from: "[[Ben]]", to: "", by: "[[Ana]]" }],
    ["- 2026-11-20 08:19 status a → b", { from: "a", to: "b", by: "", reason: "" }],
    ["- 2026-11-20 08:19 status a → b: moved by the vendor", { to: "b", by: "", reason: "moved by the vendor" }],
    ["- 2026-11-20 08:19 started 2026-11-20T08:05 → 2026-11-20T08:00 by Ana", { from: "2026-11-20T08:05", to: "2026-11-20T08:00", by: "Ana" }],
    ["- 2026-11-20 08:19 owner [[Step by step: x]] → [[Ben by → Ana]] by [[Ana]]", { from: "[[Step by step: x]]", by: "[[Ana]]" }],
    ["- 2026-11-20 08:19 hold → waiting by request by [[Ana]]: parts", { to: "waiting by request", by: "[[Ana]]", reason: "parts" }],
    ["- 2026-10-25T02:10+01:00 status a → b", { moment: "2026-10-25T02:10", offset: 60 }],
    ["- 2026-11-20 status a → b", { moment: "2026-11-20" }],
    ['- 2026-11-20 14:58 status assess → authorize by [[Ana]] · override CHG-REVIEWER: "nobody else knows: the replica"', { to: "authorize", by: "[[Ana]]", reason: "", overrides: [{ rule: "CHG-REVIEWER", why: "nobody else knows: the replica" }] }],
    ['- 2026-11-20 14:58 status a → b by [[Ana]]: late · override A-1: "x" · override B-2: "y"', { reason: "late", overrides: [{ rule: "A-1", why: "x" }, { rule: "B-2", why: "y" }] }],
  ];
  test.each(changes)("%j is a change", (line, expected) => expect(read(line)).toMatchObject(expected));

  test.each(["- Called the vendor", "- 2026-11-20 called the vendor", "- 2026-02-30 08:10 status a → b", "- 2026-11-20 25:10 status a → b", "- a → b", "- 2026-11-20 08:19 → b", "- 2026-11-20 8.10 status a → b"])("%j is kept as it stands", (line) => {
    expect(read(line)).toEqual({ line: 2, text: line.slice(2) });
  });

  test("a remark nested under a line is none, unless it has a date", () => {
    expect(readLog(blocksOf("# Log\n- 2026-11-20 a → b\n  - a remark\n  - 2026-11-20 late\n")).map(({ line }) => line)).toEqual([1, 3]);
  });
});

describe.skipIf(!hasShared)("The examples (../shared/examples)", () => {
  const logs: readonly (readonly [name: string, expected: string[]])[] = [
    ["INC-20261120-01", [
      "2026-11-20T08:11 status new>assessing [[Ana]] ", "2026-11-20T08:14 severity SEV3>SEV2 [[Ana]] every payment fails", "2026-11-20T08:16 status assessing>responding [[Ana]] ",
      "2026-11-20T08:19 scribe >[[Ben]] [[Ana]] ", "2026-11-20T08:38 status responding>mitigated [[Ana]] ", "2026-11-20T09:05 status mitigated>resolved [[Ana]] ",
    ]],
    ["CHG-20261120-01", ["2026-11-20T14:40 status draft>assess [[Ana]] ", "2026-11-20T14:58 status assess>authorize [[Ana]]  CHG-REVIEWER=nobody else knows the replica", "2026-11-20T15:40 status authorize>scheduled [[Ben]] "]],
    ["PRB-20261120-01", ["2026-11-20T09:40 status identified>assessed [[Ben]] ", "2026-11-20T09:45 status assessed>analysis [[Ben]] ", "2026-11-20T14:10 status analysis>solution [[Ben]] "]],
    ["2026-11-22 UPS", ["2026-11-23T08:30 status planned>in-progress [[Ana]] ", "2026-11-23T08:52 status in-progress>done [[Ana]] "]],
    ["Morning round", ["2026-11-02T09:10 status in-review>approved [[Ben]] "]],
  ];
  test.each(logs)("the log of %s is read in full", (name, expected) => {
    expect(readLog(example(name).blocks).map((line) => "key" in line
      ? `${line.moment} ${line.key} ${line.from}>${line.to} ${line.by} ${line.reason}${line.overrides.map(({ rule, why }) => ` ${rule}=${why}`).join("")}` : line.text)).toEqual(expected);
  });
});

test("whatever the note, each bullet of the log is a line of it", () => {
  fc.assert(fc.property(bodies, (text) => {
    const blocks = blocksOf(text);
    expect(readLog(blocks).map(({ line, text: words }) => [line, words])).toEqual(bulletsUnder(blocks, "Log").map(({ line, text: words }) => [line, words]));
  }), { numRuns: 1_000 });
});
