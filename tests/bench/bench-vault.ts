import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { TFile } from "obsidian";

import { FakeApp } from "./fake-app.ts";
import type { FakeWindow } from "./fake-window.ts";
import { type LoadedNote, loadNotes } from "./loaded-vault.ts";
import type { Compared } from "./rounds.ts";
import { GeneratedVault } from "./vault-generator.ts";
import type { PlannedNote } from "./vault/plan.ts";
import { writeVault } from "./write-vault.ts";

/** What all goals share. */
export interface Bench {
  readonly rounds: number;
  /** More rounds where they take no time: the least of many is steadier. */
  readonly roundsFor: (vault: BenchVault) => number;
  /** Bundles of the plugin and of what its start is measured against. */
  readonly files: { readonly main: string; readonly standIn: string; readonly listPage: string; readonly schedulePage: string };
  readonly window: FakeWindow;
  /** The vault that updates are measured against. */
  readonly small: () => BenchVault;
  /** Comparisons that more than one goal needs, by what was compared and the vault's size. */
  readonly compared: Map<string, Compared>;
}

/** A generated vault as the app would hold it, and on the disk as soon as a goal needs it there. */
export class BenchVault {
  readonly size: number;
  readonly generated: GeneratedVault;
  readonly notes: readonly LoadedNote[];
  readonly app: FakeApp;
  readonly #planned: ReadonlyMap<TFile, PlannedNote>;
  readonly #texts = new Map<TFile, string>();
  #folder: string | undefined;

  constructor(size: number) {
    this.size = size;
    this.generated = new GeneratedVault(size);
    this.notes = loadNotes(this.generated);
    this.#planned = new Map(this.notes.map(({ file, planned }) => [file, planned]));
    this.app = new FakeApp(this.notes, (file) => Promise.resolve(this.#text(file)));
  }

  /** The notes that are ours. */
  get records(): LoadedNote[] {
    return this.notes.filter(({ planned }) => planned.kind !== "prose");
  }

  get prose(): LoadedNote[] {
    return this.notes.filter(({ planned }) => planned.kind === "prose");
  }

  /** The folder where all notes lie. */
  onDisk(): string {
    if (this.#folder === undefined) {
      this.#folder = mkdtempSync(join(tmpdir(), "operations-vault-bench-"));
      writeVault(this.#folder, this.size);
    }
    return this.#folder;
  }

  /** Takes the folder away again. */
  close(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  /** Texts are made once: a note that is read again shall not cost its making. */
  #text(file: TFile): string {
    const known = this.#texts.get(file);
    if (known !== undefined) return known;
    const planned = this.#planned.get(file);
    const text = planned ? this.generated.note(planned).text : "";
    this.#texts.set(file, text);
    return text;
  }
}
