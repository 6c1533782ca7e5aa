import type { Schedule } from "../schedule/schedule.ts";
import { COMMON } from "./common-fields.ts";
import { choice, day, interval, length, list, status, text, when, whole } from "./field-types.ts";
import type { NoteProblem } from "./note-problem.ts";
import type { Values } from "./read-fields.ts";
import { readScheduleField } from "./schedule-field.ts";

const AREAS = "system-monitoring|service-management|user-support|performance-monitoring|maintenance|incident|problem|change|performance|tools|reporting";
export const PROCEDURE_AREAS = AREAS.split("|");

export const SCHEDULE_ALIASES = ["frequency", "recurrence", "repeat"] as const;

/** How to do something; its steps are read from its text on demand. A review date that is written wins over one that is computed. */
export const PROCEDURE_FIELDS = {
  ...COMMON,
  area: choice(AREAS),
  operation: choice("routine|maintenance|emergency|special"),
  emergency: choice("critical-incident|service-outage|security-breach|data-issue"),
  status: status("draft|in-review|approved|retired"),
  version: whole(),
  duration: length(),
  schedule: text(...SCHEDULE_ALIASES),
  starts: day(),
  review_every: interval("review_in", "review_interval", "review_cycle", "review_frequency"),
  last_reviewed: day("last_reviewed_on", "reviewed", "last_verified", "last_validated"),
  last_tested: day("last_run", "last_performed", "last_done"),
  next_review: day("review_by", "review_date", "next_review_date", "stale_after"),
  approved_by: list(),
  approved: when(),
  approved_hash: text(),
} as const;

/** What a procedure's schedule says. */
export function procedureSchedule({ schedule, starts }: Values<typeof PROCEDURE_FIELDS>, fields: Readonly<Record<string, unknown>>, problems: NoteProblem[]): { schedule: Schedule | undefined } {
  return { schedule: readScheduleField(PROCEDURE_FIELDS, fields, schedule, starts, problems, { needsStart: true }) };
}
