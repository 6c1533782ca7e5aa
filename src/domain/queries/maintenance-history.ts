import type { NoteRow } from "../index/note-row.ts";
import type { ClosedOccurrence } from "../metrics/compliance.ts";
import { maintenanceFigures, type MaintenanceInput } from "../metrics/figure-maintenance.ts";
import type { MaintenanceFigures } from "../metrics/maintenance-figures.ts";
import type { MaintenanceLine } from "../notes/maintenance-log.ts";
import { occurrencesOf, stateOf } from "../schedule/due.ts";
import type { Occurrence } from "../schedule/occurrence.ts";
import { pipelineOf } from "../schedule/pipeline.ts";
import { addDays, daysBetween, type Day } from "../time/day.ts";
import type { Duration } from "../time/duration.ts";
import { localNow, momentToInstant, type Moment } from "../time/moment.ts";
import { namesOf } from "./agenda-items.ts";
import type { AgendaReading } from "./build-agenda.ts";
import { nowIn, planStandings, zoneOf, type PlanStanding } from "./plan-standings.ts";
import { folded, historiesOf, spanOf, type IsWanted } from "./service-downtime.ts";
import { cycleOf } from "./work-now.ts";
import { planOf } from "../index/work-orders-of.ts";

const HOUR = 60;
/** A run over more days is a slip of the pen. */
const LONGEST_RUN = 15_000;

/** The figures of maintenance between two days, both included; `services` are the base names of those that are asked for, all that failed where absent. */
export function figuresOf(reading: AgendaReading, from: Day, to: Day, services?: readonly string[]): MaintenanceFigures {
  const wanted = services && new Set(services.map(folded));
  const isWanted: IsWanted = (names) => wanted === undefined || names.some((name) => wanted.has(folded(name)));
  const standings = planStandings(reading, true).filter(({ row }) => isWanted(namesOf(row.services)));
  const today = reading.now.slice(0, 10);
  const input: MaintenanceInput = {
    from, to, today, zone: reading.zone,
    closed: standings.flatMap((plan) => closedOf(plan, reading, from, to)),
    overdue: standings.flatMap((plan) => overdueOf(plan, reading)),
    work: reading.workOrders.filter((row) => isWanted(namesOf(row.services))).flatMap((row) => workOf(row, reading, from, to)).concat(standings.flatMap((plan) => loggedWork(plan, reading, from, to))),
    services: historiesOf(reading, from, to, isWanted),
  };
  return maintenanceFigures(input);
}

/** What closed of a plan in a period: told by its log and its work orders, or gone by without anybody saying so. */
export function closedOf(plan: PlanStanding, reading: AgendaReading, from: Day, to: Day): ClosedOccurrence[] {
  const { row, terms, around, orders, standing } = plan;
  const named = { path: row.path, name: row.note.title ?? row.name };
  const logged = (reading.logs.get(row.path) ?? []).flatMap((line) => nominalsOf(line, plan).map((nominal): ClosedOccurrence => ({
    ...named, nominal, outcome: line.outcome, ...limitsOf(nominal, plan), ...(line.outcome === "done" ? { doneOn: line.day } : {}),
  })));
  const ordered = [...orders.accounts].flatMap(([nominal, account]): ClosedOccurrence[] => {
    if (account.outcome === "open") return [];
    const order = account.outcome === "done" ? orders.byOccurrence.get(nominal) : undefined;
    const doneOn = order && endIn(order, around.zone, reading.zone);
    return [{ ...named, nominal, outcome: account.outcome, ...limitsOf(nominal, plan), ...(doneOn === undefined ? {} : { doneOn }) }];
  });
  const now = nowIn(around.zone, reading);
  const gone = (occurrence: Occurrence, outcome: ClosedOccurrence["outcome"]): ClosedOccurrence => ({ ...named, nominal: occurrence.nominal, dueAt: occurrence.dueAt, graceUntil: occurrence.graceUntil, outcome });
  const passed = standing.passed.map((occurrence) => gone(occurrence, terms.missed === "skip" ? "skipped" : "missed"));
  const overdue = standing.open.filter((occurrence) => stateOf(occurrence, now, around.zone) === "overdue").map((occurrence) => gone(occurrence, "overdue"));
  const since = from > (terms.lastDue ?? "") ? from : addDays(terms.lastDue ?? from, 1);
  const until = to < now.slice(0, 10) ? to : now.slice(0, 10);
  const suppressed = since > until ? [] : occurrencesOf(terms, around, since, until, orders.accounts).filter((occurrence) => occurrence.suppressed !== undefined).map((occurrence) => gone(occurrence, "suppressed"));
  return [...logged, ...ordered, ...passed, ...overdue, ...suppressed];
}

