import { needsChange } from "../domain/actions/account-lines.ts";
import type { WorkOrderAround } from "../domain/actions/work-order-step.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { planOf } from "../domain/index/work-orders-of.ts";
import { namesOf } from "../domain/queries/agenda-items.ts";
import type { AgendaReading } from "../domain/queries/build-agenda.ts";
import type { Operations } from "../vault/operations.ts";

/** Whether a service among these is tier0, and whether a hard freeze holds for one now. */
export function criticalAndFrozen({ index }: Operations, reading: AgendaReading, services: readonly string[]): Pick<WorkOrderAround, "critical" | "frozen"> {
  const named = new Set(namesOf(services).map((name) => name.toLowerCase()));
  const critical = index.ofKind("service").some((row) => named.has(row.name.toLowerCase()) && row.note.criticality === "tier0");
  return { critical, frozen: reading.calendars.freezesFor(services).some(({ from, to }) => from <= reading.now && reading.now < to) };
}

/** The plan that a work order executes. */
export function planRow(operations: Operations, reading: AgendaReading, order: NoteRow<"work-order">): NoteRow<"maintenance"> | undefined {
  const row = operations.index.row(planOf(order, reading.links) ?? "");
  return row?.kind === "maintenance" ? (row as NoteRow<"maintenance">) : undefined;
}

/** What the guards of a work order ask about its plan, its services and the day. */
export function aroundOrder(operations: Operations, reading: AgendaReading, order: NoteRow<"work-order">): WorkOrderAround {
  const plan = planRow(operations, reading, order)?.note;
  return {
    ...criticalAndFrozen(operations, reading, order.services), statutory: plan?.statutory === true, metered: plan?.terms.usage !== undefined,
    needsChange: needsChange(plan?.requires_change),
  };
}
