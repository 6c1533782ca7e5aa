import { keyToWrite, propertiesOf } from "../notes/key-to-write.ts";
import { asMeant, hasEnded, KINDS, readNote, type Kind, type NoteOf } from "../notes/kinds.ts";
import type { FieldValue } from "../text/field.ts";
import { fieldText } from "../text/field-text.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { baseName } from "../text/links.ts";
import { applyEdits } from "./apply-edits.ts";
import { setEdit } from "./edit-note.ts";
import { planNewRecord, type NewRecord } from "./new-record.ts";
import type { Acting } from "./acting.ts";
import type { Edit, Planned } from "./plan.ts";

/** A record as its text tells it. */
export function readRecord<K extends Kind>(kind: K, text: string): NoteOf<K> {
  return readNote(kind, { fields: asMeant(kind, propertiesOf(readFrontmatter(text))), steps: 0, answered: 0 }).note;
}

/** A record's title: its own, else its name without the id. */
export function titleIn(note: { readonly title: string | undefined }, path: string): string {
  return note.title ?? baseName(path).replace(/^[A-Z]{2,5}-\d{8}-\d{2,4} /, "");
}

/** Whether nothing more is to be done for a record. */
export function isOver(kind: "incident" | "problem", text: string): boolean {
  return hasEnded(kind, readRecord(kind, text).status);
}

/** The edits that set properties under the keys that a note has; what is unknown, empty or said already is left alone. */
export function fieldEdits(kind: Kind, text: string, wanted: Readonly<Record<string, FieldValue | undefined>>): Edit[] {
  const frontmatter = readFrontmatter(text);
  const fields = propertiesOf(frontmatter);
  return Object.entries(wanted).flatMap(([name, value]) => {
    const key = keyToWrite(fields, KINDS[kind].fields, name);
    const isSaid = value === undefined || (typeof value === "object" ? value.length === 0 : value === "" || fieldText(frontmatter, key) === String(value));
    return isSaid ? [] : [setEdit(frontmatter, key, value)];
  });
}

/** Plans a new record in which more is set than its template says; each of `more` sees the text that the ones before it made. */
export function planFilledRecord(record: NewRecord, template: string, acting: Acting, made: string | undefined, more: readonly ((text: string) => readonly Edit[])[]): Planned {
  const planned = planNewRecord(record, template, acting, made);
  if (!planned.ok) return planned;
  const { plan } = planned;
  const recorded = plan.edits.flatMap(({ edits }) => edits);
  let [text, edits] = [plan.creates[0]?.text ?? template, recorded];
  for (const next of [() => recorded, ...more]) {
    const added = next(text);
    const applied = applyEdits(text, added);
    if (!applied.ok) return { ok: false, refusals: [{ ...applied.refusal, path: made ?? record.place.path }] };
    [text, edits] = [applied.text, added === recorded ? edits : [...edits, ...added]];
  }
  return { ok: true, plan: made === undefined ? { ...plan, creates: [{ path: record.place.path, text }] } : { ...plan, edits: [{ path: made, edits }] } };
}
