import { describe, expect, test } from "vitest";

import { readChecklistBody } from "../../src/domain/notes/checklist-body.ts";
import { readFrameworkBody } from "../../src/domain/notes/framework-body.ts";
import { findParts } from "../../src/domain/notes/parts.ts";
import { findBlocks } from "../../src/domain/text/blocks.ts";
import { fingerprint } from "../../src/domain/text/fingerprint.ts";
import { findInlineFields, withoutFields } from "../../src/domain/text/inline-fields.ts";
import { splitLines } from "../../src/domain/text/lines.ts";

/** Inputs that a careless expression reads in quadratic time, by their size. */
const NASTY: readonly (readonly [title: string, size: number, make: (size: number) => string])[] = [
  ["a line of spaces", 65_000, (size) => `a\n${" ".repeat(size)}x`],
  ["a bullet with spaces", 65_000, (size) => `  -${" ".repeat(size)}x`],
  ["a line of #", 65_000, (size) => "#".repeat(size)],
  ["a heading of dots", 65_000, (size) => `# daily${".".repeat(size)}x`],
  ["a heading of symbols", 65_000, (size) => `# ${"- ".repeat(size / 2)}x`],
  ["a line of -", 65_000, (size) => `a | b\n${"-".repeat(size)}x`],
  ["dashes and spaces below a table's head", 65_000, (size) => `| a |\n|-${" ".repeat(size)}x`],
  ["bullets in bullets on one line", 65_000, (size) => `${"- ".repeat(size / 2)}x`],
  ["a line of *", 65_000, (size) => `${"* ".repeat(size / 2)}x`],
  ["a line of [", 65_000, (size) => "[".repeat(size)],
  ["a line of [[a/", 65_000, (size) => `- [ ] [[${"a/".repeat(size / 2)}`],
  ["a line of |", 65_000, (size) => `| a\n${"|".repeat(size)}`],
  ["a line of >", 65_000, (size) => `${">".repeat(size)}x\ny`],
  ["a line of backticks", 65_000, (size) => "`".repeat(size)],
  ["a line of %%", 65_000, (size) => "%%".repeat(size / 2)],
  ["a line of ^", 65_000, (size) => `- [ ] a${" ^".repeat(size / 2)}`],
  ["checkboxes", 6_000, (size) => "- [ ] Look [limit:: <= 85 %]\n".repeat(size)],
  ["checkboxes under headings", 6_000, (size) => "## [[Round]]\n\n- [ ] Look\n- [ ] Think\n\n".repeat(size / 2)],
  ["numbered headings", 6_000, (size) => "## 1. Drain\n\nText\n\n".repeat(size)],
  ["one wrapped item", 20_000, (size) => `- [ ] a\n${"  and on\n".repeat(size)}`],
  ["nested quotes", 2_000, (size) => `${Array.from({ length: size }, (_, depth) => `${"> ".repeat(Math.min(depth, 30))}a`).join("\n")}\n${"> ".repeat(size)}a`],
  ["fields whose bracket never closes", 20_000, (size) => `- [ ] ${"[a:: ".repeat(size)}`],
  ["fences that never close", 6_000, (size) => "```sh\n".repeat(size)],
  ["a list in a list in a list", 200, (size) => Array.from({ length: size }, (_, depth) => `${"  ".repeat(depth)}- [ ] a`).join("\n")],
];

const READERS: readonly (readonly [title: string, read: (text: string) => unknown])[] = [
  ["findBlocks", (text) => findBlocks(splitLines(text))],
  ["findParts", (text) => findParts(splitLines(text), findBlocks(splitLines(text)))],
  ["readChecklistBody", (text) => readChecklistBody(text, 0)],
  ["findInlineFields", (text) => [findInlineFields(text), withoutFields(text, new Set(["a"]))]],
  ["fingerprint", (text) => fingerprint(text.split("\n"))],
  ["readFrameworkBody", (text) => readFrameworkBody(text, 0)],
];

/** What is read faster than this is not measured against: the clock and the collector make more than that. */
const FAST_MS = 40;

/** Milliseconds of processor time: waiting for a busy machine does not count. */
const timeOf = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const best = (work: () => unknown, runs: number): number => Math.min(...Array.from({ length: runs }, () => timeOf(work)));

// Eight times as much takes a quadratic reader sixty-four times as long; neither a busy machine nor its caches make such a difference.
describe.each(READERS)("%s takes less than thirty-two times as long for eight times as much", (_name, read) => {
  test.each(NASTY)("of %s", { retry: 2 }, (_title, size, make) => {
    const [part, whole] = [make(Math.ceil(size / 4)), make(size * 2)];
    const first = timeOf(() => read(whole));
    if (first < FAST_MS) return expect(first).toBeLessThan(FAST_MS);
    return expect(best(() => read(whole), 4) / Math.max(best(() => read(part), 4), FAST_MS / 16)).toBeLessThan(32);
  });
});
