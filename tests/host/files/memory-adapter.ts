import type { DataWriteOptions, ListedFiles, Stat } from "obsidian";
import type { DiskChange, DiskEntry, HostAdapter } from "./adapter.ts";
import { fileSystemError, isHidden, parentPath } from "./paths.ts";
import { PathQueue } from "./path-queue.ts";

type Node = { type: "file"; bytes: Uint8Array; text?: string; ctime: number; mtime: number } | { type: "folder"; ctime: number; mtime: number };

/** How a {@link MemoryAdapter} is set up. */
export interface MemoryOptions {
  name?: string;
  clock?: () => number;
  /** Waited for inside each operation, so that tests can widen the gap between a read and a write. */
  pause?: () => Promise<void>;
}

const encoder = new TextEncoder();
// `ignoreBOM` keeps a byte order mark in the text, as Node's `readFile(path, "utf8")` does.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A disk in memory: bytes by path, modification times that never repeat, and word of each change. */
export class MemoryAdapter implements HostAdapter {
  #nodes = new Map<string, Node>([["/", { type: "folder", ctime: 0, mtime: 0 }]]);
  #listeners = new Set<(change: DiskChange) => void>();
  #queue = new PathQueue();
  #lastTime = 0;
  readonly #options: MemoryOptions;

  constructor(files: Record<string, string> = {}, options: MemoryOptions = {}) {
    this.#options = options;
    for (const [path, text] of Object.entries(files)) {
      this.#makeFolders(path.endsWith("/") ? path.slice(0, -1) : parentPath(path));
      if (!path.endsWith("/")) this.#put(path, text);
    }
  }

  getName(): string {
    return this.#options.name ?? "Vault";
  }

