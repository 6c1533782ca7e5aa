import type { Folds } from "../parts/folds.ts";

/** What was opened and closed by hand, as the layout keeps it. */
export class FoldState implements Folds {
  #chosen = new Map<string, boolean>();

  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  isOpen(key: string, byDefault: boolean): boolean {
    return this.#chosen.get(key) ?? byDefault;
  }

  set(key: string, open: boolean): void {
    // Keys hold the paths of daily notes: the last ones are kept, and the layout stays small.
    this.#chosen.delete(key);
    this.#chosen.set(key, open);
    this.#chosen = new Map([...this.#chosen].slice(-KEPT));
    this.#changed();
  }

  /** For the layout. */
  save(): Record<string, boolean> {
    return Object.fromEntries(this.#chosen);
  }

  /** From the layout; anything that is no fold is left out. */
  restore(saved: unknown): void {
    const pairs = typeof saved === "object" && saved !== null ? Object.entries(saved) : [];
    this.#chosen = new Map(pairs.filter((pair): pair is [string, boolean] => typeof pair[1] === "boolean"));
  }
}

const KEPT = 60;
