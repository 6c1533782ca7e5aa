import { SCHEDULE_ALIASES } from "../notes/procedure.ts";
import { hasEnded, type Kind } from "../notes/kinds.ts";
import { baseName, withoutLinkMarks } from "../text/links.ts";
import type { NoteRow } from "./note-row.ts";
import { foldedKey } from "../text/field.ts";

/** Kinds whose day is one until which something is to be done. */
const DUE: ReadonlySet<Kind> = new Set(["procedure", "checklist", "work-order", "problem", "change", "review", "tool"]);
const SCHEDULE_KEYS: ReadonlySet<string> = new Set(["schedule", ...SCHEDULE_ALIASES].map(foldedKey));
const NONE: readonly never[] = [];

/** The rows by what lists ask for: each bucket is filled when it is first asked for and kept true from then on. The work of a question follows its answer, not the vault. */
export class Buckets {
  readonly #byKind = new Map<Kind, Set<NoteRow>>();
  #byStatus: Map<string, Set<NoteRow>> | undefined;
  #byService: Map<string, Set<NoteRow>> | undefined;
  #byDay: Map<number, Set<NoteRow>> | undefined;
  /** Sorted lists, made when asked for and mended in place where a row changes nothing of their order. */
  readonly #sorted = new Map<string, NoteRow[]>();
  #days: number[] | undefined;

  /** Takes a row out and its successor in. */
  change(before: NoteRow | undefined, after: NoteRow | undefined): void {
    if (this.#sorted.size > 0) this.#mendSorted(before, after);
    if (before) this.#each(before, takeFrom);
    if (after) this.#each(after, addTo);
  }

  ofKind(kind: Kind): readonly NoteRow[] {
    return this.#inOrder(kind, () => [...(this.#byKind.get(kind) ?? NONE)], byPath);
  }

  ofStatus(kind: Kind, status: string): Iterable<NoteRow> {
    this.#byStatus ??= this.#filled(statusKeys);
    return this.#byStatus.get(`${kind} ${status}`) ?? NONE;
  }

  ofService(name: string): Iterable<NoteRow> {
    this.#byService ??= this.#filled(serviceKeysOf);
    return this.#byService.get(serviceKey(name)) ?? NONE;
  }

  scheduled(): readonly NoteRow<"procedure">[] {
    return this.#inOrder("scheduled", () => this.ofKind("procedure").filter(isScheduled), byPath) as unknown as readonly NoteRow<"procedure">[];
  }

  checklistsByDay(): readonly NoteRow<"checklist">[] {
    return this.#inOrder("days", () => [...this.ofKind("checklist")], newestFirst) as unknown as readonly NoteRow<"checklist">[];
  }

  dueUpTo(day: number): NoteRow[] {
    this.#byDay ??= this.#filled(dueDays);
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
    for (const kept of [this.#byKind, this.#sorted]) kept.clear();
    this.#byStatus = this.#byService = this.#byDay = this.#days = undefined;
  }

  #filled<Key>(keysOf: (row: NoteRow) => readonly Key[]): Map<Key, Set<NoteRow>> {
    const buckets = new Map<Key, Set<NoteRow>>();
    for (const rows of this.#byKind.values()) for (const row of rows) for (const key of keysOf(row)) addTo(buckets, key, row);
    return buckets;
  }

  #each(row: NoteRow, change: <Key>(buckets: Map<Key, Set<NoteRow>>, key: Key, row: NoteRow) => boolean): void {
    change(this.#byKind, row.kind, row);
    if (this.#byStatus) for (const key of statusKeys(row)) change(this.#byStatus, key, row);
    if (this.#byService) for (const key of serviceKeysOf(row)) change(this.#byService, key, row);
    if (this.#byDay) for (const key of dueDays(row)) if (change(this.#byDay, key, row)) this.#days = undefined;
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

function statusKeys({ kind, status }: NoteRow): readonly string[] {
  return [`${kind} ${status}`];
}

function serviceKeysOf({ services }: NoteRow): readonly string[] {
  return services.map(serviceKey);
}

function dueDays({ kind, status, dayNumber }: NoteRow): readonly number[] {
  return dayNumber > 0 && DUE.has(kind) && !hasEnded(kind, status) ? [dayNumber] : NONE;
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
