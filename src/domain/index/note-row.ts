import { isAnsweredMark } from "../notes/answer.ts";
import { readInterval, type Interval } from "../notes/field-types.ts";
import { asMeant, KINDS, readNote, type Kind, type NoteOf } from "../notes/kinds.ts";
import type { NoteFacts } from "../notes/note-facts.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { findProperties, rolesOf, type Schema } from "../notes/read-fields.ts";
import { baseName } from "../text/links.ts";
import { isDeepEqual } from "../text/yaml-check.ts";
import { addDuration, daysIn, readDay, type Day } from "../time/day.ts";
import { foldedKey } from "../text/field.ts";

const NONE: readonly never[] = [];

/** What lists and queries need of a note of ours: small, for there may be fifteen thousand. The whole note is read from its properties when asked for. */
export class NoteRow<K extends Kind = Kind> {
  readonly path: string;
  readonly kind: K;
  /** The host's own object, shared and never changed. */
  fields: Readonly<Record<string, unknown>>;
  /** The host's own list, counted when somebody asks. */
  #tasks: NoteFacts["tasks"];
  /** Whether action items may stand in it: not where the host found no tag of one. */
  readonly hasActions: boolean;
  /** Why its frontmatter cannot be read any more; all else is what it last said. */
  readonly unread: readonly NoteProblem[] | undefined;
  readonly #also: NoteProblem | undefined;
  #gist: Gist | undefined;
  #note: NoteOf<K> | undefined;

  constructor(kind: K, path: string, facts: RowFacts, unread?: readonly NoteProblem[], also?: NoteProblem) {
    this.path = path;
    this.kind = kind;
    this.fields = asMeant(kind, facts.fields ?? {});
    this.#tasks = facts.tasks;
    this.hasActions = actionsIn(kind, facts);
    this.unread = unread;
    this.#also = also;
  }

  /** The status that counts, of a service its lifecycle. */
  get status(): string {
    return this.#inShort().status;
  }

  /** The day that the note is for or due on, as the number 20261123; 0 where it has none. */
  get dayNumber(): number {
    return this.#inShort().day;
  }

  /** What no two notes of the kind may share: the id, or the occurrence of a note that was made for one. */
  get id(): string | undefined {
    return this.#inShort().id;
  }

  get services(): readonly string[] {
    return this.#inShort().services;
  }