/** When a work order ended, by the clock of its plan's zone; a day alone stays that day. */
function endIn({ note }: NoteRow<"work-order">, planZone: string, vaultZone: string): Moment | undefined {
  const [end, own] = [note.actual_end, zoneOf(note, vaultZone)];
  return end === undefined || end.length < 16 || own === planZone ? end : localNow(momentToInstant(end, own), planZone).moment;
}

/** The occurrences that a line is about: one, or all of a run that were not left out. Work beside the schedule is about none. */
function nominalsOf({ due, dueTo, count }: MaintenanceLine, { terms, around, orders }: PlanStanding): readonly Day[] {
  if (due === undefined) return [];
  if (dueTo === undefined || dueTo <= due) return [due];
  const span = daysBetween(due, dueTo);
  if (span > LONGEST_RUN) return [dueTo];
  const all = occurrencesOf(terms, around, due, dueTo, orders.accounts);
  const inForce = all.filter(({ suppressed }) => suppressed === undefined);
  // The schedule may be another since, or paused: then only how many they were is known. Nobody who left out the number meant one.
  const days = [inForce, all].find(({ length }) => length === count || (count < 2 && length > 1));
  return days?.map(({ nominal }) => nominal) ?? spread(due, span, Math.min(count, span + 1));
}

function spread(from: Day, days: number, count: number): Day[] {
  const apart = days / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, at) => addDays(from, Math.floor(at * apart)));
}

/** Until when an occurrence of the past was on time, as its plan says today. */
function limitsOf(nominal: Day, { terms, around }: PlanStanding): Pick<ClosedOccurrence, "dueAt" | "graceUntil"> {
  const { dueAt, graceUntil } = pipelineOf(terms, around)(nominal);
  return { dueAt, graceUntil };
}

function overdueOf(plan: PlanStanding, reading: AgendaReading): MaintenanceInput["overdue"] {
  const { row, around, standing } = plan;
  const now = nowIn(around.zone, reading);
  const hours = hoursOf(row.note.duration);
  return standing.open.filter((occurrence) => stateOf(occurrence, now, around.zone) === "overdue").map(({ dueAt }) => ({
    path: row.path, name: row.note.title ?? row.name, due: dueAt.slice(0, 10), cycleDays: cycleOf(plan), estimatedHours: hours,
  }));
}

function hoursOf(duration: Duration | undefined): number | undefined {
  return duration && (duration.days * 24 * HOUR + duration.minutes) / HOUR;
}

/** Hours of work that a work order tells: its labour, else from its beginning to its end. */
function workOf(row: NoteRow<"work-order">, reading: AgendaReading, from: Day, to: Day): { hours: number; planned: boolean }[] {
  const { note } = row;
  const ended = (note.actual_end ?? "").slice(0, 10);
  if (note.exercise === true || row.status === "cancelled" || ended < from || ended > to) return [];
  const span = spanOf(note.actual_start, note.actual_end, zoneOf(note, reading.zone));
  const hours = hoursOf(note.labour) ?? (span ? (span.to - span.from) / HOUR : undefined);
  const planned = note.category === "routine" || note.category === "preventive" || (note.category === undefined && planOf(row, reading.links) !== undefined);
  return hours === undefined || hours <= 0 ? [] : [{ hours, planned }];
}

/** Work that stands only in a plan's log took as long as the plan says; two records of one occurrence are one work. */
function loggedWork({ row, orders }: PlanStanding, reading: AgendaReading, from: Day, to: Day): { hours: number; planned: boolean }[] {
  const hours = hoursOf(row.note.duration);
  const done = (reading.logs.get(row.path) ?? []).filter(({ outcome, day, due }) => outcome === "done" && day >= from && day <= to && orders.accounts.get(due ?? "")?.outcome !== "done");
  const works = new Set(done.map(({ due, line }) => due ?? line));
  return hours === undefined ? [] : [...works].map(() => ({ hours, planned: true }));
}
