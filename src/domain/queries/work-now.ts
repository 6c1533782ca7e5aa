import type { NoteRow } from "../index/note-row.ts";
import { hasEnded } from "../notes/kinds.ts";
import type { Occurrence } from "../schedule/occurrence.ts";
import { intervalDays } from "../schedule/schedule.ts";
import { addDays, type Day } from "../time/day.ts";
import { compareMoments } from "../time/moment.ts";
import type { AgendaDay, AgendaItem } from "./agenda.ts";
import { occurrenceItem, orderState, recordItem, repairItem } from "./agenda-items.ts";
import { buildAgenda, inOrder, type AgendaReading } from "./build-agenda.ts";
import { isToldByPlan, nowIn, planStandings, zoneOf, type PlansReading, type PlanStanding } from "./plan-standings.ts";
import { planOf } from "../index/work-orders-of.ts";

/** Maintenance that is to be done today: open occurrences and repairs that are due, the most urgent first. What is in hand stands under Now. */
export function workToday(reading: AgendaReading): AgendaItem[] {
  const today = reading.now.slice(0, 10);
  const rated = planStandings(reading).flatMap((plan) => dueToday(plan, today).map((occurrence) => {
    const item = occurrenceItem(plan, occurrence, reading);
    return { item, urgency: urgencyOf(item, cycleOf(plan)) };
  }));
  const repairs = reading.workOrders.filter((row) => row.status === "planned" && row.dayNumber > 0 && (row.day ?? "9") <= today && !isToldByPlan(row, reading));
  return [...rated, ...repairs.map((row) => repairItem(row, today)).map((item) => ({ item, urgency: urgencyOf(item, 0) }))]
    .filter(({ item }) => item.state !== "in-progress" && item.state !== "held")
    .sort((one, other) => rankOf(one.item) - rankOf(other.item) || other.urgency - one.urgency || inOrder(one.item, other.item))
    .map(({ item }) => item);
}

/** What is open, and what is due later today. */
function dueToday({ standing: { open, next } }: PlanStanding, today: Day): Occurrence[] {
  const later = next?.day === today && next.forecast !== true ? [next] : [];
  return [...open, ...later].filter(({ suppressed }) => suppressed === undefined);
}

const RANK: readonly string[] = ["overdue", "in-grace", "due"];

/** What comes later today is last. */
function rankOf({ state }: AgendaItem): number {
  return RANK.indexOf(state) >>> 0;
}

/** Days late by the plan's own cycle (SMCP): three days late of a month come before five of a quarter. What does not recur has a cycle of a day. */
function urgencyOf({ lateDays }: AgendaItem, cycle: number): number {
  return lateDays / (cycle || 1);
}

/** The plan's interval in days, 0 where it has none. */
export function cycleOf({ terms }: PlanStanding): number {
  return terms.schedule ? intervalDays(terms.schedule) : 0;
}

/** What is going on: open incidents, changes in their window, work orders in progress or on hold. */
export function inHand(reading: AgendaReading): AgendaItem[] {
  const today = reading.now.slice(0, 10);
  const incidents = reading.incidents.filter((row) => !hasEnded("incident", row.status) && row.status !== "resolved");
  const changes = reading.changes.filter((row) => row.status === "implement" || (row.status === "scheduled" && isWithin(row, reading)));
  const orders = reading.workOrders.filter(({ status }) => status === "in-progress" || status === "on-hold");
  return [
    ...incidents.map((row) => recordItem(row, "incident", "open", today, { time: row.note.started?.slice(11, 16) ?? "" })),
    ...changes.map((row) => recordItem(row, "change", row.status === "implement" ? "in-progress" : "due", today, { time: row.note.planned_start?.slice(11, 16) ?? "" })),
    ...orders.map((row) => ({ ...repairItem(row, today), kind: "work-order" as const, state: orderState(row) ?? "in-progress", plan: planOf(row, reading.links) ?? "" })),
  ];
}

function isWithin({ note }: NoteRow<"change">, reading: PlansReading): boolean {
  const own = zoneOf(note, reading.zone);
  const { planned_start: from, planned_end: to } = note;
  const now = nowIn(own, reading);
  return from !== undefined && to !== undefined && compareMoments(from, now, own) <= 0 && compareMoments(now, to, own) < 0;
}

/** The next seven days, from tomorrow; what is due today stands elsewhere. */
export function nextSevenDays(reading: AgendaReading): AgendaDay[] {
  const today = reading.now.slice(0, 10);
  const { items, bands } = buildAgenda(reading, addDays(today, 1), addDays(today, 7), []);
  return Array.from({ length: 7 }, (_, at): AgendaDay => {
    const day: Day = addDays(today, at + 1);
    return { day, items: items.filter((item) => item.day === day), bands: bands.filter((band) => band.from <= day && band.to >= day) };
  }).filter((day) => day.items.length > 0 || day.bands.length > 0);
}

/** How much went by that nobody accounted for. */
export function passedOf(reading: PlansReading): { readonly plans: number; readonly occurrences: number } {
  const counts = planStandings(reading).map(({ standing }) => standing.passed.length).filter((count) => count > 0);
  return { plans: counts.length, occurrences: counts.reduce((sum, count) => sum + count, 0) };
}
