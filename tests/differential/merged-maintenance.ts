import { readPlan } from "../../src/domain/actions/account-lines.ts";
import type { Acting } from "../../src/domain/actions/acting.ts";
import { applyEdits } from "../../src/domain/actions/apply-edits.ts";
import { planCatchUp } from "../../src/domain/actions/catch-up.ts";
import { planCompleteMaintenance } from "../../src/domain/actions/complete-maintenance.ts";
import type { Planned } from "../../src/domain/actions/plan.ts";
import { planSkipMaintenance } from "../../src/domain/actions/skip-maintenance.ts";
import { planStartWorkOrder, stepSource, workOrderPath } from "../../src/domain/actions/start-work-order.ts";
import { planStatus } from "../../src/domain/actions/change-status.ts";
import { statusOf } from "../../src/domain/actions/life-step.ts";
import { NoteRow } from "../../src/domain/index/note-row.ts";
import { eventsFrom } from "../../src/domain/lifecycle/transition.ts";
import { WORK_ORDER_LIFE } from "../../src/domain/lifecycle/work-order.ts";
import { propertiesOf } from "../../src/domain/notes/key-to-write.ts";
import { ordersByPlan, NO_ORDERS } from "../../src/domain/index/work-orders-of.ts";
import { accountFor } from "../../src/domain/schedule/catch-up.ts";
import type { Occurrence, Standing } from "../../src/domain/schedule/occurrence.ts";
import type { Accounts, PlanTerms, Surroundings } from "../../src/domain/schedule/plan-terms.ts";
import { occurrencesBetween } from "../../src/domain/schedule/schedule.ts";
import { standingOf } from "../../src/domain/schedule/standing.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { weekdayOf, type Day } from "../../src/domain/time/day.ts";

/** One device's notes: the plan and its work orders, by path. */
export type Replica = ReadonlyMap<string, string>;
export type Draw = (below: number) => number;

