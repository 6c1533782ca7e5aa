import { isAnswered, stateOfMark } from "../notes/answer.ts";
import { readInterval, type Interval } from "../notes/field-types.ts";
import { asMeant, KINDS, readNote, type Kind, type NoteOf } from "../notes/kinds.ts";
import type { KindFacts, NoteFacts } from "../notes/note-facts.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { findProperties, foldedKey, rolesOf, type Found, type Schema } from "../notes/read-fields.ts";
import { reviewDue } from "../notes/review-date.ts";
import { baseName } from "../text/links.ts";
import { readDay, type Day } from "../time/day.ts";

const NONE: readonly never[] = [];

/** What lists and queries need of a note of ours: small, for there may be fifteen thousand. The whole note is read from its properties when asked for. */
export class NoteRow<K extends Kind = Kind> {
  readonly path: string;
  readonly kind: K;
  /** The host's own object, shared and never changed. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly steps: number;
  readonly answered: number;
  readonly status: string;
  /** The day that the note is for or due on, as the number 20261123; 0 where it has none. */
  readonly dayNumber: number;
  /** What no two notes of the kind may share: the id, or the occurrence of a note that was made for one. */
  readonly id: string | undefined;
  readonly services: readonly string[];
  /** Why its frontmatter cannot be read any more; all else is what it last said. */
  readonly unread: readonly NoteProblem[] | undefined;
  readonly #also: NoteProblem | undefined;
  #note: NoteOf<K> | undefined;

  constructor(kind: K, path: string, facts: KindFacts, unread?: readonly NoteProblem[], also?: NoteProblem) {
    this.path = path;
    this.kind = kind;
    this.fields = asMeant(kind, facts.fields);
    this.steps = facts.steps;
    this.answered = facts.answered;
    const gist = gistOf(kind, this.fields);
    this.status = gist.status;
    this.dayNumber = gist.day;
    this.id = gist.id;
    this.services = gist.services;
    this.unread = unread;
    this.#also = also;
  }

  get name(): string {
    return baseName(this.path);
  }

  get unreadable(): boolean {
    return this.unread !== undefined;
  }

