import { aroundFacts, aroundOf, type Around } from "../index/around-facts.ts";
import { lastMade, mapKept } from "../index/kept.ts";
import type { NoteIndex } from "../index/note-index.ts";
import type { NoteRow } from "../index/note-row.ts";
import { relationsNow, type Relations } from "../index/relations.ts";
import type { Links } from "../index/work-orders-of.ts";
import { LIVES, lifeOf, type LivingKind } from "../lifecycle/lives.ts";
import { ownFacts, type FactsBy } from "../lifecycle/own-facts.ts";
import { levelOf, unmetGuards, type FactSource, type Guard, type Life } from "../lifecycle/transition.ts";
import type { Kind } from "../notes/kinds.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { guardProblem } from "./guard-words.ts";

type Values = Readonly<Record<string, unknown>>;
type Lives = ReadonlyMap<string, readonly NoteProblem[]>;

const NONE: readonly never[] = [];
const held = new Map<string, readonly Guard[]>();

/**
 * The guards that a note in a status keeps, as far as they are judged at a level: those of the steps that it went, and of steps that leave
 * no trace what facts alone forbid where they lead. The owner is asked for by a rule of its own, as long as the record is open.
 */
export function heldGuards(kind: LivingKind, status: string, level: FactSource): readonly Guard[] {
  const key = `${kind} ${status} ${level}`;
  const known = held.get(key);
  if (known) return known;
  const life: Life = LIVES[kind];
  const guards = Object.values(life.steps).flatMap((step) => {
    if (step.heldIn.includes(status)) return step.guards;
    return step.heldIn.length === 0 && step.to === status ? step.guards.filter(({ field }) => field === undefined) : NONE;
  });
  const found = guards.filter((guard) => guard.rule !== "GEN-OWNER" && levelOf(life, guard) === level);
  held.set(key, found);
  return found;
}

/** Whether a property of a note says something. */
export function isFilledIn(values: Values, field: string): boolean {
  const value = values[field];
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** What guards tell that are not met; what several ask for is told once. */
export function brokenGuards(kind: LivingKind, status: string, values: Values, guards: readonly Guard[], facts: ReadonlySet<string>): NoteProblem[] {
  const problems = unmetGuards({ guards }, facts, (field) => isFilledIn(values, field)).map((guard) => guardProblem(kind, status, guard));
  return problems.filter(({ code, key, found }, at) => problems.findIndex((other) => other.code === code && other.key === key && other.found === found) === at);
}

/** What a record's own properties break of its life. */
export function checkLife({ kind, status }: NoteRow, values: Values, by: FactsBy): NoteProblem[] {
  if (!isLiving(kind)) return [];
  const guards = heldGuards(kind, status, "own");
  return guards.length === 0 ? [] : brokenGuards(kind, status, values, guards, ownFacts(kind, values, by));
}

function isLiving(kind: string): kind is LivingKind {
  return lifeOf(kind) !== undefined;
}

interface Beside {
  readonly kinds: readonly Kind[];
  readonly relations: readonly (keyof Relations)[];
}

/** What a record is looked at with: kinds of notes of which any may count, and those that name it. */
const BESIDE: Readonly<Record<LivingKind, Beside>> = {
  change: { kinds: ["procedure"], relations: ["reviewsOf", "incidentsCausedBy", "changesUsing"] },
  incident: { kinds: [], relations: ["changesFixing", "reviewsOf", "childrenOf", "duplicatesOf", "originals"] },
  problem: { kinds: [], relations: ["changesFixing", "incidentsOf"] },
  review: { kinds: [], relations: [] },
  "work-order": { kinds: ["maintenance", "service"], relations: [] },
};

const LIVING = (Object.keys(BESIDE) as LivingKind[]).map((kind) => ({ kind, keep: mapKept<NoteRow, readonly NoteProblem[]>() }));
const made = lastMade<Lives>();

/** What records show together with the notes around them: by path; the same as long as nothing of it moved. */
export function checkLives(index: NoteIndex, links: Links, around: Around & FactsBy): Lives {
  const relations = relationsNow(index, links);
  const lists = LIVING.map(({ kind, keep }) => {
    const rows: readonly NoteRow[] = index.ofKind(kind);
    const by = [index, links.standing, around.profile, around.zone, around.now.slice(0, 10), ...BESIDE[kind].kinds.map((each) => index.revisionOf(each)), ...BESIDE[kind].relations.map((each) => relations[each])];
    return { rows, problems: keep(rows, by, (row) => (row.unreadable ? NONE : amongOthers(row, kind, relations, around))) };
  });
  return made(lists.map(({ problems }) => problems), () => {
    const told = new Map<string, readonly NoteProblem[]>();
    for (const { rows, problems } of lists) for (const [at, each] of problems.entries()) if (each !== NONE) told.set(rows[at]?.path ?? "", each);
    return told;
  });
}

const judged = new WeakMap<NoteRow, { readonly by: readonly unknown[]; readonly problems: readonly NoteProblem[] }>();

/** Another note moved, and thousands are asked: each is read again only where it, the day or what is around it is another. */
function amongOthers(row: NoteRow, kind: LivingKind, relations: Relations, around: Around & FactsBy): readonly NoteProblem[] {
  const guards = heldGuards(kind, row.status, "others");
  if (guards.length === 0) return NONE;
  const by = [around.profile, around.zone, around.now.slice(0, 10), ...aroundOf(row, relations)];
  const known = judged.get(row);
  if (known && by.every((each, at) => each === known.by[at])) return known.problems;
  // Freezes, risk and conflicts are asked about with the body alone, which may hold why they were passed.
  const facts = new Set([...ownFacts(kind, row.note, around), ...aroundFacts(row, relations, { now: around.now, zone: around.zone, isFrozen: () => false })]);
  const found = brokenGuards(kind, row.status, row.note, guards, facts);
  const unread = found.length === 0 ? [] : row.problems.map(({ key }) => key);
  const problems = found.filter(({ key }) => !unread.includes(key));
  const kept = problems.length === 0 ? NONE : problems;
  judged.set(row, { by, problems: kept });
  return kept;
}