export const PLAN = "Maintenance/Plan.md";
const AROUND: Surroundings = { workingDays: { isWorking: (day) => weekdayOf(day) < 6 }, freezes: [], slots: undefined, meter: [], watched: [], zone: "UTC" };
const CALM: ReadonlySet<never> = new Set();

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function drawing(seed: number): Draw {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export interface Reading {
  readonly terms: PlanTerms;
  readonly accounts: Accounts;
  readonly standing: Standing;
}

/** What a device knows of its plan on the morning of a day. */
export function readReplica(replica: Replica, today: Day): Reading {
  const { note: { terms } } = readPlan({ path: PLAN, text: replica.get(PLAN) ?? "" }, actingOn(today, ""));
  const rows = [...replica].filter(([path]) => path !== PLAN).map(([path, text]) => new NoteRow("work-order", path, { fields: propertiesOf(readFrontmatter(text)), tasks: [] }));
  const { accounts } = ordersByPlan(rows, { pathOf: () => PLAN, standing: 1 }, new Map()).get(PLAN) ?? NO_ORDERS;
  return { terms, accounts, standing: standingOf(terms, AROUND, accounts, `${today}T10:00`) };
}

export function actingOn(today: Day, person: string, minute = 0): Acting {
  return { today, time: `10:${String(minute).padStart(2, "0")}`, person: person === "" ? undefined : person, profile: "team", stamps: true, headings: { carriedOver: "Carried over", log: "Log" } };
}

/** Does one thing at random, as the commands do it: completes, skips, catches up, or goes on with a work order. */
export function act(replica: Replica, draw: Draw, today: Day, person: string): Replica {
  const acting = actingOn(today, person, draw(60));
  const reading = readReplica(replica, today);
  const orders = [...replica.keys()].filter((path) => path !== PLAN && eventsFrom(WORK_ORDER_LIFE.steps, statusOf("work-order", replica.get(path) ?? "")).length > 0);
  const order = orders[draw(orders.length + 1)];
  const goesOn = order !== undefined && draw(2) === 0;
  return performed(replica, goesOn ? stepOf(replica, order, draw, acting) : planStep(replica, reading, draw, acting));
}

/** Accounts for what went by. */
export function caughtUp(replica: Replica, today: Day, person: string): Planned {
  const { terms, accounts, standing } = readReplica(replica, today);
  return planCatchUp([{ path: PLAN, text: replica.get(PLAN) ?? "", accountings: accountFor(standing, terms, accounts) }], "away", actingOn(today, person));
}

/** The notes behind a plan; as they were where it is refused. */
export function performed(replica: Replica, planned: Planned): Replica {
  if (!planned.ok) return replica;
  const after = new Map(replica);
  for (const { path, edits } of planned.plan.edits) {
    const applied = applyEdits(after.get(path) ?? "", edits);
    if (!applied.ok) throw new Error(`${path}: ${applied.refusal.reason}`);
    after.set(path, applied.text);
  }
  for (const { path, text } of planned.plan.creates) after.set(path, text);
  return after;
}

function planStep(replica: Replica, { terms, accounts, standing }: Reading, draw: Draw, acting: Acting): Planned {
  const plan = { path: PLAN, text: replica.get(PLAN) ?? "" };
  const free = [...standing.open, ...(standing.next ? [standing.next] : [])].filter(({ nominal }) => !accounts.has(nominal));
  // Most often the oldest, as it is offered.
  const chosen = free[Math.max(0, draw(free.length + 2) - 2)];
  const what = draw(8);
  if (what === 0) return planCompleteMaintenance({ ...plan, occurrence: undefined, older: [], note: `beside ${String(draw(1000))}` }, acting);
  if (what < 3 || !chosen) return caughtUp(replica, acting.today, acting.person ?? "");
  const before = [...standing.passed, ...standing.open].filter(({ nominal }) => nominal < chosen.nominal && !accounts.has(nominal)).sort(byNominal);
  const older = accountFor({ ...standing, passed: before }, terms, accounts);
  const { nominal } = chosen;
  if (what === 3) return planSkipMaintenance({ ...plan, occurrence: nominal, older, reason: "no parts" }, acting);
  if (what < 6) return planCompleteMaintenance({ ...plan, occurrence: nominal, older, note: draw(2) === 0 ? "" : `took ${String(draw(90))} min` }, acting);
  return planStartWorkOrder({
    plan, occurrence: chosen, older, steps: stepSource("Plan", plan.text), path: workOrderPath("/", PLAN, nominal), input: { fields: {}, reason: "" }, around: CALM,
  }, acting);
}

function byNominal(one: Occurrence, other: Occurrence): number {
  return one.nominal < other.nominal ? -1 : 1;
}

/** A step of a work order; before its end its boxes are ticked by hand. */
function stepOf(replica: Replica, path: string, draw: Draw, acting: Acting): Planned {
  const text = replica.get(path) ?? "";
  const events = eventsFrom(WORK_ORDER_LIFE.steps, statusOf("work-order", text));
  const event = events[draw(2) === 0 ? 0 : draw(events.length)] ?? "cancel";
  const ticked = event === "complete" ? text.replaceAll("- [ ]", "- [x]") : text;
  const planned = planStatus({ path, text: ticked, kind: "work-order", event, input: { fields: event === "complete" ? { findings: draw(2) === 0 ? "ok" : "degraded" } : {}, reason: "vendor" }, around: CALM }, acting);
  return planned.ok ? { ok: true, plan: { ...planned.plan, edits: [{ path, edits: [{ kind: "replace-text", was: text, now: ticked }] }, ...planned.plan.edits] } } : planned;
}

const RANK = ["done", "skipped", "missed", "cancelled"] as const;
export type Outcome = (typeof RANK)[number];

/** What each occurrence came to by log and work orders: done before skipped before missed. */
export function outcomesOf(replica: Replica): Map<Day, Outcome> {
  const plan = readPlan({ path: PLAN, text: replica.get(PLAN) ?? "" }, actingOn("2026-01-01", ""));
  const { accounts } = readReplica(replica, "2026-01-01");
  const records: (readonly [Day, string])[] = plan.log.flatMap(({ due, dueTo, outcome }) => {
    const { schedule } = plan.note.terms;
    const days = due === undefined ? [] : dueTo === undefined ? [due] : schedule ? occurrencesBetween(schedule, due, dueTo) : [];
    return days.map((day) => [day, outcome] as const);
  });
  return bestOf([...records, ...[...accounts].map(([day, { outcome }]) => [day, outcome] as const)]);
}

/** Of several outcomes of a day the first in rank. */
export function bestOf(records: Iterable<readonly [Day, string]>): Map<Day, Outcome> {
  const best = new Map<Day, Outcome>();
  for (const [day, outcome] of records) {
    const [rank, known] = [RANK.findIndex((each) => each === outcome), RANK.indexOf(best.get(day) ?? "cancelled")];
    const wins = RANK[rank];
    if (wins !== undefined && (!best.has(day) || rank < known)) best.set(day, wins);
  }
  return best;
}
