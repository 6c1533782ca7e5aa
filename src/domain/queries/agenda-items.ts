import type { NoteRow } from "../index/note-row.ts";
import type { MaintenanceLine } from "../notes/maintenance-log.ts";
import { stateOf } from "../schedule/due.ts";
import type { Occurrence } from "../schedule/occurrence.ts";
import type { Pipeline } from "../schedule/pipeline.ts";
import { linkTarget, baseName } from "../text/links.ts";
import { daysBetween, type Day } from "../time/day.ts";
import type { AgendaItem, AgendaState } from "./agenda.ts";
import { nowIn, type PlansReading, type PlanStanding } from "./plan-standings.ts";

const BARE = { time: "", plan: "", movedFrom: "", lateDays: 0, warnings: [], statutory: false, passed: 0 } as const;

/** An occurrence of a plan that nobody accounted for yet, or that a work order is about. */
export function occurrenceItem(plan: PlanStanding, occurrence: Occurrence, reading: PlansReading): AgendaItem {
  return occurrenceItems(plan, reading)(occurrence);
}

/** The same for many of a plan: a year has thousands, and what they share is looked up once. */
export function occurrenceItems(plan: PlanStanding, reading: PlansReading): (occurrence: Occurrence) => AgendaItem {
  const { row, terms, around, orders, standing } = plan;
  const [now, title, services, { path }] = [nowIn(around.zone, reading), row.note.title ?? row.name, namesOf(row.services), row];
  return (occurrence) => {
    const order = orders.byOccurrence.get(occurrence.nominal);
    const isPassed = standing.passed.includes(occurrence);
    const isOpen = standing.open.includes(occurrence);
    const state = (order && orderState(order)) ?? (isPassed ? (terms.missed === "skip" ? "skipped" : "missed") : plannedState(occurrence, now, around.zone));
    const late = !isPassed && (isOpen || order !== undefined) && !ENDED.has(state) ? Math.max(0, daysBetween(lastDayOf(occurrence), now.slice(0, 10))) : 0;
    return {
      key: `${path} ${occurrence.nominal}`, kind: "maintenance", state, day: occurrence.day, time: timeOfMoment(occurrence.from) || timeOfMoment(occurrence.dueAt),
      title, path: order?.path ?? path, plan: path,
      movedFrom: occurrence.day === occurrence.nominal ? "" : occurrence.nominal,
      lateDays: late, services, statutory: terms.statutory, passed: isOpen ? standing.passed.length : 0,
      warnings: warningsOf(occurrence, plan),
    };
  };
}

function warningsOf(occurrence: Occurrence, plan: PlanStanding): AgendaItem["warnings"] {
  const [isClosed, frozen] = [occurrence.noWindow === true, isFrozen(occurrence, plan)];
  return isClosed || frozen ? [...(isClosed ? ["no-window" as const] : []), ...(frozen ? ["freeze" as const] : [])] : BARE.warnings;
}

/** What the log of a plan says of an occurrence; a run of missed ones stands on its last day, work beside the schedule on its own. */
export function loggedItem({ row, terms }: PlanStanding, line: MaintenanceLine, place: Pipeline): AgendaItem {
  const nominal = line.dueTo ?? line.due;
  const day = nominal === undefined ? line.day : place(nominal).day;
  return {
    ...BARE, key: `${row.path} ${nominal ?? `line ${String(line.line)}`}`, kind: "maintenance", state: line.outcome, day, title: row.note.title ?? row.name, path: row.path, plan: row.path,
    movedFrom: nominal === undefined || nominal === day ? "" : nominal, services: namesOf(row.services), statutory: terms.statutory, passed: line.count - 1,
  };
}

/** A record with a day of its own: a change, a review, an incident, a repair, a checklist. */
export function recordItem(row: NoteRow, kind: AgendaItem["kind"], state: AgendaState, today: Day, more: Partial<Pick<AgendaItem, "day" | "time" | "title">> = {}): AgendaItem {
  const day = more.day ?? row.day ?? today;
  const isLate = state === "overdue";
  return {
    ...BARE, key: row.path, kind, state, day, time: more.time ?? "", title: more.title ?? titleOf(row), path: row.path,
    lateDays: isLate ? Math.max(0, daysBetween(day, today)) : 0, services: namesOf(row.services),
  };
}

/** A change in its window. */
export function windowItem(row: NoteRow<"change">, state: AgendaState, today: Day): AgendaItem {
  const { planned_start: from = "", planned_end: until = "" } = row.note;
  return { ...recordItem(row, "change", state, today, { time: from.slice(11, 16) }), until };
}

/** A work order that ends no plan's occurrence stands on the day it is due. */
export function repairItem(row: NoteRow<"work-order">, today: Day): AgendaItem {
  const state = orderState(row);
  const late = !ENDED.has(state ?? "planned") && row.day !== undefined && row.day < today;
  return { ...recordItem(row, "work-order", state ?? (late ? "overdue" : row.day === today ? "due" : "planned"), today), lateDays: late && row.day !== undefined ? daysBetween(row.day, today) : 0 };
}

const names = new WeakMap<readonly string[], readonly string[]>();

/** The base names of services, as links name them. */
export function namesOf(services: readonly string[]): readonly string[] {
  const known = names.get(services) ?? services.map((service) => baseName(linkTarget(service)));
  names.set(services, known);
  return known;
}

/** What a record is called: its title, else its name without its id or date. */
export function titleOf(row: NoteRow): string {
  const { title } = row.note as { readonly title?: string };
  return title ?? (row.name.replace(/^(?:[A-Z]{2,4}-\d{8}-\d+|\d{4}-\d{2}-\d{2})\s+/, "") || row.name);
}

/** What is behind: nothing is late any more. */
export const ENDED: ReadonlySet<AgendaState> = new Set(["done", "skipped", "missed", "suppressed"]);

const ORDER_STATES: Readonly<Record<string, AgendaState>> = {
  "in-progress": "in-progress", "on-hold": "held", done: "done", closed: "done", skipped: "skipped", missed: "missed", cancelled: "skipped",
};

/** What a work order's status makes of its item; a planned one stands as its day does. */
export function orderState({ status }: NoteRow<"work-order">): AgendaState | undefined {
  return ORDER_STATES[status];
}

function plannedState(occurrence: Occurrence, now: string, zone: string): AgendaState {
  const state = stateOf(occurrence, now, zone);
  // Later today is today's work; what a meter is only expected to show may come another day.
  if (state === "upcoming" && occurrence.day === now.slice(0, 10) && occurrence.forecast !== true) return "due";
  return state === "not-yet" ? "planned" : state;
}

function isFrozen({ day, from, dueAt, suppressed }: Occurrence, { around }: PlanStanding): boolean {
  if (suppressed !== undefined) return false;
  if (from.length < 11) return around.freezes.some((freeze) => freeze.from.slice(0, 10) <= day && day < freeze.to.slice(0, 10));
  return around.freezes.some((freeze) => (freeze.from < dueAt || freeze.from === from) && from < freeze.to);
}

/** The last day on which it is on time. */
export function lastDayOf({ dueAt }: Occurrence): Day {
  return dueAt.slice(0, 10);
}

function timeOfMoment(moment: string): string {
  return moment.slice(11, 16);
}
