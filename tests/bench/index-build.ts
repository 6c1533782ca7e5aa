import type { Component } from "obsidian";

import { Operations } from "../../src/vault/operations.ts";
import { DEFAULT_SETTINGS } from "../../src/vault/settings.ts";
import type { Bench, BenchVault } from "./bench-vault.ts";
import { type FakeApp, OWNER } from "./fake-app.ts";
import { type Compared, takeTurns } from "./rounds.ts";
import { timed } from "./stopwatch.ts";
import { TODAY } from "./vault/calendar-days.ts";

/** What `type` says in a generated vault's records. */
const TYPES = new Set(["framework", "procedure", "checklist", "maintenance", "work-order", "calendar", "incident", "problem", "change", "review", "service", "metric", "tool"]);

/** The plugin's inner half over an app, not yet following it; nothing made before listens any more. */
export function operationsOver(app: FakeApp): Operations {
  app.forgetListeners();
  return new Operations({ app: app.asApp(), now: () => Date.parse(`${TODAY}T08:00:00Z`), settings: () => DEFAULT_SETTINGS, changeSettings: () => Promise.resolve() });
}

/** Builds a fresh index as the plugin does once the layout is ready. It is there as soon as views are told: problems are looked for after that. */
export async function buildIndex(app: FakeApp): Promise<Operations> {
  const operations = operationsOver(app);
  await new Promise<void>((ready) => {
    operations.onChange(ready);
    // Where no note is ours nobody is told.
    void follow(operations).then(() => ready());
  });
  return operations;
}

/** The whole of what follows the start: the index, then the search for problems in its rows. */
export async function buildAndCheck(app: FakeApp): Promise<Operations> {
  const operations = operationsOver(app);
  await follow(operations);
  return operations;
}

/** The plugin's inner half with its index built and checked, for something else to be measured. */
export async function followed(app: FakeApp, bench: Bench): Promise<Operations> {
  const made: Operations[] = [];
  await bench.window.time(async () => made.push(await buildAndCheck(app)));
  const [operations] = made;
  if (!operations) throw new Error("no index was made");
  return operations;
}

/** The least that an index from the metadata cache must do: find the notes by their type and count their steps. */
export function walk(app: FakeApp): { records: number; steps: number } {
  const found = { records: 0, steps: 0 };
  for (const file of app.vault.getMarkdownFiles()) {
    const cache = app.metadataCache.getFileCache(file);
    const type: unknown = cache?.frontmatter?.["type"];
    if (typeof type !== "string" || !TYPES.has(type)) continue;
    found.records++;
    for (const item of cache?.listItems ?? []) if (item.task !== undefined) found.steps++;
  }
  return found;
}

/** Index build and walk in turns; measured once for each vault, for two goals need it. */
export async function buildAgainstWalk(vault: BenchVault, bench: Bench): Promise<Compared> {
  const key = `build and walk ${vault.size}`;
  const known = bench.compared.get(key);
  if (known) return known;
  const build = async (): Promise<number> => (await bench.window.time(() => buildIndex(vault.app))).busy;
  const compared = await takeTurns(bench.roundsFor(vault), build, () => timed(() => walk(vault.app)));
  bench.compared.set(key, compared);
  return compared;
}

function follow(operations: Operations): Promise<unknown> {
  return operations.follow(OWNER as unknown as Component);
}
