import type { DataWriteOptions, Stat } from "obsidian";
import { Events } from "../core/events.ts";
import { TAbstractFile, TFile, TFolder } from "./abstract-file.ts";
import type { DiskChange, DiskEntry, HostAdapter } from "./adapter.ts";
import { FileTree, withDescendants } from "./file-tree.ts";
import { fileSystemError, isHidden, normalizePath, parentPath } from "./paths.ts";
import { PathQueue } from "./path-queue.ts";
import { VaultConfig } from "./vault-config.ts";

/** The vault: Obsidian's tree of files over an adapter, its atomic edits and its events. */
export class Vault extends Events {
  readonly adapter: HostAdapter;
  readonly configDir = ".obsidian";
  readonly config: VaultConfig;
  readonly #tree = new FileTree(this);
  readonly #queue = new PathQueue();
  readonly #texts = new WeakMap<TFile, string>();
  #early: DiskChange[] | null = [];
  #stopWatching: () => void;

  constructor(adapter: HostAdapter, config: Record<string, unknown> = {}) {
    super();
    this.adapter = adapter;
    this.config = new VaultConfig(config);
    this.#stopWatching = adapter.watch((change) => this.#noticed(change));
  }

  /** How many writes and external changes still wait. */
  get pending(): number {
    return this.#queue.size;
  }

