import process from "node:process";

import type { Bench } from "../bench-vault.ts";
import { FakeApp } from "../fake-app.ts";
import type { Goal } from "../goal.ts";
import { followed } from "../index-build.ts";
import { copied, type LoadedNote } from "../loaded-vault.ts";
import { collectGarbage, median } from "../rounds.ts";

/** Fresh indexes to weigh. */
const WEIGHED = 3;
const MOST_TRIES = 8;
/** An empty index weighs 4 KB, and the engine's own doings move the heap by some more. */
const NOISE = 16_000;
/** So many notes are weighed at most, for each index is given metadata that nobody has looked at. */
const MOST = 15_000;

/** The index keeps little of a record and nothing of other notes. */
export const memory: Goal = {
  id: "G5",
  async ofVault(vault, bench) {
    const [records, prose] = [vault.records.slice(0, MOST), vault.prose.slice(0, MOST)];
    await weigh(bench.small().notes, bench);
    return [
      { what: "heap of the index for an operations note", value: (await usual(records, bench)) / records.length, limit: 400, unit: "bytes", more: `${records.length} notes` },
      { what: "heap of the index for any other note", value: Math.max(0, (await usual(prose, bench)) - NOISE) / prose.length, limit: 2, unit: "bytes", more: `${prose.length} notes` },
    ];
  },
};

async function usual(notes: readonly LoadedNote[], bench: Bench): Promise<number> {
  const weights: number[] = [];
  for (let time = 0; time < WEIGHED; time++) weights.push(await weigh(notes, bench));
  return median(weights);
}

/** What the heap holds more once an index is built over metadata of its own, and all its rows were looked at for problems. */
async function weigh(notes: readonly LoadedNote[], bench: Bench): Promise<number> {
  const app = new FakeApp(notes.map((note) => ({ ...note, cache: copied(note.cache) })), () => Promise.resolve(""));
  const before = await heap();
  const operations = await followed(app, bench);
  const after = await heap();
  // It must live until the heap was weighed.
  return operations.index.revision < 0 ? Number.NaN : after - before;
}

/** What the heap holds once nothing more comes free: work that was put off, and the engine's own compiling, let go a little later. */
async function heap(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collectGarbage();
    const used = process.memoryUsage().heapUsed;
    if (used > least - 1_000) return Math.min(used, least);
    least = used;
  }
  return least;
}
