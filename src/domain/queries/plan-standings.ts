import type { NoteRow } from "../index/note-row.ts";
import type { Standing } from "../schedule/occurrence.ts";
import type { MeterReading, PlanTerms, Surroundings } from "../schedule/plan-terms.ts";
import { standingOf } from "../schedule/standing.ts";
import { findWikiLinks } from "../text/links.ts";
import { isZone, localNow, momentToInstant, type Moment } from "../time/moment.ts";
import type { VaultCalendars } from "./calendars.ts";
import { NO_ORDERS, occurrenceOf, planOf, type Links, type OrdersOfPlan } from "../index/work-orders-of.ts";

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
  readonly orders: OrdersOfPlan;
  readonly calendars: VaultCalendars;
  readonly meters: PlansReading["meters"] | undefined;
  readonly made: PlanStanding;
}

const known = new WeakMap<PlanRow, Known>();

/** Where every plan in force stands, with `retired` those too that only have a past. A plan is looked at again only when it, its work orders, the calendars, its meter or the day moved; one that may begin or end within a day each minute. */
export function planStandings(reading: PlansReading, retired = false): PlanStanding[] {
  return reading.plans.filter((row) => !row.unreadable && (retired || row.status !== "retired")).map((row) => standingOfPlan(row, reading));
}

const inForce = new WeakMap<readonly PlanRow[], ReadonlySet<string>>();

/** Whether a work order is about an occurrence of a plan in force, which then tells of it. */
export function isToldByPlan(order: NoteRow<"work-order">, { plans, links }: Pick<PlansReading, "plans"> & { readonly links: Links }): boolean {
  const path = planOf(order, links);
  if (path === undefined || occurrenceOf(order) === undefined) return false;
  const paths = inForce.get(plans) ?? new Set(plans.filter((row) => row.status !== "retired" && !row.unreadable).map((row) => row.path));
  inForce.set(plans, paths);
  return paths.has(path);
}

/** Where one plan stands. */
export function standingOfPlan(row: PlanRow, reading: PlansReading): PlanStanding {
  const { terms } = row.note;
  const orders = reading.orders.get(row.path) ?? NO_ORDERS;
  const meters = terms.usage || terms.condition ? reading.meters : undefined;
  const when = `${movesByMinute(row) ? reading.now : reading.now.slice(0, 10)} ${reading.zone}`;
  const before = known.get(row);
  if (before && before.when === when && before.orders === orders && before.calendars === reading.calendars && before.meters === meters) return before.made;
  const around = surroundingsOf(row, reading);
  const made = { row, terms, around, orders, standing: standingOf(terms, around, orders.accounts, nowIn(around.zone, reading)) };
  known.set(row, { when, orders, calendars: reading.calendars, meters, made });
  return made;
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
export function surroundingsOf({ note }: PlanRow, { calendars, meters, pathOf, zone }: PlansReading): Surroundings {
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
  return link === undefined ? undefined : pathOf(findWikiLinks(link)[0]?.target ?? link);
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
