import { type App, type CachedMetadata, type Component, parseYaml, type TAbstractFile, TFile } from "obsidian";

import type { NoteIndex } from "../domain/index/note-index.ts";
import { factsOfText } from "../domain/notes/facts-of-text.ts";
import { readFrontmatter } from "../domain/text/frontmatter.ts";
import { explainYaml } from "../domain/text/yaml-check.ts";
import { factsOf } from "./facts.ts";

const SLICE_MILLISECONDS = 8;

/** Keeps the index true to the vault. It reads the metadata cache; a note's text only where the cache lacks its frontmatter. */
export class Watcher {
  readonly #app: App;
  readonly #index: NoteIndex;
  readonly #onChange: () => void;
  /** Whether something was made from a note's text, so that a change of it matters though no row moves. */
  readonly #isRead: (path: string) => boolean;
  readonly #suspects = new Set<string>();
  #lookingAtSuspects = false;
  #stopped = false;

  constructor(app: App, index: NoteIndex, isRead: (path: string) => boolean, onChange: () => void) {
    this.#app = app;
    this.#index = index;
    this.#isRead = isRead;
    this.#onChange = onChange;
  }

  /** Registers the events on `owner`; call it once the layout is ready, then {@link build}. */
  listen(owner: Component): void {
    const { metadataCache, vault } = this.#app;
    let resolvedOnce = false;
    owner.registerEvent(metadataCache.on("changed", (file, _text, cache) => this.#told(this.#take(file, cache) || this.#isRead(file.path))));
    owner.registerEvent(metadataCache.on("deleted", (file) => this.#told(this.#index.remove(file.path))));
    owner.registerEvent(vault.on("delete", (file) => this.#told(this.#index.remove(file.path))));
    owner.registerEvent(vault.on("rename", (file, from) => this.#renamed(file, from)));
    owner.registerEvent(
      metadataCache.on("resolved", () => {
        if (resolvedOnce) return;
        resolvedOnce = true;
        void this.build();
      }),
    );
    owner.register(() => (this.#stopped = true));
  }

  /** Reads every note's cache in slices, so that no frame waits; null in the cache is unknown and comes by an event. */
  async build(): Promise<void> {
    let sliceEnd = performance.now() + SLICE_MILLISECONDS;
    let changed = false;
    for (const file of this.#app.vault.getMarkdownFiles()) {
      const cache = this.#app.metadataCache.getFileCache(file);
      if (cache) changed = this.#take(file, cache) || changed;
      if (performance.now() < sliceEnd) continue;
      await nextSlice();
      if (this.#stopped) return;
      sliceEnd = performance.now() + SLICE_MILLISECONDS;
    }
    this.#told(changed);
    this.#lookAtSuspects();
  }

  /** Takes in what we wrote ourselves, for the metadata cache lags behind a write; without a text the note is gone. */
  wrote(path: string, text: string | undefined): void {
    this.#told(text === undefined ? this.#index.remove(path) : this.#index.put(factsOfText(path, text, parseYaml)) || this.#isRead(path));
  }

  #take(file: TFile, cache: CachedMetadata): boolean {
    if (!cache.frontmatter && this.#index.watches(file.path)) {
      this.#suspects.add(file.path);
      this.#lookAtSuspects();
      return false;
    }
    return this.#index.put(factsOf(file.path, cache));
  }

  #renamed(file: TAbstractFile, from: string): void {
    if (!(file instanceof TFile) || file.extension !== "md") return this.#told(this.#index.remove(from));
    const cache = this.#app.metadataCache.getFileCache(file);
    this.#told(cache ? this.#index.rename(from, factsOf(file.path, cache)) : this.#index.remove(from));
  }

  #told(changed: boolean): void {
    if (changed && !this.#stopped) this.#onChange();
  }

  /** Reads, one after another, the notes whose frontmatter the cache lacks, and says why. */
  #lookAtSuspects(): void {
    if (this.#lookingAtSuspects) return;
    this.#lookingAtSuspects = true;
    window.setTimeout(() => void this.#readSuspects(), 0);
  }

  async #readSuspects(): Promise<void> {
    for (const path of this.#suspects) {
      this.#suspects.delete(path);
      const file = this.#app.vault.getFileByPath(path);
      if (!file || this.#stopped) continue;
      try {
        this.#told(this.#judge(path, await this.#app.vault.cachedRead(file)));
      } catch (error) {
        console.error(`Operations Vault could not read ${path}`, error);
      }
      await nextSlice();
    }
    this.#lookingAtSuspects = false;
  }

  #judge(path: string, text: string): boolean {
    const { state } = readFrontmatter(text);
    const problems = explainYaml(text, parseYaml);
    const unreadable = state === "none" || state === "valid" ? problems.some((problem) => problem.code !== "byte-order-mark") : true;
    return unreadable ? this.#index.putUnreadable(path, problems) : this.#index.put({ path, fields: undefined, headings: [], tasks: [] });
  }
}

function nextSlice(): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, 0));
}
