import { COMMON } from "./common-fields.ts";
import { choice, day, length, list, number, status, text, when } from "./field-types.ts";

/** One execution of a maintenance plan, or a corrective or emergency job. */
export const WORK_ORDER_FIELDS = {
  ...COMMON,
  category: choice("routine|preventive|corrective|emergency"),
  plan: text(),
  occurrence: text(),
  due: day(),
  status: status("planned|in-progress|on-hold|done|closed|skipped|missed|cancelled"),
  requested_by: text(),
  assignee: text(),
  verified_by: text(),
  incident: text(),
  change: text(),
  raised_by: text(),
  actual_start: when(),
  actual_end: when(),
  downtime_start: when(),
  downtime_end: when(),
  findings: choice("ok|degraded|fault-found|could-not-inspect"),
  action_taken: text(),
  failure_mode: text(),
  failure_cause: text(),
  meter_reading: number(),
  labour: length(),
  parts: list(),
  cost: number(),
  reason: text(),
} as const;
