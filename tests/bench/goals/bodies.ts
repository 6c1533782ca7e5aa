import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { Texts } from "../../../src/vault/texts.ts";
import { FakeApp } from "../fake-app.ts";
import type { Goal } from "../goal.ts";
import { medianRatio, ratioOfLeast, takeTurns } from "../rounds.ts";
import { timedToItsEnd } from "../stopwatch.ts";

/** So many files are read at a time by the yardstick, and at most by the plugin. */
const AT_A_TIME = 16;
/** The reading is done so often in a round: once uncounted. */
const RUNS = 2;
/** A report of more incidents than this is none that a person reads. */
const MOST = 2_000;

/** Reading the bodies that a report needs costs what reading those files costs. */
export const bodies: Goal = {
  id: "G15",
  async ofVault(vault, bench) {
    const folder = vault.onDisk();
    const files = vault.notes.filter(({ planned }) => planned.kind === "incident").slice(0, MOST).map(({ file }) => file);
    const read = (file: { path: string }): Promise<string> => readFile(join(folder, file.path), "utf8");
    const reading = new CountedReading(read);
    const app = new FakeApp(vault.notes, (file) => reading.read(file));
    const paths = files.map((file) => file.path);
    const texts = (): Texts => new Texts(app.asApp(), () => "Carried over");
    const reader = (): Promise<number> => timedToItsEnd(() => collected(texts(), (each, path) => each.text(path), paths));
    const compared = await takeTurns(bench.roundsFor(vault), reader, () => timedToItsEnd(() => inTurns(files, read)));
    const reads = app.reads / (bench.roundsFor(vault) * RUNS) / files.length;
    const understood = await timedToItsEnd(() => collected(texts(), (each, path) => each.timeline(path, ""), paths));
    const more = `median ${medianRatio(compared).toFixed(2)} x, ${files.length} notes in ${Math.min(...compared.subject).toFixed(0)} ms, with their timelines understood in ${understood.toFixed(0)} ms`;
    return [
      { what: "bodies of all incidents through the plugin : reading their files", value: ratioOfLeast(compared), limit: 1.2, unit: "x", more },
      { what: "notes read for it, each time", value: reads, limit: 1, unit: "of those needed" },
      { what: "notes read at one time", value: reading.most, limit: AT_A_TIME, unit: "notes" },
    ];
  },
};

/** What the plugin's reader makes of many notes, as a report asks for them. */
function collected<Body>(texts: Texts, read: (texts: Texts, path: string) => Promise<Body | undefined>, paths: readonly string[]): Promise<Map<string, Body>> {
  return texts.all(paths, (path) => read(texts, path));
}

/** Counts how many readings are under way at one time. */
class CountedReading {
  most = 0;
  #now = 0;
  readonly #read: (file: { path: string }) => Promise<string>;

  constructor(read: (file: { path: string }) => Promise<string>) {
    this.#read = read;
  }

  async read(file: { path: string }): Promise<string> {
    this.most = Math.max(this.most, ++this.#now);
    try {
      return await this.#read(file);
    } finally {
      this.#now--;
    }
  }
}

/** Does something with all, so many at a time. */
async function inTurns<Value>(values: readonly Value[], work: (value: Value) => Promise<unknown>): Promise<void> {
  const left = values.values();
  const worker = async (): Promise<void> => {
    for (const value of left) await work(value);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}
