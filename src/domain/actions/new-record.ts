import type { NoteRow } from "../index/note-row.ts";
import { namingOf } from "../notes/kind-of.ts";
import { keyToWrite, propertiesOf } from "../notes/key-to-write.ts";
import { KINDS, type Kind } from "../notes/kinds.ts";
import type { Severity } from "../notes/severity.ts";
import type { FieldValue } from "../text/field.ts";
import { fieldText } from "../text/field-text.ts";
import { fileNameOf, pathIn } from "../text/file-name.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { splitLines } from "../text/lines.ts";
import { asPersonLink, baseName } from "../text/links.ts";
import type { Day } from "../time/day.ts";
import { inert, momentOf, untagged, type Acting } from "./acting.ts";
import { applyEdits } from "./apply-edits.ts";
import { refuse, type Edit, type Planned, type Refusal } from "./plan.ts";

/** What a person says of a new record. Services are links or names. */
export interface RecordInput {
  readonly title: string;
  readonly services: readonly string[];
  readonly severity?: Severity | undefined;
  /** The link to where it came up: a work order, a checklist. */
  readonly raisedBy?: string | undefined;
}

/** The vault as far as a new note must not meet what is in it. */
export interface Present {
  readonly rows: Iterable<NoteRow>;
  /** The paths of all files. */
  readonly paths: Iterable<string>;
}

/** Where a new record goes. */
export interface RecordPlace {
  readonly path: string;
  /** Only of records that a person makes; what is generated is known by its plan or day. */
  readonly id: string | undefined;
  /** Whether a file has that path already, in any case. */
  readonly taken: boolean;
}

/** Looks once what is there, then says for any title where a new record of the kind goes. */
export function recordPlaces(kind: Kind, folder: string, { rows, paths }: Present, today: Day): (title: string) => RecordPlace {
  const row = KINDS[kind];
  const files = new Set([...paths].map(folded));
  const id = "prefix" in row ? freeId(`${row.prefix}-${today.replaceAll("-", "")}-`, rows, files) : undefined;
  const below = [row.folder, ..."yearly" in row ? [today.slice(0, 4)] : []].filter((part) => part !== "");
  return (title) => {
    const path = pathIn(folder, ...below, `${fileNameOf(id === undefined ? title : `${id} ${title}`)}.md`);
    return { path, id, taken: files.has(folded(path)) };
  };
}

function folded(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** One more than the highest number of the day that an id, a file name or an alias holds: one that was deleted is not given again. */
/** The first free id of a stem such as `INC-20261123-`. */
export function freeId(stem: string, rows: Iterable<NoteRow>, files: Iterable<string>): string {
  const numbered = new RegExp(`(?<![a-z\\d])${stem}(\\d{2,4})(?!\\d)`, "gi");
  let highest = 0;
  const look = (text: string): void => {
    for (const [, number] of text.matchAll(numbered)) highest = Math.max(highest, Number(number));
  };
  for (const path of files) if (path.includes(stem.toLowerCase())) look(path.slice(path.lastIndexOf("/") + 1));
  for (const { id, fields } of rows) {
    if (id !== undefined) look(id);
    for (const key in fields) if (/^alias(es)?$/i.test(key)) look(String(fields[key]));
  }
  return stem + String(highest + 1).padStart(2, "0");
}

/** A record to make: its kind, its place, and what was said of it. */
export interface NewRecord {
  readonly kind: Kind;
  readonly place: RecordPlace;
  readonly input: RecordInput;
}

/** Why a note of that title cannot be made there; undefined where it can. */
export function whyNoRecord(title: string, { path, taken }: RecordPlace): Refusal | undefined {
  if (title.trim() === "") return { code: "title-missing", reason: "A new note needs a title.", hint: "Say in a few words what it is about." };
  return taken ? { code: "name-taken", path, reason: `There is ${baseName(path)} already.`, hint: "Choose another title, or open that note." } : undefined;
}

/** Plans a new record from its filled template, or what is to be set in the note that Templater made of it at the path `made`. Never overwrites. */
export function planNewRecord(record: NewRecord, template: string, acting: Acting, made?: string): Planned {
  const { path } = record.place;
  const refusal = made === undefined ? whyNoRecord(record.input.title, record.place) : undefined;
  if (refusal) return { ok: false, refusals: [refusal] };
  const [title, edits] = [`Created ${baseName(path)}`, recordEdits(record, template, acting)];
  if (made !== undefined) return { ok: true, plan: { title, creates: [], edits: [{ path: made, edits }] } };
  const applied = applyEdits(template, edits);
  if (!applied.ok) return refuse(applied.refusal.code, `The template cannot be used. ${applied.refusal.reason}`, "Mend the template, or remove it to use the built-in one.");
  return { ok: true, plan: { title, creates: [{ path, text: applied.text }], edits: [] } };
}

/** Only what is known is set, under the keys that the template has. */
function recordEdits({ kind, place, input }: NewRecord, template: string, acting: Acting): Edit[] {
  const frontmatter = readFrontmatter(template);
  const fields = propertiesOf(frontmatter);
  const isOfKind = namingOf({ path: place.path, fields, headings: [] }, ["/"]).kinds[0] === kind;
  const services = [...new Set(input.services.map((service) => asPersonLink(untagged(service))))].filter((service) => service !== "");
  // Whoever makes a record stands for it until somebody else does.
  const person = acting.profile === "team" && place.id !== undefined ? acting.person : undefined;
  const wanted: Record<string, FieldValue | undefined> = {
    type: isOfKind ? undefined : kind,
    id: place.id,
    title: titleToWrite(input.title, place),
    created: place.id === undefined ? undefined : momentOf(acting),
    ["requested_by" in KINDS[kind].fields ? "requested_by" : "owner"]: person,
    services: services.length > 0 ? services : undefined,
    severity: input.severity,
    raised_by: "raised_by" in KINDS[kind].fields ? input.raisedBy : undefined,
  };
  return Object.entries(wanted).flatMap(([name, value]): Edit[] => {
    const key = keyToWrite(fields, KINDS[kind].fields, name);
    const was = fieldText(frontmatter, key);
    return value === undefined || (was !== undefined && KEPT.has(name)) ? [] : [{ kind: "set-field", key, value, was }];
  });
}

/** What the template may know better. */
const KEPT: ReadonlySet<string> = new Set(["created", "requested_by", "owner"]);

/** The title, where its file name cannot carry it. */
function titleToWrite(title: string, { path, id }: RecordPlace): string | undefined {
  const typed = inert(title).replace(/\s+/g, " ");
  const carried = baseName(path).slice(id === undefined ? 0 : id.length + 1).replace(/^\d{4}-\d{2}-\d{2} (\d{4} )?/, "");
  return typed === carried ? undefined : untagged(typed);
}

/** The line (from 0) where a person goes on writing: below the first hint of the note's body, else where that begins. */
export function placeToWrite(text: string): number {
  const lines = splitLines(text).map((line) => line.text);
  const { bodyLine } = readFrontmatter(text);
  const [first, last] = lines.flatMap((line, at) => (at >= bodyLine && line.includes("%%") ? [at] : []));
  const hint = first !== undefined && /%%.*%%/.test(lines[first] ?? "") ? first : last;
  const filled = lines.findIndex((line, at) => at >= bodyLine && line !== "");
  return Math.min(hint === undefined ? Math.max(filled, bodyLine) : hint + 1, lines.length - 1);
}
