import { DashboardReader } from "../../../src/vault/read-dashboard.ts";
import { recordEdits } from "../edits.ts";
import type { Goal } from "../goal.ts";
import { followed } from "../index-build.ts";
import { collectGarbage, median } from "../rounds.ts";
import { timedToItsEnd } from "../stopwatch.ts";

const EDITS = 50;
/** An edit of these may change what is to be done today. */
const MADE_OF: ReadonlySet<string> = new Set(["framework", "procedure", "checklist"]);

/** After an edit, what the dashboard shows is ready at once. */
export const dashboard: Goal = {
  id: "G6",
  async ofVault(vault, bench) {
    const operations = await followed(vault.app, bench);
    const reader = new DashboardReader(operations);
    const first = await timedToItsEnd(() => reader.read());
    // Bodies of records are read on behind the first look.
    await operations.incidents.reading();
    await reader.read();
    const times: number[] = [];
    const ofToday: number[] = [];
    collectGarbage();
    for (const { note, states } of recordEdits(vault.records, EDITS)) {
      collectGarbage("minor");
      const time = await timedToItsEnd(() => {
        vault.app.changed(note.file, states[1]);
        return reader.read();
      });
      times.push(time);
      if (MADE_OF.has(note.planned.kind)) ofToday.push(time);
    }
    const more = `least ${Math.min(...times).toFixed(2)}, most ${Math.max(...times).toFixed(2)}, of checklists and procedures ${median(ofToday).toFixed(2)}, the very first ${first.toFixed(0)} ms`;
    return [{ what: "dashboard model after an edit, median", value: median(times), limit: 2, unit: "ms", more }];
  },
};
