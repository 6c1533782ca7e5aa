import type { CachedMetadata, TFile } from "obsidian";

import { planTimelineEntry } from "../../src/domain/actions/add-timeline-entry.ts";
import { applyEdits } from "../../src/domain/actions/apply-edits.ts";
import { DashboardReader } from "../../src/vault/read-dashboard.ts";
import { parseMetadata } from "../host/metadata/parse-metadata.ts";
import type { Bench, BenchVault } from "./bench-vault.ts";
import { FakeApp } from "./fake-app.ts";
import { followed } from "./index-build.ts";
import { copied, fileOf, type LoadedNote } from "./loaded-vault.ts";
import { timedToItsEnd } from "./stopwatch.ts";
import { ON_DUTY, type WrittenNote } from "./vault/open-incidents.ts";

/** A note as one entry more leaves it. */
interface Version {
  readonly text: string;
  readonly cache: CachedMetadata;
}

/** What a room is opened with. */
export interface RoomTerms {
  readonly vault: BenchVault;
  readonly bench: Bench;
  /** Notes that the vault gets besides its own. */
  readonly notes: readonly WrittenNote[];
  /** The note whose timeline is written. */
  readonly path: string;
  /** Each entry comes after the ones before; else it takes the place of the one before. */
  readonly goesOn: boolean;
}

/** A dashboard that is looked at while somebody writes the timeline of an incident. */
export class IncidentRoom {
  readonly #app: FakeApp;
  readonly #file: TFile;
  readonly #reader: DashboardReader;
  readonly #texts: Map<string, string>;
  readonly #goesOn: boolean;
  #base: string;
  #said = 0;

  private constructor(app: FakeApp, file: TFile, reader: DashboardReader, texts: Map<string, string>, { goesOn }: RoomTerms, base: string) {
    [this.#app, this.#file, this.#reader, this.#texts, this.#goesOn, this.#base] = [app, file, reader, texts, goesOn, base];
  }

  static async open(terms: RoomTerms): Promise<IncidentRoom> {
    const { vault, bench, notes, path } = terms;
    const texts = new Map(notes.map((note) => [note.path, note.text]));
    const read = (file: TFile): Promise<string> => Promise.resolve(texts.get(file.path) ?? vault.app.asApp().vault.cachedRead(file));
    const app = new FakeApp([...vault.notes, ...notes.map(loaded)], read);
    const file = app.vault.getFileByPath(path);
    if (!file) throw new Error(`there is no ${path}`);
    const operations = await followed(app, bench);
    const reader = new DashboardReader(operations);
    await reader.read();
    // Bodies of records are read on behind the first look.
    await operations.incidents.reading();
    await reader.read();
    return new IncidentRoom(app, file, reader, texts, terms, await read(file));
  }

  /** How often notes were read. */
  get reads(): number {
    return this.#app.reads;
  }

  /** Writes so many entries, one after another: how long it takes after one until the dashboard is ready, in milliseconds. */
  async refreshed(entries: number): Promise<number> {
    const versions = Array.from({ length: entries }, () => this.#nextVersion());
    const took = await timedToItsEnd(async () => {
      for (const { text, cache } of versions) {
        this.#texts.set(this.#file.path, text);
        this.#app.changed(this.#file, cache);
        await this.#reader.read();
      }
    });
    return took / entries;
  }

  /** The note as `add-timeline-entry` leaves it. */
  #nextVersion(): Version {
    const planned = planTimelineEntry(this.#file.path, this.#base, `The ${String(++this.#said)}th look shows what the one before did`, ON_DUTY);
    const applied = planned.ok ? applyEdits(this.#base, planned.plan.edits.flatMap(({ edits }) => edits)) : undefined;
    if (!applied?.ok) throw new Error("the entry was refused");
    if (this.#goesOn) this.#base = applied.text;
    return { text: applied.text, cache: copied(parseMetadata(applied.text)) };
  }
}

function loaded({ path, text }: WrittenNote): Pick<LoadedNote, "file" | "cache"> {
  return { file: fileOf(path, Buffer.byteLength(text)), cache: copied(parseMetadata(text)) };
}
