import type { NoteRow } from "../index/note-row.ts";
import type { Standing } from "../schedule/occurrence.ts";
import type { MeterReading, PlanTerms, Surroundings } from "../schedule/plan-terms.ts";
import { standingOf } from "../schedule/standing.ts";
import { linkTarget } from "../text/links.ts";
import { isZone, localNow, momentToInstant, type Moment } from "../time/moment.ts";
import type { VaultCalendars } from "./calendars.ts";
import { NO_ORDERS, occurrenceOf, planOf, type Links, type OrdersOfPlan } from "../index/work-orders-of.ts";
import { lastMade, mapKept } from "../index/kept.ts";

type PlanRow = NoteRow<"maintenance">;

/** What plans are measured by. Objects stay the same as long as they say the same. */
export interface PlansReading {
  /** Wall time in the vault's zone. */
  readonly now: Moment;
  readonly zone: string;
  readonly plans: readonly PlanRow[];
  readonly orders: ReadonlyMap<string, OrdersOfPlan>;
  readonly calendars: VaultCalendars;
  /** Readings by the path of their metric. */
  readonly meters: ReadonlyMap<string, readonly MeterReading[]>;
  readonly pathOf: (link: string) => string | undefined;
}

/** A plan and where it stands now. */
export interface PlanStanding {
  readonly row: PlanRow;
  readonly terms: PlanTerms;
  readonly around: Surroundings;
  readonly orders: OrdersOfPlan;
  readonly standing: Standing;
}

interface Known {
  readonly when: string;
  readonly byMinute: boolean;
  readonly orders: OrdersOfPlan;
  readonly calendars: VaultCalendars;
  readonly meters: PlansReading["meters"] | undefined;
  readonly made: PlanStanding;
}

const known = new WeakMap<PlanRow, Known>();

/** Where every plan in force stands, with `retired` those too that only have a past. A plan is looked at again only when it, its work orders, the calendars, its meter or the day moved; one that may begin or end within a day each minute. */
export function planStandings(reading: PlansReading, retired = false): readonly PlanStanding[] {
  const { plans, orders, calendars, meters, now, zone } = reading;
  const standing = standingAt(reading);
  const every = stood(plans, [orders, calendars, meters, now, zone], (row) => (row.unreadable ? undefined : standing(row)));
  return retired ? readable([every], () => every.filter(isThere)) : used([every], () => inForce(every, [], (plan) => (plan?.row.status === "retired" ? undefined : plan)).filter(isThere));
}

type Place = PlanStanding | undefined;
const [stood, inForce] = [mapKept<PlanRow, Place>(), mapKept<Place, Place>()];
const [readable, used] = [lastMade<readonly PlanStanding[]>(), lastMade<readonly PlanStanding[]>()];

function isThere(place: Place): place is PlanStanding {
  return place !== undefined;
}

/** The work orders that tell of themselves: a plan in force tells of those that are about an occurrence of it. */
export function ordersApart({ plans, workOrders, links }: Pick<PlansReading, "plans"> & { readonly workOrders: readonly NoteRow<"work-order">[]; readonly links: Links }): readonly NoteRow<"work-order">[] {
  const paths = telling(plans, [], (row) => (row.status !== "retired" && !row.unreadable ? row.path : ""));
  return apart([paths, workOrders, links.standing], () => {
    const told = new Set(paths);
    return workOrders.filter((order) => !told.has(planOf(order, links) ?? "/") || occurrenceOf(order) === undefined);
  });
}

const telling = mapKept<PlanRow, string>();
const apart = lastMade<readonly NoteRow<"work-order">[]>();

/** Where one plan stands. */
export function standingOfPlan(row: PlanRow, reading: PlansReading): PlanStanding {
  return standingAt(reading)(row);
}

/** Where plans stand: made ready once for all of them, for most stand as before. */
export function standingAt(reading: PlansReading): (row: PlanRow) => PlanStanding {
  const [minute, day] = [`${reading.now} ${reading.zone}`, `${reading.now.slice(0, 10)} ${reading.zone}`];
  return (row) => {
    const { terms } = row.note;
    const orders = reading.orders.get(row.path) ?? NO_ORDERS;
    const meters = terms.usage || terms.condition ? reading.meters : undefined;
    const before = known.get(row);
    if (before && before.when === (before.byMinute ? minute : day) && before.orders === orders && before.calendars === reading.calendars && before.meters === meters) return before.made;
    const around = surroundingsOf(row, reading);
    const made = { row, terms, around, orders, standing: standingOf(terms, around, orders.accounts, nowIn(around.zone, reading)) };
    const byMinute = movesByMinute(row);
    known.set(row, { when: byMinute ? minute : day, byMinute, orders, calendars: reading.calendars, meters, made });
    return made;
  };
}

/** With a time of day, a window or hours of grace; the day of another zone begins within ours. */
function movesByMinute({ note: { terms, window, timezone } }: PlanRow): boolean {
  return terms.schedule?.time !== undefined || terms.condition !== undefined || window !== undefined || timezone !== undefined || (terms.grace?.minutes ?? 0) > 0;
}

/** The wall time of a plan's own zone. */
export function nowIn(zone: string, reading: Pick<PlansReading, "now" | "zone">): Moment {
  return zone === reading.zone ? reading.now : localNow(momentToInstant(reading.now, reading.zone), zone).moment;
}

/** The zone that a note names, else the vault's. */
export function zoneOf({ timezone }: { readonly timezone?: string | undefined }, zone: string): string {
  return timezone !== undefined && isZone(timezone) ? timezone : zone;
}

/** What is around a plan: its calendars, its meter, its zone. */
export function surroundingsOf({ note }: PlanRow, { calendars, meters, pathOf, zone }: Pick<PlansReading, "calendars" | "meters" | "pathOf" | "zone">): Surroundings {
  const readingsOf = (link: string | undefined): readonly MeterReading[] => meters.get(metricOf(link, pathOf) ?? "") ?? [];
  return {
    workingDays: calendars.workingDays(note.calendar.length > 0 ? note.calendar : undefined),
    freezes: calendars.freezesFor(note.services),
    slots: note.window === undefined ? undefined : calendars.slotsOf(note.window, note.services),
    meter: readingsOf(note.meter),
    watched: readingsOf(note.terms.condition?.metric),
    zone: zoneOf(note, zone),
  };
}

/** The path of the metric that a link names. */
export function metricOf(link: string | undefined, pathOf: PlansReading["pathOf"]): string | undefined {
  return link === undefined ? undefined : pathOf(linkTarget(link));
}

/** The metrics whose readings plans need. */
export function metricsOfPlans(plans: readonly PlanRow[], pathOf: PlansReading["pathOf"]): string[] {
  const watched = plans.flatMap(({ note }) => metricOf(note.terms.condition?.metric, pathOf) ?? []);
  return [...new Set([...metersOfPlans(plans, pathOf), ...watched])];
}

/** The metrics that plans count by. */
export function metersOfPlans(plans: readonly PlanRow[], pathOf: PlansReading["pathOf"]): string[] {
  return [...new Set(plans.flatMap(({ note }) => (note.terms.usage ? (metricOf(note.meter, pathOf) ?? []) : [])))];
}
