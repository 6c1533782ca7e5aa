import { lastMade, mapKept } from "../index/kept.ts";
import type { NoteRow } from "../index/note-row.ts";
import { NO_ORDERS, ordersNow, type OrdersOfPlan } from "../index/work-orders-of.ts";
import type { Interval } from "../metrics/intervals.ts";
import { hasEnded } from "../notes/kinds.ts";
import { occurrencesOf } from "../schedule/due.ts";
import type { Occurrence } from "../schedule/occurrence.ts";
import type { Surroundings } from "../schedule/plan-terms.ts";
import { addDays, addDuration, type Day } from "../time/day.ts";
import type { Duration } from "../time/duration.ts";
import { instantsIn } from "../time/instants.ts";
import { localNow } from "../time/moment.ts";
import { bookingOfOrder, foldedNames, intervalOf } from "./bookings.ts";
import type { ChangeReading } from "./change-reading.ts";
import { nominalsFor } from "./plan-days.ts";
import { surroundingsOf } from "./plan-standings.ts";

type Plan = NoteRow<"maintenance">;
type Order = NoteRow<"work-order">;

/** A plan in force that takes its services down, and what its work orders say. */
export interface DownPlan {
  readonly row: Plan;
  readonly services: readonly string[];
  readonly orders: OrdersOfPlan;
}

/** A time at which a plan takes its services down: nobody did it yet. */
export interface PlannedDowntime {
  /** The plan, or the open work order of the occurrence. */
  readonly row: Plan | Order;
  readonly services: readonly string[];
  readonly day: Day;
}

type DownReading = Pick<ChangeReading, "plans" | "orders" | "links" | "calendars" | "zone">;

/** What lasts longer is looked at for so many days. */
const FARTHEST = 366;
const MINUTE_MS = 60_000;
const NONE: readonly never[] = [];
const NO_TIME: Duration = { months: 0, days: 0, minutes: 0 };
const NO_METERS = new Map<string, never>();
const [downPlans, ordered, listed] = [mapKept<Plan, Plan | undefined>(), lastMade<readonly OrdersOfPlan[]>(), lastMade<readonly DownPlan[]>()];

/** The plans with downtime; the same list as long as none of them, and none of their work orders, moved. */
export function plansWithDowntime({ plans, orders, links }: DownReading): readonly DownPlan[] {
  const rows = downPlans(plans, [], (row) => (!row.unreadable && row.status === "active" && lasts(row.note.downtime) ? row : undefined)).filter((row) => row !== undefined);
  const byPlan = rows.length > 0 ? ordersNow(orders, links) : undefined;
  const own = ordered(rows.map((row) => byPlan?.get(row.path)), () => rows.map((row) => byPlan?.get(row.path) ?? NO_ORDERS));
  return listed([rows, own], () => rows.map((row, at) => ({ row, services: foldedNames(row.services), orders: own[at] ?? NO_ORDERS })));
}

function lasts({ months, days, minutes } = NO_TIME): boolean {
  return months + days + minutes > 0;
}

/** When a plan takes its services down within a stretch of time. Where it names no hour, that is at any hour of the day, in its window at any of this. */
export function downtimesOf(plan: DownPlan, frame: Interval, { calendars, links: { pathOf }, zone }: DownReading): readonly PlannedDowntime[] {
  const { row, services, orders } = plan;
  const { terms } = row.note;
  const around = surroundingsOf(row, { calendars, pathOf, zone, meters: NO_METERS });
  const downtime = row.note.downtime ?? NO_TIME;
  const days = daysOf(frame, downtime, around.zone);
  const { first, last } = nominalsFor({ terms, around }, days.from, days.to);
  return occurrencesOf(terms, around, first, last, orders.accounts).flatMap((occurrence): readonly PlannedDowntime[] => {
    const [order, time] = [orders.byOccurrence.get(occurrence.nominal), timeOf(occurrence, downtime, around)];
    const isOver = order ? hasEnded("work-order", order.status) || bookingOfOrder(order, zone) !== undefined : occurrence.suppressed !== undefined || occurrence.nominal <= (terms.lastDue ?? "");
    return !isOver && time && time.from < frame.to && frame.from < time.to ? [{ row: order ?? row, services, day: occurrence.day }] : NONE;
  });
}

/** The days on which something of this length may begin that reaches into a stretch of time. */
function daysOf({ from, to }: Interval, { months, days }: Duration, zone: string): { from: Day; to: Day } {
  const [first = "", last = ""] = [from, to].map((minute) => localNow(minute * MINUTE_MS, zone).day);
  const farthest = addDays(first, FARTHEST);
  return { from: addDays(first, -months * 31 - days - 1), to: last < farthest ? last : farthest };
}

function timeOf({ from, dueAt }: Occurrence, downtime: Duration, { zone, slots }: Surroundings): Interval | undefined {
  if (from.length < 11 || slots) return intervalOf(from, dueAt, zone);
  const instant = instantsIn(zone);
  const [start, end] = [instant(from), instant(addDuration(from.slice(0, 10), downtime) + from.slice(10))];
  return start === undefined || end === undefined ? undefined : { from: start / MINUTE_MS, to: end / MINUTE_MS + downtime.minutes };
}
