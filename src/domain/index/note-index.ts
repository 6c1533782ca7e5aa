import { KIND_NAMES, type Kind } from "../notes/kinds.ts";
import { isUnder, namingOf, nearestKind, type Naming } from "../notes/kind-of.ts";
import type { NoteFacts } from "../notes/note-facts.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { isDeepEqual } from "../text/yaml-check.ts";
import type { Day } from "../time/day.ts";
import { Buckets } from "./buckets.ts";
import { dayNumber, NoteRow } from "./note-row.ts";

/** Which folders are ours, and which hold templates that are no notes of any kind. */
export interface Territory {
  readonly operationsFolders: readonly string[];
  readonly templateFolders: readonly string[];
}

/** A place with problems: a row, or a note of no known kind. */
export interface TroubledNote {
  readonly path: string;
  readonly problems: readonly NoteProblem[];
}

/** All notes of ours by path. `revision` moves only when a row changes; views pull by it. */
export class NoteIndex {
  readonly #rows = new Map<string, NoteRow>();
  readonly #buckets = new Buckets();
  /** Notes under our folders whose frontmatter cannot be read or names no kind of ours. */
  readonly #unplaced = new Map<string, TroubledNote>();
  readonly #troubled = new Map<NoteRow, TroubledNote>();
  /** Rows taken in together, whose problems are looked for when there is time. */
  #unchecked: NoteRow[] = [];
  #moved = 0;
  #renamed = 0;
  #troubles = 0;
  #inOrder: { readonly troubles: number; readonly notes: readonly TroubledNote[] } | undefined;
  #runs = 0;
  readonly #movedByKind = new Map<Kind, number>();
  #territory: Territory;
  #templateFolders: readonly string[] = NONE;
  readonly #check: (row: NoteRow) => readonly NoteProblem[];

  /** `check` says what is wrong with one note; by itself, what cannot be read of it. */
  constructor(territory: Territory, check = (row: NoteRow): readonly NoteProblem[] => row.problems) {
    this.#territory = territory;
    this.#templateFolders = foldersOf(territory);
    this.#check = check;
  }

  get revision(): number {
    return this.#moved;
  }

  /** Moves only when a note comes, goes, or changes its path, kind or id. */
  get identities(): number {
    return this.#renamed;
  }

  /** Moves only when what {@link withProblems} answers changes. */
  get troubles(): number {
    return this.#troubles;
  }

  /** Moves only when a row of the kind changes, comes or goes. */
  revisionOf(kind: Kind): number {
    return this.#movedByKind.get(kind) ?? 0;
  }

