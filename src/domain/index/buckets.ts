import { SCHEDULE_ALIASES } from "../notes/procedure.ts";
import { hasEnded, type Kind } from "../notes/kinds.ts";
import { foldedKey } from "../notes/read-fields.ts";
import { baseName, withoutLinkMarks } from "../text/links.ts";
import type { NoteRow } from "./note-row.ts";

/** Kinds whose day is one until which something is to be done. */
const DUE: ReadonlySet<Kind> = new Set(["procedure", "checklist", "work-order", "problem", "change", "review", "tool"]);
const SCHEDULE_KEYS: ReadonlySet<string> = new Set(["schedule", ...SCHEDULE_ALIASES].map(foldedKey));
const NONE: readonly never[] = [];

/** The rows by what lists ask for. A row is in few of them, and the work of a question follows its answer, not the vault. */
export class Buckets {
  readonly #byStatus = new Map<Kind, Map<string, Set<NoteRow>>>();
  readonly #byService = new Map<string, Set<NoteRow>>();
  readonly #byDay = new Map<number, Set<NoteRow>>();
  readonly #scheduled = new Set<NoteRow>();
  /** Sorted lists, made when asked for and mended in place where a row changes nothing of their order. */
  readonly #sorted = new Map<string, NoteRow[]>();
  #days: number[] | undefined;

  /** Takes a row out and its successor in. */
  change(before: NoteRow | undefined, after: NoteRow | undefined): void {
    this.#mendSorted(before, after);
    if (before) this.#takeOut(before);
    if (after) this.#takeIn(after);
  }

  ofKind(kind: Kind): readonly NoteRow[] {
    return this.#inOrder(kind, () => [...(this.#byStatus.get(kind)?.values() ?? NONE)].flatMap((rows) => [...rows]), byPath);
  }

  ofStatus(kind: Kind, status: string): Iterable<NoteRow> {
    return this.#byStatus.get(kind)?.get(status) ?? NONE;
  }

  ofService(name: string): Iterable<NoteRow> {
    return this.#byService.get(serviceKey(name)) ?? NONE;
  }

  scheduled(): readonly NoteRow<"procedure">[] {
    return this.#inOrder("scheduled", () => [...this.#scheduled], byPath) as unknown as readonly NoteRow<"procedure">[];
  }

  checklistsByDay(): readonly NoteRow<"checklist">[] {
    return this.#inOrder("days", () => [...this.ofKind("checklist")], newestFirst) as unknown as readonly NoteRow<"checklist">[];
  }

  dueUpTo(day: number): NoteRow[] {
    this.#days ??= [...this.#byDay.keys()].sort((one, other) => one - other);
    const due: NoteRow[] = [];
    for (const each of this.#days) {
      if (each > day) break;
      const rows = [...(this.#byDay.get(each) ?? NONE)];
      due.push(...(rows.length > 1 ? rows.sort(byPath) : rows));
    }
    return due;
  }

  clear(): void {
    for (const kept of [this.#byStatus, this.#byService, this.#byDay, this.#scheduled, this.#sorted]) kept.clear();
    this.#days = undefined;
  }

  #takeIn(row: NoteRow): void {
    let statuses = this.#byStatus.get(row.kind);
    if (!statuses) this.#byStatus.set(row.kind, (statuses = new Map()));
    addTo(statuses, row.status, row);
    for (const service of row.services) addTo(this.#byService, serviceKey(service), row);
    if (isDue(row) && addTo(this.#byDay, row.dayNumber, row)) this.#days = undefined;
    if (isScheduled(row)) this.#scheduled.add(row);
  }

  #takeOut(row: NoteRow): void {
    const statuses = this.#byStatus.get(row.kind);
    if (statuses) takeFrom(statuses, row.status, row);
    for (const service of row.services) takeFrom(this.#byService, serviceKey(service), row);
    if (isDue(row) && takeFrom(this.#byDay, row.dayNumber, row)) this.#days = undefined;
    this.#scheduled.delete(row);
  }

  #inOrder(name: string, rows: () => NoteRow[], compare: (one: NoteRow, other: NoteRow) => number): readonly NoteRow[] {
    let sorted = this.#sorted.get(name);
    if (!sorted) this.#sorted.set(name, (sorted = rows().sort(compare)));
    return sorted;
  }

  #mendSorted(before: NoteRow | undefined, after: NoteRow | undefined): void {
    const stays = before && after && before.path === after.path && before.kind === after.kind;
    this.#mend(before?.kind ?? "", before, stays ? after : undefined, byPath);
    if (!stays && after) this.#sorted.delete(after.kind);
    const isProcedure = before?.kind === "procedure" || after?.kind === "procedure";
    if (isProcedure) this.#mend("scheduled", before, stays && isScheduled(before) && isScheduled(after) ? after : undefined, byPath);
    if (before?.kind === "checklist" || after?.kind === "checklist") this.#mend("days", before, stays && before.dayNumber === after.dayNumber ? after : undefined, newestFirst);
  }

  /** Puts a row in the place of its predecessor; a list whose order may have changed is made anew when it is asked for. */
  #mend(name: string, before: NoteRow | undefined, after: NoteRow | undefined, compare: (one: NoteRow, other: NoteRow) => number): void {
    const sorted = this.#sorted.get(name);
    if (!sorted) return;
    const at = before && after ? placeOf(sorted, before, compare) : -1;
    if (at >= 0 && after) sorted[at] = after;
    else this.#sorted.delete(name);
  }
}

/** Answers whether the key is a new one. */
function addTo<Key>(buckets: Map<Key, Set<NoteRow>>, key: Key, row: NoteRow): boolean {
  const rows = buckets.get(key);
  if (rows) rows.add(row);
  else buckets.set(key, new Set([row]));
  return !rows;
}

/** Answers whether the key is gone. */
function takeFrom<Key>(buckets: Map<Key, Set<NoteRow>>, key: Key, row: NoteRow): boolean {
  const rows = buckets.get(key);
  rows?.delete(row);
  return rows?.size === 0 && buckets.delete(key);
}

function isDue({ kind, status, dayNumber }: NoteRow): boolean {
  return dayNumber > 0 && DUE.has(kind) && !hasEnded(kind, status);
}

function placeOf(sorted: readonly NoteRow[], row: NoteRow, compare: (one: NoteRow, other: NoteRow) => number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = sorted[middle];
    if (there && compare(there, row) < 0) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === row ? low : -1;
}

function byPath(one: NoteRow, other: NoteRow): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}

function newestFirst(one: NoteRow, other: NoteRow): number {
  return other.dayNumber - one.dayNumber || byPath(one, other);
}

function isScheduled({ kind, fields }: NoteRow): boolean {
  if (kind !== "procedure") return false;
  for (const key in fields) if (SCHEDULE_KEYS.has(foldedKey(key))) return true;
  return false;
}

/** `[[Services/db-1|the database]]` and `db-1` are one service. */
const serviceKeys = new Map<string, string>();

function serviceKey(service: string): string {
  let key = serviceKeys.get(service);
  if (key === undefined) {
    key = baseName(withoutLinkMarks(service.replace(/\|[^\]]*/g, "")).trim()).normalize("NFC").toLowerCase();
    if (serviceKeys.size < 5000) serviceKeys.set(service, key);
  }
  return key;
}
