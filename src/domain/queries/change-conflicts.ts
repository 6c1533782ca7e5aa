import type { NoteRow } from "../index/note-row.ts";
import { SEVERITY_SCALE } from "../metrics/severity-scale.ts";
import { withoutLinkMarks } from "../text/links.ts";
import { namesOf } from "./agenda-items.ts";
import { foldedNames, nameKey, type Booking } from "./bookings.ts";
import { freezesMet, windowsMissed } from "./calendar-conflicts.ts";
import type { ChangeSurroundings } from "./change-surroundings.ts";
import type { ChangeConflict, ConflictType } from "./change-told.ts";
import { isOpenIncident } from "./incident-reading.ts";
import { downtimesOf } from "./planned-downtimes.ts";
import { nearestSide, type ServiceGraph } from "./service-reach.ts";

type Row = Pick<NoteRow, "path" | "name" | "services">;

const NONE: readonly never[] = [];
const FREEZES = { same: "in-freeze", parent: "parent-in-freeze", child: "child-in-freeze" } as const;
const ORDER: readonly ConflictType[] = [
  "in-freeze", "parent-in-freeze", "child-in-freeze", "not-in-window", "major-incident", "same-service", "parent-service", "child-service", "maintenance", "assignee-busy",
];

function conflict(type: ConflictType, { path, name }: Pick<Row, "path" | "name">, detail: string, isHard = false): ChangeConflict {
  return { key: `${type} [[${name}]]`, type, path, name, detail, isHard };
}

/** Whether two bookings have anything to do with each other: by their services, or by who does the work. */
export function areRelated(one: Booking, other: Booking, graph: ServiceGraph): boolean {
  return (one.person !== "" && one.person === other.person) || nearestSide(one.services, other.services, graph) !== undefined;
}

/** What a booking that overlaps a change is to it. A work order that carries the change out is not in its way. */
export function conflictsBetween(mine: Booking, other: Booking, graph: ServiceGraph): readonly ChangeConflict[] {
  if (!other.counts || other.row === mine.row || other.change === mine.name || other.row.path === mine.row.path) return NONE;
  const side = nearestSide(mine.services, other.services, graph);
  const isBusy = mine.person !== "" && mine.person === other.person;
  if (!side && !isBusy) return NONE;
  return [
    ...(side ? [conflict(other.row.kind === "change" ? `${side}-service` : "maintenance", other.row, concerned(mine.services, other.row, graph))] : NONE),
    ...(isBusy ? [conflict("assignee-busy", other.row, personOf(other.row))] : NONE),
  ];
}

function personOf({ note }: Booking["row"]): string {
  return withoutLinkMarks(("implementer" in note ? note.implementer : "assignee" in note ? note.assignee : "") ?? "");
}

/** The services of a note that lie nearest to those of a change. */
function concerned(own: readonly string[], { services }: Pick<Row, "services">, graph: ServiceGraph): string {
  const others = foldedNames(services);
  const side = nearestSide(own, others, graph);
  return namesOf(services).filter((_, at) => nearestSide(own, others.slice(at, at + 1), graph) === side).join(", ");
}

/** What calendars and planned maintenance put in the way of a change. */
export function conflictsAround({ row, name, services, from, to }: Booking, around: ChangeSurroundings): ChangeConflict[] {
  if (row.kind !== "change") return [];
  const { graph, byName } = around;
  const concerning = around.down.filter((plan) => nearestSide(services, plan.services, graph) !== undefined);
  const down = concerning.flatMap((plan) => downtimesOf(plan, { from, to }, around)).filter(({ row: other }) => !("change" in other.note) || nameKey(other.note.change) !== name);
  return [
    ...freezesMet(row, around).map(({ freeze, side }) => conflict(FREEZES[side], freeze, freeze.level, side === "same" && freeze.level === "hard")),
    ...windowsMissed(row, around).map(({ service, key, windows }) => conflict("not-in-window", { name: service, path: byName.get(key)?.path ?? "" }, windows.join(", "))),
    // A plan that comes several times in one change is one conflict.
    ...new Map(down.map(({ row: other }) => [other.path, conflict("maintenance", other, concerned(services, other, graph))])).values(),
  ];
}

/** Whether somebody is still at an incident that all hands are needed for. */
export function isMajor(row: NoteRow<"incident">): boolean {
  const { severity } = row.note;
  return severity !== undefined && SEVERITY_SCALE[severity].isMajor && isOpenIncident(row);
}

/** The major incidents of services that have to do with those of a change, but for those that it fixes. */
export function majorConflicts({ row, services }: Booking, majors: readonly NoteRow<"incident">[], { graph, relations }: Pick<ChangeSurroundings, "graph" | "relations">): ChangeConflict[] {
  const isFixed = ({ path }: Row): boolean => relations.changesFixing(path).some((change) => change.path === row.path);
  const concerning = majors.filter((incident) => nearestSide(services, foldedNames(incident.services), graph) !== undefined && !isFixed(incident));
  return concerning.map((incident) => conflict("major-incident", incident, incident.note.severity ?? ""));
}

/** The worst first, each kind by names. */
export function inOrder(one: ChangeConflict, other: ChangeConflict): number {
  return ORDER.indexOf(one.type) - ORDER.indexOf(other.type) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
}