  /** Moves only when it changes what was run on which day. */
  get runs(): number {
    return this.#runs;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Takes a note in, or out when it is none of ours. Answers whether a row changed. `later` leaves its problems to {@link checkNext}. */
  put(facts: NoteFacts, later = false): boolean {
    const naming = namingOf(facts, this.#territory.operationsFolders);
    const kind = naming.kinds.length === 0 || this.isTemplate(facts.path) ? undefined : naming.kinds[0];
    if (kind === undefined) return this.#putUnplaced(facts.path, this.isTemplate(facts.path) ? undefined : strangerProblems(naming));
    const known = this.#rows.get(facts.path);
    if (known?.adopt(kind, facts) === true) return false;
    this.#store(new NoteRow(kind, facts.path, facts, undefined, severalKinds(naming)), later);
    return true;
  }

  /** Marks a note whose frontmatter cannot be read: it keeps its last row, or gets one from what could still be read, or at least its place. */
  putUnreadable(path: string, problems: readonly NoteProblem[], stillRead: Readonly<Record<string, unknown>> = {}): boolean {
    const known = this.#rows.get(path);
    if (known?.unread && isDeepEqual(known.unread, problems)) return false;
    const kind = known?.kind ?? namingOf({ path, fields: stillRead, headings: [] }, this.#territory.operationsFolders).kinds[0];
    if (kind === undefined) return this.#putUnplaced(path, problems);
    this.#store(new NoteRow(kind, path, known ?? { fields: stillRead, tasks: [] }, problems), false);
    return true;
  }

  /** Forgets a note. */
  remove(path: string): boolean {
    const known = this.#rows.has(path) || (this.#unplaced.size > 0 && this.#unplaced.has(path));
    if (known) this.#forget(path);
    return known;
  }

  /** A renamed note: its facts carry the new path. One that cannot be read takes its last row along. */
  rename(from: string, facts: NoteFacts): boolean {
    const last = this.#rows.get(from);
    const removed = this.remove(from);
    if (!last?.unread || facts.fields !== undefined) return this.put(facts) || removed;
    this.#store(new NoteRow(last.kind, facts.path, last, last.unread), false);
    return true;
  }

  /** The row of a path. */
  row(path: string): NoteRow | undefined {
    return this.#rows.get(path);
  }

  /** The rows of a kind in the order of their paths. */
  ofKind<K extends Kind>(kind: K): readonly NoteRow<K>[] {
    return this.#buckets.ofKind(kind) as unknown as readonly NoteRow<K>[];
  }

  /** The rows of a kind in a status, in no order. */
  ofStatus<K extends Kind>(kind: K, status: string): Iterable<NoteRow<K>> {
    return this.#buckets.ofStatus(kind, status) as unknown as Iterable<NoteRow<K>>;
  }

  /** The rows that name a service, by the base name of its note in any case; in no order. */
  ofService(name: string): Iterable<NoteRow> {
    return this.#buckets.ofService(name);
  }

  /** Procedures with a schedule, in the order of their paths. */
  scheduled(): readonly NoteRow<"procedure">[] {
    return this.#buckets.scheduled();
  }

  /** Checklists by their day, newest first. */
  checklistsByDay(): readonly NoteRow<"checklist">[] {
    return this.#buckets.checklistsByDay();
  }

  /** The open rows due up to a day, in the order of their days, then of their paths. */
  dueUpTo(day: Day): NoteRow[] {
    return this.#buckets.dueUpTo(dayNumber(day));
  }

  /** All rows, in no order. */
  all(): Iterable<NoteRow> {
    return this.#rows.values();
  }

  /** Every place whose problems are known, in the order of the paths. */
  withProblems(): readonly TroubledNote[] {
    if (this.#inOrder?.troubles !== this.#troubles) {
      const notes = [...this.#troubled.values(), ...this.#unplaced.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
      this.#inOrder = { troubles: this.#troubles, notes };
    }
    return this.#inOrder.notes;
  }

  /** Looks at one row anew; answers whether its problems changed. */
  check(path: string): boolean {
    const row = this.#rows.get(path);
    const changed = row !== undefined && this.#findTrouble(row);
    if (changed) this.#moved++;
    return changed;
  }

  /** Looks at every row anew, as another day asks for: {@link checkNext} goes through them. */
  checkAgain(): void {
    this.#unchecked = [...this.#rows.values()];
  }

  /** Looks for problems in rows that were taken in together, until `isOver` says so. Answers whether more are left. */
  checkNext(isOver: () => boolean): boolean {
    let found = false;
    for (let row = this.#unchecked.pop(); row; row = this.#unchecked.pop()) {
      if (this.#rows.get(row.path) === row) found = this.#findTrouble(row) || found;
      if (isOver()) break;
    }
    if (found) this.#moved++;
    return this.#unchecked.length > 0;
  }

  /** Whether a note whose frontmatter the cache lacks should be read to see why. */
  watches(path: string): boolean {
    return (isUnder(path, this.#territory.operationsFolders) || this.#rows.has(path)) && !this.isTemplate(path);
  }

  /** Starts anew with other folders. */
  reset(territory: Territory): void {
    this.#territory = territory;
    this.#templateFolders = foldersOf(territory);
    for (const kept of [this.#rows, this.#unplaced, this.#troubled, this.#buckets]) kept.clear();
    this.#unchecked = [];
    this.#moved++;
    this.#renamed++;
    this.#troubles++;
    for (const kind of KIND_NAMES) this.#movedByKind.set(kind, this.#moved);
  }

  /** Whether a note lies in a folder of templates. */
  isTemplate(path: string): boolean {
    return isUnder(path, this.#templateFolders);
  }

  #putUnplaced(path: string, problems: readonly NoteProblem[] | undefined): boolean {
    if (!problems) return this.remove(path);
    if (isDeepEqual(this.#unplaced.get(path)?.problems, problems)) return false;
    this.remove(path);
    this.#unplaced.set(path, { path, problems });
    this.#moved++;
    this.#troubles++;
    return true;
  }

  #store(row: NoteRow, later: boolean): void {
    const known = this.#rows.get(row.path);
    const was = known || this.#unplaced.size > 0 ? this.#forgetTrouble(row.path, known) : NONE;
    this.#rows.set(row.path, row);
    this.#buckets.change(known, row);
    if (later) this.#unchecked.push(row);
    if (!later || was.length > 0) this.#setTrouble(row, later ? NONE : this.#check(row), was);
    this.#moveKinds(known, row);
    if (!isSameRun(known, row)) this.#runs++;
    if (!known || known.kind !== row.kind || known.id !== row.id) this.#renamed++;
  }

  /** Answers whether what is known of the row's problems changed. */
  #findTrouble(row: NoteRow): boolean {
    return this.#setTrouble(row, this.#check(row), this.#troubled.get(row)?.problems ?? NONE);
  }

  #setTrouble(row: NoteRow, problems: readonly NoteProblem[], was: readonly NoteProblem[]): boolean {
    if (problems.length > 0) this.#troubled.set(row, { path: row.path, problems });
    else this.#troubled.delete(row);
    const changed = problems !== was && !isDeepEqual(was, problems);
    if (changed) this.#troubles++;
    return changed;
  }

  /** Forgets what was wrong at a place, and answers it. */
  #forgetTrouble(path: string, row: NoteRow | undefined): readonly NoteProblem[] {
    const known = (row && this.#troubled.get(row)) ?? this.#unplaced.get(path);
    if (row) this.#troubled.delete(row);
    this.#unplaced.delete(path);
    return known?.problems ?? NONE;
  }

  #moveKinds(...rows: readonly (NoteRow | undefined)[]): void {
    this.#moved++;
    for (const row of rows) if (row) this.#movedByKind.set(row.kind, this.#moved);
  }

  #forget(path: string): void {
    const row = this.#rows.get(path);
    if (this.#forgetTrouble(path, row).length > 0) this.#troubles++;
    this.#buckets.change(row, undefined);
    this.#rows.delete(path);
    this.#moveKinds(row);
    this.#runs++;
    this.#renamed++;
  }
}

const NONE: readonly never[] = [];

/** The whole vault is no folder of templates. */
function foldersOf({ templateFolders }: Territory): readonly string[] {
  return templateFolders.filter((folder) => folder !== "" && folder !== "/");
}

function isSameRun(before: NoteRow | undefined, after: NoteRow): boolean {
  if (before?.kind !== after.kind) return after.kind !== "checklist" && before?.kind !== "checklist";
  return after.kind !== "checklist" || (before.dayNumber === after.dayNumber && before.answered > 0 === after.answered > 0 && isDeepEqual(before.fields["procedures"], after.fields["procedures"]));
}

function severalKinds({ kinds }: Naming): NoteProblem | undefined {
  // The seed document is tagged with what it speaks of.
  if (kinds.length < 2 || kinds[0] === "framework") return undefined;
  return { code: "kind-twice", key: "type", found: kinds.join(", "), expected: "one kind", hint: `It counts as ${kinds[0] ?? ""}. Keep one type, or take the other tags out.` };
}

/** A note under our folders whose type is one slip away from a kind of ours, or that says it is a kind that nobody knows. */
function strangerProblems({ ours, stranger }: Naming): NoteProblem[] | undefined {
  if (!ours || stranger === undefined) return undefined;
  const near = nearestKind(stranger);
  const hint = near ? `Write ${near}.` : "Leave it where it is another note of yours; choose a kind where it should be listed.";
  return [{ code: "GEN-TYPE", key: "type", found: stranger, expected: "a kind of operations note", hint, choices: near ? [near] : KIND_NAMES }];
}

