import { Events } from "./events.ts";
import type { KeyValueStore } from "./local-storage.ts";

/** Secrets by id, kept on this device only. */
export class SecretStorage extends Events {
  readonly #store: KeyValueStore;
  readonly #prefix: string;
  readonly #ids = new Set<string>();

  constructor(store: KeyValueStore, appId: string) {
    super();
    this.#store = store;
    this.#prefix = `${appId}-secret-`;
    for (const id of (store.getItem(`${this.#prefix}ids`) ?? "").split(",")) if (id !== "") this.#ids.add(id);
  }

  /** Throws where the id is not made of lower-case letters, digits and dashes. */
  setSecret(id: string, secret: string): void {
    if (!/^[a-z0-9-]+$/.test(id)) throw new Error(`Invalid secret id "${id}"`);
    this.#ids.add(id);
    this.#store.setItem(this.#prefix + id, secret);
    this.#store.setItem(`${this.#prefix}ids`, [...this.#ids].join(","));
    this.trigger("changed", id);
  }

  getSecret(id: string): string | null {
    return this.#store.getItem(this.#prefix + id);
  }

  listSecrets(): string[] {
    return [...this.#ids];
  }
}
