import type { NoteRow } from "../index/note-row.ts";
import type { ClosedOccurrence } from "../metrics/compliance.ts";
import { maintenanceFigures, type MaintenanceInput, type ServiceHistory } from "../metrics/figure-maintenance.ts";
import type { Interval } from "../metrics/intervals.ts";
import type { MaintenanceFigures } from "../metrics/maintenance-figures.ts";
import type { MaintenanceLine } from "../notes/maintenance-log.ts";
import { occurrencesOf, stateOf } from "../schedule/due.ts";
import type { Occurrence } from "../schedule/occurrence.ts";
import { pipelineOf } from "../schedule/pipeline.ts";
import { addDays, daysBetween, type Day } from "../time/day.ts";
import type { Duration } from "../time/duration.ts";
import { momentToInstant, type Moment } from "../time/moment.ts";
import { namesOf } from "./agenda-items.ts";
import type { AgendaReading } from "./build-agenda.ts";
import { nowIn, planStandings, type PlanStanding } from "./plan-standings.ts";
import { cycleOf } from "./work-now.ts";
import { planOf } from "../index/work-orders-of.ts";

const HOUR = 60;
const MINUTE_MS = 60_000;

/** The figures of maintenance between two days, both included; `services` are the base names of those that are asked for, all that failed where absent. */
export function figuresOf(reading: AgendaReading, from: Day, to: Day, services?: readonly string[]): MaintenanceFigures {
  const standings = planStandings(reading).filter(({ row }) => services === undefined || namesOf(row.services).some((name) => services.includes(name)));
  const today = reading.now.slice(0, 10);
  const input: MaintenanceInput = {
    from, to, today, zone: reading.zone,
    closed: standings.flatMap((plan) => closedOf(plan, reading, from, to)),
    overdue: standings.flatMap((plan) => overdueOf(plan, reading)),
    work: reading.workOrders.flatMap((row) => workOf(row, reading, from, to)).concat(standings.flatMap((plan) => loggedWork(plan, reading, from, to))),
    services: historiesOf(reading, from, to, services),
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
    const doneOn = orders.byOccurrence.get(nominal)?.note.actual_end;
    return [{ ...named, nominal, outcome: account.outcome, ...limitsOf(nominal, plan), ...(account.outcome === "done" && doneOn !== undefined ? { doneOn } : {}) }];
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

/** The occurrences that a line is about: one, or all of a run that were not left out. Work beside the schedule is about none. */
function nominalsOf({ due, dueTo, count }: MaintenanceLine, { terms, around, orders }: PlanStanding): readonly Day[] {
  if (due === undefined) return [];
  if (dueTo === undefined || dueTo <= due) return [due];
  const days = occurrencesOf(terms, around, due, dueTo, orders.accounts).filter(({ suppressed }) => suppressed === undefined).map(({ nominal }) => nominal);
  // The schedule may be another since: then only how many they were is known.
  return days.length === count ? days : spread(due, dueTo, count);
}

function spread(from: Day, to: Day, count: number): Day[] {
  const apart = daysBetween(from, to) / Math.max(1, count - 1);
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
  if (note.exercise === true || ended < from || ended > to) return [];
  const span = spanOf(note.actual_start, note.actual_end, reading.zone);
  const hours = hoursOf(note.labour) ?? (span ? (span.to - span.from) / HOUR : undefined);
  const planned = note.category === "routine" || note.category === "preventive" || (note.category === undefined && planOf(row, reading.links) !== undefined);
  return hours === undefined || hours <= 0 ? [] : [{ hours, planned }];
}

/** Work that stands only in a plan's log took as long as the plan says. */
function loggedWork({ row }: PlanStanding, reading: AgendaReading, from: Day, to: Day): { hours: number; planned: boolean }[] {
  const hours = hoursOf(row.note.duration);
  const done = (reading.logs.get(row.path) ?? []).filter(({ outcome, day }) => outcome === "done" && day >= from && day <= to);
  return hours === undefined ? [] : done.map(() => ({ hours, planned: true }));
}

/** When each service was down, by what incidents and work orders say; an incident that goes on is down until now. */
function historiesOf(reading: AgendaReading, from: Day, to: Day, wanted: readonly string[] | undefined): ServiceHistory[] {
  const { zone } = reading;
  const frame = { from: instant(`${from}T00:00`, zone), to: Math.min(instant(`${addDays(to, 1)}T00:00`, zone), instant(reading.now, zone)) };
  const histories = new Map<string, { outages: (Interval & { planned: boolean })[]; failures: number }>();
  const add = (names: readonly string[], outage: Interval, planned: boolean): void => {
    for (const name of names) {
      const history = histories.get(name) ?? { outages: [], failures: 0 };
      history.outages.push({ ...outage, planned });
      if (!planned && outage.from >= frame.from && outage.from < frame.to) history.failures++;
      histories.set(name, history);
    }
  };
  for (const row of reading.incidents) {
    const { started, detected, resolved, exercise } = row.note;
    if (exercise === true || row.status === "cancelled" || row.note.duplicate_of !== undefined) continue;
    const span = spanOf(started ?? detected, resolved ?? reading.now, row.note.timezone ?? zone);
    if (span && span.to > frame.from && span.from < frame.to) add(namesOf(row.services), span, false);
  }
  for (const row of reading.workOrders) {
    const { downtime_start, downtime_end, category, exercise } = row.note;
    const span = exercise === true ? undefined : spanOf(downtime_start, downtime_end, row.note.timezone ?? zone);
    // What an emergency mends is told by its incident.
    if (span && span.to > frame.from && span.from < frame.to && category !== "emergency") add(namesOf(row.services), span, category !== "corrective");
  }
  return [...histories].filter(([name]) => wanted === undefined || wanted.includes(name)).sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { outages, failures }]) => ({ name, agreed: [frame], outages, failures }));
}

function spanOf(from: Moment | undefined, to: Moment | undefined, zone: string): Interval | undefined {
  if (from === undefined || to === undefined || from.length < 16 || to.length < 16) return undefined;
  const span = { from: instant(from, zone), to: instant(to, zone) };
  return span.to > span.from ? span : undefined;
}

function instant(moment: Moment, zone: string): number {
  return momentToInstant(moment, zone) / MINUTE_MS;
}
