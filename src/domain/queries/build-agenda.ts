import type { NoteRow } from "../index/note-row.ts";
import { dayNumber } from "../index/note-row.ts";
import { hasEnded } from "../notes/kinds.ts";
import type { MaintenanceLine } from "../notes/maintenance-log.ts";
import { hasBegun, occurrencesOf } from "../schedule/due.ts";
import type { Occurrence } from "../schedule/occurrence.ts";
import { pipelineOf } from "../schedule/pipeline.ts";
import { nextOccurrence, occurrencesBetween, timeOf } from "../schedule/schedule.ts";
import type { Account } from "../schedule/plan-terms.ts";
import { addDays, type Day } from "../time/day.ts";
import type { Agenda, AgendaItem, AgendaState } from "./agenda.ts";
import { loggedItem, occurrenceItem, occurrenceItems, recordItem, repairItem, windowItem } from "./agenda-items.ts";
import { MOVES, nominalsFor } from "./plan-days.ts";
import { nowIn, ordersApart, planStandings, type PlansReading, type PlanStanding } from "./plan-standings.ts";
import { saysMore, type Links } from "../index/work-orders-of.ts";

/** What the schedule is made of. Rows are in the order of their paths. */
export interface AgendaReading extends PlansReading {
  readonly links: Links;
  readonly workOrders: readonly NoteRow<"work-order">[];
  readonly changes: readonly NoteRow<"change">[];
  readonly reviews: readonly NoteRow<"review">[];
  readonly incidents: readonly NoteRow<"incident">[];
  readonly checklists: readonly NoteRow<"checklist">[];
  readonly procedures: readonly NoteRow<"procedure">[];
  /** The logs of those plans whose past lies in the period, by path. */
  readonly logs: ReadonlyMap<string, readonly MaintenanceLine[]>;
  /** The paths of changes with a conflict that nobody accepted; the same set as long as it says the same. */
  readonly conflicted?: ReadonlySet<string> | undefined;
}

/** The schedule between two days, both included; `procedures` are those whose days to come are shown. */
export function buildAgenda(reading: AgendaReading, from: Day, to: Day, procedures = reading.procedures): Agenda {
  const today = reading.now.slice(0, 10);
  const standings = planStandings(reading, true);
  const inForce = standings.filter(({ terms }) => terms.status !== "retired");
  const items = [
    ...standings.flatMap((plan) => planItems(plan, reading, from, to)),
    ...recordLists(reading, from, to).flatMap(({ rows, make }) => rows.flatMap((row) => make(row) ?? [])),
    ...procedures.flatMap((row) => procedureItems(row, from > today ? from : addDays(today, 1), to, today)),
  ];
  const late = from > today || to < today ? [] : [...standings.flatMap((plan) => lateItems(plan, reading, from)), ...lateRepairs(reading, from)];
  return {
    from, to, today,
    late: late.sort(inOrder),
    items: items.sort(inOrder),
    bands: reading.calendars.bandsBetween(from, to),
    services: [...new Set([...new Set([...items, ...late].map(({ services }) => services))].flat())].sort(),
    unscheduled: inForce.filter(({ row, terms }) => row.note.schedule !== undefined && !terms.schedule).map(({ row }) => ({ path: row.path, name: row.name })),
  };
}

/** Rows with what each of them shows, if anything. */
export interface RecordList {
  readonly rows: readonly NoteRow[];
  readonly make: (row: NoteRow) => AgendaItem | undefined;
}

