import { readSchedule, type Schedule } from "../schedule/schedule.ts";
import type { Day } from "../time/day.ts";
import { FieldReader } from "./field-reader.ts";
import type { NoteFacts } from "./note-facts.ts";
import type { NoteProblem } from "./note-problem.ts";

export const PROCEDURE_AREAS = [
  "system-monitoring", "service-management", "user-support", "performance-monitoring", "maintenance", "incident", "problem", "change",
  "performance", "tools", "reporting",
] as const;

export const PROCEDURE_STATUSES = ["draft", "in-review", "approved", "retired"] as const;

/** How to do something: what the index keeps of a procedure note; its steps are read from the text on demand. */
export interface ProcedureNote {
  readonly kind: "procedure";
  readonly title: string | undefined;
  readonly area: string | undefined;
  readonly status: (typeof PROCEDURE_STATUSES)[number];
  readonly version: number | undefined;
  readonly duration: string | undefined;
  /** Owner and approvers, as written. */
  readonly people: readonly string[];
  readonly schedule: Schedule | undefined;
  readonly starts: Day | undefined;
}

/** Reads a procedure's fields. */
export function readProcedure(facts: NoteFacts): { note: ProcedureNote; problems: NoteProblem[] } {
  const fields = new FieldReader(facts.fields);
  const starts = fields.day("starts");
  const note: ProcedureNote = {
    kind: "procedure",
    title: fields.text("title"),
    area: fields.choice("area", PROCEDURE_AREAS),
    status: fields.choice("status", PROCEDURE_STATUSES, ["state"]) ?? "draft",
    version: fields.wholeNumber("version"),
    duration: fields.text("duration"),
    people: [...fields.texts("owner", ["owners", "owner_slack", "owner_team", "team", "maintainer"]), ...fields.texts("approved_by")],
    schedule: scheduleOf(fields, starts),
    starts,
  };
  return { note, problems: fields.problems };
}

function scheduleOf(fields: FieldReader, starts: Day | undefined): Schedule | undefined {
  const aliases = ["frequency", "recurrence", "repeat"];
  const words = fields.text("schedule", aliases);
  if (words === undefined) return undefined;
  const reading = readSchedule(words, starts);
  if (reading.ok) return reading.schedule;
  const { found, expected, hint } = reading.problem;
  return fields.report(fields.value("schedule", aliases)?.key ?? "schedule", found, expected, hint, "schedule-unreadable");
}
