import type { Mending } from "../mending/mend.ts";
import type { FieldValue } from "../text/field.ts";

/** What a command would do, as data. `title` names the operation in the notice, the preview and the undo list. */
export interface Plan {
  readonly title: string;
  readonly creates: readonly NewNote[];
  readonly edits: readonly NoteEdits[];
  /** Notes that get another path, after the edits; links to them follow. */
  readonly renames?: readonly { readonly from: string; readonly to: string }[];
  /** Notes that go to the trash at the end, where they still hold what is expected. */
  readonly removes?: readonly { readonly path: string; readonly was: string }[];
}

/** A note to create, with its final text. */
export interface NewNote {
  readonly path: string;
  readonly text: string;
}

/** Edits of one note, applied in order to its fresh text, all or none. */
export interface NoteEdits {
  readonly path: string;
  readonly edits: readonly Edit[];
}

/** One small change; each says what it expects to find, and is refused where the note says otherwise. */
export type Edit =
  | { readonly kind: "set-field"; readonly key: string; readonly value: FieldValue | undefined; readonly was: string | undefined }
  | { readonly kind: "rewrite-lines"; readonly line: number; readonly was: readonly string[]; readonly now: readonly string[] }
  | { readonly kind: "append-under-heading"; readonly heading: string; readonly lines: readonly string[] }
  | { readonly kind: "mend"; readonly problem: Mending }
  | { readonly kind: "replace-text"; readonly was: string; readonly now: string }
  | { readonly kind: "add-sections"; readonly lines: readonly string[]; readonly before: readonly string[] };

/** Why a plan cannot be made or carried out, in the words a user reads. */
export interface Refusal {
  readonly code: string;
  readonly path?: string;
  readonly line?: number;
  readonly reason: string;
  readonly hint: string;
}

/** A plan, or what stands in its way. */
export type Planned = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Says no for one reason. */
export function refuse(code: string, reason: string, hint: string, path?: string): Planned {
  return { ok: false, refusals: [{ code, reason, hint, ...(path === undefined ? {} : { path }) }] };
}
