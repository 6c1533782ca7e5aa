import type { NoteRow } from "../../src/domain/index/note-row.ts";
import type { ChangeConflict, ChangeStanding } from "../../src/domain/queries/change-told.ts";
import type { IncidentReading } from "../../src/domain/queries/incident-reading.ts";
import { NOTHING_AROUND } from "./incidents.ts";

/** A conflict with a change on the same service. */
export function aConflict(name: string, more: Partial<ChangeConflict> = {}): ChangeConflict {
  return { key: `same-service [[${name}]]`, type: "same-service", path: `${name}.md`, name, detail: "db-1", isHard: false, ...more };
}

/** How changes stand, by path; the same object for the same path, as the plugin keeps it. */
export function standings(given: Readonly<Record<string, Partial<ChangeStanding>>>): IncidentReading["changeStanding"] {
  const made = new Map(Object.entries(given).map(([path, more]) => [path, { ...NOTHING_AROUND, ...more }]));
  return ({ path }: NoteRow<"change">) => made.get(path) ?? NOTHING_AROUND;
}
