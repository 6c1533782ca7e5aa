import { proposalsOf } from "../domain/actions/finding-proposals.ts";
import type { LifeInput } from "../domain/actions/life-step.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import type { WorkOrderEvent } from "../domain/lifecycle/work-order.ts";
import { metricOf } from "../domain/queries/plan-standings.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { metricUnit } from "./maintenance-target.ts";
import { newRecordOf } from "./new-record.ts";
import { recordRepair } from "./record-repair.ts";
import { takeStep } from "./take-step.ts";

/** What completing asks besides what its rules want. */
const ALSO_ASKED: Partial<Readonly<Record<WorkOrderEvent, readonly string[]>>> = {
  complete: ["action_taken", "labour", "downtime_start", "downtime_end", "parts", "cost"],
};

/** Takes a work order a step on; asks first for what the step still needs. */
export async function stepOrder(operations: Operations, path: string, event: WorkOrderEvent): Promise<void> {
  const row = operations.index.row(path);
  if (row?.kind !== "work-order") return;
  const order = row as NoteRow<"work-order">;
  const { pathOf } = await operations.maintenance.reading();
  const meter = async (): Promise<LifeInput["meter"]> => {
    const at = metricOf(operations.incidents.relations().planOf(order)?.note.meter, pathOf);
    const text = at === undefined ? undefined : await operations.writer.freshText(at);
    return at === undefined || text === undefined ? undefined : { path: at, text, unit: metricUnit(operations, at), from: `[[${operations.linkTexts.of(path)}]]` };
  };
  const said = await takeStep(operations, { row, kind: "work-order", event, name: words.transitions[event] ?? event, also: ALSO_ASKED[event] ?? [], refusedTitle: words.notices.orderNotDone, meter });
  if (said && event === "complete") await proposeNext(operations, { ...order.note, ...(said["findings"] === undefined ? {} : { findings: said["findings"] as "ok" }) }, path);
}

/** A finding proposes what comes next; nothing is made unasked. */
async function proposeNext(operations: Operations, order: Parameters<typeof proposalsOf>[0], path: string): Promise<void> {
  const proposals = proposalsOf(order);
  if (proposals.length === 0) return;
  const rows = proposals.map(({ kind }) => ({ path: kind, name: words.proposals[kind] ?? kind, detail: "" }));
  const chosen = await chooseOne(operations.app, [...rows, { path: "", name: words.proposals["none"] ?? "", detail: "" }], words.proposalTitle);
  const proposal = proposals.find(({ kind }) => kind === chosen);
  if (proposal?.kind === "work-order") await recordRepair(operations, { raisedBy: path, services: proposal.services });
  else if (proposal) await newRecordOf(operations, proposal.kind, { services: proposal.services, raisedBy: `[[${operations.linkTexts.of(path)}]]` });
}