/** What stands beside the plans: records with a day of their own. */
export function recordLists(reading: AgendaReading, from: Day, to: Day): readonly RecordList[] {
  const { changes, reviews, incidents, checklists, now, conflicted } = reading;
  const today = now.slice(0, 10);
  return [
    within(ordersApart(reading), from, to, (row) => repairItem(row, today)),
    // What began before these days may go on in them.
    within(changes, addDays(from, -MOVES), to, (row) => changeItem(row, from, today, conflicted)),
    within(reviews, from, to, (row) => recordItem(row, "review", openState(row, today), today)),
    within(incidents, from, to, (row) => recordItem(row, "incident", hasEnded("incident", row.status) || row.status === "resolved" ? "done" : "open", today, { time: row.note.started?.slice(11, 16) ?? "" })),
    within(checklists, from, to < today ? to : today, (row) => (row.note.occurrence === undefined ? undefined : recordItem(row, "procedure", checklistState(row, today), today))),
  ];
}

/** Open occurrences from before a day. */
function lateItems(plan: PlanStanding, reading: PlansReading, from: Day): AgendaItem[] {
  return plan.standing.open.filter(({ day }) => day < from).map((occurrence) => occurrenceItem(plan, occurrence, reading)).filter(({ lateDays }) => lateDays > 0);
}

function lateRepairs(reading: AgendaReading, from: Day): AgendaItem[] {
  const [today, first] = [reading.now.slice(0, 10), dayNumber(from)];
  return ordersApart(reading).filter(({ dayNumber: day }) => day > 0 && day < first).map((row) => repairItem(row, today)).filter(({ lateDays }) => lateDays > 0);
}

/** The plans whose log says something about a period: those with a stamp in it or behind it, as far as occurrences move. */
export function plansWithPast(plans: readonly NoteRow<"maintenance">[], from: Day): string[] {
  const since = addDays(from, -MOVES);
  return plans.filter(({ note }) => (note.last_due ?? "") >= since || (note.last_done ?? "") >= from).map(({ path }) => path);
}

interface PlanItems {
  readonly from: Day;
  readonly to: Day;
  readonly lines: readonly MaintenanceLine[];
  readonly items: readonly AgendaItem[];
}

/** Kept for each plan and the few periods that views show: a vault has thousands of plans, and an edit moves one. */
const made = new WeakMap<PlanStanding, PlanItems[]>();
const PERIODS = 6;
const NO_LINES: readonly MaintenanceLine[] = [];
const NO_ITEMS: readonly AgendaItem[] = [];

/** All that a plan has between two days: what its log tells, what is open or gone by, and what is to come. */
export function planItems(plan: PlanStanding, reading: Pick<AgendaReading, "logs"> & PlansReading, from: Day, to: Day): readonly AgendaItem[] {
  const lines = reading.logs.get(plan.row.path) ?? NO_LINES;
  const periods = made.get(plan) ?? [];
  const known = periods.find((each) => each.from === from && each.to === to && each.lines === lines);
  if (known) return known.items;
  const items = makePlanItems(plan, lines, reading, from, to);
  made.set(plan, [{ from, to, lines, items }, ...periods.slice(0, PERIODS - 1)]);
  return items;
}

function makePlanItems(plan: PlanStanding, lines: readonly MaintenanceLine[], reading: PlansReading, from: Day, to: Day): readonly AgendaItem[] {
  const place = pipelineOf(plan.terms, plan.around);
  const found = new Map<string, Told>();
  const add = (item: AgendaItem, outcome: Told["outcome"]): void => {
    const known = found.get(item.key);
    if (known === undefined || (outcome !== undefined && known.outcome !== undefined && saysMore(outcome, known.outcome))) found.set(item.key, { item, outcome });
  };
  const { first, last } = nominalsFor(plan, from, to);
  const isNear = ({ dueTo, due, day }: MaintenanceLine): boolean => (dueTo ?? due ?? day) >= first && (dueTo ?? due ?? day) <= last;
  for (const line of lines) if (isNear(line)) add(loggedItem(plan, line, place), line.outcome);
  const itemOf = occurrenceItems(plan, reading);
  for (const occurrence of occurrencesOfPlan(plan, reading, from, to)) add(itemOf(occurrence), plan.orders.accounts.get(occurrence.nominal)?.outcome);
  const items = [...found.values()].map(({ item }) => item).filter(({ day }) => day >= from && day <= to);
  return items.length === 0 ? NO_ITEMS : items;
}

