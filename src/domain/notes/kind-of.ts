import { foldKey } from "../text/field.ts";
import { areaNumber } from "./framework-body.ts";
import { KIND_NAMES, KINDS, type Kind } from "./kinds.ts";
import type { NoteFacts } from "./note-facts.ts";
import { foldedKey } from "./read-fields.ts";

const TYPE_KEYS: ReadonlySet<string> = new Set(["type", "doc_type", "document_type", "content_type", "note_type", "fileClass"].map(foldKey));
const NONE: readonly never[] = [];

/** The kinds that a word means in a note of ours and anywhere, each a bit by its place in the table; and the two tags that the seed document has. */
interface Meaning {
  readonly ours: number;
  readonly anywhere: number;
  readonly operations: boolean;
  readonly procedures: boolean;
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

/** Says which kind of ours a note is, undefined for any other note (format.md rule 6). */
export function kindOf(facts: Pick<NoteFacts, "path" | "fields" | "headings">, operationsFolders: readonly string[]): Kind | undefined {
  return namingOf(facts, operationsFolders).kinds[0];
}

/** Says which kinds a note names. Asked for every note of the vault, so what names nothing costs next to nothing. */
export function namingOf(facts: Pick<NoteFacts, "path" | "fields" | "headings">, operationsFolders: readonly string[]): Naming {
  const { fields } = facts;
  if (!fields) return NOBODY;
  let [kinds, sure, typed, seed] = [0, 0, false, 0];
  let stranger: string | undefined;
  let ours = isUnder(facts.path, operationsFolders);
  for (const key in fields) {
    const use = useOf(key);
    if (use === "") continue;
    const value = fields[key];
    if (use === "tag") {
      for (const tag of tagsIn(value)) {
        const { ours: here, anywhere, operations, procedures } = meaningOf(tag, true);
        kinds |= here;
        sure |= anywhere;
        ours ||= operations;
        seed |= (tag.length === 10 && operations ? 1 : 0) | (procedures ? 2 : 0);
      }
    } else if (typeof value === "string" && value !== "") {
      const { ours: here, anywhere } = meaningOf(value, false);
      kinds |= here;
      sure |= anywhere;
      typed = true;
      if (here === 0) stranger ??= value;
    }
  }
  if (seed === 3 && !typed && holdsAreas(facts)) sure |= 1;
  const named = ours ? kinds | sure : sure;
  return named === 0 && !(ours && stranger !== undefined) ? NOBODY : { kinds: kindsOf(named), ours, stranger };
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
    meaning = { ours: bit(OURS), anywhere: bit(ANYWHERE), operations: word === "operations" || word.startsWith("operations/"), procedures: word === "procedures" };
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
  return folders.some((folder) => folder === "" || folder === "/" || (path.startsWith(folder) && path[folder.length] === "/"));
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

function tagsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value.split(/[,\s]+/);
  if (!Array.isArray(value)) return NONE;
  for (const entry of value) if (typeof entry !== "string") return value.filter((each): each is string => typeof each === "string");
  return value;
}

const OURS = wordsOf((kind) => [kind, ...KINDS[kind].words]);
const ANYWHERE = wordsOf((kind) => KINDS[kind].unmistakable);

function wordsOf(words: (kind: Kind) => readonly string[]): ReadonlyMap<string, Kind> {
  return new Map(KIND_NAMES.flatMap((kind) => words(kind).map((word) => [foldKey(word), kind] as const)));
}