  /** The text of every file, hidden ones left out unless asked for. */
  snapshot(withHidden = false): Record<string, string> {
    const files = [...this.#nodes].filter(([path, node]) => node.type === "file" && (withHidden || !isHidden(path)));
    return Object.fromEntries(files.map(([path]) => [path, this.#textOf(path)]).sort());
  }

  /** Every time that is asked for is later than the one before, so that no edit hides behind an equal time. */
  #now(): number {
    this.#lastTime = Math.max((this.#options.clock ?? Date.now)(), this.#lastTime + 1);
    return this.#lastTime;
  }

  async entries(): Promise<DiskEntry[]> {
    await this.#options.pause?.();
    return [...this.#nodes.keys()].filter((path) => path !== "/" && !isHidden(path)).map((path) => ({ path, ...this.#statOf(path) }));
  }

  watch(listener: (change: DiskChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async exists(path: string, sensitive?: boolean): Promise<boolean> {
    await this.#options.pause?.();
    if (this.#nodes.has(path)) return true;
    return sensitive === false && [...this.#nodes.keys()].some((known) => known.toLowerCase() === path.toLowerCase());
  }

  async stat(path: string): Promise<Stat | null> {
    await this.#options.pause?.();
    return this.#nodes.has(path) ? this.#statOf(path) : null;
  }

  async list(path: string): Promise<ListedFiles> {
    await this.#options.pause?.();
    const folder = path === "" ? "/" : path;
    if (this.#nodes.get(folder)?.type !== "folder") throw fileSystemError("ENOENT", "scandir", path);
    const inside = [...this.#nodes].filter(([known]) => known !== "/" && parentPath(known) === folder);
    const named = (type: Node["type"]): string[] => inside.filter(([, node]) => node.type === type).map(([known]) => known);
    return { files: named("file"), folders: named("folder") };
  }

  async read(path: string): Promise<string> {
    await this.#options.pause?.();
    return this.#textOf(path);
  }

  async readBinary(path: string): Promise<ArrayBuffer> {
    await this.#options.pause?.();
    return this.#fileAt(path, "open").bytes.slice().buffer as ArrayBuffer;
  }

  put(path: string, data: string | ArrayBuffer, options?: DataWriteOptions): Promise<Stat> {
    const content = typeof data === "string" ? data : new Uint8Array(data.slice(0));
    return this.#queue.run(path, () => this.#write(path, content, options));
  }

  edit(path: string, fn: (text: string) => string, options?: DataWriteOptions): Promise<{ text: string; stat: Stat | null }> {
    return this.#queue.run(path, async () => {
      await this.#options.pause?.();
      const before = this.#textOf(path);
      const text = fn(before);
      return { text, stat: text === before ? null : await this.#write(path, text, options) };
    });
  }

  async write(path: string, data: string, options?: DataWriteOptions): Promise<void> {
    await this.put(path, data, options);
  }

  async writeBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    await this.put(path, data, options);
  }

  async append(path: string, data: string, options?: DataWriteOptions): Promise<void> {
    await this.#queue.run(path, () => this.#write(path, (this.#nodes.has(path) ? this.#textOf(path) : "") + data, options));
  }

  async appendBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    await this.#queue.run(path, () => {
      const before = this.#nodes.has(path) ? this.#fileAt(path, "open").bytes : new Uint8Array();
      const joined = new Uint8Array(before.length + data.byteLength);
      joined.set(before);
      joined.set(new Uint8Array(data), before.length);
      return this.#write(path, joined, options);
    });
  }

  async process(path: string, fn: (data: string) => string, options?: DataWriteOptions): Promise<string> {
    return (await this.edit(path, fn, options)).text;
  }

  getResourcePath(path: string): string {
    return `app://local/${path}`;
  }

  async mkdir(path: string): Promise<void> {
    await this.#options.pause?.();
    this.#makeFolders(path);
  }

  async trashSystem(path: string): Promise<boolean> {
    await this.#removeTree(path);
    return true;
  }

  async trashLocal(path: string): Promise<void> {
    this.#makeFolders(".trash");
    await this.rename(path, this.#freeTrashPath(path.slice(path.lastIndexOf("/") + 1)));
  }

  async rmdir(path: string, recursive: boolean): Promise<void> {
    if (!recursive && this.#below(path).length > 0) throw new Error(`ENOTEMPTY: directory not empty, rmdir '${path}'`);
    await this.#removeTree(path);
  }

  remove(path: string): Promise<void> {
    return this.#queue.run(path, async () => {
      await this.#options.pause?.();
      this.#fileAt(path, "unlink");
      this.#nodes.delete(path);
      this.#tell({ path });
    });
  }

  rename(path: string, newPath: string): Promise<void> {
    return this.#queue.run([path, newPath], async () => {
      await this.#options.pause?.();
      if (!this.#nodes.has(path)) throw fileSystemError("ENOENT", "rename", path);
      if (this.#nodes.get(parentPath(newPath))?.type !== "folder") throw fileSystemError("ENOENT", "rename", newPath);
      if (this.#nodes.has(newPath)) throw new Error("Destination file already exists!");
      for (const moved of [path, ...this.#below(path)]) this.#move(moved, newPath + moved.slice(path.length));
      this.#tell({ path: newPath, oldPath: path });
    });
  }

  async copy(path: string, newPath: string): Promise<void> {
    await this.#options.pause?.();
    if (this.#nodes.has(newPath)) throw new Error("Destination file already exists!");
    if (this.#nodes.get(path)?.type !== "folder") return this.writeBinary(newPath, this.#fileAt(path, "copyfile").bytes.slice().buffer as ArrayBuffer);
    this.#makeFolders(newPath);
    for (const below of this.#below(path)) await this.copy(below, newPath + below.slice(path.length));
  }

  async #write(path: string, data: string | Uint8Array, options?: DataWriteOptions): Promise<Stat> {
    await this.#options.pause?.();
    if (this.#nodes.get(parentPath(path))?.type !== "folder") throw fileSystemError("ENOENT", "open", path);
    if (this.#nodes.get(path)?.type === "folder") throw fileSystemError("EISDIR", "open", path);
    this.#put(path, data, options);
    this.#tell({ path });
    return this.#statOf(path);
  }

  #put(path: string, data: string | Uint8Array, options: DataWriteOptions = {}): void {
    const mtime = options.mtime ?? this.#now();
    const ctime = options.ctime ?? this.#nodes.get(path)?.ctime ?? mtime;
    const content = typeof data === "string" ? { bytes: encoder.encode(data), text: data } : { bytes: data };
    this.#nodes.set(path, { type: "file", ...content, ctime, mtime });
  }

  #makeFolders(path: string): void {
    if (path === "/" || path === "") return;
    const known = this.#nodes.get(path);
    if (known?.type === "file") throw fileSystemError("EEXIST", "mkdir", path);
    if (known) return;
    this.#makeFolders(parentPath(path));
    const time = this.#now();
    this.#nodes.set(path, { type: "folder", ctime: time, mtime: time });
    this.#tell({ path });
  }

  async #removeTree(path: string): Promise<void> {
    await this.#options.pause?.();
    if (!this.#nodes.has(path)) throw fileSystemError("ENOENT", "unlink", path);
    const gone = [...this.#below(path).reverse(), path];
    for (const each of gone) this.#nodes.delete(each);
    for (const each of gone) this.#tell({ path: each });
  }

  #move(path: string, newPath: string): void {
    const node = this.#nodes.get(path);
    if (!node) return;
    this.#nodes.delete(path);
    this.#nodes.set(newPath, node);
  }

  #below(path: string): string[] {
    return [...this.#nodes.keys()].filter((known) => known.startsWith(`${path}/`)).sort();
  }

  #freeTrashPath(name: string): string {
    let path = `.trash/${name}`;
    for (let count = 2; this.#nodes.has(path); count += 1) path = `.trash/${count} ${name}`;
    return path;
  }

  #fileAt(path: string, operation: string): Extract<Node, { type: "file" }> {
    const node = this.#nodes.get(path);
    if (!node) throw fileSystemError("ENOENT", operation, path);
    if (node.type === "folder") throw fileSystemError("EISDIR", operation, path);
    return node;
  }

  #textOf(path: string): string {
    const node = this.#fileAt(path, "open");
    node.text ??= decoder.decode(node.bytes);
    return node.text;
  }

  #statOf(path: string): Stat {
    const node = this.#nodes.get(path);
    if (!node) throw fileSystemError("ENOENT", "stat", path);
    return { type: node.type, ctime: node.ctime, mtime: node.mtime, size: node.type === "file" ? node.bytes.length : 0 };
  }

  #tell(change: DiskChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