  /** The typed note and what cannot be read of it, read anew. */
  read(): { note: NoteOf<K>; problems: readonly NoteProblem[] } {
    const { note, problems } = readNote(this.kind, this);
    return { note, problems: this.#also ? [this.#also, ...problems] : problems };
  }

  /** What cannot be read in its properties. */
  get problems(): readonly NoteProblem[] {
    return this.unread ?? this.read().problems;
  }

  get day(): Day | undefined {
    const digits = String(this.dayNumber);
    return this.dayNumber === 0 ? undefined : `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  }

  /** The typed note; read when it is first asked for. */
  get note(): NoteOf<K> {
    this.#note ??= readNote(this.kind, this).note;
    return this.#note;
  }
}

interface Gist {
  status: string;
  day: number;
  id: string | undefined;
  services: readonly string[];
}

/** The key under which each kind keeps the day that it is for or due on. */
const DAY_KEYS: Partial<Record<Kind, string>> = {
  checklist: "date", maintenance: "last_due", "work-order": "due", incident: "started", problem: "risk_review", change: "planned_start",
  review: "due", tool: "licence_until", report: "period_end", calendar: "start", service: "warranty_until",
};

/** What a row is made of, in one pass over the properties. */
function gistOf(kind: Kind, fields: Readonly<Record<string, unknown>>): Gist {
  const schema: Schema = KINDS[kind].fields;
  const roles = rolesOf(schema);
  const found: Record<string, unknown> = {};
  let several: Map<string, Found> | undefined;
  for (const key in fields) {
    const role = roles.get(foldedKey(key));
    const value = fields[key];
    if (role === undefined || value === null || value === undefined || value === "") continue;
    // Only where several keys mean the same are they weighed up.
    if (role.name in found) several ??= findProperties(schema, fields, []);
    found[role.name] = several?.get(role.name)?.value ?? value;
  }
  return { status: statusOf(schema, found), day: dayOf(kind, found), id: identityOf(kind, found), services: servicesOf(found["services"]) };
}

function identityOf(kind: Kind, { id, occurrence, plan }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof id === "string") return id;
  if (typeof occurrence !== "string" || (kind !== "checklist" && kind !== "work-order")) return undefined;
  return kind === "checklist" ? occurrence : `${typeof plan === "string" ? plan : ""}@${occurrence}`;
}

const statuses = new Map<readonly string[], Map<unknown, string>>();

function statusOf(schema: Schema, found: Readonly<Record<string, unknown>>): string {
  const words = (schema["lifecycle"] ?? schema["status"])?.words ?? NONE;
  const written = schema["lifecycle"] ? found["lifecycle"] : found["status"];
  let known = statuses.get(words);
  if (!known) statuses.set(words, (known = new Map(words.map((word) => [word, word]))));
  return known.get(written) ?? words.find((word) => typeof written === "string" && foldedKey(word) === foldedKey(written)) ?? words[0] ?? "";
}

function dayOf(kind: Kind, found: Readonly<Record<string, unknown>>): number {
  if (kind === "procedure") return reviewDayOf(found);
  const written = found[DAY_KEYS[kind] ?? ""] ?? (kind === "incident" ? found["detected"] : undefined) ?? afterAt(found["occurrence"]);
  return dayNumber(written);
}

function afterAt(occurrence: unknown): unknown {
  return typeof occurrence === "string" ? occurrence.slice(occurrence.indexOf("@") + 1) : undefined;
}

function reviewDayOf({ next_review: next, last_reviewed: last, review_every: every }: Readonly<Record<string, unknown>>): number {
  if (next === undefined && (last === undefined || every === undefined)) return 0;
  const [written, reviewed] = [next, last].map((value) => (typeof value === "string" ? readDay(value.slice(0, 10)) : undefined));
  return dayNumber(reviewDue({ next_review: written, last_reviewed: reviewed, review_every: every === undefined ? undefined : intervalOf(every) }));
}

const intervals = new Map<unknown, Interval | undefined>();

function intervalOf(written: unknown): Interval | undefined {
  if (!intervals.has(written) && intervals.size < 1000) intervals.set(written, readInterval(String(written)));
  return intervals.has(written) ? intervals.get(written) : readInterval(String(written));
}

/** 2026-11-23 as the number 20261123; 0 for what is no day. */
export function dayNumber(written: unknown): number {
  if (typeof written !== "string" || written.length < 10) return 0;
  let number = 0;
  for (let at = 0; at < 10; at++) {
    const code = written.charCodeAt(at) - 48;
    if (at === 4 || at === 7 ? code !== -3 : code < 0 || code > 9) return 0;
    if (at !== 4 && at !== 7) number = number * 10 + code;
  }
  const [month, date] = [Math.floor(number / 100) % 100, number % 100];
  // Only the last days of a month need the calendar.
  const exists = date > 28 ? readDay(written.slice(0, 10)) !== undefined : date > 0 && month > 0 && month < 13;
  return exists ? number : 0;
}

function servicesOf(written: unknown): readonly string[] {
  if (Array.isArray(written)) return written.every((entry) => typeof entry === "string") ? written : written.flat(9).map(String);
  return typeof written === "string" ? written.split(",").map((entry) => entry.trim()) : NONE;
}

/** What a row is made of: the properties, and the boxes counted. */
export function countedFacts({ fields, tasks }: NoteFacts): KindFacts {
  let steps = 0;
  let answered = 0;
  for (const { task } of tasks) {
    if (task === undefined) continue;
    steps++;
    if (task !== " " && isAnswered(stateOfMark(task) ?? "open")) answered++;
  }
  return { fields: fields ?? {}, steps, answered };
}
