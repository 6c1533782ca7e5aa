import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { Texts } from "../../../src/vault/texts.ts";
import { FakeApp } from "../fake-app.ts";
import type { Goal } from "../goal.ts";
import { medianRatio, ratioOfLeast, takeTurns } from "../rounds.ts";

/** So many files are read at a time by the yardstick, and at most by the plugin. */
const AT_A_TIME = 16;
/** Fewer than this are kept by the reader: with more it would read some twice, were it asked for them again. */
const MOST = 2_000;

/** Reading the bodies that a report needs costs what reading those files costs. */
export const bodies: Goal = {
  id: "G15",
  async ofVault(vault, bench) {
    const folder = vault.onDisk();
    const files = vault.notes.filter(({ planned }) => planned.kind === "checklist").slice(0, MOST).map(({ file }) => file);
    const read = (file: { path: string }): Promise<string> => readFile(join(folder, file.path), "utf8");
    const reading = new CountedReading(read);
    const app = new FakeApp(vault.notes, (file) => reading.read(file));
    const subject = (): Promise<number> => took(async () => {
      const texts = new Texts(app.asApp(), () => "Carried over");
      await Promise.all(files.map((file) => texts.checklist(file.path)));
    });
    const compared = await takeTurns(bench.rounds, subject, () => took(() => inTurns(files, read)));
    const more = `median ${medianRatio(compared).toFixed(2)} x, ${files.length} notes in ${Math.min(...compared.subject).toFixed(0)} ms`;
    return [
      { what: "timelines of all incidents : reading their notes", value: ratioOfLeast(compared), limit: 1.2, unit: "x", more },
      { what: "notes read for it, each time", value: app.reads / (bench.rounds + 1) / files.length, limit: 1, unit: "of those needed" },
      { what: "notes read at one time", value: reading.most, limit: AT_A_TIME, unit: "notes" },
    ];
  },
};

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

async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
