import type { CachedMetadata } from "obsidian";
import { Events } from "../core/events.ts";
import { TFile } from "../files/abstract-file.ts";
import type { TAbstractFile } from "../files/abstract-file.ts";
import type { Vault } from "../files/vault.ts";
import { getLinkpath } from "../files/links.ts";
import { LinkIndex } from "./link-index.ts";
import { LinkTables } from "./link-tables.ts";
import { parsedMetadata } from "./parse-cache.ts";

/** For how long notes are parsed before others get a turn, in milliseconds. */
const slice = 12;

/** What is known of each note: parsed some time after its text changed, told by `changed`, `resolve` and, once all is quiet, `resolved`. */
export class MetadataCache extends Events {
  readonly #vault: Vault;
  readonly #cold: boolean;
  readonly #caches = new Map<TFile, CachedMetadata>();
  readonly #index = new LinkIndex();
  readonly #links = new LinkTables(this.#index);
  readonly #dirty = new Set<TFile>();
  readonly #jobs: (() => void)[] = [];
  #began = false;
  #closed = false;
  #running: Promise<void> | null = null;

  /** With `cold`, nothing is known yet when the layout is ready, as after the app's database was deleted. */
  constructor(vault: Vault, cold: boolean) {
    super();
    this.#vault = vault;
    this.#cold = cold;
    vault.on("create", (file: TAbstractFile) => this.#created(file));
    vault.on("modify", (file: TAbstractFile) => this.#modified(file));
    vault.on("rename", (file: TAbstractFile, oldPath: string) => this.#renamed(file, oldPath));
    vault.on("delete", (file: TAbstractFile) => this.#deleted(file));
  }

  /** How many links lead from each note to which existing files. */
  get resolvedLinks(): Record<string, Record<string, number>> {
    return this.#links.resolved;
  }

  /** How many links of each note lead nowhere. */
  get unresolvedLinks(): Record<string, Record<string, number>> {
    return this.#links.unresolved;
  }

  /** How many notes still wait to be parsed, links to be resolved. */
  get pending(): number {
    return this.#dirty.size + this.#jobs.length + (this.#running ? 1 : 0);
  }

  /** Null means unknown: not parsed yet, or not a note. */
  getFileCache(file: TFile): CachedMetadata | null {
    return this.#caches.get(file) ?? null;
  }

  getCache(path: string): CachedMetadata | null {
    const file = this.#vault.getFileByPath(path);
    return file ? this.getFileCache(file) : null;
  }

  /** The best file for a link's path, seen from a note; the empty path is the note itself. */
  getFirstLinkpathDest(linkpath: string, sourcePath: string): TFile | null {
    const path = getLinkpath(linkpath);
    return path === "" ? this.#vault.getFileByPath(sourcePath) : this.#index.find(path, sourcePath);
  }

  /** The shortest text that links to a file: its name where that is unique, else its path. */
  fileToLinktext(file: TFile, _sourcePath: string, omitMdExtension = true): string {
    const text = this.#index.isUnique(file.name) ? file.name : file.path;
    return omitMdExtension && file.extension === "md" ? text.slice(0, -3) : text;
  }

  /** Every note that links to a file, with how often. Not in Obsidian's typings under this shape. */
  sourcesOf(file: TFile): string[] {
    return Object.keys(this.resolvedLinks).filter((path) => this.resolvedLinks[path]?.[file.path] !== undefined);
  }

  /** For the app's start, before the layout is ready: reads and parses every note, unless the cache is cold. */
  async fill(): Promise<void> {
    if (this.#cold) return;
    const files = this.#vault.getMarkdownFiles();
    for (let at = 0; at < files.length; at += 250) await Promise.all(files.slice(at, at + 250).map((file) => this.#read(file)));
  }

  /** For the app's start, after the layout is ready: resolves all links, or parses everything where the cache is cold. */
  begin(): void {
    this.#began = true;
    for (const file of this.#vault.getMarkdownFiles()) {
      if (this.#caches.has(file)) this.#jobs.push(() => this.#resolve(file));
      else this.#dirty.add(file);
    }
    this.#start();
  }

  /** Once everything is parsed and resolved. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  close(): void {
    this.#closed = true;
    this.#dirty.clear();
    this.#jobs.length = 0;
  }

  #created(file: TAbstractFile): void {
    if (!(file instanceof TFile)) return;
    this.#index.add(file);
    if (!this.#began) return;
    this.#relink(file.path);
    this.#modified(file);
  }

  #modified(file: TAbstractFile): void {
    if (!this.#began || !(file instanceof TFile) || file.extension !== "md") return;
    this.#dirty.add(file);
    this.#start();
  }

  #renamed(file: TAbstractFile, oldPath: string): void {
    if (!(file instanceof TFile)) return;
    this.#index.remove(file, oldPath);
    this.#index.add(file);
    this.#links.forget(oldPath);
    if (!this.#began) return;
    this.#relink(oldPath);
    this.#relink(file.path);
    if (this.#caches.has(file)) this.#later(() => this.#resolve(file));
    else this.#modified(file);
  }

  #deleted(file: TAbstractFile): void {
    if (!(file instanceof TFile)) return;
    const before = this.#caches.get(file) ?? null;
    this.#index.remove(file, file.path);
    this.#caches.delete(file);
    this.#dirty.delete(file);
    this.#links.forget(file.path);
    if (!this.#began) return;
    this.#later(() => this.trigger("deleted", file, before));
    this.#relink(file.path);
  }

  /** Looks again at the links of notes that may mean the file at a path. */
  #relink(path: string): void {
    for (const source of this.#links.mentioning(path)) if (source.path !== path) this.#later(() => this.#resolve(source));
  }

  #later(job: () => void): void {
    this.#jobs.push(job);
    this.#start();
  }

  #start(): void {
    if (this.#running || this.#closed) return;
    this.#running = this.#work().finally(() => {
      this.#running = null;
      if (this.#dirty.size + this.#jobs.length > 0) this.#start();
    });
  }

  async #work(): Promise<void> {
    // Nothing is told in the same turn as the vault's own event.
    await turn();
    let since = performance.now();
    while (this.#dirty.size + this.#jobs.length > 0) {
      if (performance.now() - since > slice) {
        await turn();
        since = performance.now();
      }
      const job = this.#jobs.shift();
      if (job) job();
      else await this.#parseNext();
    }
    await turn();
    if (this.#dirty.size + this.#jobs.length === 0 && !this.#closed) this.trigger("resolved");
  }

  async #parseNext(): Promise<void> {
    const [file] = this.#dirty;
    if (!file) return;
    this.#dirty.delete(file);
    const text = await this.#read(file);
    const cache = this.#caches.get(file);
    if (text === null || !cache || this.#closed) return;
    this.trigger("changed", file, text, cache);
    this.#resolve(file);
  }

  async #read(file: TFile): Promise<string | null> {
    try {
      const text = await this.#vault.read(file);
      if (file.deleted) return null;
      this.#caches.set(file, parsedMetadata(text));
      return text;
    } catch (error) {
      // A file that vanished is told by `delete`; the vault has not noticed yet.
      if (await this.#vault.adapter.exists(file.path)) console.error(error);
      return null;
    }
  }

  #resolve(file: TFile): void {
    if (file.deleted) return;
    this.#links.update(file, this.#caches.get(file) ?? null);
    this.trigger("resolve", file);
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
