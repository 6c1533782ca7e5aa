import { COMMON } from "./common-fields.ts";
import { readCondition } from "../schedule/condition.ts";
import { readUsage } from "../schedule/meter.ts";
import type { PlanTerms } from "../schedule/plan-terms.ts";
import { readSeason } from "../schedule/season.ts";
import { choice, day, flag, interval, length, list, number, status, text } from "./field-types.ts";
import type { NoteProblem } from "./note-problem.ts";
import { fieldProblem, findProperties, type Values } from "./read-fields.ts";
import { readScheduleField } from "./schedule-field.ts";

/** A maintenance plan: what is done to which service, and when. */
export const MAINTENANCE_FIELDS = {
  ...COMMON,
  category: choice("routine|preventive"),
  schedule: text("frequency", "recurrence", "repeat"),
  starts: day(),
  until: day(),
  season: text(),
  anchor: choice("schedule|completion"),
  working_day: choice("next|previous|nearest|next-in-month|skip"),
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

type Fields = Readonly<Record<string, unknown>>;

/** When a plan is due, as its properties say it; what cannot be understood is a problem and left out. */
export function maintenanceTerms(values: Values<typeof MAINTENANCE_FIELDS>, fields: Fields, problems: NoteProblem[]): { terms: PlanTerms } {
  const understood = <Read>(name: "season" | "every" | "condition", read: (text: string) => Read | undefined, expected: string): Read | undefined => {
    const written = values[name];
    const result = written === undefined ? undefined : read(written);
    if (written === undefined || result !== undefined) return result;
    const found = findProperties(MAINTENANCE_FIELDS, fields, []).get(name) ?? { key: name, value: written };
    problems.push(fieldProblem(found, expected, "The rest of the plan holds."));
    return undefined;
  };
  const usage = understood("every", (every) => readUsage(every, values.base), "a number and its unit, such as 500 h");
  return {
    terms: {
      schedule: readScheduleField(MAINTENANCE_FIELDS, fields, values.schedule, values.starts, problems, { needsStart: false }),
      anchor: values.anchor ?? "schedule", until: values.until, workingDay: values.working_day,
      season: understood("season", readSeason, "months such as Apr-Oct, or dates such as 11-15..03-15"),
      usage: values.meter === undefined ? undefined : usage,
      condition: understood("condition", readCondition, "a metric and a limit, such as [[Disk usage db-1]] > 85 for 3"),
      lead: values.lead, grace: values.grace, duration: values.duration, downtime: values.downtime, missed: values.missed ?? "one", statutory: values.statutory === true,
      status: values.status, pausedUntil: values.paused_until, lastDone: values.last_done, lastDue: values.last_due,
    },
  };
}

/** Whether a plan's `requires_change` asks for one. */
export function needsChange(written: string | undefined): boolean {
  return written !== undefined && !/^(?:none|no|false|never)$/i.test(written.trim());
}
