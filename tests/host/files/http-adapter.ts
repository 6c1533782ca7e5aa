import type { DataWriteOptions, ListedFiles, Stat } from "obsidian";
import type { DiskChange, DiskEntry, HostAdapter } from "./adapter.ts";
import { PathQueue } from "./path-queue.ts";

/** How often an edit begins again because the file was changed between its read and its write. */
const mostTries = 5;

/** Real files behind the workbench's loopback server (`tests/workbench/server.ts` has the routes). */
export class HttpAdapter implements HostAdapter {
  readonly #base: string;
  readonly #name: string;
  readonly #queue = new PathQueue();
  readonly #listeners = new Set<(change: DiskChange) => void>();
  #source: EventSource | null = null;

  /** `base` is the address that the routes hang below, without a slash at its end. */
  constructor(base: string, name = "Vault") {
    this.#base = base;
    this.#name = name;
  }

  getName(): string {
    return this.#name;
  }

  entries(): Promise<DiskEntry[]> {
    return this.#json("entries");
  }

  watch(listener: (change: DiskChange) => void): () => void {
    this.#listeners.add(listener);
    this.#source ??= this.#subscribe();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#source?.close();
      this.#source = null;
    };
  }

  async exists(path: string): Promise<boolean> {
    return (await this.stat(path)) !== null;
  }

  stat(path: string): Promise<Stat | null> {
    return this.#json("stat", { path });
  }

  list(path: string): Promise<ListedFiles> {
    return this.#json("list", { path });
  }

  async read(path: string): Promise<string> {
    return decode(await this.readBinary(path));
  }

  async readBinary(path: string): Promise<ArrayBuffer> {
    return (await this.#send("GET", "file", { path })).arrayBuffer();
  }

  put(path: string, data: string | ArrayBuffer, options?: DataWriteOptions): Promise<Stat> {
    return this.#queue.run(path, () => this.#put(path, data, options));
  }

  /** Atomic also against other programs: the write names the content that was read, and begins again where it is another by then. */
  edit(path: string, fn: (text: string) => string, options?: DataWriteOptions): Promise<{ text: string; stat: Stat | null }> {
    return this.#queue.run(path, async () => {
      for (let tries = 1; ; tries += 1) {
        const response = await this.#send("GET", "file", { path });
        const before = decode(await response.arrayBuffer());
        const text = fn(before);
        if (text === before) return { text, stat: null };
        try {
          return { text, stat: await this.#put(path, text, options, response.headers.get("etag")) };
        } catch (error) {
          if (tries === mostTries || !(error instanceof ServerError) || error.status !== 412) throw error;
        }
      }
    });
  }

  async write(path: string, data: string, options?: DataWriteOptions): Promise<void> {
    await this.put(path, data, options);
  }

  async writeBinary(path: string, data: ArrayBuffer, options?: DataWriteOptions): Promise<void> {
    await this.put(path, data, options);
  }

  async append(path: string, data: string): Promise<void> {
    await this.#queue.run(path, () => this.#send("POST", "append", { path }, data));
  }

  async appendBinary(path: string, data: ArrayBuffer): Promise<void> {
    await this.#queue.run(path, () => this.#send("POST", "append", { path }, data));
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

  /** The server knows no system bin: callers go on to the vault's own. */
  async trashSystem(): Promise<boolean> {
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

  async #put(path: string, data: string | ArrayBuffer, options: DataWriteOptions = {}, seen: string | null = null): Promise<Stat> {
    const query: Record<string, string> = options.mtime === undefined ? { path } : { path, mtime: String(options.mtime) };
    const headers: Record<string, string> = seen === null ? {} : { "if-match": seen };
    return (await this.#send("PUT", "file", query, data, headers)).json() as Promise<Stat>;
  }

  #subscribe(): EventSource {
    const source = new EventSource(this.#address("watch"));
    source.onmessage = (event: MessageEvent<string>) => {
      for (const path of JSON.parse(event.data) as string[]) this.#tell(path);
    };
    return source;
  }

  #tell(path: string): void {
    for (const listener of [...this.#listeners]) listener({ path });
  }

  #address(route: string, query: Record<string, string> = {}): string {
    const search = new URLSearchParams(query).toString();
    return `${this.#base}/${route}${search === "" ? "" : `?${search}`}`;
  }

  async #json<T>(route: string, query: Record<string, string> = {}): Promise<T> {
    return (await this.#send("GET", route, query)).json() as Promise<T>;
  }

  async #send(method: string, route: string, query: Record<string, string> = {}, body?: string | ArrayBuffer, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(this.#address(route, query), { method, headers, ...(body === undefined ? {} : { body }) });
    if (response.ok) return response;
    const said = (await response.json()) as { code: string; message: string };
    throw new ServerError(said.message, said.code, response.status);
  }
}

/** What the server refused, with the file system's code. */
class ServerError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(message: string, code: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

function decode(bytes: ArrayBuffer): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
