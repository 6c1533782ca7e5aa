import type { NoteRow } from "../index/note-row.ts";
import { wayOf } from "../lifecycle/change-values.ts";
import type { ChangeWay } from "../lifecycle/change.ts";
import { INCIDENT_LIFE } from "../lifecycle/incident.ts";
import { destinationOf } from "../lifecycle/transition.ts";
import type { NoteOf } from "../notes/kinds.ts";
import type { Moment } from "../time/moment.ts";
import { changesIn, type RecordBody } from "./incident-reading.ts";
import type { RecordPanel } from "./record-panel.ts";

type Kind = RecordPanel["kind"];
type Way = readonly (readonly [status: string, moment: string])[];

/** The states of a life on its way to the end, each with the property that says when it was reached; "" where only the log does. */
const WAYS: Readonly<Record<Exclude<Kind, "change">, Way>> = {
  incident: [["new", "detected"], ["assessing", "acknowledged"], ["responding", "assessed"], ["mitigated", "mitigated"], ["resolved", "resolved"], ["closed", "closed"]],
  problem: [["identified", "identified"], ["assessed", "assessed"], ["analysis", ""], ["solution", "analysed"], ["resolved", "fixed"], ["closed", "closed"]],
  review: [["draft", "created"], ["in-review", ""], ["reviewed", ""], ["closed", ""]],
};

const DONE: Way = [["implement", "actual_start"], ["review", "actual_end"], ["closed", "closed"]];
const CHANGE_WAYS: Readonly<Record<ChangeWay, Way>> = {
  normal: [["draft", "created"], ["assess", "submitted"], ["authorize", ""], ["scheduled", "authorized"], ...DONE],
  standard: [["draft", "created"], ["scheduled", "authorized"], ...DONE],
  emergency: [["draft", "created"], ["authorize", "submitted"], ...DONE],
  retroactive: [["draft", "created"], ["review", "submitted"], ["closed", "closed"]],
};

/** The values of a note by their properties, whatever its kind. */
export function valuesOf({ note }: NoteRow): Readonly<Record<string, unknown>> {
  return note;
}

/** The states in their order with when each was reached; what is on hold stands where it goes on, what was cancelled stands nowhere. */
export function stepsOf(row: NoteRow, kind: Kind, body: RecordBody | undefined): RecordPanel["steps"] {
  const values = valuesOf(row);
  const status = row.status === "on-hold" ? destinationOf(INCIDENT_LIFE.steps.resume, (field) => values[field] !== undefined) : row.status;
  const logged = new Map(changesIn(body?.log ?? [], "status").map(({ to, moment }) => [to, moment]));
  const way = kind === "change" ? CHANGE_WAYS[wayOf(row.note as NoteOf<"change">)] : WAYS[kind];
  const place = way.findIndex(([each]) => each === status);
  return way.map(([each, field], at) => {
    const moment = momentIn(values, field) ?? logged.get(each);
    return { status: each, at: moment, state: place < 0 ? (moment === undefined ? "ahead" : "done") : at < place ? "done" : at === place ? "now" : "ahead" };
  });
}

function momentIn(values: Readonly<Record<string, unknown>>, field: string): Moment | undefined {
  const value = values[field];
  return typeof value === "string" ? value : undefined;
}

/** Why and since when a record is on hold, as its log says. */
export function holdOf({ status }: NoteRow, body: RecordBody | undefined): RecordPanel["hold"] {
  const change = status === "on-hold" ? changesIn(body?.log ?? [], "status").filter(({ to }) => to === "on-hold").at(-1) : undefined;
  return change && { reason: change.reason, since: change.moment };
}
