import type { CachedMetadata } from "obsidian";

import { soiled } from "./vault/dirt.ts";
import { NamesByKind } from "./vault/links-of-vault.ts";
import { NoteDraft } from "./vault/note-draft.ts";
import { planVault, type PlannedNote } from "./vault/plan.ts";
import { writeProse } from "./vault/prose.ts";
import { Random } from "./vault/random.ts";
import { writeRecordBody } from "./vault/record-body.ts";
import { recordFields } from "./vault/record-fields.ts";

/** The seed of every figure that is published. */
export const SEED = 20_261_123;

/** A note with its text and what the metadata cache holds of that text. */
export interface GeneratedNote {
  readonly path: string;
  readonly text: string;
  readonly cache: CachedMetadata;
}

/** An operations vault that is the same for the same seed and size. Notes are written when they are asked for; none is kept. */
export class GeneratedVault {
  readonly plan: readonly PlannedNote[];
  readonly #seed: number;
  readonly #names: NamesByKind;

  constructor(size: number, seed = SEED) {
    this.#seed = seed;
    this.plan = planVault(seed, size);
    this.#names = new NamesByKind(this.plan);
  }

  /** The notes that are ours. */
  get records(): PlannedNote[] {
    return this.plan.filter(({ kind }) => kind !== "prose");
  }

  note(planned: PlannedNote): GeneratedNote {
    const draft = new NoteDraft();
    const from = { note: planned, random: new Random(this.#seed ^ 0x5bd1e995, planned.at), names: this.#names };
    if (planned.kind === "prose") {
      writeProse(draft, from);
    } else {
      draft.frontmatter(soiled(planned.kind, recordFields(planned.kind, from), from.random));
      writeRecordBody(draft, planned.kind, from);
    }
    draft.close();
    return { path: planned.path, text: draft.text, cache: draft.cache };
  }
}
