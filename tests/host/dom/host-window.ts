// Brings obsidian.d.ts's `declare global` into the tests' type checking.
import type {} from "obsidian";

/** A browser's or jsdom's window, with the constructors that the extensions hang on. */
export type HostWindow = Window & typeof globalThis;

/** Puts members on a prototype or constructor, hidden from `for in`, replaceable as Obsidian's are. */
export function define(target: object, members: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: false });
  }
}

/** Puts a getter on a prototype. */
export function defineGetter<T>(target: object, name: string, get: (this: T) => unknown): void {
  Object.defineProperty(target, name, { get, configurable: true, enumerable: false });
}
