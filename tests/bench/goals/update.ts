import type { Bench, BenchVault } from "../bench-vault.ts";
import { type Edit, proseEdits, recordEdits } from "../edits.ts";
import type { Goal } from "../goal.ts";
import { followed } from "../index-build.ts";
import { medianRatio, ratioOfLeast, takeTurns } from "../rounds.ts";
import { timed } from "../stopwatch.ts";

const NOTES = 200;
/** Every note is edited this often in a round: there and back. */
const TIMES = 2;

/** An edit costs the same in a large vault as in a small one, and an edit of prose moves nothing. */
export const update: Goal = {
  id: "G3",
  async ofVault(vault, bench) {
    const small = await edited(bench.small(), bench);
    const large = await edited(vault, bench);
    const edits = { small: recordEdits(bench.small().records, NOTES), large: recordEdits(vault.records, NOTES) };
    const compared = await takeTurns(bench.roundsFor(vault), () => timed(() => large.edit(edits.large)), () => timed(() => small.edit(edits.small)));
    const count = edits.large.length * TIMES;
    const one = Math.min(...compared.subject) / count;
    const [moved, told] = [large.moved(), large.told()];
    large.edit(edits.large);
    const [movedByRecords, toldByRecords] = [large.moved() - moved, large.told()];
    large.edit(proseEdits(vault.prose, NOTES));
    const ofProse = large.moved() - moved - movedByRecords + large.told() - toldByRecords;
    return [
      { what: "one edit here : in a vault of 1,000", value: ratioOfLeast(compared), limit: 2.5, unit: "x", more: `median ${medianRatio(compared).toFixed(2)} x` },
      { what: "one edit", value: one, limit: 0.1, unit: "ms", more: `${count} edits a round` },
      { what: "edits of records of which no view was told", value: count - (toldByRecords - told), limit: count / 20, unit: "edits" },
      { what: "edits of prose that moved the index or woke a view", value: ofProse, limit: 0, unit: "edits" },
    ];
  },
};

interface Edited {
  readonly edit: (edits: readonly Edit[]) => void;
  /** How often an edit moved the index, and how often views were told. */
  readonly moved: () => number;
  readonly told: () => number;
}

async function edited(vault: BenchVault, bench: Bench): Promise<Edited> {
  const operations = await followed(vault.app, bench);
  let told = 0;
  operations.onChange(() => told++);
  const edit = (edits: readonly Edit[]): void => {
    for (let time = 1; time <= TIMES; time++) for (const { note, states } of edits) vault.app.changed(note.file, states[time % 2 === 0 ? 0 : 1]);
  };
  return { edit, moved: () => operations.index.revision, told: () => told };
}
