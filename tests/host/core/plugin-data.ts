import type { PluginManifest } from "obsidian";
import type { App } from "./app.ts";

/** A plugin's data.json: read and written in turn, with its own writes known from those of others. */
export class PluginData {
  readonly path: string;
  readonly #app: App;
  readonly #folder: string;
  #last: string | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(app: App, manifest: PluginManifest) {
    this.#app = app;
    this.#folder = manifest.dir ?? `${app.vault.configDir}/plugins/${manifest.id}`;
    this.path = `${this.#folder}/data.json`;
  }

  load(): Promise<unknown> {
    return this.#inTurn(async () => {
      const text = await this.#read();
      this.#last = text;
      return text === null ? null : (JSON.parse(text) as unknown);
    });
  }

  save(data: unknown): Promise<void> {
    const text = JSON.stringify(data, null, 2);
    return this.#inTurn(async () => {
      const { adapter } = this.#app.vault;
      if (!(await adapter.exists(this.#folder))) await adapter.mkdir(this.#folder);
      this.#last = text;
      await adapter.write(this.path, text);
    });
  }

  /** Whether the file says something else than what was last read or written here; asked once for each change. */
  changedElsewhere(): Promise<boolean> {
    return this.#inTurn(async () => {
      const text = await this.#read();
      const changed = text !== this.#last;
      this.#last = text;
      return changed;
    });
  }

  async #read(): Promise<string | null> {
    const { adapter } = this.#app.vault;
    return (await adapter.exists(this.path)) ? adapter.read(this.path) : null;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
