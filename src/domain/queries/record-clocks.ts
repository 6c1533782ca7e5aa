import type { NoteRow } from "../index/note-row.ts";
import { holdIntervals } from "../metrics/hold-intervals.ts";
import { priorityOf, readPriority, type Priority } from "../metrics/priority.ts";
import { targetClock } from "../metrics/target-clock.ts";
import { targetFor } from "../metrics/targets.ts";
import { updateDue, type ToldUpdate } from "../metrics/update-due.ts";
import { updatesIn } from "../notes/updates.ts";
import { addMonths } from "../time/day.ts";
import { instantOf, localNow, offsetText } from "../time/moment.ts";
import { changesIn, isOpenIncident, type IncidentReading, type RecordBody } from "./incident-reading.ts";
import { zoneOf } from "./plan-standings.ts";
import type { RecordPanel, TargetClock } from "./record-panel.ts";

type Incident = NoteRow<"incident">;
type ClockReading = Pick<IncidentReading, "instant" | "zone" | "workingTime" | "showsDeadlines">;

/** From its start, else its detection, to when it was resolved; undefined where it began or ended nobody knows when. */
export function clockOf(row: Incident, zone: string): RecordPanel["clock"] {
  const { started, detected, resolved, closed } = row.note;
  const own = zoneOf(row.note, zone);
  const from = instantOf(started ?? detected, own);
  const to = isOpenIncident(row) ? undefined : instantOf(resolved ?? closed, own);
  return from === undefined || (to === undefined && !isOpenIncident(row)) ? undefined : { from, to };
}

/** When users are to be told again; undefined where nothing is owed. */
export function updateOf({ note, status }: Incident, body: RecordBody | undefined, zone: string): RecordPanel["update"] {
  const own = zoneOf(note, zone);
  const last = body && lastUpdate(body, own);
  const due = updateDue({ severity: note.severity, status, detected: note.detected ?? note.started, updates: last === undefined ? [] : [last], zone: own });
  return due === undefined ? undefined : { due, last: last?.at };
}

const told = new WeakMap<RecordBody, { readonly zone: string; readonly last: ToldUpdate | undefined }>();

/** Its newest update; looked for once in each version of a note, for a held conversation has hundreds of them. */
function lastUpdate(body: RecordBody, zone: string): ToldUpdate | undefined {
  let known = told.get(body);
  if (known?.zone !== zone) {
    const updates = updatesIn(body.timeline.entries).map((update) => ({ update, at: instantOf(update.at, zone) ?? 0 }));
    told.set(body, (known = { zone, last: updates.sort((one, other) => one.at - other.at).at(-1)?.update }));
  }
  return known.last;
}

/** The priority that a note sets itself, else that of its impact and urgency. */
export function priorityIn({ priority, impact, urgency }: { readonly priority?: string | undefined; readonly impact?: string | undefined; readonly urgency?: string | undefined }): Priority | undefined {
  return readPriority(priority) ?? priorityOf(impact, urgency);
}

/** The clocks against the targets of its priority, which is its severity's number where nobody set one; without the time on hold. */
export function targetsOf({ note, status }: Incident, body: RecordBody | undefined, { instant: now, zone, workingTime }: ClockReading): TargetClock[] {
  const own = zoneOf(note, zone);
  const priority = priorityIn(note) ?? readPriority(note.severity?.slice(3));
  const start = instantOf(note.detected ?? note.started ?? note.created, own);
  if (priority === undefined || start === undefined || status === "cancelled") return [];
  const pauses = holdIntervals(changesIn(body?.log ?? [], "status").flatMap(({ moment, offset, from, to }) => ({ at: instantOf(moment + offsetText(offset), own) ?? NaN, from, to })).filter(({ at }) => !Number.isNaN(at)), now);
  const ends = { acknowledge: note.acknowledged, resolve: note.resolved };
  return (["acknowledge", "resolve"] as const).map((kind) => {
    const target = targetFor(kind, priority);
    if (!target) return { kind, state: "none", usedMinutes: 0, allowedMinutes: 0, due: undefined };
    const { state, usedMinutes, allowedMinutes, due } = targetClock({ start, stop: instantOf(ends[kind], own), now, target, workingTime, pauses });
    return { kind, state, usedMinutes, allowedMinutes, due };
  });
}

const HOUR_MS = 3_600_000;

/** When authorities are to be told, from when it was known that the law applies (NIS2, GDPR): in hours, and the last report within a month. */
export function deadlinesOf({ note }: Incident, { zone, showsDeadlines }: ClockReading): RecordPanel["deadlines"] {
  const own = zoneOf(note, zone);
  const aware = instantOf(note.aware?.length === 10 ? `${note.aware}T00:00` : note.aware, own);
  if (!showsDeadlines || aware === undefined) return [];
  const { day, time } = localNow(aware, own);
  return [
    { name: "nis2-warning", due: aware + 24 * HOUR_MS },
    { name: "nis2-notification", due: aware + 72 * HOUR_MS },
    { name: "gdpr-notification", due: aware + 72 * HOUR_MS },
    { name: "nis2-report", due: instantOf(`${addMonths(day, 1)}T${time}`, own) ?? aware },
  ];
}
