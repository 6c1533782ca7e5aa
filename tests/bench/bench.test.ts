import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

import { describe, expect, test } from "vitest";

import type { Bench, BenchVault } from "./bench-vault.ts";
import type { Goal, Measured } from "./goal.ts";
import { asJsonLines, asTable, judged, type Result } from "./report.ts";
import { median, medianRatio, ratioOfLeast } from "./rounds.ts";
import { exitCode, runGoals } from "./run-goals.ts";

const figure = (value: number, limit = 2): Measured => ({ what: "a figure", value, limit, unit: "x" });
const vault = (): BenchVault => ({ close: () => undefined }) as unknown as BenchVault;
const run = (goals: readonly Goal[], sizes: readonly number[] = [10]): Promise<Result[]> => runGoals({ goals, sizes, bench: {} as Bench, open: vault, say: () => undefined });

describe("The bench", () => {
  test.each<[title: string, goals: Goal[], code: number, ok: boolean[]]>([
    ["is content where every limit is kept, also at the limit itself", [{ id: "G1", once: () => [figure(1), figure(2)] }], 0, [true, true]],
    ["fails where one limit of many is passed", [{ id: "G1", once: () => [figure(1)] }, { id: "G2", once: () => [figure(1), figure(2.01)] }], 1, [true, true, false]],
    ["fails where a goal of a vault is missed", [{ id: "G1", ofVault: () => [figure(3)] }], 1, [false]],
    ["fails where a figure is none", [{ id: "G1", once: () => [figure(Number.NaN)] }], 1, [false]],
    ["fails where a goal cannot be measured, and measures the next", [{ id: "G1", ofVault: () => { throw new Error("no"); } }, { id: "G2", ofVault: () => [figure(1)] }], 1, [false, true]],
    ["fails where nothing was measured", [], 1, []],
  ])("%s", async (_title, goals, code, ok) => {
    const results = await run(goals);
    expect(results.map((result) => result.ok)).toEqual(ok);
    expect(exitCode(results)).toBe(code);
  });

  test("measures a goal of vaults once for every size, and others once", async () => {
    const results = await run([{ id: "G1", ofVault: () => [figure(1)] }, { id: "G2", once: () => [figure(1)] }], [10, 20]);
    expect(results.map(({ goal, size }) => [goal, size])).toEqual([["G1", 10], ["G1", 20], ["G2", undefined]]);
  });

  test("says goal, value, limit and verdict in a line of JSON each", () => {
    const results = [judged("G1", 10_000, figure(1.5)), judged("G11", undefined, figure(3))];
    expect(asJsonLines(results).split("\n").map((line) => JSON.parse(line) as unknown)).toEqual([
      { goal: "G1", size: 10_000, what: "a figure", value: 1.5, limit: 2, unit: "x", ok: true },
      { goal: "G11", what: "a figure", value: 3, limit: 2, unit: "x", ok: false },
    ]);
    expect(asTable(results).split("\n").map((line) => line.split(/ {2,}/)[0])).toEqual(["", "ok", "MISSED"]);
  });

  test("compares the least of both, and tells the median of the rounds", () => {
    const compared = { subject: [4, 2, 9], yardstick: [4, 1, 3] };
    expect([ratioOfLeast(compared), medianRatio(compared), median([4, 1, 3, 2])]).toEqual([2, 2, 2.5]);
  });
});

describe("npm run bench", () => {
  const bench = (...args: string[]) => spawnSync(process.execPath, ["tests/bench/run.mjs", ...args], { encoding: "utf8" });

  test("measures the goals that it is told, writes them to a file, and its exit code says whether they are met", () => {
    const folder = mkdtempSync(join(tmpdir(), "operations-vault-bench-"));
    const { status, stdout } = bench("--goals", "G4,G14", "--sizes", "400", "--rounds", "2", "--json", join(folder, "bench.jsonl"));
    const lines = readFileSync(join(folder, "bench.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line) as Result);
    rmSync(folder, { recursive: true });
    expect(lines.map(({ goal, size, limit }) => [goal, size, limit])).toEqual([["G4", 400, 0.7], ["G4", 400, 0]]);
    expect(stdout).toMatch(/^Node \d+.* cores of /);
    expect(status).toBe(lines.every(({ ok }) => ok) ? 0 : 1);
  }, 120_000);

  test("refuses a goal that there is none of", () => {
    expect(bench("--goals", "G99").status).not.toBe(0);
  });
});
