import type { NoteIndex } from "../index/note-index.ts";
import type { NoteRow } from "../index/note-row.ts";
import { ordersByPlan, planOf, type Links, type OrdersOfPlan } from "../index/work-orders-of.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { lacksStart } from "../schedule/counted.ts";
import { historyOf } from "../schedule/history.ts";
import { findWikiLinks } from "../text/links.ts";

type Plans = ReadonlyMap<string, readonly NoteProblem[]>;

const ORDERS: ReadonlySet<string> = new Set(["done", "closed"]);
const DAYS: ReadonlySet<string> = new Set(["starts", "last_done", "last_due"]);

/** What maintenance plans and work orders show together with the notes that they name (domain.md F2, MNT-*). By path. */
export function checkPlans(index: NoteIndex, links: Links): Plans {
  const found = new Map<string, NoteProblem[]>();
  const report = (row: NoteRow, problems: readonly NoteProblem[]): void => void (problems.length > 0 && found.set(row.path, [...(found.get(row.path) ?? []), ...problems]));
  const orders = ordersByPlan(index.ofKind("work-order"), links, new Map());
  for (const plan of index.ofKind("maintenance")) {
    if (plan.unreadable || plan.status === "retired") continue;
    report(plan, [...(plan.status === "active" ? orphaned(plan, index, links) : []), ...neverBegun(plan, orders.get(plan.path))]);
  }
  for (const order of index.ofKind("work-order")) {
    const plan = index.row(planOf(order, links) ?? "");
    if (plan?.kind === "maintenance") report(order, againstPlan(order, plan as NoteRow<"maintenance">));
  }
  return found;
}

/** A plan in force for a service that is retired, or by a procedure that is. */
function orphaned({ note }: NoteRow<"maintenance">, index: NoteIndex, { pathOf }: Links): NoteProblem[] {
  return [...note.services, ...(note.procedure === undefined ? [] : [note.procedure])].flatMap((link) => {
    const target = findWikiLinks(link)[0]?.target ?? link;
    const row = index.row(pathOf(target) ?? "");
    if (row?.status !== "retired" || (row.kind !== "service" && row.kind !== "procedure")) return [];
    return [{ code: "MNT-ORPH", key: "status", found: target, expected: `a ${row.kind} in use`, hint: "Retire the plan too, or name what took its place.", choices: ["retired", "paused"] }];
  });
}

/** A plan that counts from a day that nobody wrote down; a day that cannot be read is a problem already. */
function neverBegun(plan: NoteRow<"maintenance">, orders: OrdersOfPlan | undefined): NoteProblem[] {
  const { terms, schedule = "" } = plan.note;
  const lack = lacksStart(terms, historyOf(terms, orders?.accounts ?? new Map()));
  if (lack === undefined || plan.problems.some(({ key = "" }) => DAYS.has(key))) return [];
  if (lack === "never-done") return [{ code: "MNT-FIRST", key: "last_done", found: `${schedule}, counted from when it was done`, expected: "when it was done last", hint: "Say when, or set starts to the first day it is due." }];
  return [{ code: "schedule-start", key: "starts", found: schedule, expected: "the day that the interval counts from", hint: "Add the property starts with the first day, such as starts: 2026-11-23" }];
}

function againstPlan({ note, status }: NoteRow<"work-order">, { name, note: plan }: NoteRow<"maintenance">): NoteProblem[] {
  const isLeftOut = status === "skipped" || status === "missed" || status === "cancelled";
  return [
    ...(plan.statutory === true && isLeftOut ? [{ code: "MNT-STAT", key: "status", found: status, expected: "done, late if need be", hint: `${name} is statutory.`, choices: ["planned", "done"] }] : []),
    ...(plan.meter !== undefined && ORDERS.has(status) && note.meter_reading === undefined ? [{ code: "MNT-EVID", key: "meter_reading", found: "no reading", expected: "where the meter stood", hint: `${name} counts from its meter.` }] : []),
  ];
}
