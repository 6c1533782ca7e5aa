import { aroundFacts } from "../index/around-facts.ts";
import type { NoteRow } from "../index/note-row.ts";
import { ownFacts } from "../lifecycle/own-facts.ts";
import { factsTold } from "../notes/body-facts.ts";
import type { IncidentReading } from "./incident-reading.ts";
import { zoneOf } from "./plan-standings.ts";
import type { RecordPanel } from "./record-panel.ts";
import { valuesOf } from "./record-steps.ts";

/** All that guards ask of a record: what its properties, other notes and its body say. */
export function recordFacts(row: NoteRow, kind: RecordPanel["kind"], { now, profile, relations, changeStanding, bodies, ...reading }: IncidentReading): ReadonlySet<string> {
  const [values, body] = [valuesOf(row), bodies.get(row.path)];
  const by = { profile, now, zone: zoneOf(values, reading.zone) };
  const changeFacts = (change: NoteRow<"change">): ReadonlySet<string> => changeStanding(change).facts;
  const known = new Set([...ownFacts(kind, values, by), ...aroundFacts(row, relations, { now, zone: by.zone, isFrozen: () => false, changeFacts })]);
  return body ? new Set([...known, ...factsTold(body, values, known, by)]) : known;
}
