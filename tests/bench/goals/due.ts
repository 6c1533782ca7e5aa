import type { NoteIndex } from "../../../src/domain/index/note-index.ts";
import type { NoteRow } from "../../../src/domain/index/note-row.ts";
import type { Goal } from "../goal.ts";
import { followed } from "../index-build.ts";
import { medianRatio, ratioOfLeast, takeTurns } from "../rounds.ts";
import { timed } from "../stopwatch.ts";
import { TODAY } from "../vault/calendar-days.ts";

const END_OF_TIME = "9999-12-31";
/** One asking is too short for the clock. */
const ASKED = 20;

/** What is due comes from buckets, faster than from looking at all. */
export const due: Goal = {
  id: "G4",
  async ofVault(vault, bench) {
    const { index: asked } = await followed(vault.app, bench);
    const entries = entriesOf(asked, vault.records.map(({ file }) => file.path));
    const expected = scan(entries).map(({ row }) => row.path);
    const answered = asked.dueUpTo(TODAY).map(({ path }) => path);
    const wrong = expected.filter((path, at) => answered[at] !== path).length + Math.abs(expected.length - answered.length);
    const compared = await takeTurns(bench.roundsFor(vault), () => repeat(() => asked.dueUpTo(TODAY)), () => repeat(() => scan(entries)));
    const more = `median ${medianRatio(compared).toFixed(2)} x, ${answered.length} rows in ${(Math.min(...compared.subject) / ASKED).toFixed(3)} ms`;
    return [
      { what: "what is due today : filter and sort of all entries", value: ratioOfLeast(compared), limit: 0.7, unit: "x", more },
      { what: "rows that differ from filter and sort", value: expected.length === 0 ? Number.NaN : wrong, limit: 0, unit: "rows" },
    ];
  },
};

interface Entry {
  readonly row: NoteRow;
  readonly due: string | undefined;
}

/** Every record as an entry of a plain list: its row, and the day on which it is due where it is open and has one. */
function entriesOf(index: NoteIndex, paths: readonly string[]): Entry[] {
  const days = new Map(index.dueUpTo(END_OF_TIME).map((row) => [row.path, row.day]));
  return paths.flatMap((path) => {
    const row = index.row(path);
    return row ? [{ row, due: days.get(path) }] : [];
  });
}

function scan(entries: readonly Entry[]): Entry[] {
  const found = entries.filter((entry) => entry.due !== undefined && entry.due <= TODAY);
  return found.sort((one, other) => ((one.due ?? "") < (other.due ?? "") ? -1 : (one.due ?? "") > (other.due ?? "") ? 1 : one.row.path < other.row.path ? -1 : 1));
}

function repeat(work: () => unknown): number {
  return timed(() => {
    for (let time = 0; time < ASKED; time++) work();
  });
}
