import type { NoteRow } from "../index/note-row.ts";
import type { ServiceHistory } from "../metrics/figure-maintenance.ts";
import type { Interval } from "../metrics/intervals.ts";
import { hasEnded } from "../notes/kinds.ts";
import { addDays, type Day } from "../time/day.ts";
import { momentToInstant, type Moment } from "../time/moment.ts";
import { namesOf } from "./agenda-items.ts";
import type { AgendaReading } from "./build-agenda.ts";
import { nowIn, zoneOf } from "./plan-standings.ts";

const MINUTE_MS = 60_000;

/** Whether one of the services is asked for. */
export type IsWanted = (services: readonly string[]) => boolean;

/** Links find their note in any case. */
export function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

interface Down extends Interval {
  readonly planned: boolean;
  /** An incident tells of a failure; what mends it tells of none besides. */
  readonly isIncident: boolean;
}

/** When each service was down, by what incidents and work orders say; an incident that goes on is down until now. */
export function historiesOf(reading: AgendaReading, from: Day, to: Day, isWanted: IsWanted): ServiceHistory[] {
  const { zone } = reading;
  const frame = { from: instant(`${from}T00:00`, zone), to: Math.min(instant(`${addDays(to, 1)}T00:00`, zone), instant(reading.now, zone)) };
  const services = new Map<string, { name: string; outages: Down[] }>();
  for (const { row, ...down } of [...reading.incidents.flatMap((row) => incidentDown(row, reading)), ...reading.workOrders.flatMap((row) => orderDown(row, reading))]) {
    if (down.to < frame.from || down.from >= frame.to) continue;
    for (const name of namesOf(row.services).filter((each) => isWanted([each]))) {
      const known = services.get(folded(name));
      if (known) known.outages.push(down);
      else services.set(folded(name), { name, outages: [down] });
    }
  }
  return [...services.values()].map(({ name, outages }) => ({ name, agreed: [frame], outages, failures: failuresIn(outages, frame) })).sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Failures that began in the time: incidents, and repairs that no incident of the service tells of. */
function failuresIn(outages: readonly Down[], frame: Interval): number {
  const incidents = outages.filter(({ isIncident }) => isIncident);
  const isTold = (one: Down): boolean => incidents.some(({ from, to }) => one.from <= to && from <= one.to);
  return outages.filter((one) => !one.planned && one.from >= frame.from && one.from < frame.to && (one.isIncident || !isTold(one))).length;
}

function incidentDown(row: NoteRow<"incident">, { zone, now }: AgendaReading): (Down & { row: NoteRow })[] {
  const { started, detected, resolved, closed, exercise, duplicate_of } = row.note;
  if (exercise === true || row.status === "cancelled" || duplicate_of !== undefined) return [];
  const own = zoneOf(row.note, zone);
  const begin = started ?? detected;
  const hasEnd = row.status === "resolved" || hasEnded("incident", row.status);
  // When it ended may be written nowhere: then it failed, and nobody knows for how long.
  const span = spanOf(begin, resolved ?? closed ?? (hasEnd ? begin : nowIn(own, { now, zone })), own);
  return span ? [{ ...span, planned: false, isIncident: true, row }] : [];
}

function orderDown(row: NoteRow<"work-order">, { zone }: AgendaReading): (Down & { row: NoteRow })[] {
  const { downtime_start, downtime_end, category, exercise, incident } = row.note;
  const isRepair = category === "corrective" || category === "emergency";
  // What an emergency mends is told by its incident.
  if (exercise === true || row.status === "cancelled" || (category === "emergency" && incident !== undefined)) return [];
  const span = spanOf(downtime_start, downtime_end, zoneOf(row.note, zone));
  return span && span.to > span.from ? [{ ...span, planned: !isRepair, isIncident: false, row }] : [];
}

/** A stretch of wall time as minutes; undefined where one end is no moment, or it ends before it begins. */
export function spanOf(from: Moment | undefined, to: Moment | undefined, zone: string): Interval | undefined {
  if (from === undefined || to === undefined || from.length < 16 || to.length < 16) return undefined;
  const span = { from: instant(from, zone), to: instant(to, zone) };
  return span.to >= span.from ? span : undefined;
}

function instant(moment: Moment, zone: string): number {
  return momentToInstant(moment, zone) / MINUTE_MS;
}
