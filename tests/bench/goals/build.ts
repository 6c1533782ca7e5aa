import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Goal } from "../goal.ts";
import { buildAgainstWalk, buildAndCheck, buildIndex } from "../index-build.ts";
import { median, medianRatio, ratioOfLeast, takeTurns } from "../rounds.ts";
import { timed } from "../stopwatch.ts";

/** Building the index costs little more than looking at the metadata cache. */
export const buildOverWalk: Goal = {
  id: "G1",
  async ofVault(vault, bench) {
    const compared = await buildAgainstWalk(vault, bench);
    const more = `median ${medianRatio(compared).toFixed(2)} x, least ${milliseconds(compared.subject)} to ${milliseconds(compared.yardstick)} ms`;
    return [{ what: "index build : walk of the metadata cache", value: ratioOfLeast(compared), limit: 2.5, unit: "x", more }];
  },
};

/** Building the index costs far less than reading the notes would, and reads none. */
export const buildOverReading: Goal = {
  id: "G2",
  async ofVault(vault, bench) {
    const folder = vault.onDisk();
    const places = vault.notes.map(({ file }) => join(folder, file.path));
    const reading = (): number => timed(() => places.reduce((length, place) => length + readFileSync(place, "utf8").length, 0));
    const before = vault.app.reads;
    const compared = await takeTurns(bench.roundsFor(vault), async () => (await bench.window.time(() => buildIndex(vault.app))).busy, reading);
    const more = `median ${medianRatio(compared).toFixed(2)} x, least ${milliseconds(compared.subject)} to ${milliseconds(compared.yardstick)} ms`;
    return [
      { what: "index build : reading all notes", value: ratioOfLeast(compared), limit: 0.3, unit: "x", more },
      { what: "notes read while the index is built", value: vault.app.reads - before, limit: 0, unit: "reads" },
    ];
  },
};

/** While the index is built, no frame waits. */
export const longestSlice: Goal = {
  id: "G9",
  async ofVault(vault, bench) {
    const slices: number[] = [];
    const whole: number[] = [];
    const round = async (): Promise<number> => {
      const { busy, longest } = await bench.window.time(() => buildAndCheck(vault.app));
      whole.push(busy);
      slices.push(longest);
      return busy;
    };
    await takeTurns(bench.roundsFor(vault), round, () => 0);
    const counted = slices.filter((_, at) => at % 2 === 1);
    const more = `least ${Math.min(...counted).toFixed(1)}, most ${Math.max(...counted).toFixed(1)} ms; with the search for problems ${milliseconds(whole)} ms in all`;
    return [{ what: "longest slice of the build and its search for problems, median", value: median(counted), limit: 16, unit: "ms", more }];
  },
};

/** A vault five times as large takes longer by what the metadata cache itself takes longer. */
export const growth: Goal = {
  id: "G14",
  async ofVault(vault, bench) {
    await buildAgainstWalk(vault, bench);
    return [];
  },
  once(bench) {
    const [less, more] = [bench.compared.get("build and walk 10000"), bench.compared.get("build and walk 50000")];
    if (!less || !more) return [];
    const grown = (who: "subject" | "yardstick"): number => Math.min(...more[who]) / Math.min(...less[who]);
    const told = `build grows ${grown("subject").toFixed(1)} x, walk ${grown("yardstick").toFixed(1)} x`;
    return [{ what: "growth of the build from 10k to 50k : growth of the walk", value: grown("subject") / grown("yardstick"), limit: 1.5, unit: "x", more: told }];
  },
};

function milliseconds(times: readonly number[]): string {
  return Math.min(...times).toFixed(1);
}
