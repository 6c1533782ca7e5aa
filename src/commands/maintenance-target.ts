import type { NoteRow } from "../domain/index/note-row.ts";
import type { AgendaItem } from "../domain/queries/agenda.ts";
import type { AgendaReading } from "../domain/queries/build-agenda.ts";
import { standingOfPlan, type PlanStanding } from "../domain/queries/plan-standings.ts";
import { inHand, workToday } from "../domain/queries/work-now.ts";
import { planOf } from "../domain/index/work-orders-of.ts";
import { chooseOne, type Choice } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";

/** What a maintenance command is about: a plan, or one of its work orders; a repair has no plan. */
export interface Target {
  readonly plan: PlanStanding | undefined;
  readonly order: NoteRow<"work-order"> | undefined;
}

/** The note that is said, else the active one where it is a plan or a work order, else one of those that are due or in hand. */
export async function chooseTarget(operations: Operations, reading: AgendaReading, said?: string, wanted: "any" | "plan" | "order" = "any"): Promise<Target | undefined> {
  const path = said ?? operations.app.workspace.getActiveFile()?.path ?? "";
  const here = targetAt(operations, reading, path);
  if (here && (wanted !== "order" || here.order) && (wanted !== "plan" || here.plan)) return here;
  const rows = choices(reading, wanted);
  if (rows.length === 0) return void noticeWithUndo(wanted === "order" ? words.notices.noWorkOrders : words.notices.noPlans);
  const chosen = await chooseOne(operations.app, rows, wanted === "order" ? words.chooseOrder : words.chooseWork);
  return chosen === undefined ? undefined : targetAt(operations, reading, chosen);
}

function targetAt({ index }: Operations, reading: AgendaReading, path: string): Target | undefined {
  const row = index.row(path);
  const order = row?.kind === "work-order" ? (row as NoteRow<"work-order">) : undefined;
  const plan = index.row((order && planOf(order, reading.links)) ?? path);
  if (!order && plan?.kind !== "maintenance") return undefined;
  return { order, plan: plan?.kind === "maintenance" ? standingOfPlan(plan as NoteRow<"maintenance">, reading) : undefined };
}

/** What is due comes first, then what is in hand, then every other plan in force. */
function choices(reading: AgendaReading, wanted: "any" | "plan" | "order"): Choice[] {
  const due = workToday(reading).filter(({ path, plan }) => (wanted === "order" ? path !== plan : wanted !== "plan" || plan !== ""));
  const hand = inHand(reading).filter(({ kind }) => kind === "work-order" && wanted !== "plan");
  const others = wanted === "order" ? [] : reading.plans.filter(({ status, unreadable }) => status !== "retired" && !unreadable);
  const planned = wanted === "order" ? reading.workOrders.filter(({ status }) => status === "planned") : [];
  const rows = [...due.map(asChoice), ...hand.map(asChoice), ...[...planned, ...others].map(({ path, name }) => ({ path, name, detail: "", icon: "wrench" }))];
  const listed = new Set<string>();
  return rows.filter(({ path }) => listed.size < listed.add(path).size);
}

function asChoice(item: AgendaItem): Choice {
  const detail = item.lateDays > 0 ? words.scheduleView.lateBy(item.lateDays) : words.states[item.state];
  return { path: item.path, name: item.title, detail: [detail, item.time, ...item.services].filter((part) => part !== "").join(", "), icon: "wrench" };
}

/** The unit of a metric's readings, "" where it says none. */
export function metricUnit({ index }: Operations, path: string): string {
  const row = index.row(path);
  return row?.kind === "metric" ? ((row.note as { readonly unit?: string }).unit ?? "") : "";
}
