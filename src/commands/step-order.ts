import { proposalsOf } from "../domain/actions/finding-proposals.ts";
import type { Planned, Refusal } from "../domain/actions/plan.ts";
import { unmetFor } from "../domain/actions/work-order-guards.ts";
import { planWorkOrderStatus } from "../domain/actions/work-order-status.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { eventsFrom, type Guard } from "../domain/lifecycle/transition.ts";
import { WORK_ORDER_LIFE, type WorkOrderEvent } from "../domain/lifecycle/work-order.ts";
import { metricOf } from "../domain/queries/plan-standings.ts";
import { askFields } from "../ui/dialogs/ask-fields.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { chooseTarget, metricUnit } from "./maintenance-target.ts";
import { newRecordOf } from "./new-record.ts";
import { aroundOrder, planRow } from "./order-facts.ts";
import { fieldOf, inputOf } from "./order-fields.ts";
import { perform, tellRefusals } from "./outcomes.ts";
import { recordRepair } from "./record-repair.ts";

/** Offers the steps that the state of a work order allows. */
export async function changeStatus(operations: Operations, path?: string): Promise<void> {
  const reading = await operations.maintenance.reading();
  const order = (await chooseTarget(operations, reading, path, "order"))?.order;
  if (!order) return;
  const events = eventsFrom(WORK_ORDER_LIFE, order.status);
  if (events.length === 0) return void noticeWithUndo(words.notices.orderEnded(order.name));
  const chosen = await chooseOne(operations.app, events.map((event) => ({ path: event, name: words.transitions[event] ?? event, detail: WORK_ORDER_LIFE[event].to.replace(/-/g, " ") })), words.changeStatusOf(order.name));
  const event = events.find((each) => each === chosen);
  if (event) await stepOrder(operations, order.path, event);
}

/** What completing asks besides what its rules want. */
const ALSO_ASKED: Partial<Readonly<Record<WorkOrderEvent, readonly string[]>>> = {
  complete: ["action_taken", "labour", "downtime_start", "downtime_end", "parts", "cost"],
};

/** Takes a work order a step on; asks first for what the step still needs. */
export async function stepOrder(operations: Operations, path: string, event: WorkOrderEvent): Promise<void> {
  const reading = await operations.maintenance.reading();
  const row = operations.index.row(path);
  const text = await operations.writer.freshText(path);
  if (row?.kind !== "work-order" || text === undefined) return;
  const order = row as NoteRow<"work-order">;
  const around = aroundOrder(operations, reading, order);
  const bare = { path, text, event, input: { fields: {}, reason: "" }, around };
  const unmet = unmetFor(bare, operations.acting());
  const asked = new Set(unmet.filter((guard) => keyOf(guard) !== "").map(({ rule }) => rule));
  const tried = planWorkOrderStatus(bare, operations.acting());
  // What no answer of the dialog would change is told before it is filled in.
  const inTheWay = tried.ok ? [] : tried.refusals.filter(({ code }) => !asked.has(code));
  if (inTheWay.length > 0) return void tellRefusals(operations, inTheWay, words.notices.orderNotDone);
  const keys = [...new Set([...unmet.map(keyOf), ...(ALSO_ASKED[event] ?? [])])].filter((key) => key !== "" && (order.note as Readonly<Record<string, unknown>>)[key] === undefined || key === "parts");
  const wanted = new Set(unmet.map(keyOf));
  const title = `${words.transitions[event] ?? event}: ${order.name}`;
  const meter = metricOf(planRow(operations, reading, order)?.note.meter, reading.pathOf);
  const plan = async (answers: Readonly<Record<string, string>>): Promise<Planned> => {
    const meterText = meter === undefined ? undefined : await operations.writer.freshText(meter);
    const of = meter !== undefined && meterText !== undefined ? { path: meter, text: meterText, unit: metricUnit(operations, meter), from: `[[${operations.linkTexts.of(path)}]]` } : undefined;
    return planWorkOrderStatus({ path, text: (await operations.writer.freshText(path)) ?? text, event, input: inputOf(answers, of), around }, operations.acting());
  };
  const check = async (answers: Readonly<Record<string, string>>): Promise<string> => {
    const planned = await plan(answers);
    return planned.ok ? "" : refusalWords(planned.refusals);
  };
  const said = keys.length === 0 ? {} : await askFields(operations.app, { title, confirm: words.transitions[event] ?? event, fields: keys.map((key) => fieldOf(operations, key, wanted.has(key), event)), check });
  if (!said) return;
  const done = await perform(operations, await plan(said), { refusedTitle: words.notices.orderNotDone });
  if (done && event === "complete") await proposeNext(operations, { ...order.note, ...(said["findings"] === undefined ? {} : { findings: said["findings"] as "ok" }) }, path);
}

/** Refusals in one text, for a dialog that stays open. */
export function refusalWords(refusals: readonly Refusal[]): string {
  return refusals.map(({ reason, hint }) => words.notices.refused(reason, hint)).join(" ");
}

function keyOf({ field, rule, strength }: Guard<string>): string {
  return field ?? (strength === "override" ? `override:${rule}` : "");
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
