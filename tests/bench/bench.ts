import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { type Bench, BenchVault } from "./bench-vault.ts";
import { FakeWindow } from "./fake-window.ts";
import type { Goal } from "./goal.ts";
import { GOALS } from "./goals.ts";
import { describeMachine } from "./machine.ts";
import { asJsonLines, asTable } from "./report.ts";
import { exitCode, runGoals } from "./run-goals.ts";

/** Up to this size a vault is measured in so many times the rounds. */
const SMALL = 10_000;
const MANY_TIMES = 3;

interface Options {
  readonly sizes: readonly number[];
  readonly goals: readonly Goal[];
  readonly rounds: number;
  readonly json: string | undefined;
  readonly files: Bench["files"];
}

/** Measures, prints and judges; answers the exit code. */
export async function main(args: string[]): Promise<number> {
  const { sizes, goals, rounds, json, files } = readOptions(args);
  console.log(describeMachine());
  let small: BenchVault | undefined;
  const bench: Bench = { rounds, roundsFor: ({ size }) => rounds * (size > SMALL ? 1 : MANY_TIMES), files, window: new FakeWindow(), small: () => (small ??= new BenchVault(1_000)), compared: new Map() };
  const results = await runGoals({ goals, sizes, bench, open: (size) => new BenchVault(size), say: (line) => console.log(line) });
  console.log(`\n${asTable(results)}\n\n${asJsonLines(results)}`);
  if (json !== undefined) writeFileSync(json, `${asJsonLines(results)}\n`);
  const missed = results.filter(({ ok }) => !ok);
  console.log(missed.length === 0 ? `\nAll ${results.length} limits kept.` : `\nMissed: ${[...new Set(missed.map(({ goal }) => goal))].join(", ")}.`);
  return exitCode(results);
}

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: { sizes: { type: "string", default: "10000,50000" }, goals: { type: "string" }, rounds: { type: "string", default: "9" }, json: { type: "string" }, main: { type: "string", default: "main.js" }, "stand-in": { type: "string", default: "" }, "list-page": { type: "string", default: "" }, "schedule-page": { type: "string", default: "" } },
  });
  const sizes = values.sizes.split(",").map(Number);
  const rounds = Number(values.rounds);
  const unknown = (values.goals?.split(",") ?? []).filter((id) => !GOALS.some((goal) => goal.id === id));
  if (unknown.length > 0) throw new Error(`There is no goal ${unknown.join(", ")}: ${GOALS.map(({ id }) => id).join(", ")}`);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1) || !Number.isInteger(rounds) || rounds < 1) throw new Error("Sizes and rounds are whole numbers");
  const wanted = values.goals?.split(",");
  return { sizes, rounds, json: values.json, files: { main: values.main, standIn: values["stand-in"], listPage: values["list-page"], schedulePage: values["schedule-page"] }, goals: wanted ? GOALS.filter(({ id }) => wanted.includes(id)) : GOALS };
}
