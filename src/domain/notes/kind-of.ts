import { foldedKey, foldKey } from "../text/field.ts";
import { areaNumber } from "./framework-body.ts";
import { KIND_NAMES, KINDS, type Kind } from "./kinds.ts";
import type { NoteFacts } from "./note-facts.ts";

const TYPE_KEYS: ReadonlySet<string> = new Set(["type", "doc_type", "document_type", "content_type", "note_type", "fileClass"].map(foldKey));
const NONE: readonly never[] = [];

/** The kinds that a word means in a note of ours and anywhere, each a bit by its place in the table; and whether it makes a note one of ours. */
interface Meaning {
  readonly ours: number;
  readonly anywhere: number;
  readonly operations: boolean;
  /** A bit for each of the two tags of the seed document. */
  readonly seed: number;
}


/** What a note says of its kind: the kinds that its type and tags name, in the order of the table, and the type as written. */
export interface Naming {
  readonly kinds: readonly Kind[];
  /** Under an Operations folder, or tagged `operations`. */
  readonly ours: boolean;
  /** A `type` that names none of our kinds. */
  readonly stranger: string | undefined;
}

const NOBODY: Naming = { kinds: [], ours: false, stranger: undefined };

/** What the properties say, gathered while they are gone through. */
interface Gathered {
  ours: number;
  anywhere: number;
  seed: number;
  operations: boolean;
  typed: boolean;
  stranger: string | undefined;
}

/** Says which kinds a note names (format.md rule 6). Asked for every note of the vault, so what names nothing costs next to nothing. */
export function namingOf(facts: Pick<NoteFacts, "path" | "fields" | "headings">, operationsFolders: readonly string[]): Naming {
  const { fields } = facts;
  if (!fields) return NOBODY;
  const said: Gathered = { ours: 0, anywhere: 0, seed: 0, operations: false, typed: false, stranger: undefined };
  gather(fields, said);
  if (said.seed === 3 && !said.typed && holdsAreas(facts)) said.anywhere |= 1;
  if ((said.ours | said.anywhere) === 0 && said.stranger === undefined) return NOBODY;
  const ours = said.operations || isUnder(facts.path, operationsFolders);
  const named = ours ? said.ours | said.anywhere : said.anywhere;
  return named === 0 && !(ours && said.stranger !== undefined) ? NOBODY : namingFrom(named, ours, said.stranger);
}

/** The canonical keys win where they stand; the others are looked for only without them, for that means going through every key. */
function gather(fields: Readonly<Record<string, unknown>>, said: Gathered): void {
  const type = fields["type"];
  if (typeof type === "string" && type !== "") {
    readType(type, said);
    readTags(fields["tags"] ?? fields["tag"] ?? fields["Tags"], said);
    return;
  }
  for (const key in fields) {
    const use = useOf(key);
    if (use === "type") readType(fields[key], said);
    else if (use === "tag") readTags(fields[key], said);
  }
}

function readType(value: unknown, said: Gathered): void {
  if (typeof value !== "string" || value === "") return;
  const { ours, anywhere } = meaningOf(value, false);
  said.ours |= ours;
  said.anywhere |= anywhere;
  said.typed = true;
  if (ours === 0) said.stranger ??= value;
}

function readTags(value: unknown, said: Gathered): void {
  if (value === undefined) return;
  for (const tag of typeof value === "string" ? tagsIn(value) : Array.isArray(value) ? value : NONE) {
    if (typeof tag !== "string") continue;
    const meaning = meaningOf(tag, true);
    said.ours |= meaning.ours;
    said.anywhere |= meaning.anywhere;
    said.seed |= meaning.seed;
    said.operations ||= meaning.operations;
  }
}

const namings = new Map<number, Naming>();

function namingFrom(named: number, ours: boolean, stranger: string | undefined): Naming {
  if (stranger !== undefined) return { kinds: kindsOf(named), ours, stranger };
  const at = named * 2 + (ours ? 1 : 0);
  let known = namings.get(at);
  if (!known) namings.set(at, (known = { kinds: kindsOf(named), ours, stranger }));
  return known;
}

