import type { NoteRow } from "../index/note-row.ts";
import { hasEnded } from "../notes/kinds.ts";
import type { Occurrence } from "../schedule/occurrence.ts";
import { intervalDays } from "../schedule/schedule.ts";
import { addDays, type Day } from "../time/day.ts";
import { compareMoments } from "../time/moment.ts";
import type { AgendaBand, AgendaDay, AgendaItem } from "./agenda.ts";
import { occurrenceItem, orderState, recordItem, repairItem, windowItem } from "./agenda-items.ts";
import { inOrder, planItems, recordLists, type AgendaReading, type RecordList } from "./build-agenda.ts";
import { lastMade, mapKept, orderKeeper } from "../index/kept.ts";
import { nowIn, ordersApart, planStandings, zoneOf, type PlansReading, type PlanStanding } from "./plan-standings.ts";
import { planOf } from "../index/work-orders-of.ts";

/** Maintenance that is to be done today: open occurrences and repairs that are due, the most urgent first. What is in hand stands under Now. */
export function workToday(reading: AgendaReading): readonly AgendaItem[] {
  const [today, standings, orders] = [reading.now.slice(0, 10), planStandings(reading), ordersApart(reading)];
  const repairs = repairsDue([orders, today], () => orders.filter((row) => row.status === "planned" && (row.day ?? today) <= today).map((row) => rated(repairItem(row, today), 0)));
  const lists = opened(standings, [], (plan) => openWork(plan, reading));
  return work([lists, repairs], () => byUrgency([repairs, ...lists]).map(({ item }) => item));
}

interface Rated {
  readonly item: AgendaItem;
  readonly rank: number;
  readonly urgency: number;
}

const [work, repairsDue] = [lastMade<readonly AgendaItem[]>(), lastMade<readonly Rated[]>()];
const byUrgency = orderKeeper<Rated>((one, other) => one.rank - other.rank || other.urgency - one.urgency || inOrder(one.item, other.item));
const opened = mapKept<PlanStanding, readonly Rated[]>();
const NOTHING: readonly Rated[] = [];

/** What of a plan is to be done. */
function openWork(plan: PlanStanding, reading: AgendaReading): readonly Rated[] {
  const items = dueToday(plan, reading.now.slice(0, 10)).map((occurrence) => occurrenceItem(plan, occurrence, reading)).filter(({ state }) => state !== "in-progress" && state !== "held");
  return items.length === 0 ? NOTHING : items.map((item) => rated(item, cycleOf(plan)));
}

function rated(item: AgendaItem, cycle: number): Rated {
  return { item, rank: rankOf(item), urgency: urgencyOf(item, cycle) };
}

/** What is open, and what is due later today. */
function dueToday({ standing: { open, next } }: PlanStanding, today: Day): Occurrence[] {
  const later = next?.day === today && next.forecast !== true ? [next] : [];
  return [...open, ...later].filter(({ suppressed }) => suppressed === undefined);
}

const RANK: readonly string[] = ["overdue", "in-grace", "due"];

/** What comes later today, and repairs that nobody gave a day, are last. */
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
  const { now, zone, links, incidents, changes, workOrders } = reading;
  const today = now.slice(0, 10);
  const isOpen = ({ status }: NoteRow<"incident">): boolean => !hasEnded("incident", status) && status !== "resolved";
  return [
    ...openIncidents(incidents, [today], (row) => (isOpen(row) ? recordItem(row, "incident", "open", today, { time: row.note.started?.slice(11, 16) ?? "" }) : undefined)),
    ...currentChanges(changes, [now, zone], (row) => (isGoingOn(row, reading) ? windowItem(row, row.status === "implement" ? "in-progress" : "due", today) : undefined)),
    ...heldOrders([workOrders, today, links.standing], () => workOrders.filter(({ status }) => status === "in-progress" || status === "on-hold")
      .map((row) => ({ ...repairItem(row, today), kind: "work-order" as const, state: orderState(row) ?? "in-progress", plan: planOf(row, links) ?? "" }))),
  ].filter((item) => item !== undefined);
}

const [openIncidents, currentChanges, heldOrders] = [mapKept<NoteRow<"incident">, AgendaItem | undefined>(), mapKept<NoteRow<"change">, AgendaItem | undefined>(), lastMade<readonly AgendaItem[]>()];

/** Whether a change is being implemented, or is in its window. */
export function isGoingOn(row: NoteRow<"change">, reading: Pick<PlansReading, "now" | "zone">): boolean {
  return row.status === "implement" || (row.status === "scheduled" && isWithin(row, reading));
}

function isWithin({ note }: NoteRow<"change">, reading: Pick<PlansReading, "now" | "zone">): boolean {
  const own = zoneOf(note, reading.zone);
  const { planned_start: from, planned_end: to } = note;
  const now = nowIn(own, reading);
  return from !== undefined && to !== undefined && compareMoments(from, now, own) <= 0 && compareMoments(now, to, own) < 0;
}

/** The next seven days, from tomorrow; what is due today stands elsewhere. */
export function nextSevenDays(reading: AgendaReading): readonly AgendaDay[] {
  const { now, calendars, logs, conflicted } = reading;
  const [today, standings] = [now.slice(0, 10), planStandings(reading, true)];
  const { from, to } = weekAfter(today);
  const ofPlans = planned(standings, [logs, from], (plan) => planItems(plan, reading, from, to));
  const ofRecords = recordLists(reading, from, to).map((list, at) => ahead[at]?.(list, from, conflicted) ?? []);
  const items = inTime([ofPlans, ...ofRecords], () => byTime([...ofRecords, ...ofPlans]));
  const bands = bandsAhead([calendars, from], () => calendars.bandsBetween(from, to));
  return week([items, bands, from], () => {
    const byDay = new Map<Day, AgendaItem[]>();
    for (const item of items) byDay.get(item.day)?.push(item) ?? byDay.set(item.day, [item]);
    const days = Array.from({ length: 7 }, (_, at): AgendaDay => {
      const day = addDays(from, at);
      return { day, items: byDay.get(day) ?? [], bands: bands.filter((band) => band.from <= day && band.to >= day) };
    });
    return days.filter((day) => day.items.length > 0 || day.bands.length > 0);
  });
}

const [planned, week, byTime] = [mapKept<PlanStanding, readonly AgendaItem[]>(), lastMade<readonly AgendaDay[]>(), orderKeeper(inOrder)];
const inTime = lastMade<readonly AgendaItem[]>();
const bandsAhead = lastMade<readonly AgendaBand[]>();
const ahead = Array.from({ length: 5 }, () => {
  const [each, items] = [mapKept<NoteRow, AgendaItem | undefined>(), lastMade<readonly AgendaItem[]>()];
  return ({ rows, make }: RecordList, from: Day, conflicted: AgendaReading["conflicted"]): readonly AgendaItem[] => {
    const made = each(rows, [from, conflicted], make);
    return items([made], () => made.filter((item) => item !== undefined));
  };
});

/** The seven days that follow one. */
export function weekAfter(today: Day): { readonly from: Day; readonly to: Day } {
  return { from: addDays(today, 1), to: addDays(today, 7) };
}

/** How much went by that nobody accounted for. */
export function passedOf(reading: PlansReading): { readonly plans: number; readonly occurrences: number } {
  const standings = planStandings(reading);
  const counts = passed(standings, [], ({ standing }) => standing.passed.length).filter((count) => count > 0);
  return { plans: counts.length, occurrences: counts.reduce((sum, count) => sum + count, 0) };
}

const passed = mapKept<PlanStanding, number>();
