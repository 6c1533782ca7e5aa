import { createHash } from "node:crypto";

import type { App, CachedMetadata, TFile } from "obsidian";

import type { LoadedNote } from "./loaded-vault.ts";

type Listener = (...told: unknown[]) => void;

/** As much of the app as the index, its watcher and the readers of bodies ask for; it counts how often texts are read. */
export class FakeApp {
  reads = 0;
  /** The app keeps metadata by the hash of the text, and the hash by the path, in plain objects: a look costs two of their look-ups. */
  readonly #hashes: Record<string, { hash: string }> = {};
  readonly #metadata: Record<string, CachedMetadata> = {};
  readonly #files = new Map<string, TFile>();
  readonly #byName = new Map<string, TFile>();
  readonly #listeners = new Map<string, Listener[]>();
  readonly #inOrder: TFile[];

  constructor(notes: readonly Pick<LoadedNote, "file" | "cache">[], read: (file: TFile) => Promise<string>) {
    for (const { file, cache } of notes) {
      const hash = createHash("sha256").update(file.path).digest("hex");
      this.#hashes[file.path] = { hash };
      this.#metadata[hash] = cache;
      this.#files.set(file.path, file);
      this.#byName.set(file.basename.toLowerCase(), file);
    }
    this.#inOrder = notes.map(({ file }) => file);
    const counted = (file: TFile): Promise<string> => {
      this.reads++;
      return read(file);
    };
    Object.assign(this.vault, { cachedRead: counted, read: counted });
  }

  readonly vault = {
    configDir: ".obsidian",
    on: (name: string, listener: Listener) => this.#on(`vault ${name}`, listener),
    getMarkdownFiles: () => this.#inOrder.slice(),
    getFiles: () => this.#inOrder.slice(),
    getFileByPath: (path: string) => this.#files.get(path) ?? null,
    getAbstractFileByPath: (path: string) => this.#files.get(path) ?? null,
    getConfig: () => undefined,
  };

  readonly metadataCache = {
    on: (name: string, listener: Listener) => this.#on(`metadata ${name}`, listener),
    getFileCache: (file: TFile) => this.#cacheOf(file.path),
    getCache: (path: string) => this.#cacheOf(path),
    getFirstLinkpathDest: (link: string) => this.#byName.get(link.slice(link.lastIndexOf("/") + 1).toLowerCase()) ?? null,
    resolvedLinks: {},
    unresolvedLinks: {},
  };

  readonly workspace = { on: () => ({}), onLayoutReady: () => undefined, getLeavesOfType: () => [], iterateAllLeaves: () => undefined };
  readonly plugins = { plugins: {}, getPlugin: () => null };
  readonly internalPlugins = { plugins: {}, getPluginById: () => null, getEnabledPluginById: () => null };

  loadLocalStorage(): null {
    return null;
  }

  /** The app as the plugin's code types it. */
  asApp(): App {
    return this as unknown as App;
  }

  /** A note was edited: the cache holds its new metadata and tells so, then that its links are resolved. */
  changed(file: TFile, cache: CachedMetadata): void {
    const kept = this.#hashes[file.path];
    if (kept) this.#metadata[kept.hash] = cache;
    file.stat.mtime++;
    this.#tell("metadata changed", file, "", cache);
    this.#tell("metadata resolve", file);
  }

  /** Nobody listens any more. */
  forgetListeners(): void {
    this.#listeners.clear();
  }

  #cacheOf(path: string): CachedMetadata | null {
    const kept = this.#hashes[path];
    return (kept && this.#metadata[kept.hash]) ?? null;
  }

  #tell(name: string, ...told: unknown[]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(...told);
  }

  #on(name: string, listener: Listener): object {
    const listeners = this.#listeners.get(name) ?? [];
    listeners.push(listener);
    this.#listeners.set(name, listeners);
    return {};
  }
}

/** An owner of events that never unloads. */
export const OWNER = { registerEvent: () => undefined, register: () => undefined, registerInterval: () => undefined, registerDomEvent: () => undefined, addChild: <Child>(child: Child) => child };
