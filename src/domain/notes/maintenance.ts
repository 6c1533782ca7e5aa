import { COMMON } from "./common-fields.ts";
import { choice, day, flag, interval, length, list, number, status, text } from "./field-types.ts";

/** A maintenance plan: what is done to which service, and when. */
export const MAINTENANCE_FIELDS = {
  ...COMMON,
  category: choice("routine|preventive"),
  schedule: text("frequency", "recurrence", "repeat"),
  starts: day(),
  until: day(),
  season: text(),
  anchor: choice("schedule|completion"),
  working_day: choice("next|previous|nearest"),
  calendar: list(),
  window: text(),
  lead: length(),
  grace: length(),
  missed: choice("one|all|skip"),
  procedure: text(),
  duration: length(),
  downtime: length(),
  requires_change: text(),
  statutory: flag(),
  meter: text(),
  every: text(),
  base: number(),
  condition: text(),
  status: status("active|paused|retired"),
  paused_until: day(),
  last_done: day(),
  last_due: day(),
  review_every: interval(),
} as const;
