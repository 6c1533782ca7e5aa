import { describe, expect, test } from "vitest";

import { findActionItems } from "../../../src/domain/notes/action-items.ts";
import { readAcceptedConflicts, readApprovals } from "../../../src/domain/notes/approvals.ts";
import { readChangeLog } from "../../../src/domain/notes/change-log.ts";
import { readLog } from "../../../src/domain/notes/log-lines.ts";
import { readMaintenanceLog } from "../../../src/domain/notes/maintenance-log.ts";
import { readReadings } from "../../../src/domain/notes/readings.ts";
import { readTimeline } from "../../../src/domain/notes/timeline.ts";
import type { Block } from "../../../src/domain/text/block.ts";
import { blocksOf } from "./body-blocks.ts";

const READERS: readonly (readonly [name: string, read: (blocks: readonly Block[]) => unknown])[] = [
  ["readTimeline", (blocks) => readTimeline(blocks, "Timeline", "2026-11-20")],
  ["readLog", (blocks) => readLog(blocks, "Timeline")],
  ["readMaintenanceLog", (blocks) => readMaintenanceLog(blocks, "Timeline")],
  ["readApprovals", (blocks) => readApprovals(blocks, "Timeline")],
  ["readAcceptedConflicts", (blocks) => readAcceptedConflicts(blocks, "Timeline")],
  ["readReadings", (blocks) => readReadings(blocks, "Timeline")],
  ["findActionItems", findActionItems],
  ["readChangeLog", (blocks) => readChangeLog(blocks, "Timeline")],
];

const DATED = "2026-11-20 08:10 ";
const LONG = [
  " ", "x", "[", "[[", "[[a", "(", "( ", ")", "(due ", "*", "**", "-", "- ", "~", ":", ": ", "1", "1:", "12:30 ", "1 m ", "T+", "T+1m ", "Jan ", "1 Jan ", "2026-", "2026-11-20 ", "→", "->", " → ", " by ", " as ", ", plan ",
  " · override ", "\"", "#", "#action/", "#action/x ", "#update ", "📅", "📅 ", "✅ 2026-11-20 ", "approved ", "accepted ", "12/", "1,", "estimated ", "|", "\\|", "| ", "all times ", "UTC", "Z ", "at ", "<", "<!--", "%%", "\u00a0", "😀",
].map((piece) => [`${piece}...`, (size: number): string => piece.repeat(Math.ceil(size / piece.length))] as const);

const MANY: readonly (readonly [title: string, line: (at: number) => string])[] = [
  ["entries", (at) => `- ${String(at % 24).padStart(2, "0")}:10 status a → b by [[Ana]]: text #update`],
  ["dated entries", () => "- 2026-11-20 08:10 approved by [[Ana]] as peer, plan h1-1: x"],
  ["relative entries", (at) => `- T+${at % 9000}m 12 %`],
  ["untimed entries", () => "- Same session"],
  ["headings", (at) => `### ${at % 24}:10\n\nbody`],
  ["sections", () => "## Timeline (UTC)\n- 08:10 a\n## Log\n- 2026-11-20 08:10 status a → b"],
  ["rows", () => "| 08:10 | a | b |"],
  ["tables", () => "| Time | b |\n|---|---|\n| 08:10 | a |\n"],
  ["wrapped lines", () => "and on 08:10"],
  ["paragraphs", () => "12:10 a\n\nand on\n"],
  ["nested bullets", (at) => `${"  ".repeat(at % 12)}- 2026-11-20 a`],
  ["tasks", () => "- [ ] a [[Ana]] 📅 2026-12-01 #action/prevent"],
];

/** What is read faster than this is not measured against: the clock and the collector make more than that. */
const FAST_MS = 20;

/** Milliseconds of processor time: waiting for a busy machine does not count. */
const timeOf = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const best = (work: () => unknown): number => Math.min(...Array.from({ length: 2 }, () => timeOf(work)));

/** Four times as much takes a quadratic reader sixteen times as long. */
function expectLinear(read: (blocks: readonly Block[]) => unknown, part: readonly Block[], whole: readonly Block[]): void {
  if (timeOf(() => read(whole)) < FAST_MS) return;
  expect(best(() => read(whole)) / Math.max(best(() => read(part)), FAST_MS / 8)).toBeLessThan(10);
}

const sizes = (make: (size: number) => string, size: number): readonly [Block[], Block[]] => [blocksOf(make(size / 4)), blocksOf(make(size))];

describe("No reader takes more than its share for four times as much", () => {
  test.each(LONG)("of a line of %j", { retry: 2 }, (_title, make) => {
    const [part, whole] = sizes((size) => `## Timeline\n\n- [ ] ${make(size)}\n- ${DATED}status a → b by ${make(size)}\n\n${make(size)}\n\n| a | b |\n|---|---|\n| ${make(size)}\n\n### ${make(size)}\n\n# Timeline ${make(size)}\n`, 30_000);
    for (const [, read] of READERS) expectLinear(read, part, whole);
  });

  test.each(MANY)("of %s", { retry: 2 }, (_title, line) => {
    const [part, whole] = sizes((size) => `## Timeline\n\n| Date | Change |\n|---|---|\n${Array.from({ length: size }, (_, at) => line(at)).join("\n")}\n`, 3_000);
    for (const [, read] of READERS) expectLinear(read, part, whole);
  });

  test("of a timeline of 20,000 entries", { retry: 2 }, () => {
    const [part, whole] = sizes((size) => `## Timeline\n\n${Array.from({ length: size }, (_, at) => `- 2026-11-20 08:${10 + (at % 50)} text ${at} #update`).join("\n")}\n`, 20_000);
    expect(readTimeline(whole).entries).toHaveLength(20_000);
    expectLinear((blocks) => readTimeline(blocks), part, whole);
  });
});