  /** Found when it is first asked for: at the start nobody asks for most notes. */
  #inShort(): Gist {
    this.#gist ??= gistOf(this.kind, this.fields);
    return this.#gist;
  }

  get tasks(): NoteFacts["tasks"] {
    return this.#tasks;
  }

  get steps(): number {
    return countSteps(this.#tasks)[0];
  }

  get answered(): number {
    return countSteps(this.#tasks)[1];
  }

  /** Takes over an equal reading of the note, so that the host's former one is not kept. Answers whether it is equal. */
  adopt(kind: Kind, facts: RowFacts): boolean {
    const fields = asMeant(kind, facts.fields ?? {});
    if (this.kind !== kind || this.unread || !isDeepEqual(this.fields, fields) || this.hasActions !== actionsIn(kind, facts) || !isSameCount(countSteps(this.#tasks), countSteps(facts.tasks))) return false;
    this.fields = fields;
    this.#tasks = facts.tasks;
    return true;
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
  readonly status: string;
  readonly day: number;
  readonly id: string | undefined;
  readonly services: readonly string[];
}

/** The key under which each kind keeps the day that it is for or due on. */
const DAY_KEYS: Partial<Record<Kind, string>> = {
  procedure: "next_review", checklist: "date", maintenance: "last_due", "work-order": "due", incident: "started", problem: "risk_review", change: "planned_start",
  review: "due", tool: "licence_until", report: "period_end", calendar: "start", service: "warranty_until",
};

/** Places of what a row is made of, while the properties are gone through. */
const [STATUS, ID, SERVICES, DAY, OCCURRENCE, PLAN, DETECTED, LAST, EVERY] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
const PLACES = ["status", "id", "services", "", "occurrence", "plan", "detected", "last_reviewed", "review_every"] as const;

/** For each kind, the place of a key as written; -1 for one that a row does without. */
const places = new Map<Kind, Map<string, number>>();

function placeOf(kind: Kind, known: Map<string, number>, key: string): number {
  const name = rolesOf(KINDS[kind].fields).get(foldedKey(key))?.name;
  const place = name === undefined ? -1 : name === "lifecycle" ? STATUS : name === DAY_KEYS[kind] ? DAY : PLACES.findIndex((each) => each === name);
  if (known.size < 5000) known.set(key, place);
  return place;
}

/** What a row is made of, in one pass over the properties; asked for thousands of notes at once, so nothing is made on the way. */
function gistOf(kind: Kind, fields: Readonly<Record<string, unknown>>): Gist {
  let known = places.get(kind);
  if (!known) places.set(kind, (known = new Map<string, number>()));
  const found: unknown[] = [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined];
  let isTwice = false;
  for (const key in fields) {
    const place = known.get(key) ?? placeOf(kind, known, key);
    if (place < 0) continue;
    const value = fields[key];
    if (value === null || value === undefined || value === "") continue;
    if (found[place] !== undefined) isTwice = true;
    found[place] = value;
  }
  if (isTwice) weighUp(kind, fields, found);
  return { status: statusOf(kind, found[STATUS]), day: dayOf(kind, found), id: identityOf(kind, found), services: servicesOf(found[SERVICES]) };
}

/** Where several keys mean the same, the one that readers take counts here too. */
function weighUp(kind: Kind, fields: Readonly<Record<string, unknown>>, found: unknown[]): void {
  const properties = findProperties(KINDS[kind].fields, fields, []);
  for (const [at, name] of PLACES.entries()) found[at] = properties.get(at === DAY ? (DAY_KEYS[kind] ?? "") : at === STATUS && kind === "service" ? "lifecycle" : name)?.value;
}

function identityOf(kind: Kind, found: readonly unknown[]): string | undefined {
  const [id, occurrence, plan] = [found[ID], found[OCCURRENCE], found[PLAN]];
  if (typeof id === "string") return id;
  if (typeof occurrence !== "string" || (kind !== "checklist" && kind !== "work-order")) return undefined;
  return kind === "checklist" ? occurrence : `${typeof plan === "string" ? plan : ""}@${occurrence}`;
}

const statuses = new Map<Kind, Map<unknown, string>>();

function statusOf(kind: Kind, written: unknown): string {
  let known = statuses.get(kind);
  if (!known) statuses.set(kind, (known = new Map<unknown, string>()));
  const status = known.get(written);
  if (status !== undefined) return status;
  const schema: Schema = KINDS[kind].fields;
  const words = (schema["lifecycle"] ?? schema["status"])?.words ?? NONE;
  const read = words.find((word) => typeof written === "string" && foldedKey(word) === foldedKey(written)) ?? words[0] ?? "";
  if (known.size < 1000) known.set(written, read);
  return read;
}

function dayOf(kind: Kind, found: readonly unknown[]): number {
  if (kind === "procedure") return reviewDayOf(found[DAY], found[LAST], found[EVERY]);
  return dayNumber(found[DAY] ?? found[DETECTED] ?? afterAt(found[OCCURRENCE]));
}

function afterAt(occurrence: unknown): unknown {
  return typeof occurrence === "string" ? occurrence.slice(occurrence.indexOf("@") + 1) : undefined;
}

function reviewDayOf(next: unknown, last: unknown, every: unknown): number {
  const interval = every === undefined ? undefined : intervalOf(every);
  if (interval === "never") return 0;
  const [written, reviewed] = [dayNumber(next), dayNumber(last)];
  if (written > 0 || !interval || reviewed === 0) return written;
  if (interval.days > 0) return dayNumber(addDuration(String(last).slice(0, 10), interval));
  return monthsLater(reviewed, interval.months);
}

/** As {@link addDuration}, in numbers: a vault has thousands of review dates. */
function monthsLater(day: number, months: number): number {
  const count = Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  return year * 10_000 + month * 100 + Math.min(day % 100, daysIn(year, month));
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

const ASKING: ReadonlySet<Kind> = new Set(["incident", "problem", "review", "change"]);

/** Other kinds are not asked for actions, and there may be fifty thousand of them. */
function actionsIn(kind: Kind, facts: RowFacts): boolean {
  return ASKING.has(kind) && facts.hasActions !== false;
}

/** What a row is made of. */
export type RowFacts = Pick<NoteFacts, "fields" | "tasks" | "hasActions">;

/** A note's boxes, and how many of them are answered. */
function countSteps(tasks: NoteFacts["tasks"]): readonly [steps: number, answered: number] {
  let steps = 0;
  let answered = 0;
  for (const item of tasks) {
    if (item.task === undefined) continue;
    steps++;
    if (item.task !== " " && isAnsweredMark(item.task)) answered++;
  }
  return [steps, answered];
}

function isSameCount(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
