import { type App, type CachedMetadata, type Component, debounce, parseYaml, type TAbstractFile, TFile } from "obsidian";

import type { NoteIndex } from "../domain/index/note-index.ts";
import { factsOfText } from "../domain/notes/facts-of-text.ts";
import type { Day } from "../domain/time/day.ts";
import { readFrontmatter } from "../domain/text/frontmatter.ts";
import { explainYaml } from "../domain/text/yaml-check.ts";
import { factsOf } from "./facts.ts";
import { nextSlice } from "./next-slice.ts";

/** Short enough that a frame is not missed where the garbage collector runs in between. */
const SLICE_MILLISECONDS = 5;
/** Looking at the clock costs as much as a note that is none of ours. */
const CLOCK_EVERY = 16;
const LINKS_DELAY = 2000;

/** Keeps the index true to the vault. It reads the metadata cache; a note's text only where the cache lacks its frontmatter. */
export class Watcher {
  readonly #app: App;
  readonly #index: NoteIndex;
  readonly #onChange: () => void;
  /** Takes in that a note's text changed; answers whether something was made from it, so that it matters though no row moves. */
  readonly #textChanged: (path: string) => boolean;
  readonly #checkLinksSoon = debounce(() => this.#checkAgain(), LINKS_DELAY, true);
  readonly #suspects = new Set<string>();
  #lookingAtSuspects = false;
  #stopped = false;
  #checking = false;
  #named = 0;
  #day: Day | undefined;

  constructor(app: App, index: NoteIndex, textChanged: (path: string) => boolean, onChange: () => void) {
    this.#app = app;
    this.#index = index;
    this.#textChanged = textChanged;
    this.#onChange = onChange;
  }

  /** Registers the events on `owner`; call it once the layout is ready, then {@link build}. */
  listen(owner: Component): void {
    const { metadataCache, vault } = this.#app;
    let resolvedOnce = false;
    owner.registerEvent(metadataCache.on("changed", (file, _text, cache) => this.#changed(file.path, this.#take(file, cache))));
    owner.registerEvent(metadataCache.on("deleted", (file) => this.#told(this.#index.remove(file.path))));
    owner.registerEvent(vault.on("delete", (file) => this.#told(this.#index.remove(file.path))));
    owner.registerEvent(vault.on("rename", (file, from) => this.#renamed(file, from)));
    owner.registerEvent(metadataCache.on("resolve", (file) => this.#told(this.#index.check(file.path))));
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
    let taken = 0;
    for (const file of this.#app.vault.getMarkdownFiles()) {
      const cache = this.#app.metadataCache.getFileCache(file);
      if (cache) changed = this.#take(file, cache, true) || changed;
      if (++taken % CLOCK_EVERY !== 0 || performance.now() < sliceEnd) continue;
      await nextSlice();
      if (this.#stopped) return;
      sliceEnd = performance.now() + SLICE_MILLISECONDS;
    }
    this.#told(changed);
    this.#lookAtSuspects();
    this.#named = this.#index.identities;
    await this.#check();
  }

  /** What is past and what lies ahead changes with the day. */
  dayIs(day: Day): void {
    if (this.#day !== undefined && this.#day !== day) this.#checkAgain();
    this.#day = day;
  }

  /** A note that came, went or moved may have mended or broken links of others. */
  #checkAgain(): void {
    this.#index.checkAgain();
    if (!this.#checking) void this.#check();
  }

  /** Looks for problems of what the build took in, a slice at a time. */
  async #check(): Promise<void> {
    this.#checking = true;
    const before = this.#index.revision;
    let more = true;
    while (more && !this.#stopped) {
      await nextSlice();
      const sliceEnd = performance.now() + SLICE_MILLISECONDS;
      more = this.#index.checkNext(() => performance.now() >= sliceEnd);
    }
    this.#checking = false;
    this.#told(this.#index.revision !== before);
  }

  /** Takes in what we wrote ourselves, for the metadata cache lags behind a write; without a text the note is gone. */
  wrote(path: string, text: string | undefined): void {
    this.#changed(path, text === undefined ? this.#index.remove(path) : this.#index.put(factsOfText(path, text, parseYaml)));
  }

  #take(file: TFile, cache: CachedMetadata, together = false): boolean {
    if (cache.frontmatter) return this.#index.put(factsOf(file.path, cache), together);
    if (!this.#index.watches(file.path)) return this.#index.remove(file.path);
    this.#suspects.add(file.path);
    if (!together) this.#lookAtSuspects();
    return false;
  }

  #renamed(file: TAbstractFile, from: string): void {
    if (!(file instanceof TFile) || file.extension !== "md") return this.#told(this.#index.remove(from));
    const cache = this.#app.metadataCache.getFileCache(file);
    this.#told(cache ? this.#index.rename(from, factsOf(file.path, cache)) : this.#index.remove(from));
  }

  #changed(path: string, moved: boolean): void {
    const read = this.#textChanged(path);
    this.#told(moved || read);
  }

  #told(changed: boolean): void {
    if (!changed || this.#stopped) return;
    this.#onChange();
    if (this.#named === this.#index.identities) return;
    this.#named = this.#index.identities;
    this.#checkLinksSoon();
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
    const { state, fields } = readFrontmatter(text);
    const problems = explainYaml(text, parseYaml);
    const unreadable = state === "none" || state === "valid" ? problems.some((problem) => problem.code !== "byte-order-mark") : true;
    const stillRead = Object.fromEntries([...fields.values()].map(({ key, value }) => [key, value]));
    return unreadable ? this.#index.putUnreadable(path, problems, stillRead) : this.#index.put({ path, fields: undefined, headings: [], tasks: [] });
  }
}
