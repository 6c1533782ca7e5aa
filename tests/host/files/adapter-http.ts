import type { DataWriteOptions, ListedFiles, Stat } from "obsidian";
import type { DiskChange, DiskEntry, HostAdapter } from "./adapter.ts";
import { PathQueue } from "./path-queue.ts";

/** How an {@link HttpAdapter} reaches its server. */
export interface HttpAdapterOptions {
  /** The vault's name. */
  name: string;
  /** The server's address; the page's own unless given. */
  base?: string;
  /** Sent with each request; a browser names its origin by itself. */
  headers?: Record<string, string>;
}

const changedMeanwhile = 412;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The files of a workbench server: real files behind a small HTTP interface. */
export class HttpAdapter implements HostAdapter {
  readonly #options: HttpAdapterOptions;
  readonly #queue = new PathQueue();
  readonly #listeners = new Set<(change: DiskChange) => void>();
  #known = new Set<string>();
  #source: EventSource | null = null;
  #connected: Promise<void> = Promise.resolve();

  constructor(options: HttpAdapterOptions) {
    this.#options = options;
  }

  getName(): string {
    return this.#options.name;
  }

  async entries(): Promise<DiskEntry[]> {
    // What changes after the tree was read must not be missed.
    await this.#connected;
    const entries = await this.#json<DiskEntry[]>("GET", "entries");
    this.#known = new Set(entries.map((entry) => entry.path));
    return entries;
  }

  watch(listener: (change: DiskChange) => void): () => void {
    this.#listeners.add(listener);
    if (!this.#source) this.#connect();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#disconnect();
    };
  }

  async exists(path: string, sensitive?: boolean): Promise<boolean> {
    if (await this.stat(path)) return true;
    if (sensitive !== false) return false;
    return (await this.entries()).some((entry) => entry.path.toLowerCase() === path.toLowerCase());
  }

  stat(path: string): Promise<Stat | null> {
    return this.#json("GET", "stat", { path });
  }

  list(path: string): Promise<ListedFiles> {
    return this.#json("GET", "list", { path });
  }

  async read(path: string): Promise<string> {
    return decoder.decode(await this.readBinary(path));
  }

  async readBinary(path: string): Promise<ArrayBuffer> {
    return (await this.#send("GET", "file", { path })).arrayBuffer();
  }

  put(path: string, data: string | ArrayBuffer, options: DataWriteOptions = {}): Promise<Stat> {
    return this.#queue.run(path, () => this.#json<Stat>("PUT", "file", { path, ...times(options) }, data));
  }

  /** Reads, changes and writes; where somebody else wrote in between, it begins again with the new text. */
  edit(path: string, fn: (text: string) => string, options: DataWriteOptions = {}): Promise<{ text: string; stat: Stat | null }> {
    return this.#queue.run(path, async () => {
      for (;;) {
        const answer = await this.#send("GET", "file", { path });
        const before = decoder.decode(await answer.arrayBuffer());
        const text = fn(before);
        if (text === before) return { text, stat: null };
        const seen = { "if-match": answer.headers.get("etag") ?? "" };
        const written = await this.#request("PUT", "file", { path, ...times(options) }, encoder.encode(text), seen);
        if (written.status !== changedMeanwhile) return { text, stat: (await (await sound(written)).json()) as Stat };
      }
    });
  }

  async write(path: string, data: string, options?: DataWriteOptions): Promise<void> {
    await this.put(path, data, options);
  }

  async writeBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    await this.put(path, data, options);
  }

  async append(path: string, data: string, options: DataWriteOptions = {}): Promise<void> {
    await this.#queue.run(path, () => this.#send("POST", "append", { path, ...times(options) }, data));
  }

  async appendBinary(path: string, data: ArrayBuffer, options: DataWriteOptions = {}): Promise<void> {
    await this.#queue.run(path, () => this.#send("POST", "append", { path, ...times(options) }, data));
  }

  async process(path: string, fn: (data: string) => string, options?: DataWriteOptions): Promise<string> {
    return (await this.edit(path, fn, options)).text;
  }

  getResourcePath(path: string): string {
    return this.#address("resource", { path });
  }

  async mkdir(path: string): Promise<void> {
    await this.#send("POST", "mkdir", { path });
  }

  /** The server knows no system trash: the vault falls back to its own. */
  async trashSystem(_path: string): Promise<boolean> {
    return false;
  }

  async trashLocal(path: string): Promise<void> {
    await this.#send("POST", "trash", { path });
  }

  async rmdir(path: string, recursive: boolean): Promise<void> {
    await this.#send("DELETE", "folder", { path, recursive: String(recursive) });
  }

  async remove(path: string): Promise<void> {
    await this.#queue.run(path, () => this.#send("DELETE", "file", { path }));
  }

  async rename(path: string, to: string): Promise<void> {
    await this.#queue.run([path, to], () => this.#send("POST", "rename", { path, to }));
  }

  async copy(path: string, to: string): Promise<void> {
    await this.#queue.run([path, to], () => this.#send("POST", "copy", { path, to }));
  }

  #connect(): void {
    const source = new EventSource(`${this.#options.base ?? ""}/api/watch`);
    let isFirst = true;
    this.#source = source;
    this.#connected = new Promise((resolve) => {
      source.addEventListener("open", () => {
        resolve();
        if (!isFirst) void this.#catchUp();
        isFirst = false;
      });
    });
    source.addEventListener("message", (event: MessageEvent<string>) => this.#tell(JSON.parse(event.data) as string[]));
  }

  #disconnect(): void {
    this.#source?.close();
    this.#source = null;
  }

  /** After the connection was lost: whatever is or was there may have changed. */
  async #catchUp(): Promise<void> {
    const before = this.#known;
    const now = await this.entries();
    this.#tell([...new Set([...before, ...now.map((entry) => entry.path)])]);
  }

  #tell(paths: string[]): void {
    for (const path of paths) {
      this.#known.add(path);
      for (const listener of [...this.#listeners]) listener({ path });
    }
  }

  async #json<T>(method: string, name: string, query: Record<string, string> = {}, body?: string | ArrayBuffer): Promise<T> {
    return (await (await this.#send(method, name, query, body)).json()) as T;
  }

  async #send(method: string, name: string, query: Record<string, string>, body?: string | ArrayBuffer): Promise<Response> {
    return sound(await this.#request(method, name, query, body));
  }

  #request(method: string, name: string, query: Record<string, string>, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.#address(name, query), { method, headers: { ...this.#options.headers, ...headers }, ...(body === undefined ? {} : { body }) });
  }

  #address(name: string, query: Record<string, string>): string {
    return `${this.#options.base ?? ""}/api/${name}?${new URLSearchParams(query).toString()}`;
  }
}

function times({ mtime }: DataWriteOptions): Record<string, string> {
  return mtime === undefined ? {} : { mtime: String(mtime) };
}

/** Turns a refusal into the error that a file system would throw. */
async function sound(response: Response): Promise<Response> {
  if (response.ok) return response;
  const { code, message } = (await response.json()) as { code: string; message: string };
  throw Object.assign(new Error(message), { code });
}
