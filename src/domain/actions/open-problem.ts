import type { NoteOf } from "../notes/kinds.ts";
import { baseName } from "../text/links.ts";
import { inert, momentOf, untagged, type Acting } from "./acting.ts";
import { unwritable } from "./apply-edits.ts";
import type { RecordPlace } from "./new-record.ts";
import type { NoteEdits, Planned, Refusal } from "./plan.ts";
import { fieldEdits, planFilledRecord, readRecord } from "./record-fields.ts";
import type { LinkedNote } from "./start-review.ts";

/** What is said of a new problem. */
export interface ProblemInput {
  readonly title: string;
  readonly statement?: string | undefined;
  readonly origin: "reactive" | "proactive";
}

/** Plans a problem with what its incidents know of it, and its link in each of them that belongs to none. */
export function planOpenProblem(incidents: readonly LinkedNote[], { title, statement = "", origin }: ProblemInput, place: RecordPlace, template: string, acting: Acting, made?: string): Planned {
  const notes = incidents.map(({ text }) => readRecord("incident", text));
  const record = { kind: "problem", place, input: { title, services: each(notes.flatMap(({ services }) => services)) } } as const;
  const planned = planFilledRecord(record, template, acting, made, [(text) => fieldEdits("problem", text, {
    origin, statement: untagged(statement), symptoms: each(notes.flatMap(({ symptoms }) => symptoms)).map(untagged), workaround: workaroundOf(notes),
    identified: readRecord("problem", text).identified ?? momentOf(acting), confidential: notes.some(({ confidential }) => confidential === true) ? true : undefined,
  })]);
  const unread: Refusal[] = incidents.flatMap(({ path, text }) => {
    const blocked = unwritable(text);
    return blocked ? [{ ...blocked, path }] : [];
  });
  if (unread.length > 0 || !planned.ok) return { ok: false, refusals: [...(planned.ok ? [] : planned.refusals), ...unread] };
  const link = `[[${baseName(made ?? place.path)}]]`;
  const links = incidents.flatMap(({ path, text }, at): NoteEdits[] => (notes[at]?.problem === undefined ? [{ path, edits: fieldEdits("incident", text, { problem: link }) }] : []));
  return { ok: true, plan: { ...planned.plan, title: `Problem: ${baseName(made ?? place.path)}`, edits: [...planned.plan.edits, ...links] } };
}

function each(values: readonly string[]): string[] {
  return [...new Set(values.map(inert))].filter((value) => value !== "");
}

/** How those were mitigated that only a workaround ended. */
function workaroundOf(notes: readonly NoteOf<"incident">[]): string {
  return each(notes.flatMap(({ resolution_code: code, mitigation = "" }) => (code === "workaround" ? [untagged(mitigation)] : []))).join("; ");
}
