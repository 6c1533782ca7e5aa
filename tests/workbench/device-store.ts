import type { KeyValueStore } from "../host/core/local-storage.ts";

/** The part of the browser's storage that belongs to one pretended device. */
export class DeviceStore implements KeyValueStore {
  readonly #storage: Storage;
  readonly #device: string;

  constructor(storage: Storage, device: string) {
    this.#storage = storage;
    this.#device = device;
  }

  getItem(key: string): string | null {
    return this.#storage.getItem(`${this.#device}/${key}`);
  }

  setItem(key: string, value: string): void {
    this.#storage.setItem(`${this.#device}/${key}`, value);
  }

  removeItem(key: string): void {
    this.#storage.removeItem(`${this.#device}/${key}`);
  }
}
