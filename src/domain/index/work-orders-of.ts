import { lastMade } from "./kept.ts";
import type { NoteRow } from "./note-row.ts";
import { linkTarget } from "../text/links.ts";
import type { Account, Accounts } from "../schedule/plan-terms.ts";
import { readDay, type Day } from "../time/day.ts";

type WorkOrder = NoteRow<"work-order">;

/** The work orders of a plan: what they say of its occurrences, and the note of each. Of several for one occurrence the one that says most counts: done, then open, then the rest. */
export interface OrdersOfPlan {
  readonly rows: readonly WorkOrder[];
  readonly accounts: Accounts;
  readonly byOccurrence: ReadonlyMap<Day, WorkOrder>;
}

/** Where links lead; `standing` moves when notes come, go or get another name. */
export interface Links {
  readonly pathOf: (link: string) => string | undefined;
  readonly standing: number;
}

export const NO_ORDERS: OrdersOfPlan = { rows: [], accounts: new Map(), byOccurrence: new Map() };

const OUTCOMES: Readonly<Record<string, Account["outcome"]>> = {
  planned: "open", "in-progress": "open", "on-hold": "open", done: "done", closed: "done", skipped: "skipped", missed: "missed", cancelled: "cancelled",
};
const WEIGHT: readonly Account["outcome"][] = ["done", "open", "skipped", "missed", "cancelled"];

const plans = new WeakMap<WorkOrder, { readonly standing: number; readonly path: string | undefined }>();

/** The path of the plan that a work order executes. */
export function planOf(order: WorkOrder, { pathOf, standing }: Links): string | undefined {
  const known = plans.get(order);
  if (known?.standing === standing) return known.path;
  const { plan } = order.note;
  const path = plan === undefined ? undefined : pathOf(linkTarget(plan));
  plans.set(order, { standing, path });
  return path;
}

/** Work orders by the path of their plan; a plan whose orders are the same rows as `before` keeps what it had. */
export function ordersByPlan(orders: readonly WorkOrder[], links: Links, before: ReadonlyMap<string, OrdersOfPlan>): Map<string, OrdersOfPlan> {
  const rows = new Map<string, WorkOrder[]>();
  for (const order of orders) {
    const path = planOf(order, links);
    if (path === undefined) continue;
    const known = rows.get(path);
    if (known) known.push(order);
    else rows.set(path, [order]);
  }
  return new Map([...rows].map(([path, own]) => {
    const known = before.get(path);
    return [path, known && known.rows.length === own.length && known.rows.every((row, at) => row === own[at]) ? known : summedUp(own)];
  }));
}

let last: ReadonlyMap<string, OrdersOfPlan> = new Map();
const kept = lastMade<ReadonlyMap<string, OrdersOfPlan>>();

/** The same, made anew only where an order or what links name moved. */
export function ordersNow(orders: readonly WorkOrder[], links: Links): ReadonlyMap<string, OrdersOfPlan> {
  return kept([orders, links.standing], () => (last = ordersByPlan(orders, links, last)));
}

function summedUp(rows: readonly WorkOrder[]): OrdersOfPlan {
  const [accounts, byOccurrence] = [new Map<Day, Account>(), new Map<Day, WorkOrder>()];
  for (const row of rows) {
    const day = occurrenceOf(row);
    const account = accountOf(row);
    const known = day === undefined ? undefined : accounts.get(day);
    if (day === undefined || (known && !saysMore(account.outcome, known.outcome))) continue;
    accounts.set(day, account);
    byOccurrence.set(day, row);
  }
  return { rows, accounts, byOccurrence };
}

/** Of two records of one occurrence the one that says more counts: done, then open, skipped, missed, cancelled. */
export function saysMore(one: Account["outcome"], other: Account["outcome"]): boolean {
  return WEIGHT.indexOf(one) < WEIGHT.indexOf(other);
}

/** The day of the occurrence that a work order was made for. */
export function occurrenceOf({ note }: WorkOrder): Day | undefined {
  return note.occurrence === undefined ? undefined : readDay(note.occurrence.slice(note.occurrence.lastIndexOf("@") + 1).slice(0, 10));
}

function accountOf({ note, status }: WorkOrder): Account {
  return { outcome: OUTCOMES[status] ?? "open", on: note.actual_end?.slice(0, 10) };
}
