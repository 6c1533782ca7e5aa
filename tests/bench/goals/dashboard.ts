import type { Component } from "obsidian";

import { Operations } from "../../../src/vault/operations.ts";
import { DashboardReader } from "../../../src/vault/read-dashboard.ts";
import { DEFAULT_SETTINGS } from "../../../src/vault/settings.ts";
import { recordEdits } from "../edits.ts";
import { OWNER } from "../fake-app.ts";
import type { Goal } from "../goal.ts";
import { collectGarbage, median } from "../rounds.ts";
import { TODAY } from "../vault/calendar-days.ts";

const EDITS = 50;
/** An edit of these may change what is to be done today. */
const MADE_OF: ReadonlySet<string> = new Set(["framework", "procedure", "checklist"]);

/** After an edit, what the dashboard shows is ready at once. */
export const dashboard: Goal = {
  id: "G6",
  async ofVault(vault, bench) {
    const { app } = vault;
    app.forgetListeners();
    const operations = new Operations({ app: app.asApp(), now: () => Date.parse(`${TODAY}T08:00:00Z`), settings: () => DEFAULT_SETTINGS, changeSettings: () => Promise.resolve() });
    const reader = new DashboardReader(operations);
    await bench.window.time(() => operations.follow(OWNER as unknown as Component));
    const first = await took(() => reader.read());
    const times: number[] = [];
    const ofToday: number[] = [];
    for (const { note, states } of recordEdits(vault.records, EDITS)) {
      collectGarbage();
      const time = await took(() => {
        app.changed(note.file, states[1]);
        return reader.read();
      });
      times.push(time);
      if (MADE_OF.has(note.planned.kind)) ofToday.push(time);
    }
    const more = `least ${Math.min(...times).toFixed(2)}, most ${Math.max(...times).toFixed(2)}, of checklists and procedures ${median(ofToday).toFixed(2)}, the very first ${first.toFixed(0)} ms`;
    return [{ what: "dashboard model after an edit, median", value: median(times), limit: 2, unit: "ms", more }];
  },
};

async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