  /** Reads the tree from the disk and tells of each file by `create`, as Obsidian does at each start. */
  async load(): Promise<void> {
    const entries = await this.adapter.entries();
    const made = entries.flatMap((entry) => this.#tree.add(entry));
    for (const file of made) this.trigger("create", file);
    const early = this.#early ?? [];
    this.#early = null;
    for (const change of early) this.#noticed(change);
  }

  /** Stops listening to the disk. */
  close(): void {
    this.#stopWatching();
    this.#early = [];
  }

  getName(): string {
    return this.adapter.getName();
  }

  getRoot(): TFolder {
    return this.#tree.root;
  }

  getAbstractFileByPath(path: string): TAbstractFile | null {
    return this.#tree.get(path === "" ? "/" : path);
  }

  /** Not in the typings, but relied on by plugins. */
  getAbstractFileByPathInsensitive(path: string): TAbstractFile | null {
    const lower = path.toLowerCase();
    return this.#tree.get(path) ?? this.#tree.all().find((file) => file.path.toLowerCase() === lower) ?? null;
  }

  getFileByPath(path: string): TFile | null {
    const file = this.#tree.get(path);
    return file instanceof TFile ? file : null;
  }

  getFolderByPath(path: string): TFolder | null {
    const folder = this.getAbstractFileByPath(path);
    return folder instanceof TFolder ? folder : null;
  }

  getAllLoadedFiles(): TAbstractFile[] {
    return this.#tree.all();
  }

  getAllFolders(includeRoot = false): TFolder[] {
    return this.#tree.all().filter((file): file is TFolder => file instanceof TFolder && (includeRoot || !file.isRoot()));
  }

  getFiles(): TFile[] {
    return this.#tree.all().filter((file) => file instanceof TFile);
  }

  getMarkdownFiles(): TFile[] {
    return this.getFiles().filter((file) => file.extension === "md");
  }

  static recurseChildren(root: TFolder, cb: (file: TAbstractFile) => unknown): void {
    for (const file of withDescendants(root)) cb(file);
  }

  create(path: string, data: string, options?: DataWriteOptions): Promise<TFile> {
    return this.#create(path, data, options);
  }

  createBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<TFile> {
    return this.#create(path, data, options);
  }

  createFolder(path: string): Promise<TFolder> {
    const normal = normalizePath(path);
    return this.#queue.run(normal, async () => {
      if (await this.adapter.exists(normal)) throw new Error("Folder already exists.");
      await this.adapter.mkdir(normal);
      await this.#register(normal);
      const folder = this.getFolderByPath(normal);
      if (!folder) throw fileSystemError("ENOENT", "mkdir", normal);
      return folder;
    });
  }

  async read(file: TFile): Promise<string> {
    const text = await this.adapter.read(file.path);
    this.#texts.set(file, text);
    return text;
  }

  /** The text as last seen; an edit from outside shows only once the vault has noticed it. */
  async cachedRead(file: TFile): Promise<string> {
    return this.#texts.get(file) ?? this.read(file);
  }

  readBinary(file: TFile): Promise<ArrayBuffer> {
    return this.adapter.readBinary(file.path);
  }

  getResourcePath(file: TFile): string {
    return this.adapter.getResourcePath(file.path);
  }

  modify(file: TFile, data: string, options?: DataWriteOptions): Promise<void> {
    return this.#onFile(file, async () => this.#written(file, await this.adapter.put(file.path, data, options), data));
  }

  modifyBinary(file: TFile, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    return this.#onFile(file, async () => this.#written(file, await this.adapter.put(file.path, data, options)));
  }

  async append(file: TFile, data: string, options?: DataWriteOptions): Promise<void> {
    await this.process(file, (text) => text + data, options);
  }

  appendBinary(file: TFile, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    return this.#onFile(file, async () => {
      await this.adapter.appendBinary(file.path, data, options);
      const stat = await this.adapter.stat(file.path);
      if (stat) this.#written(file, stat);
    });
  }

  /** Reads, changes and writes as one step. `fn` is synchronous; where it throws or changes nothing, nothing is written. */
  process(file: TFile, fn: (data: string) => string, options?: DataWriteOptions): Promise<string> {
    return this.#onFile(file, async () => {
      const { text, stat } = await this.adapter.edit(file.path, fn, options);
      if (stat) this.#written(file, stat, text);
      return text;
    });
  }

  rename(file: TAbstractFile, newPath: string): Promise<void> {
    const target = normalizePath(newPath);
    const sources = withDescendants(file).map((each) => each.path);
    const targets = sources.map((path) => target + path.slice(file.path.length));
    return this.#queue.run([...sources, ...targets], async () => {
      if (target === file.path) return;
      if (target.toLowerCase() !== file.path.toLowerCase() && this.#tree.get(target)) throw new Error("Destination file already exists!");
      if (file.deleted) throw fileSystemError("ENOENT", "rename", file.path);
      await this.adapter.rename(file.path, target);
      this.#moved(file, target);
    });
  }

  async copy<T extends TAbstractFile>(file: T, newPath: string): Promise<T> {
    const target = normalizePath(newPath);
    await this.#queue.run([file.path, target], () => this.adapter.copy(file.path, target));
    for (const each of withDescendants(file)) await this.#reconcile({ path: target + each.path.slice(file.path.length) });
    return this.#tree.get(target) as T;
  }

  delete(file: TAbstractFile, force = false): Promise<void> {
    return this.#leaving(file, () => (file instanceof TFolder ? this.adapter.rmdir(file.path, force) : this.adapter.remove(file.path)));
  }

  trash(file: TAbstractFile, system: boolean): Promise<void> {
    return this.#leaving(file, async () => {
      if (!system || !(await this.adapter.trashSystem(file.path))) await this.adapter.trashLocal(file.path);
    });
  }

  /** The first free path of `stem.ext`, `stem 1.ext`, ...; not in the typings, used by Templater. */
  getAvailablePath(stem: string, extension: string): string {
    const ending = extension === "" ? "" : `.${extension}`;
    let path = `${stem}${ending}`;
    for (let count = 1; this.getAbstractFileByPathInsensitive(path); count += 1) path = `${stem} ${count}${ending}`;
    return path;
  }

  /** A setting of the app itself, as `app.json` holds it. */
  getConfig(key: string): unknown {
    return this.config.get(key);
  }

  setConfig(key: string, value: unknown): void {
    this.config.set(key, value);
    this.trigger("config-changed", key);
  }

  #create(path: string, data: string | ArrayBuffer, options?: DataWriteOptions): Promise<TFile> {
    const normal = normalizePath(path);
    return this.#queue.run(normal, async () => {
      if (await this.adapter.exists(normal)) throw new Error("File already exists.");
      if (!(await this.adapter.exists(parentPath(normal)))) throw fileSystemError("ENOENT", "open", normal);
      const stat = await this.adapter.put(normal, data, options);
      this.#add({ path: normal, ...stat });
      const file = this.getFileByPath(normal);
      // Hidden files are written, but the vault does not know them.
      if (!file) throw new Error(`${normal} is not part of the vault's tree.`);
      if (typeof data === "string") this.#texts.set(file, data);
      return file;
    });
  }

  /** Waits for the file's turn; a file renamed while waiting is waited for under its new path. */
  #onFile<T>(file: TFile, work: () => Promise<T>): Promise<T> {
    const path = file.path;
    const turn = this.#queue.run(path, async () => {
      if (file.deleted) throw fileSystemError("ENOENT", "open", path);
      return file.path === path ? { value: await work() } : null;
    });
    return turn.then((done) => (done ? done.value : this.#onFile(file, work)));
  }

  #leaving(file: TAbstractFile, work: () => Promise<unknown>): Promise<void> {
    const paths = withDescendants(file).map((each) => each.path);
    return this.#queue.run(paths, async () => {
      await work();
      this.#removed(file);
    });
  }

  #written(file: TFile, stat: Stat, text?: string): void {
    file.stat = { ctime: stat.ctime, mtime: stat.mtime, size: stat.size };
    if (text === undefined) this.#texts.delete(file);
    else this.#texts.set(file, text);
    this.trigger("modify", file);
  }

  #add(entry: DiskEntry): void {
    if (isHidden(entry.path)) return;
    for (const made of this.#tree.add(entry)) this.trigger("create", made);
  }

  #removed(file: TAbstractFile): void {
    if (this.#tree.get(file.path) !== file) return;
    for (const gone of this.#tree.remove(file)) this.trigger("delete", gone);
  }

  #moved(file: TAbstractFile, path: string): void {
    for (const moved of this.#tree.move(file, path)) this.trigger("rename", moved.file, moved.oldPath);
  }

  async #register(path: string): Promise<void> {
    const stat = await this.adapter.stat(path);
    if (stat) this.#add({ path, ...stat });
  }

  #noticed(change: DiskChange): void {
    if (this.#early) this.#early.push(change);
    else if (isHidden(change.path) && (!change.oldPath || isHidden(change.oldPath))) this.trigger("raw", change.path);
    else void this.#reconcile(change);
  }

  /** Compares the disk with the tree; own writes are already known and so tell nothing a second time. */
  #reconcile({ path, oldPath }: DiskChange): Promise<void> {
    const paths = oldPath === undefined ? [path] : [path, oldPath];
    return this.#queue.run(paths, async () => {
      const former = oldPath === undefined ? null : this.#tree.get(oldPath);
      const stat = await this.adapter.stat(path);
      if (former && stat && !this.#tree.get(path) && !isHidden(path)) return this.#moved(former, path);
      if (former && oldPath !== undefined && !(await this.adapter.exists(oldPath))) this.#removed(former);
      this.#compare(path, stat);
    });
  }

  #compare(path: string, stat: Stat | null): void {
    const known = this.#tree.get(path);
    if (known && (!stat || (stat.type === "folder") !== known instanceof TFolder)) this.#removed(known);
    if (!stat) return;
    const file = this.#tree.get(path);
    if (!file) this.#add({ path, ...stat });
    else if (file instanceof TFile && (file.stat.mtime !== stat.mtime || file.stat.size !== stat.size)) this.#written(file, stat);
  }
}
