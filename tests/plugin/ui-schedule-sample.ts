import type { Agenda, AgendaBand, AgendaItem, PlanDetail } from "../../src/domain/queries/agenda.ts";
import type { ScheduleActions } from "../../src/ui/parts/schedule-actions.ts";
import type { ScheduleSource } from "../../src/ui/views/schedule-view.ts";

export const TODAY = "2026-11-23";

/** An item as the schedule shows it, with what a test says about it. */
export function anItem(day: string, title: string, more: Partial<AgendaItem> = {}): AgendaItem {
  const kind = more.kind ?? "maintenance";
  const path = `Operations/${title}.md`;
  return {
    key: `${path} ${day}`, kind, state: "planned", day, time: "", title, path, plan: kind === "maintenance" ? path : "", movedFrom: "", lateDays: 0,
    services: [], warnings: [], statutory: false, passed: 0, ...more,
  };
}

/** A band, with what a test says about it. */
export function aBand(kind: AgendaBand["kind"], title: string, from: string, to: string, more: Partial<AgendaBand> = {}): AgendaBand {
  return { key: `${title} ${from}`, kind, level: "", title, path: `Operations/${title}.md`, from, to, fromTime: "", toTime: "", services: [], ...more };
}

/** One thing of each kind and state around Monday 23 November 2026. */
export const SOME_ITEMS: readonly AgendaItem[] = [
  anItem("2026-11-12", "Restore test", { state: "missed", services: ["backup"] }),
  anItem("2026-11-16", "Morning round", { kind: "procedure", state: "done" }),
  anItem("2026-11-17", "Rotate logs", { state: "done", time: "06:00", services: ["db-1"] }),
  anItem("2026-11-17", "Release 4.2", { kind: "change", time: "22:00", services: ["shop"] }),
  anItem("2026-11-18", "Empty trash", { state: "skipped" }),
  anItem("2026-11-19", "Mow the lawn", { state: "suppressed" }),
  anItem("2026-11-20", "Checkout fails", { kind: "incident", state: "open", time: "14:05", services: ["shop"] }),
  anItem("2026-11-20", "Fan of rack 2", { kind: "work-order", state: "held" }),
  anItem(TODAY, "Capacity review", { state: "in-grace", lateDays: 1 }),
  anItem(TODAY, "Lift inspection", { state: "due", statutory: true }),
  anItem(TODAY, "UPS self-test", { state: "overdue", lateDays: 3, movedFrom: "2026-11-22", passed: 2, services: ["power"] }),
  anItem(TODAY, "Vacuum db", { state: "in-progress", time: "08:00", path: "Operations/WO-1.md", plan: "Operations/Vacuum db.md", services: ["db-1"] }),
  anItem(TODAY, "Patch web", { state: "due", time: "22:00", services: ["shop"], warnings: ["freeze"] }),
  anItem("2026-11-24", "Rotate logs", { time: "06:00", services: ["db-1"] }),
  anItem("2026-11-27", "Review of INC-502", { kind: "review", state: "planned" }),
  anItem("2026-12-01", "Rotate logs", { time: "06:00", services: ["db-1"] }),
];

export const SOME_BANDS: readonly AgendaBand[] = [
  aBand("window", "Night window", "2026-11-21", "2026-11-22", { fromTime: "22:00", toTime: "02:00", services: ["shop"] }),
  aBand("window", "Night window", "2026-11-28", "2026-11-29", { fromTime: "22:00", toTime: "02:00", services: ["shop"] }),
  aBand("freeze", "Black Friday", "2026-11-26", "2026-12-01", { level: "hard" }),
  aBand("holiday", "Repentance Day", "2026-11-18", "2026-11-18", { path: "" }),
];

/** What was understood of the plan that is late. */
export const UPS_PLAN: PlanDetail = {
  path: "Operations/UPS self-test.md", name: "UPS self-test", understood: "every month on the 22nd; on the next working day", lastDone: "2026-10-22", passed: 2,
  next: [
    { nominal: "2026-12-22", day: "2026-12-22", time: "", note: "" },
    { nominal: "2027-01-22", day: "2027-01-25", time: "09:00", note: "" },
    { nominal: "2027-02-22", day: "2027-02-22", time: "", note: "freeze" },
  ],
};

/** A source whose schedule a test changes, and what was asked of it. */
export interface TestSchedule extends ScheduleSource {
  readonly calls: string[];
  /** Each period that was read. */
  readonly reads: string[];
  items: readonly AgendaItem[];
  bands: readonly AgendaBand[];
  unscheduled: Agenda["unscheduled"];
  plan: PlanDetail | undefined;
  /** Why it cannot be read now. */
  failure: string;
  day: string;
  /** Tells that something changed. */
  tell(): void;
}

/** A source of some items and bands. */
export function testSchedule(): TestSchedule {
  const listeners = new Set<() => void>();
  const calls: string[] = [];
  let revision = 1;
  const said = (name: string) => (what?: unknown): void => void calls.push(typeof what === "string" ? `${name} ${what}` : name);
  const on: ScheduleActions = {
    complete: said("complete"), startWorkOrder: said("start"), skip: said("skip"), catchUp: said("catch up"), changeStatus: said("change status"),
    recordRepair: said("record repair"), openSchedule: said("open schedule"), openProblems: said("open problems"), records: { checkConflicts: said("conflicts"), moreSteps: said("more steps") },
    openNote: (path, event) => calls.push(`open ${path}${event?.ctrlKey ? " in a tab" : ""}`),
  };
  const source: TestSchedule = {
    calls, on, reads: [], items: SOME_ITEMS, bands: SOME_BANDS, unscheduled: [], plan: UPS_PLAN, failure: "", day: TODAY,
    read: (from, to) => {
      source.reads.push(`${from} ${to}`);
      if (source.failure !== "") return Promise.reject(new Error(source.failure));
      const items = source.items.filter(({ day }) => from <= day && day <= to);
      return Promise.resolve({
        from, to, today: source.day, late: [], items, bands: source.bands.filter((band) => band.from <= to && band.to >= from),
        services: [...new Set(source.items.flatMap(({ services }) => services))].sort(), unscheduled: source.unscheduled,
      });
    },
    detail: (plan) => {
      calls.push(`read ${plan}`);
      return Promise.resolve(source.plan);
    },
    revision: () => revision,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    today: () => source.day,
    tell: () => {
      revision++;
      listeners.forEach((listener) => listener());
    },
  };
  return source;
}
