import type { NoteRow } from "../../src/domain/index/note-row.ts";
import { baseName, linkTarget } from "../../src/domain/text/links.ts";
import { isZone, momentToInstant } from "../../src/domain/time/moment.ts";

interface Planned {
  readonly path: string;
  readonly name: string;
  readonly counts: boolean;
  readonly person: string | undefined;
  readonly services: readonly string[];
  readonly from: number;
  readonly to: number;
}

interface NaiveTerms {
  readonly changes: readonly NoteRow<"change">[];
  readonly services: readonly NoteRow<"service">[];
  readonly zone: string;
  /** How many of the changes are held beside all others; all of them where absent. */
  readonly most?: number;
  /** Asks for the times before the services: the same conflicts, found sooner. */
  readonly timesFirst?: boolean;
}

const COUNTING = new Set(["assess", "authorize", "scheduled", "implement"]);
const ASKED = new Set(["draft", ...COUNTING]);
const nameOf = (link: string): string => baseName(linkTarget(link)).toLowerCase();

/** Each change held beside each other one, as it is written first: how the services of both lie to each other, whether one person is to do both, whether the times overlap. The keys of the conflicts by path, in order. */
export function naiveConflicts({ changes, services, zone, most = changes.length, timesFirst = false }: NaiveTerms): Map<string, string[]> {
  const needs = new Map(services.map((row) => [nameOf(row.name), row.note.depends_on.map(nameOf)]));
  const reached = new Map<string, Set<string>>();
  const reachOf = (name: string): Set<string> => {
    const known = reached.get(name) ?? follow(name, needs, new Set());
    reached.set(name, known);
    return known;
  };
  const planned = changes.flatMap((row) => plannedOf(row, zone));
  const found = new Map<string, string[]>();
  for (const one of planned.slice(0, most)) {
    const keys: string[] = [];
    for (const other of planned) {
      if (one === other || !other.counts || (timesFirst && areApart(one, other))) continue;
      const side = one.services.some((name) => other.services.includes(name)) ? "same-service"
        : one.services.some((name) => other.services.some((each) => reachOf(each).has(name))) ? "parent-service"
        : one.services.some((name) => other.services.some((each) => reachOf(name).has(each))) ? "child-service" : "";
      const isBusy = one.person !== undefined && one.person === other.person;
      if ((side === "" && !isBusy) || areApart(one, other)) continue;
      if (side !== "") keys.push(`${side} [[${other.name}]]`);
      if (isBusy) keys.push(`assignee-busy [[${other.name}]]`);
    }
    if (keys.length > 0) found.set(one.path, keys.sort());
  }
  return found;
}

function areApart(one: Planned, other: Planned): boolean {
  return one.from >= other.to || other.from >= one.to;
}

function follow(name: string, needs: ReadonlyMap<string, readonly string[]>, seen: Set<string>): Set<string> {
  for (const needed of needs.get(name) ?? []) {
    if (seen.has(needed)) continue;
    seen.add(needed);
    follow(needed, needs, seen);
  }
  return seen;
}

function plannedOf(row: NoteRow<"change">, zone: string): Planned[] {
  const { planned_start: start, planned_end: end, timezone, implementer } = row.note;
  if (!ASKED.has(row.status) || start === undefined || end === undefined) return [];
  const own = timezone !== undefined && isZone(timezone) ? timezone : zone;
  const [from, to] = [momentToInstant(start, own), momentToInstant(end, own)];
  return from < to ? [{ path: row.path, name: row.name, counts: COUNTING.has(row.status), person: implementer, services: row.services.map(nameOf), from, to }] : [];
}
