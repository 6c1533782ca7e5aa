import type { GeneratedKind, PlannedNote } from "./plan.ts";
import type { Random } from "./random.ts";

/** Names to link to, by kind. */
export class NamesByKind {
  readonly #names = new Map<GeneratedKind, string[]>();

  constructor(plan: readonly PlannedNote[]) {
    for (const { kind, name } of plan) {
      const names = this.#names.get(kind);
      if (names) names.push(name);
      else this.#names.set(kind, [name]);
    }
  }

  /** The name of some note of a kind; a name that no note has where the vault lacks the kind. */
  any(kind: GeneratedKind, random: Random): string {
    const names = this.#names.get(kind);
    return names ? random.pick(names) : `No ${kind} yet`;
  }
}
