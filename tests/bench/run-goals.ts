import type { Bench, BenchVault } from "./bench-vault.ts";
import type { Goal, Measured } from "./goal.ts";
import { asTable, judged, type Result } from "./report.ts";

/** What is measured with what. */
export interface Run {
  readonly goals: readonly Goal[];
  readonly sizes: readonly number[];
  readonly bench: Bench;
  readonly open: (size: number) => BenchVault;
  readonly say: (line: string) => void;
}

/** Measures every goal for every vault, one vault after another, then what needs none. */
export async function runGoals(run: Run): Promise<Result[]> {
  const { goals, sizes, bench } = run;
  const results: Result[] = [];
  for (const size of goals.some(({ ofVault }) => ofVault) ? sizes : []) results.push(...(await measureVault(size, run)));
  for (const { id, once } of goals) if (once) results.push(...(await attempt(run, id, undefined, () => once(bench))));
  return results;
}

/** 0 where something was measured and every goal is met. */
export function exitCode(results: readonly Result[]): number {
  return results.length > 0 && results.every(({ ok }) => ok) ? 0 : 1;
}

async function measureVault(size: number, run: Run): Promise<Result[]> {
  run.say(`A vault of ${size} notes ...`);
  const vault = run.open(size);
  const results: Result[] = [];
  try {
    for (const { id, ofVault } of run.goals) if (ofVault) results.push(...(await attempt(run, id, size, () => ofVault(vault, run.bench))));
  } finally {
    vault.close();
  }
  return results;
}

/** A goal that cannot be measured is missed. */
async function attempt({ say }: Run, goal: string, size: number | undefined, measure: () => Promise<Measured[]> | Measured[]): Promise<Result[]> {
  try {
    const results = (await measure()).map((measured) => judged(goal, size, measured));
    for (const result of results) say(asTable([result]).split("\n")[1] ?? "");
    return results;
  } catch (error) {
    say(`${goal} could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return [judged(goal, size, { what: "could not be measured", value: Number.NaN, limit: 0, unit: "" })];
  }
}
