import { readDay, type Day } from "../time/day.ts";
import { isAnswered, stateOfMark } from "./answer.ts";
import { FieldReader } from "./field-reader.ts";
import type { NoteFacts } from "./note-facts.ts";
import type { NoteProblem } from "./note-problem.ts";

export const CHECKLIST_STATUSES = ["open", "done", "done-with-exceptions", "missed", "skipped", "abandoned"] as const;
export type ChecklistStatus = (typeof CHECKLIST_STATUSES)[number];

/** One dated execution of procedures: what the index keeps of a checklist note. */
export interface ChecklistNote {
  readonly kind: "checklist";
  readonly title: string | undefined;
  readonly date: Day | undefined;
  /** `daily@2026-11-23`; undefined on a single run. */
  readonly occurrence: string | undefined;
  readonly status: ChecklistStatus;
  /** The wikilinks of the property, as written. */
  readonly procedures: readonly string[];
  readonly started: string | undefined;
  readonly assignee: string | undefined;
  readonly steps: number;
  readonly answered: number;
}

/** Reads a checklist's fields and counts its marks. */
export function readChecklist(facts: NoteFacts): { note: ChecklistNote; problems: NoteProblem[] } {
  const fields = new FieldReader(facts.fields);
  const occurrence = fields.text("occurrence");
  const note: ChecklistNote = {
    kind: "checklist",
    title: fields.text("title"),
    date: fields.day("date") ?? readDay(occurrence?.split("@")[1] ?? ""),
    occurrence,
    status: fields.choice("status", CHECKLIST_STATUSES, ["state"]) ?? "open",
    procedures: fields.texts("procedures"),
    started: fields.text("started"),
    assignee: fields.text("assignee"),
    steps: facts.tasks.length,
    answered: facts.tasks.filter((task) => isAnswered(stateOfMark(task.mark) ?? "open")).length,
  };
  return { note, problems: fields.problems };
}
