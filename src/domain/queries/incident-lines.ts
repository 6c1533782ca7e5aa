import { lastMade, mapKept } from "../index/kept.ts";
import type { NoteRow } from "../index/note-row.ts";
import { withoutLinkMarks } from "../text/links.ts";
import { instantOf, type Moment } from "../time/moment.ts";
import { namesOf, titleOf } from "./agenda-items.ts";
import { isOpenIncident, type IncidentReading, type RecordBody } from "./incident-reading.ts";
import { zoneOf } from "./plan-standings.ts";
import { updateOf } from "./record-clocks.ts";
import type { IncidentLine, Instant } from "./record-panel.ts";

type Incident = NoteRow<"incident">;

/** The open incidents, the worst severity first, then the one that goes on longest; one whose severity nobody set stands behind those of SEV3. */
export function openIncidents({ incidents, zone }: Pick<IncidentReading, "incidents" | "zone">): readonly Incident[] {
  const open = ifOpen(incidents, [], (row) => (isOpenIncident(row) ? row : undefined));
  return inOrder([open, zone], () => open.filter((row) => row !== undefined).map((row) => ({ row, rank: rankOf(row), since: sinceOf(row, zone) }))
    .sort((one, other) => one.rank - other.rank || one.since - other.since || (one.row.path < other.row.path ? -1 : 1)).map(({ row }) => row));
}

const [ifOpen, inOrder] = [mapKept<Incident, Incident | undefined>(), lastMade<readonly Incident[]>()];

function rankOf({ note: { severity } }: Incident): number {
  return severity === undefined ? 3.5 : Number(severity.slice(3));
}

function sinceOf({ note }: Incident, zone: string): Instant {
  return instantOf(begunAt(note), zoneOf(note, zone)) ?? Infinity;
}

function begunAt({ started, detected, created }: Incident["note"]): Moment | undefined {
  return started ?? detected ?? created;
}

const lines = new WeakMap<Incident, { readonly body: RecordBody | undefined; readonly zone: string; readonly line: IncidentLine }>();

/** An incident as lists show it; the same as long as its note says the same. */
export function incidentLine(row: Incident, { bodies, zone }: Pick<IncidentReading, "bodies" | "zone">): IncidentLine {
  const [body, known] = [bodies.get(row.path), lines.get(row)];
  if (known?.body === body && known?.zone === zone) return known.line;
  const line = lineOf(row, body, zone);
  lines.set(row, { body, zone, line });
  return line;
}

function lineOf(row: Incident, body: RecordBody | undefined, zone: string): IncidentLine {
  const { id = "", severity, status, commander = "", resolved, confidential } = row.note;
  return {
    path: row.path, title: titleOf(row), id, severity, status, services: namesOf(row.services), commander: withoutLinkMarks(commander),
    since: begunAt(row.note), resolved, update: updateOf(row, body, zone), isConfidential: confidential === true,
  };
}
