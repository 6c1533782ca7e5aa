import type { ChangeFact } from "../lifecycle/change.ts";
import type { IncidentFact } from "../lifecycle/incident.ts";
import type { ProblemFact } from "../lifecycle/problem.ts";
import type { WorkOrderFact } from "../lifecycle/work-order.ts";
import { needsChange } from "../notes/maintenance.ts";
import { compareMoments, type Moment } from "../time/moment.ts";
import type { NoteRow } from "./note-row.ts";
import type { Relations } from "./relations.ts";
import { templateFacts } from "./template-facts.ts";

/** What other notes say that the relations between records do not hold. */
export interface Around {
  readonly now: Moment;
  readonly zone: string;
  /** Whether a hard freeze concerns one of these services at a moment in the vault's zone. */
  readonly isFrozen: (services: readonly string[], at: Moment) => boolean;
  /** What risk, conflicts and freezes make true of a change; the same as long as they say the same. */
  readonly changeFacts?: (change: NoteRow<"change">) => Iterable<string>;
}

type Facts<Fact extends string> = Partial<Readonly<Record<Fact, boolean>>>;

const REVIEWED = new Set(["reviewed", "closed"]);
const INCIDENT_OVER = new Set(["resolved", "closed", "cancelled"]);
const SUCCESS = new Set<string | undefined>(["successful", "successful-with-issues"]);

/** What is true of a record by other notes: the facts of source `others` that the guards of its kind ask for. */
export function aroundFacts(row: NoteRow, relations: Relations, around: Around): Set<string> {
  if (row.kind === "change") return aroundChange(row as NoteRow<"change">, relations, around);
  const facts: Facts<string> =
    row.kind === "incident" ? ofIncident(row as NoteRow<"incident">, relations)
    : row.kind === "problem" ? ofProblem(row as NoteRow<"problem">, relations, around)
    : row.kind === "work-order" ? ofOrder(row as NoteRow<"work-order">, relations, around)
    : {};
  return trueOf(facts);
}

function trueOf(facts: Facts<string>): Set<string> {
  return new Set(Object.keys(facts).filter((fact) => facts[fact]));
}

/** What the facts of a record are made of, but for the freezes of work orders: the same things as long as these say the same. */
export function aroundOf(row: NoteRow, relations: Relations, { changeFacts }: Pick<Around, "changeFacts"> = {}): readonly unknown[] {
  const { kind, path } = row;
  if (kind === "change") {
    const template = relations.templateOf(row);
    return [relations.reviewsOf(path), relations.incidentsCausedBy(path), template, template && relations.changesUsing(template.path), changeFacts?.(row as NoteRow<"change">)];
  }
  if (kind === "incident") return [relations.childrenOf(path), relations.changesFixing(path), relations.reviewsOf(path), isLooping(row as NoteRow<"incident">, relations)];
  if (kind === "problem") return [relations.changesFixing(path), relations.incidentsOf(path)];
  return kind === "work-order" ? [relations.planOf(row), relations.isCritical(row.services)] : [];
}

function ofIncident(row: NoteRow<"incident">, relations: Relations): Facts<IncidentFact> {
  const { path } = row;
  return {
    "child-open": relations.childrenOf(path).some(({ status }) => !INCIDENT_OVER.has(status)),
    "change-open": relations.changesFixing(path).some(({ status }) => status === "implement"),
    "no-review": !relations.reviewsOf(path).some(({ status }) => REVIEWED.has(status)),
    "duplicate-loop": isLooping(row, relations),
  };
}

/** Whether following what it is a duplicate of leads back to where one was, or ends at an incident that was cancelled as no duplicate. */
function isLooping(row: NoteRow<"incident">, { originalOf }: Relations): boolean {
  let [last, next]: (NoteRow | undefined)[] = [row, originalOf(row)];
  if (!next) return false;
  const passed = new Set<NoteRow>();
  for (; next && next.path !== row.path && !passed.has(next); [last, next] = [next, originalOf(next)]) passed.add(next);
  return next !== undefined || (last !== row && last?.status === "cancelled" && (last as NoteRow<"incident">).note.duplicate_of === undefined);
}

function aroundChange(row: NoteRow<"change">, relations: Relations, around: Around): Set<string> {
  const given = [...(around.changeFacts?.(row) ?? [])];
  const facts: Facts<ChangeFact> = {
    "no-review": !relations.reviewsOf(row.path).some(({ status }) => REVIEWED.has(status)),
    "caused-incident": relations.incidentsCausedBy(row.path).some(({ status }) => status !== "cancelled"),
    ...templateFacts(row, relations, around, given.some((fact) => fact.startsWith("risk:") && fact !== "risk:low")),
  };
  return new Set([...given, ...trueOf(facts)]);
}

function ofProblem({ path, note: { fixed } }: NoteRow<"problem">, relations: Relations, { zone }: Around): Facts<ProblemFact> {
  const changes = relations.changesFixing(path).filter(({ status }) => status !== "cancelled");
  const began = ({ note: { started, detected } }: NoteRow<"incident">): string => started ?? detected ?? "";
  const isLater = (moment: string): boolean => fixed !== undefined && moment !== "" && compareMoments(moment, fixed, zone) > 0;
  return {
    "change-unclosed": changes.some(({ status, note }) => status !== "closed" || !SUCCESS.has(note.close_code)),
    "no-change": changes.length === 0,
    recurred: fixed !== undefined && relations.incidentsOf(path).some((incident) => incident.status !== "cancelled" && isLater(began(incident))),
  };
}

function ofOrder(order: NoteRow<"work-order">, { planOf, isCritical }: Relations, { now, isFrozen }: Around): Facts<WorkOrderFact> {
  const plan = planOf(order)?.note;
  return {
    statutory: plan?.statutory === true, metered: plan?.terms.usage !== undefined, "needs-change": needsChange(plan?.requires_change), critical: isCritical(order.services),
    frozen: isFrozen(order.services, order.note.actual_start ?? now),
  };
}
