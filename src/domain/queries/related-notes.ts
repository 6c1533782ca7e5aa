import type { NoteRow } from "../index/note-row.ts";
import { anyNamed, type IncidentReading } from "./incident-reading.ts";
import type { RecordPanel, RelatedNote } from "./record-panel.ts";

type Relation = RelatedNote["relation"];
type RelatedReading = Pick<IncidentReading, "links" | "relations" | "rowAt">;

/** The notes that an incident, problem, change or review belongs together with, by what they are to it. */
export function relatedNotes(row: NoteRow, kind: RecordPanel["kind"], reading: RelatedReading): RelatedNote[] {
  const { relations, links, rowAt } = reading;
  const { path } = row;
  const named = (link: string | undefined): readonly NoteRow[] => {
    const found = anyNamed(link, links, rowAt);
    return found && found.path !== path ? [found] : [];
  };
  const groups: readonly (readonly [Relation, readonly NoteRow[]])[] =
    kind === "incident" ? ofIncident(row as NoteRow<"incident">, named, reading)
    : kind === "problem" ? [["incident", relations.incidentsOf(path)], ["fix", relations.changesFixing(path)], ["review", relations.reviewsOf(path)]]
    : kind === "change" ? ofChange(row as NoteRow<"change">, named, reading)
    : [["subject", named((row as NoteRow<"review">).note.of)]];
  return groups.flatMap(([relation, rows]) => rows.map((other) => ({ relation, path: other.path, name: other.name, detail: detailOf(other) })));
}

function ofIncident({ path, note }: NoteRow<"incident">, named: (link: string | undefined) => readonly NoteRow[], { relations }: RelatedReading): (readonly [Relation, readonly NoteRow[]])[] {
  return [
    ["original", named(note.duplicate_of)], ["parent", named(note.parent)], ["child", relations.childrenOf(path)], ["duplicate", relations.duplicatesOf(path)],
    ["problem", named(note.problem)], ["cause", named(note.caused_by)], ["fix", relations.changesFixing(path)], ["repair", relations.ordersOf(path)],
    ["review", relations.reviewsOf(path)], ["run", named(note.raised_by)],
  ];
}

function ofChange({ path, note }: NoteRow<"change">, named: (link: string | undefined) => readonly NoteRow[], { relations }: RelatedReading): (readonly [Relation, readonly NoteRow[]])[] {
  return [
    ["fixes", note.fixes.flatMap(named)], ["caused", relations.incidentsCausedBy(path)], ["review", relations.reviewsOf(path)], ["template", named(note.template)],
    ["order", relations.ordersFor(path)],
  ];
}

function detailOf(row: NoteRow): string {
  const severity = row.kind === "incident" ? (row as NoteRow<"incident">).note.severity : undefined;
  const status = row.status.replace(/-/g, " ");
  return severity === undefined ? status : `${severity}, ${status}`;
}
