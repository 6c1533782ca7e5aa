import type { NoteIndex } from "../index/note-index.ts";
import type { NoteRow } from "../index/note-row.ts";
import { lastMade, mapKept } from "../index/kept.ts";
import { ordersNow, planOf, type Links, type OrdersOfPlan } from "../index/work-orders-of.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { lacksStart } from "../schedule/counted.ts";
import { historyOf } from "../schedule/history.ts";
import { linkTarget } from "../text/links.ts";

type Plans = ReadonlyMap<string, readonly NoteProblem[]>;

const DAYS: ReadonlySet<string> = new Set(["starts", "last_done", "last_due"]);

const made = lastMade<Plans>();

/** What maintenance plans and work orders show together with the notes that they name (domain.md F2, MNT-*). By path; the same as long as nothing of it moved. */
export function checkPlans(index: NoteIndex, links: Links): Plans {
  const [plans, workOrders] = [index.ofKind("maintenance"), index.ofKind("work-order")];
  const retired = retiredIn(index);
  return made([plans, workOrders, retired, links.standing], () => {
    const orders = ordersNow(workOrders, links);
    const ofPlans = planned(plans, [orders, retired, links.standing], (plan) => {
      if (plan.unreadable || plan.status === "retired") return NONE;
      const own = orders.get(plan.path);
      const gone = plan.status === "active" ? namedBy(plan, links).filter(({ path }) => retired.has(path)) : NONE;
      return once(plan, [own, ...gone.map(({ path }) => path)], () => [...gone.map((target) => orphaned(target, index)), ...neverBegun(plan, own)]);
    });
    const ofOrders = workOrders.map((order) => {
      const plan = index.row(planOf(order, links) ?? "");
      return plan?.kind === "maintenance" ? once(order, [plan], () => againstPlan(order, plan as NoteRow<"maintenance">)) : NONE;
    });
    const told = (rows: readonly NoteRow[], problems: readonly (readonly NoteProblem[])[]): [string, readonly NoteProblem[]][] =>
      problems.flatMap((each, at): [string, readonly NoteProblem[]][] => (each === NONE ? [] : [[rows[at]?.path ?? "", each]]));
    return new Map([...told(plans, ofPlans), ...told(workOrders, ofOrders)]);
  });
}

const planned = mapKept<NoteRow<"maintenance">, readonly NoteProblem[]>();
const NONE: readonly never[] = [];

const checked = new WeakMap<NoteRow, { readonly by: readonly unknown[]; readonly problems: readonly NoteProblem[] }>();

/** A vault has thousands of plans, and an edit moves one: each is looked at again only where it or what it is looked at by is another. */
function once(row: NoteRow, by: readonly unknown[], check: () => readonly NoteProblem[]): readonly NoteProblem[] {
  const known = checked.get(row);
  if (known?.by.length === by.length && known.by.every((each, at) => each === by[at])) return known.problems;
  const found = check();
  const problems = found.length === 0 ? NONE : found;
  checked.set(row, { by, problems });
  return problems;
}

let retiredBefore: ReadonlySet<string> = new Set();

/** What a plan in force should not name; the same set as long as the same notes are in it. */
function retiredIn(index: NoteIndex): ReadonlySet<string> {
  const paths = [...index.ofStatus("service", "retired"), ...index.ofStatus("procedure", "retired")].map(({ path }) => path);
  if (paths.length !== retiredBefore.size || !paths.every((path) => retiredBefore.has(path))) retiredBefore = new Set(paths);
  return retiredBefore;
}

interface Named {
  readonly target: string;
  readonly path: string;
}

const names = new WeakMap<NoteRow, { readonly standing: number; readonly named: readonly Named[] }>();

/** The services and the procedure that a plan names. */
function namedBy(plan: NoteRow<"maintenance">, { pathOf, standing }: Links): readonly Named[] {
  const known = names.get(plan);
  if (known?.standing === standing) return known.named;
  const { services, procedure } = plan.note;
  const named = [...services, ...(procedure === undefined ? [] : [procedure])].map(linkTarget).map((target) => ({ target, path: pathOf(target) ?? "" }));
  names.set(plan, { standing, named });
  return named;
}

/** A plan in force for a service that is retired, or by a procedure that is. */
function orphaned({ target, path }: Named, index: NoteIndex): NoteProblem {
  return { code: "MNT-ORPH", key: "status", found: target, expected: `a ${index.row(path)?.kind ?? "service"} in use`, hint: "Retire the plan too, or name what took its place.", choices: ["retired", "paused"] };
}

/** A plan that counts from a day that nobody wrote down; a day that cannot be read is a problem already. */
function neverBegun(plan: NoteRow<"maintenance">, orders: OrdersOfPlan | undefined): NoteProblem[] {
  const { terms, schedule = "" } = plan.note;
  const lack = lacksStart(terms, historyOf(terms, orders?.accounts ?? new Map()));
  if (lack === undefined || plan.problems.some(({ key = "" }) => DAYS.has(key))) return [];
  if (lack === "never-done") return [{ code: "MNT-FIRST", key: "last_done", found: `${schedule}, counted from when it was done`, expected: "when it was done last", hint: "Say when, or set starts to the first day it is due." }];
  return [{ code: "schedule-start", key: "starts", found: schedule, expected: "the day that the interval counts from", hint: "Add the property starts with the first day, such as starts: 2026-11-23" }];
}

/** What was missed was missed: no step forbids to say so. */
function againstPlan({ status }: NoteRow<"work-order">, { name, note: plan }: NoteRow<"maintenance">): NoteProblem[] {
  if (plan.statutory !== true || status !== "missed") return [];
  return [{ code: "MNT-STAT", key: "status", found: status, expected: "done, late if need be", hint: `${name} is statutory.`, choices: ["planned", "done"] }];
}
