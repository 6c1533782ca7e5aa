import type { FieldValue } from "../text/field.ts";
import { fieldText } from "../text/field-text.ts";
import type { Frontmatter } from "../text/frontmatter.ts";
import { unwritable } from "./apply-edits.ts";
import type { Edit, Planned } from "./plan.ts";

/** The edit that sets a property, which must still say what it says now. */
export function setEdit(frontmatter: Frontmatter, key: string, value: FieldValue | undefined): Edit {
  return { kind: "set-field", key, value, was: fieldText(frontmatter, key) };
}

/** A plan that changes one note. */
export function planEdits(title: string, path: string, edits: readonly Edit[]): Planned {
  return { ok: true, plan: { title, creates: [], edits: [{ path, edits }] } };
}

/** Says no where a note cannot be written at all. */
export function refuseUnwritable(path: string, text: string): Planned | undefined {
  const blocked = unwritable(text);
  return blocked && { ok: false, refusals: [{ ...blocked, path }] };
}
