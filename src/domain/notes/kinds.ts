import { CALENDAR_FIELDS, calendarTerms } from "./calendar.ts";
import { CHANGE_FIELDS } from "./change.ts";
import { CHECKLIST_FIELDS, checklistDay } from "./checklist.ts";
import { FRAMEWORK_FIELDS } from "./framework.ts";
import { INCIDENT_FIELDS } from "./incident.ts";
import { MAINTENANCE_FIELDS, maintenanceTerms } from "./maintenance.ts";
import { METRIC_FIELDS } from "./metric.ts";
import type { KindFacts } from "./note-facts.ts";
import type { NoteProblem } from "./note-problem.ts";
import { PROBLEM_FIELDS } from "./problem.ts";
import { PROCEDURE_FIELDS, procedureSchedule } from "./procedure.ts";
import { readFields, type Schema, type Values } from "./read-fields.ts";
import { REPORT_FIELDS } from "./report.ts";
import { REVIEW_FIELDS } from "./review.ts";
import { SERVICE_FIELDS } from "./service.ts";
import { TOOL_FIELDS } from "./tool.ts";
import { WORK_ORDER_FIELDS } from "./work-order.ts";

interface KindRow {
  readonly icon: string;
  readonly fields: Schema;
  /** The folder under the Operations folder where new notes of the kind go; records of a year have a folder of their own. */
  readonly folder: string;
  readonly yearly?: true;
  /** What the ids of records made by a person begin with. */
  readonly prefix?: string;
  /** Words of `type` and of tags that mean this kind, beside its own name. */
  readonly words: readonly string[];
  /** Words that mean it anywhere in the vault, also outside the Operations folders. */
  readonly unmistakable: readonly string[];
  /** The statuses in which nothing more is to be done. */
  readonly ended?: readonly string[];
}

/** The table of kinds; the order decides where a note names several. */
export const KINDS = {
  framework: { icon: "network", fields: FRAMEWORK_FIELDS, folder: "", words: [], unmistakable: [] },
  procedure: {
    icon: "scroll-text", fields: PROCEDURE_FIELDS, folder: "Procedures", words: ["runbook", "sop", "playbook", "how-to"],
    unmistakable: ["procedure", "runbook", "sop", "playbook"], ended: ["retired"],
  },
  checklist: {
    icon: "list-checks", fields: CHECKLIST_FIELDS, folder: "Checklists", yearly: true, words: [], unmistakable: [],
    ended: ["done", "done-with-exceptions", "missed", "skipped", "abandoned"],
  },
  maintenance: { icon: "calendar-clock", fields: MAINTENANCE_FIELDS, folder: "Maintenance", words: ["pm"], unmistakable: [], ended: ["retired"] },
  "work-order": {
    icon: "wrench", fields: WORK_ORDER_FIELDS, folder: "Work orders", yearly: true, prefix: "WO", words: ["wo"], unmistakable: ["work-order"],
    ended: ["done", "closed", "skipped", "missed", "cancelled"],
  },
  incident: {
    icon: "siren", fields: INCIDENT_FIELDS, folder: "Incidents", yearly: true, prefix: "INC", words: ["outage"], unmistakable: ["incident"],
    ended: ["closed", "cancelled"],
  },
  problem: { icon: "bug", fields: PROBLEM_FIELDS, folder: "Problems", prefix: "PRB", words: ["known-error"], unmistakable: ["known-error"], ended: ["closed"] },
  change: {
    icon: "git-pull-request-arrow", fields: CHANGE_FIELDS, folder: "Changes", yearly: true, prefix: "CHG",
    words: ["rfc", "crq", "change-request", "change-record"], unmistakable: ["change-request"], ended: ["closed", "cancelled"],
  },
  review: {
    icon: "messages-square", fields: REVIEW_FIELDS, folder: "Reviews", yearly: true, prefix: "RVW", words: ["postmortem", "post-mortem", "pir", "retrospective"],
    unmistakable: ["postmortem"], ended: ["closed"],
  },
  service: { icon: "server", fields: SERVICE_FIELDS, folder: "Services", words: ["asset", "ci"], unmistakable: [], ended: ["retired"] },
  metric: { icon: "gauge", fields: METRIC_FIELDS, folder: "Metrics", words: [], unmistakable: [], ended: ["retired"] },
  tool: { icon: "hammer", fields: TOOL_FIELDS, folder: "Tools", words: [], unmistakable: [], ended: ["retired"] },
  report: { icon: "file-chart-column", fields: REPORT_FIELDS, folder: "Reports", yearly: true, words: [], unmistakable: [], ended: ["issued", "superseded"] },
  calendar: { icon: "calendar-days", fields: CALENDAR_FIELDS, folder: "Calendars", words: [], unmistakable: [] },
} as const satisfies Record<string, KindRow>;

export type Kind = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as Kind[];

/** What no schema says of a kind: found from several properties, or counted. */
interface More {
  readonly procedure: ReturnType<typeof procedureSchedule>;
  readonly checklist: ReturnType<typeof checklistDay>;
  readonly maintenance: ReturnType<typeof maintenanceTerms>;
  readonly calendar: ReturnType<typeof calendarTerms>;
}

/** A note of a kind as its properties tell it, under their canonical keys; `steps` are its boxes. */
export type NoteOf<K extends Kind> = Omit<Values<(typeof KINDS)[K]["fields"]>, K extends keyof More ? keyof More[K] : never> &
  (K extends keyof More ? More[K] : unknown) & { readonly steps: number; readonly answered: number };

export type ProcedureNote = NoteOf<"procedure">;

/** Reads a note of a kind; what cannot be read is a problem and stays absent. Never throws. */
export function readNote<K extends Kind>(kind: K, facts: KindFacts): { note: NoteOf<K>; problems: NoteProblem[] } {
  const { values, problems } = readFields<Schema>(KINDS[kind].fields, facts.fields);
  const note = { ...values, ...moreOf(kind, values, facts.fields, problems), steps: facts.steps, answered: facts.answered };
  return { note: note as NoteOf<K>, problems };
}

function moreOf(kind: Kind, values: Values<Schema>, fields: KindFacts["fields"], problems: NoteProblem[]): object {
  if (kind === "procedure") return procedureSchedule(values as Values<typeof PROCEDURE_FIELDS>, fields, problems);
  if (kind === "maintenance") return maintenanceTerms(values as Values<typeof MAINTENANCE_FIELDS>, fields, problems);
  if (kind === "calendar") return calendarTerms(values as Values<typeof CALENDAR_FIELDS>, fields, problems);
  return kind === "checklist" ? checklistDay(values as Values<typeof CHECKLIST_FIELDS>) : {};
}

/** An incident notice says `resolved: true`: that is a status, no moment. */
export function asMeant(kind: Kind, fields: KindFacts["fields"]): KindFacts["fields"] {
  const { resolved } = fields;
  if (kind !== "incident" || !(typeof resolved === "boolean" || (typeof resolved === "string" && /^(yes|no|true|false)$/i.test(resolved)))) return fields;
  const { resolved: _flag, ...others } = fields;
  return /^(yes|true)$/i.test(String(resolved)) ? { status: "resolved", ...others } : others;
}

/** Whether a status means that nothing more is to be done. */
export function hasEnded(kind: Kind, status: string): boolean {
  const row: KindRow = KINDS[kind];
  return row.ended?.includes(status) ?? false;
}
