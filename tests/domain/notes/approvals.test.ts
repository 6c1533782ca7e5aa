import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readAcceptedConflicts, readApprovals } from "../../../src/domain/notes/approvals.ts";
import { bulletsUnder } from "../../../src/domain/notes/section-lines.ts";
import { hasShared } from "../../shared/shared-folder.ts";
import { ascend, blocksOf, bodies, example } from "./body-blocks.ts";

const approvals = (line: string) => readApprovals(blocksOf(`## ✅ Approvals\n${line}\n`));
const accepted = (line: string) => readAcceptedConflicts(blocksOf(`### Accepted Conflicts:\n${line}\n`));

describe("An approval", () => {
  const plain = { line: 1, offset: undefined, verbally: false, conflict: "", onBehalfOf: "", role: "", plan: "", note: "" };
  const lines: readonly (readonly [line: string, expected: object])[] = [
    ["- 2026-11-20 15:02 approved by [[Cleo]] as peer, plan h1-c72224487b75: steps are clear", { ...plain, moment: "2026-11-20T15:02", decision: "approved", by: "[[Cleo]]", role: "peer", plan: "h1-c72224487b75", note: "steps are clear" }],
    ["- 2026-11-20 15:02 approved verbally by [[Cleo]] on behalf of [[Dora]] as service-owner, plan h1-c72224487b75", { ...plain, moment: "2026-11-20T15:02", decision: "approved", verbally: true, by: "[[Cleo]]", onBehalfOf: "[[Dora]]", role: "service-owner", plan: "h1-c72224487b75" }],
    ["- 2026-11-20 15:02 Rejected by Ben as peer: not as long as it runs by day", { ...plain, moment: "2026-11-20T15:02", decision: "rejected", by: "Ben", role: "peer", note: "not as long as it runs by day" }],
    ["- 2026-10-25T02:10+01:00 abstained by [[Ana as deputy: x]]", { ...plain, moment: "2026-10-25T02:10", offset: 60, decision: "abstained", by: "[[Ana as deputy: x]]" }],
  ];
  test.each(lines)("%j is read", (line, expected) => expect(approvals(line)).toEqual({ entries: [expected], problems: [] }));

  test.each(["- 2026-11-20 15:02 approved", "- 2026-11-20 approved by [[Ana]]", "- approved by [[Ana]]", "- 2026-11-20 15:02 agreed by [[Ana]]", "- 2026-11-20 15:02 accepted x by [[Ana]]", "- OK, Ben"])("%j counts for nobody: a problem", (line) => {
    expect(approvals(line)).toMatchObject({ entries: [], problems: [{ code: "approval-unreadable", line: 1, found: line.slice(2) }] });
  });
});

describe("An accepted conflict", () => {
  test("is read", () => {
    expect(accepted("- 2026-11-20 15:02 accepted same-service [[CHG-20261120-02 Move as by]] by [[Ana]]: they share the window")).toMatchObject({
      entries: [{ moment: "2026-11-20T15:02", decision: "accepted", conflict: "same-service [[CHG-20261120-02 Move as by]]", by: "[[Ana]]", note: "they share the window" }], problems: [],
    });
  });

  test.each(["- 2026-11-20 15:02 accepted by [[Ana]]", "- 2026-11-20 15:02 accepted x"])("%j is a problem", (line) => {
    expect(accepted(line)).toMatchObject({ entries: [], problems: [{ code: "accepted-conflict-unreadable", line: 1 }] });
  });
});

test.skipIf(!hasShared)("the approvals of the examples (../shared/examples) are read in full, what the kept plan holds is none", () => {
  const { entries, problems } = readApprovals(example("CHG-20261120-01").blocks);
  expect(problems).toEqual([]);
  expect(entries.map(({ moment, decision, by, role, plan, note }) => [moment, decision, by, role, plan, note])).toEqual([
    ["2026-11-20T15:02", "approved", "[[Cleo]]", "peer", "h1-c72224487b75", "steps are clear"],
    ["2026-11-20T15:40", "approved", "[[Ben]]", "service-owner", "h1-c72224487b75", ""],
    ["2026-11-23T08:50", "approved", "[[Cleo]]", "peer", "h1-24ce20a6eaf9", "keeping the old directory is better"],
  ]);
});

test("whatever the note, each bullet is an approval or a problem", () => {
  fc.assert(fc.property(bodies, (text) => {
    const blocks = blocksOf(text);
    for (const [heading, { entries, problems }] of [["Approvals", readApprovals(blocks)], ["Accepted conflicts", readAcceptedConflicts(blocks)]] as const) {
      expect([...entries, ...problems].map(({ line = -1 }) => line).sort((one, other) => one - other)).toEqual(bulletsUnder(blocks, heading).map(({ line }) => line));
      expect(ascend(entries.map(({ line }) => line), text) && ascend(problems.map(({ line }) => line), text)).toBe(true);
    }
  }), { numRuns: 1_000 });
});
