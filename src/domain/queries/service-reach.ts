import { lastMade } from "../index/kept.ts";
import type { NoteRow } from "../index/note-row.ts";
import { namesOf } from "./agenda-items.ts";
import { folded } from "./service-downtime.ts";

const dependencies = lastMade<ReadonlyMap<string, readonly string[]>>();
const NONE: readonly never[] = [];

/** The folded names of services and of all that these depend on, through others and in circles too. */
export function reachOf(services: readonly string[], rows: readonly NoteRow<"service">[]): ReadonlySet<string> {
  const needs = dependencies([rows], () => new Map(rows.map((row) => [folded(row.name), namesOf(row.note.depends_on).map(folded)])));
  // What is added while it is gone through is gone through too.
  const reached = new Set(namesOf(services).map(folded));
  for (const name of reached) for (const needed of needs.get(name) ?? NONE) reached.add(needed);
  return reached;
}

/** Whether a record names one of these services. */
export function touches(row: NoteRow, reach: ReadonlySet<string>): boolean {
  return namesOf(row.services).some((name) => reach.has(folded(name)));
}