/** What a line or a work order says of an occurrence; of several the one that says most is shown. */
interface Told {
  readonly item: AgendaItem;
  readonly outcome: Account["outcome"] | undefined;
}

/** What has begun and stands nowhere lies before anything that is known of the plan. */
function isAhead(occurrence: Occurrence, now: string, zone: string): boolean {
  return occurrence.suppressed !== undefined || !hasBegun(occurrence, now, zone);
}

/** Occurrences that the log does not account for: open, gone by, to come, and those with a work order. */
function occurrencesOfPlan(plan: PlanStanding, reading: PlansReading, from: Day, to: Day): Occurrence[] {
  const { terms, around, orders, standing } = plan;
  const known = [...standing.passed, ...standing.open, ...(standing.next ? [standing.next] : [])];
  const nominals = new Set(known.map(({ nominal }) => nominal));
  const now = nowIn(around.zone, reading);
  const since = terms.lastDue ?? "";
  const { first, last } = nominalsFor(plan, from, to);
  const others = occurrencesOf(terms, around, first, last, orders.accounts).filter((occurrence) =>
    !nominals.has(occurrence.nominal) && (orders.accounts.has(occurrence.nominal) || (occurrence.nominal > since && isAhead(occurrence, now, around.zone))));
  // Out of season and while it is paused a plan has no occurrences to show; what a freeze or a day off leaves out is worth knowing.
  return [...known, ...others].filter(({ suppressed, nominal }) => (suppressed !== "season" && suppressed !== "paused") || orders.accounts.has(nominal));
}

function within<Row extends NoteRow>(rows: readonly Row[], from: Day, to: Day, make: (row: Row) => AgendaItem | undefined): RecordList {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return { rows: last < first ? [] : rows, make: (row) => (row.dayNumber >= first && row.dayNumber <= last ? make(row as Row) : undefined) };
}

function changeItem(row: NoteRow<"change">, from: Day, today: Day, conflicted: AgendaReading["conflicted"]): AgendaItem | undefined {
  if ((row.day ?? "") < from && (row.note.planned_end ?? "") <= from) return undefined;
  const state: AgendaState = row.status === "implement" ? "in-progress" : row.status === "review" ? "done" : row.status === "cancelled" ? "skipped" : openState(row, today);
  const item = windowItem(row, state, today);
  return conflicted?.has(row.path) ? { ...item, warnings: ["conflict"] } : item;
}

function openState(row: NoteRow, today: Day): AgendaState {
  if (hasEnded(row.kind, row.status)) return "done";
  return row.day === undefined || row.day > today ? "planned" : row.day === today ? "due" : "overdue";
}

function checklistState({ status, day }: NoteRow<"checklist">, today: Day): AgendaState {
  if (status === "skipped" || status === "abandoned") return "skipped";
  return status === "missed" ? "missed" : status !== "open" ? "done" : day === today ? "due" : "overdue";
}

/** Procedures stand on the days to come; what was is told by the checklists. */
function procedureItems(row: NoteRow<"procedure">, from: Day, to: Day, today: Day): AgendaItem[] {
  const { schedule, status } = row.note;
  if (!schedule || status === "retired" || row.unreadable || from > to || (nextOccurrence(schedule, addDays(from, -1)) ?? "9") > to) return [];
  return occurrencesBetween(schedule, from, to).map((day) => ({ ...recordItem(row, "procedure", "planned", today, { day, time: timeOf(schedule) ?? "" }), key: `${row.path} ${day}` }));
}

/** By day, then those without a time, then by time and title. */
export function inOrder(one: AgendaItem, other: AgendaItem): number {
  return compare(one.day, other.day) || compare(one.time, other.time) || compare(one.title, other.title) || compare(one.key, other.key);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

