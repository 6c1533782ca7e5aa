import { isUnder, kindOf, KINDS, type Kind, type Note } from "../notes/kinds.ts";
import type { NoteFacts } from "../notes/note-facts.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { baseName } from "../text/links.ts";

/** Which folders are ours, and which hold templates that are no notes of any kind. */
export interface Territory {
  readonly operationsFolders: readonly string[];
  readonly templateFolders: readonly string[];
}

/** A note of ours as lists and queries need it. */
export interface NoteRow<Read extends Note = Note> {
  readonly path: string;
  readonly name: string;
  readonly note: Read;
  readonly problems: readonly NoteProblem[];
  /** The frontmatter cannot be read any more; `note` is what it last said. */
  readonly unreadable: boolean;
}

/** A note whose frontmatter cannot be read and whose kind was never known: it keeps a place in the list of problems. */
export interface UnreadableNote {
  readonly path: string;
  readonly problems: readonly NoteProblem[];
}

/** All notes of ours by path. `revision` moves only when a row changes; views pull by it. */
export class NoteIndex {
  readonly #rows = new Map<string, NoteRow>();
  readonly #buckets = new Map<Kind, Map<string, NoteRow>>();
  readonly #unreadable = new Map<string, UnreadableNote>();
  readonly #signatures = new Map<string, string>();
  #moved = 0;
  #territory: Territory;

  constructor(territory: Territory) {
    this.#territory = territory;
  }

  get revision(): number {
    return this.#moved;
  }

  /** Takes a note in, or out when it is none of ours. Answers whether a row changed. */
  put(facts: NoteFacts): boolean {
    const kind = this.#isTemplate(facts.path) ? undefined : kindOf(facts, this.#territory.operationsFolders);
    if (kind === undefined) return this.remove(facts.path);
    const read = KINDS[kind].read(facts);
    return this.#store({ path: facts.path, name: baseName(facts.path), note: read.note, problems: read.problems, unreadable: false });
  }

  /** Marks a note whose frontmatter cannot be read: it keeps its last row, or at least its place. */
  putUnreadable(path: string, problems: readonly NoteProblem[]): boolean {
    const row = this.#rows.get(path);
    if (row) return this.#store({ ...row, problems, unreadable: true });
    const signature = JSON.stringify(problems);
    if (this.#signatures.get(path) === signature) return false;
    this.#unreadable.set(path, { path, problems });
    this.#signatures.set(path, signature);
    this.#moved++;
    return true;
  }

  /** Forgets a note. */
  remove(path: string): boolean {
    const known = this.#rows.has(path) || this.#unreadable.has(path);
    if (!known) return false;
    this.#forget(path);
    this.#moved++;
    return true;
  }

  /** A renamed note: its facts carry the new path. One that cannot be read takes its last row along. */
  rename(from: string, facts: NoteFacts): boolean {
    const last = this.#rows.get(from);
    const removed = this.remove(from);
    if (last?.unreadable && facts.fields === undefined) return this.#store({ ...last, path: facts.path, name: baseName(facts.path) });
    return this.put(facts) || removed;
  }

  /** The row of a path. */
  row(path: string): NoteRow | undefined {
    return this.#rows.get(path);
  }

  /** The rows of a kind in the order of their paths. */
  ofKind<K extends Kind>(kind: K): NoteRow<Extract<Note, { kind: K }>>[] {
    const rows = [...(this.#buckets.get(kind)?.values() ?? [])] as NoteRow<Extract<Note, { kind: K }>>[];
    return rows.sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  /** Every place with problems: rows, then notes whose kind is not known. */
  withProblems(): { path: string; problems: readonly NoteProblem[] }[] {
    const rows = [...this.#rows.values()].filter((row) => row.problems.length > 0);
    return [...rows, ...this.#unreadable.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  /** Whether a note whose frontmatter the cache lacks should be read to see why. */
  watches(path: string): boolean {
    return !this.#isTemplate(path) && (this.#rows.has(path) || isUnder(path, this.#territory.operationsFolders));
  }

  /** Starts anew with other folders. */
  reset(territory: Territory): void {
    this.#territory = territory;
    for (const map of [this.#rows, this.#buckets, this.#unreadable, this.#signatures]) map.clear();
    this.#moved++;
  }

  #isTemplate(path: string): boolean {
    return this.#territory.templateFolders.some((folder) => folder !== "" && folder !== "/" && path.startsWith(`${folder}/`));
  }

  #store(row: NoteRow): boolean {
    const signature = JSON.stringify(row);
    if (this.#signatures.get(row.path) === signature) return false;
    this.#forget(row.path);
    this.#rows.set(row.path, row);
    this.#signatures.set(row.path, signature);
    const bucket = this.#buckets.get(row.note.kind) ?? new Map<string, NoteRow>();
    bucket.set(row.path, row);
    this.#buckets.set(row.note.kind, bucket);
    this.#moved++;
    return true;
  }

  #forget(path: string): void {
    for (const bucket of this.#buckets.values()) bucket.delete(path);
    for (const map of [this.#rows, this.#unreadable, this.#signatures]) map.delete(path);
  }
}
