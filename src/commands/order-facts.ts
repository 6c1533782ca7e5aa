import type { WorkOrderFact } from "../domain/lifecycle/work-order.ts";
import type { AgendaReading } from "../domain/queries/build-agenda.ts";
import type { Operations } from "../vault/operations.ts";

/** What is true of work on these services now: whether one is tier0, and whether a hard freeze holds for one. */
export function criticalAndFrozen({ incidents, maintenance }: Operations, { now }: Pick<AgendaReading, "now">, services: readonly string[]): Set<WorkOrderFact> {
  return new Set([...(incidents.relations().isCritical(services) ? ["critical" as const] : []), ...(maintenance.isFrozen(services, now) ? ["frozen" as const] : [])]);
}
