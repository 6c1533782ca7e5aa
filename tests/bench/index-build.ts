import { NoteIndex, type Territory } from "../../src/domain/index/note-index.ts";
import { Watcher } from "../../src/vault/watcher.ts";
import type { Bench, BenchVault } from "./bench-vault.ts";
import type { FakeApp } from "./fake-app.ts";
import { type Compared, takeTurns, timed } from "./rounds.ts";

export const TERRITORY: Territory = { operationsFolders: ["Operations"], templateFolders: ["Operations/Templates"] };

/** What `type` says in a generated vault's records. */
const TYPES = new Set(["framework", "procedure", "checklist", "maintenance", "work-order", "incident", "problem", "change", "review", "service", "metric", "tool"]);

/** Builds a fresh index over the app as the plugin does once the layout is ready; it is there as soon as views are told. Problems are looked for after that. */
export async function buildIndex(app: FakeApp): Promise<NoteIndex> {
  const index = new NoteIndex(TERRITORY);
  await new Promise<void>((ready) => {
    // Where no note is ours nobody is told.
    void new Watcher(app.asApp(), index, () => false, ready).build().then(ready);
  });
  return index;
}

/** Builds an index for something else to be measured. */
export async function indexOf(app: FakeApp, bench: Bench): Promise<NoteIndex> {
  const made: NoteIndex[] = [];
  await bench.window.time(async () => made.push(await buildIndex(app)));
  const [index] = made;
  if (!index) throw new Error("no index was made");
  return index;
}

/** The whole of what follows the start: the index, then the search for problems in its rows. */
export function buildAndCheck(app: FakeApp): Promise<void> {
  return new Watcher(app.asApp(), new NoteIndex(TERRITORY), () => false, () => undefined).build();
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

/** Index build and walk in turns; measured once for each vault, for three goals need it. */
export async function buildAgainstWalk(vault: BenchVault, bench: Bench): Promise<Compared> {
  const key = `build and walk ${vault.size}`;
  const known = bench.compared.get(key);
  if (known) return known;
  const build = async (): Promise<number> => (await bench.window.time(() => buildIndex(vault.app))).busy;
  const compared = await takeTurns(bench.rounds, build, () => timed(() => walk(vault.app)));
  bench.compared.set(key, compared);
  return compared;
}
