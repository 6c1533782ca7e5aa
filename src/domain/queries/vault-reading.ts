import type { NoteRow } from "../index/note-row.ts";
import type { ChecklistBody } from "../notes/checklist-body.ts";
import type { FrameworkBody } from "../notes/framework-body.ts";
import type { ProcedureBody } from "../notes/procedure-body.ts";
import type { Day } from "../time/day.ts";

/** The notes that today's checklist and the dashboard are made of, with those bodies that they need. */
export interface VaultReading {
  readonly today: Day;
  readonly framework: { readonly row: NoteRow<"framework">; readonly body: FrameworkBody } | undefined;
  readonly procedures: readonly NoteRow<"procedure">[];
  /** Newest first. */
  readonly checklists: readonly NoteRow<"checklist">[];
  readonly procedureBodies: ReadonlyMap<string, ProcedureBody>;
  readonly checklistBodies: ReadonlyMap<string, ChecklistBody>;
  /** The shortest link text that names a note. */
  readonly linkTextOf: (path: string) => string;
  /** The note that a link text in one of our notes names, undefined for a dead link. */
  readonly pathOf: (linkText: string) => string | undefined;
}

/** The occurrence that a day's checklist has. */
export function dailyOccurrence(day: Day): string {
  return `daily@${day}`;
}

/** The daily checklist of a day. */
export function dailyChecklistOf(reading: Pick<VaultReading, "checklists">, day: Day): NoteRow<"checklist"> | undefined {
  return reading.checklists.find((row) => row.day === day && row.note.occurrence === dailyOccurrence(day));
}

/** The newest daily checklist before a day. */
export function newestDailyBefore(reading: Pick<VaultReading, "checklists">, day: Day): NoteRow<"checklist"> | undefined {
  return reading.checklists.find((row) => row.day !== undefined && row.day < day && row.note.occurrence?.startsWith("daily@"));
}
