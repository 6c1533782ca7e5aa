import { define } from "./host-window.ts";

type Realm = Pick<typeof globalThis, "Object" | "Array" | "String" | "Math" | "Number">;

/** Adds the extensions of the language's own objects (Array, String, Math, Number, Object) to a realm. */
export function installLanguageExtensions(realm: object): void {
  const { Object: objectClass, Array: arrayClass, String: stringClass, Math: math, Number: numberClass } = realm as Realm;
  define(objectClass, objectFunctions);
  define(arrayClass, { combine: <T>(arrays: T[][]): T[] => arrays.flat(1) as T[] });
  define(arrayClass.prototype, arrayMethods);
  define(math, { clamp, square: (value: number) => value * value });
  define(stringClass, { isString: (value: unknown) => typeof value === "string" });
  define(stringClass.prototype, stringMethods);
  define(numberClass, { isNumber: (value: unknown) => typeof value === "number" });
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

const objectFunctions = {
  isEmpty(object: Record<string, unknown>): boolean {
    return Object.keys(object).length === 0;
  },
  /** Answers false, and stops, as soon as the callback answers false. */
  each<T>(object: Record<string, T>, callback: (value: T, key?: string) => boolean | void, context?: unknown): boolean {
    for (const key of Object.keys(object)) {
      if (callback.call(context, object[key] as T, key) === false) return false;
    }
    return true;
  },
};

const arrayMethods = {
  first<T>(this: T[]): T | undefined {
    return this[0];
  },
  last<T>(this: T[]): T | undefined {
    return this[this.length - 1];
  },
  contains<T>(this: T[], target: T): boolean {
    return this.includes(target);
  },
  remove<T>(this: T[], target: T): void {
    for (let index = this.length - 1; index >= 0; index--) {
      if (this[index] === target) this.splice(index, 1);
    }
  },
  shuffle<T>(this: T[]): T[] {
    for (let index = this.length - 1; index > 0; index--) {
      const other = Math.floor(Math.random() * (index + 1));
      const held = this[index] as T;
      this[index] = this[other] as T;
      this[other] = held;
    }
    return this;
  },
  unique<T>(this: T[]): T[] {
    return [...new Set(this)];
  },
};

const stringMethods = {
  contains(this: string, target: string): boolean {
    return this.includes(target);
  },
  format(this: string, ...args: string[]): string {
    return this.replace(/\{(\d+)\}/gu, (placeholder, index: string) => args[Number(index)] ?? placeholder);
  },
};
