import type { NoteRow } from "../index/note-row.ts";
import { foldKey } from "../text/field.ts";
import { addDays, type Day } from "../time/day.ts";
import { instantOf } from "../time/moment.ts";
import type { IncidentReading } from "./incident-reading.ts";
import { zoneOf } from "./plan-standings.ts";
import type { RecordPanel, RelatedNote } from "./record-panel.ts";
import { reachOf, touches } from "./service-reach.ts";

/** So many days back a change may be what broke it. */
const LATELY = 7;

type ChangesReading = Pick<IncidentReading, "now" | "instant" | "zone" | "changes" | "services">;

/** The changes of services and of what these depend on that began, ended or were to in the last seven days, or are going on; newest first. */
export function whatChanged(services: readonly string[], reading: ChangesReading): RecordPanel["changed"] {
  const { now, instant, zone, changes } = reading;
  const since = addDays(now.slice(0, 10), -LATELY);
  const from = momentOf(since, zone) ?? 0;
  const reach = reachOf(services, reading.services);
  const dated = reach.size === 0 ? [] : changes.flatMap((row) => {
    if (row.status === "cancelled" || !touches(row, reach)) return [];
    const times = momentsOf(row, zone).filter(({ at }) => at >= from && at <= instant).sort((one, other) => other.at - one.at);
    const at = times[0]?.at ?? (row.status === "implement" ? instant : undefined);
    return at === undefined ? [] : [{ at, row, written: times[0]?.written ?? "" }];
  });
  return { since, rows: dated.sort((one, other) => other.at - one.at || (one.row.path < other.row.path ? -1 : 1)).map(({ row, written }) => relatedChange(row, written)) };
}

function momentsOf({ note }: NoteRow<"change">, zone: string): { at: number; written: string }[] {
  const written = [note.actual_start ?? note.planned_start, note.actual_end ?? note.planned_end];
  return written.flatMap((each) => {
    const at = momentOf(each, zoneOf(note, zone));
    return each === undefined || at === undefined ? [] : [{ at, written: each }];
  });
}

/** A day alone counts from its beginning. */
function momentOf(written: Day | undefined, zone: string): number | undefined {
  return instantOf(written?.length === 10 ? `${written}T00:00` : written, zone);
}

function relatedChange({ path, name, status }: NoteRow, written: string): RelatedNote {
  return { relation: "change", path, name, detail: [status, written.slice(0, 16).replace("T", " ")].filter((part) => part !== "").join(", ") };
}

/** Problems of the services, or of what these depend on, whose symptom is the same or unknown, with what helps; what is fixed for good is left out. */
export function knownErrors(services: readonly string[], symptoms: readonly string[], { problems, services: rows }: Pick<IncidentReading, "problems" | "services">): RelatedNote[] {
  const reach = reachOf(services, rows);
  const asked = new Set(symptoms.map(foldKey));
  return problems.filter((row) => {
    if (!touches(row, reach)) return false;
    const { known_error, workaround, risk_accepted_by, symptoms: own } = row.note;
    const isKnown = (known_error ?? workaround) !== undefined && (row.status !== "closed" || risk_accepted_by !== undefined);
    return isKnown && (asked.size === 0 || own.length === 0 || own.some((symptom) => asked.has(foldKey(symptom))));
  }).map(({ path, name, note: { workaround = "" } }) => ({ relation: "known-error", path, name, detail: workaround }));
}
