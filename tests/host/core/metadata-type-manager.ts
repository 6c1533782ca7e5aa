import type { App } from "./app.ts";
import { Events } from "./events.ts";

const reserved: Readonly<Record<string, string>> = { aliases: "aliases", cssclasses: "multitext", tags: "tags" };

/** The types of properties, vault-wide, kept in `types.json`. Not in Obsidian's typings. */
export class MetadataTypeManager extends Events {
  /** Assigned widgets by lower-case property name. */
  types: Record<string, { name: string; widget: string }> = {};
  readonly #app: App;
  #saving: Promise<void> = Promise.resolve();

  constructor(app: App) {
    super();
    this.#app = app;
    for (const [name, widget] of Object.entries(reserved)) this.types[name] = { name, widget };
  }

  get #path(): string {
    return `${this.#app.vault.configDir}/types.json`;
  }

  /** Reads `types.json` where there is one. */
  async load(): Promise<void> {
    const { adapter } = this.#app.vault;
    if (!(await adapter.exists(this.#path))) return;
    const saved = JSON.parse(await adapter.read(this.#path)) as { types?: Record<string, string> };
    for (const [name, widget] of Object.entries(saved.types ?? {})) this.types[name.toLowerCase()] = { name, widget };
  }

  getAssignedWidget(name: string): string | null {
    return this.types[name.toLowerCase()]?.widget ?? null;
  }

  getTypes(): string[] {
    return ["text", "multitext", "number", "checkbox", "date", "datetime", "tags", "aliases"];
  }

  setType(name: string, widget: string): Promise<void> {
    this.types[name.toLowerCase()] = { name, widget };
    this.trigger("changed", name.toLowerCase());
    return this.#save();
  }

  unsetType(name: string): Promise<void> {
    const kept = Object.entries(this.types).filter(([key]) => key !== name.toLowerCase());
    this.types = Object.fromEntries(kept);
    this.trigger("changed", name.toLowerCase());
    return this.#save();
  }

  #save(): Promise<void> {
    const types = Object.fromEntries(Object.values(this.types).map(({ name, widget }) => [name, widget]));
    this.#saving = this.#saving.then(async () => {
      await this.#app.ensureConfigDir();
      await this.#app.vault.adapter.write(this.#path, JSON.stringify({ types }, null, 2));
    });
    this.#app.track(this.#saving);
    return this.#saving;
  }
}