const uses = new Map<string, "type" | "tag" | "">();

/** What a key says of a note's kind. */
function useOf(key: string): "type" | "tag" | "" {
  let use = uses.get(key);
  if (use === undefined) {
    const folded = foldedKey(key);
    use = TYPE_KEYS.has(folded) ? "type" : folded === "tags" || folded === "tag" ? "tag" : "";
    if (uses.size < 5000) uses.set(key, use);
  }
  return use;
}

const meanings = [new Map<string, Meaning>(), new Map<string, Meaning>()] as const;

function meaningOf(written: string, isTag: boolean): Meaning {
  const known = meanings[isTag ? 1 : 0];
  let meaning = known.get(written);
  if (!meaning) {
    const word = isTag ? written.replace(/^#/, "").toLowerCase() : written;
    // `ci`, `pm` and `wo` mean much else as tags.
    const folded = isTag && word.length < 3 ? "" : foldKey(word);
    const bit = (table: ReadonlyMap<string, Kind>): number => (table.has(folded) ? 1 << KIND_NAMES.indexOf(table.get(folded) ?? "framework") : 0);
    meaning = { ours: bit(OURS), anywhere: bit(ANYWHERE), operations: word === "operations" || word.startsWith("operations/"), seed: word === "operations" ? 1 : word === "procedures" ? 2 : 0 };
    if (known.size < 5000) known.set(written, meaning);
  }
  return meaning;
}

const lists = new Map<number, readonly Kind[]>();

/** The kinds whose bits are set, in the order of the table. */
function kindsOf(bits: number): readonly Kind[] {
  let kinds = lists.get(bits);
  if (!kinds) lists.set(bits, (kinds = KIND_NAMES.filter((_kind, at) => (bits & (1 << at)) !== 0)));
  return kinds;
}

/** Whether a path is in one of the folders; `/` is the whole vault. */
export function isUnder(path: string, folders: readonly string[]): boolean {
  for (const folder of folders) if (folder === "" || folder === "/" || (path.startsWith(folder) && path[folder.length] === "/")) return true;
  return false;
}

/** The word of `type` or a tag that stands for a kind, nearest to what was written; undefined where none is near. */
export function nearestKind(word: string): Kind | undefined {
  const folded = foldKey(word);
  if (folded.length < 4) return undefined;
  for (const [known, kind] of OURS) if (known.length > 3 && isOneSlipAway(folded, known)) return kind;
  return undefined;
}

/** One letter more, less or other, or two neighbours changed. */
function isOneSlipAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let head = 0;
  while (head < one.length && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < one.length - head && tail < other.length - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  const [restOne, restOther] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)];
  if (restOne.length < 2 && restOther.length < 2) return true;
  return restOne.length === 2 && restOther.length === 2 && restOne[0] === restOther[1] && restOne[1] === restOther[0];
}

/** Three of the area headings, under the tags `operations` and `procedures`: the seed document is one. */
function holdsAreas(facts: Pick<NoteFacts, "headings">): boolean {
  return new Set(facts.headings.map((heading) => areaNumber(heading.text)).filter((area) => area >= 0)).size >= 3;
}

const tagLists = new Map<string, readonly string[]>();

function tagsIn(written: string): readonly string[] {
  const tags = tagLists.get(written) ?? written.split(/[,\s]+/);
  if (tagLists.size < 1000) tagLists.set(written, tags);
  return tags;
}

const OURS = wordsOf((kind) => [kind, ...KINDS[kind].words]);
const ANYWHERE = wordsOf((kind) => KINDS[kind].unmistakable);

function wordsOf(words: (kind: Kind) => readonly string[]): ReadonlyMap<string, Kind> {
  return new Map(KIND_NAMES.flatMap((kind) => words(kind).map((word) => [foldKey(word), kind] as const)));
}

/** Whether a written `type` means a work order. */
export function isWorkOrderType(written: string): boolean {
  return ["workorder", "wo"].includes(foldedKey(written));
}
