import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { type Bench, BenchVault } from "./bench-vault.ts";
import { FakeWindow } from "./fake-window.ts";
import type { Goal, Measured } from "./goal.ts";
import { GOALS } from "./goals.ts";
import { describeMachine } from "./machine.ts";
import { asJsonLines, asTable, judged, type Result } from "./report.ts";

interface Options {
  readonly sizes: readonly number[];
  readonly goals: readonly Goal[];
  readonly rounds: number;
  readonly json: string | undefined;
  readonly files: Bench["files"];
}

/** Measures, prints and judges; answers the exit code. */
export async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  console.log(describeMachine());
  const results = await measureAll(options);
  console.log(`\n${asTable(results)}\n\n${asJsonLines(results)}`);
  if (options.json !== undefined) writeFileSync(options.json, `${asJsonLines(results)}\n`);
  const missed = results.filter(({ ok }) => !ok);
  console.log(missed.length === 0 ? `\nAll ${results.length} goals met.` : `\nMissed: ${[...new Set(missed.map(({ goal }) => goal))].join(", ")}.`);
  return missed.length === 0 && results.length > 0 ? 0 : 1;
}

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: { sizes: { type: "string", default: "10000,50000" }, goals: { type: "string" }, rounds: { type: "string", default: "9" }, json: { type: "string" }, main: { type: "string", default: "main.js" }, "stand-in": { type: "string", default: "" }, "list-page": { type: "string", default: "" } },
  });
  const sizes = values.sizes.split(",").map(Number);
  const rounds = Number(values.rounds);
  const unknown = (values.goals?.split(",") ?? []).filter((id) => !GOALS.some((goal) => goal.id === id));
  if (unknown.length > 0) throw new Error(`There is no goal ${unknown.join(", ")}: ${GOALS.map(({ id }) => id).join(", ")}`);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1) || !Number.isInteger(rounds) || rounds < 1) throw new Error("Sizes and rounds are whole numbers");
  const wanted = values.goals?.split(",");
  return { sizes, rounds, json: values.json, files: { main: values.main, standIn: values["stand-in"], listPage: values["list-page"] }, goals: wanted ? GOALS.filter(({ id }) => wanted.includes(id)) : GOALS };
}

async function measureAll({ sizes, goals, rounds, files }: Options): Promise<Result[]> {
  let small: BenchVault | undefined;
  const bench: Bench = { rounds, files, window: new FakeWindow(), small: () => (small ??= new BenchVault(1_000)), compared: new Map() };
  const results: Result[] = [];
  for (const size of goals.some(({ ofVault }) => ofVault) ? sizes : []) results.push(...(await measureVault(size, goals, bench)));
  for (const goal of goals) if (goal.once) results.push(...(await attempt(goal.id, undefined, () => goal.once?.(bench) ?? [])));
  return results;
}

async function measureVault(size: number, goals: readonly Goal[], bench: Bench): Promise<Result[]> {
  console.log(`A vault of ${size} notes ...`);
  const vault = new BenchVault(size);
  const results: Result[] = [];
  try {
    for (const goal of goals) if (goal.ofVault) results.push(...(await attempt(goal.id, size, () => goal.ofVault?.(vault, bench) ?? [])));
  } finally {
    vault.close();
  }
  return results;
}

/** A goal that cannot be measured is missed. */
async function attempt(goal: string, size: number | undefined, measure: () => Promise<Measured[]> | Measured[]): Promise<Result[]> {
  try {
    const results = (await measure()).map((measured) => judged(goal, size, measured));
    for (const result of results) console.log(asTable([result]).split("\n")[1]);
    return results;
  } catch (error) {
    console.error(`${goal} could not be measured:`, error);
    return [judged(goal, size, { what: "could not be measured", value: Number.NaN, limit: 0, unit: "" })];
  }
}
