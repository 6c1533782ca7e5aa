import type { Component } from "obsidian";

import { NoteIndex } from "../../../src/domain/index/note-index.ts";
import { Watcher } from "../../../src/vault/watcher.ts";
import type { Bench, BenchVault } from "../bench-vault.ts";
import { type Edit, proseEdits, recordEdits } from "../edits.ts";
import { OWNER } from "../fake-app.ts";
import type { Goal } from "../goal.ts";
import { TERRITORY } from "../index-build.ts";
import { medianRatio, ratioOfLeast, takeTurns, timed } from "../rounds.ts";

const NOTES = 200;
/** Every note is edited this often in a round: there and back. */
const TIMES = 2;

/** An edit costs the same in a large vault as in a small one, and an edit of prose moves nothing. */
export const update: Goal = {
  id: "G3",
  async ofVault(vault, bench) {
    const small = await followed(bench.small(), bench);
    const large = await followed(vault, bench);
    const edits = { small: recordEdits(small.vault.records, NOTES), large: recordEdits(vault.records, NOTES) };
    const compared = await takeTurns(bench.rounds, () => timed(() => large.edit(edits.large)), () => timed(() => small.edit(edits.small)));
    const one = Math.min(...compared.subject) / (edits.large.length * TIMES);
    const before = large.index.revision;
    large.edit(edits.large);
    const moved = (large.index.revision - before) / (edits.large.length * TIMES);
    const told = large.told();
    const prose = proseEdits(vault.prose, NOTES);
    const revision = large.index.revision;
    large.edit(prose);
    return [
      { what: "one edit here : in a vault of 1,000", value: ratioOfLeast(compared), limit: 2.5, unit: "x", more: `median ${medianRatio(compared).toFixed(2)} x` },
      { what: "one edit", value: one, limit: 0.1, unit: "ms", more: `${edits.large.length * TIMES} edits a round` },
      { what: "edits of records that moved nothing", value: 1 - moved, limit: 0.05, unit: "share" },
      { what: "edits of prose that moved the index or woke a view", value: large.index.revision - revision + large.told() - told, limit: 0, unit: "edits" },
    ];
  },
};

interface Followed {
  readonly vault: BenchVault;
  readonly index: NoteIndex;
  readonly edit: (edits: readonly Edit[]) => void;
  /** How often the watcher told of a change. */
  readonly told: () => number;
}

async function followed(vault: BenchVault, bench: Bench): Promise<Followed> {
  const index = new NoteIndex(TERRITORY);
  let told = 0;
  const watcher = new Watcher(vault.app.asApp(), index, () => false, () => told++);
  vault.app.forgetListeners();
  watcher.listen(OWNER as unknown as Component);
  await bench.window.time(() => watcher.build());
  const edit = (edits: readonly Edit[]): void => {
    for (let time = 1; time <= TIMES; time++) for (const { note, states } of edits) vault.app.changed(note.file, states[time % 2 === 0 ? 0 : 1]);
  };
  return { vault, index, edit, told: () => told };
}
