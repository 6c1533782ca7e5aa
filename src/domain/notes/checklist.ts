import { readDay, type Day } from "../time/day.ts";
import { COMMON } from "./common-fields.ts";
import { day, list, status, text, when } from "./field-types.ts";
import type { Values } from "./read-fields.ts";

/** One dated execution of procedures. */
export const CHECKLIST_FIELDS = {
  ...COMMON,
  date: day(),
  occurrence: text(),
  procedures: list(),
  shift: text(),
  status: status("open|done|done-with-exceptions|missed|skipped|abandoned"),
  assignee: text(),
  started: when(),
  completed: when(),
  reason: text(),
  countersigned_by: text(),
} as const;

export type ChecklistStatus = Values<typeof CHECKLIST_FIELDS>["status"];

/** A checklist without a date has that of its occurrence, `daily@2026-11-23`. */
export function checklistDay({ date, occurrence }: Values<typeof CHECKLIST_FIELDS>): { date: Day | undefined } {
  return { date: date ?? readDay(occurrence?.split("@")[1] ?? "") };
}
