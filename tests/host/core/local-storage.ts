/** The part of the browser's `localStorage` that the app needs. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A store that lives as long as its app, for tests. */
export class MemoryStore implements KeyValueStore {
  readonly #values: Map<string, string>;

  constructor(values: Record<string, string> = {}) {
    this.#values = new Map(Object.entries(values));
  }

  getItem(key: string): string | null {
    return this.#values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#values.set(key, value);
  }

  removeItem(key: string): void {
    this.#values.delete(key);
  }
}
