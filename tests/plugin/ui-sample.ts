import type { AgendaItem } from "../../src/domain/queries/agenda.ts";
import type { Dashboard, StepRow } from "../../src/domain/queries/dashboard.ts";
import type { MaintenanceFigures } from "../../src/domain/metrics/maintenance-figures.ts";
import type { StepAnswer } from "../../src/domain/actions/answer-step.ts";
import type { DashboardActions } from "../../src/ui/dashboard-actions.ts";
import type { RecordActions } from "../../src/ui/record-actions.ts";

/** A step as the dashboard shows it, with what a test says about it. */
export function aStep(line: number, words: string, more: Partial<StepRow> = {}): StepRow {
  return { line, depth: 0, words, state: "open", limit: "", value: "", at: "", by: "", asks: [], from: "", notes: [], ...more };
}

export const CHECKLIST = "Operations/Checklists/2026-11-23 Daily checklist.md";

/** A dashboard with everything that this slice can show. */
export function aDashboard(more: Partial<Dashboard> = {}): Dashboard {
  return {
    state: { tone: "working", words: "1 checklist in progress", moment: "Monday 23 November 2026, 09:12" },
    isEmpty: false,
    now: [], nowCount: { incidents: 0, all: more.now?.length ?? 0 }, work: [], workCount: { overdue: 0, others: 0 }, passed: { plans: 0, occurrences: 0 }, week: [], maintenance: "none",
    today: {
      canOpen: false, stepsDue: 0,
      checklists: [{
        path: CHECKLIST, title: "Daily checklist", day: "2026-11-23", isDaily: true, status: "open", ready: false, steps: 9, answered: 5, next: "Disk usage of [[db-1]]",
        sections: [
          {
            title: "[[Morning round]]", linkText: "Morning round", change: "edited",
            steps: [
              aStep(10, "Every service answers on its health page", { state: "passed", at: "08:05", by: "[[Ana]]" }),
              aStep(11, "Disk usage of [[db-1]]", { limit: "<= 85 %", asks: ["reading"] }),
              aStep(12, "Replica lag of `db-2`", { state: "failed", limit: "0..10 s", value: "14 s", at: "08:09", by: "[[Ana]]", notes: ["Ticket raised, see [[2026-11-23 Replica lag]]"] }),
              aStep(13, "Backup restored to scratch", { asks: ["evidence", "second person"] }),
              aStep(14, "Read the log", { state: "in-progress", depth: 1, asks: ["optional"] }),
            ],
          },
          {
            title: "User support", linkText: "", change: "none",
            steps: [
              aStep(20, "Answer new tickets", { state: "passed", at: "08:20" }),
              aStep(21, "Call back the lab", { state: "deferred", at: "08:22" }),
              aStep(22, "Check the printer on the second floor", { state: "not-applicable", notes: ["No printer any more"] }),
              aStep(23, "Order toner", { from: "[[2026-11-20 Daily checklist]]" }),
            ],
          },
        ],
      }],
      offers: [
        { kind: "add-due", path: CHECKLIST, count: 2, names: ["Rotate logs", "Check certificates"] },
        { kind: "earlier-open", path: "Operations/Checklists/2026-11-20 Daily checklist.md", day: "2026-11-20", open: 3 },
      ],
    },
    coverage: {
      frameworkPath: "Operations/Operational procedures.md", covered: 2, total: 4,
      groups: [{
        name: "Daily operations", covered: 2,
        rows: [
          { key: "system-monitoring", name: "System monitoring", line: 30, lastRun: "2026-11-23", fromFramework: false, work: "", procedures: [{ path: "Operations/Morning round.md", name: "Morning round", scheduleWords: "every weekday" }] },
          { key: "user-support", name: "User support", line: 40, lastRun: "", fromFramework: false, work: "", procedures: [] },
          { key: "service-management", name: "Service management", line: 44, lastRun: "2026-11-20", fromFramework: true, work: "", procedures: [] },
          { key: "performance", name: "Performance monitoring", line: 50, lastRun: "", fromFramework: false, work: "", procedures: [{ path: "Operations/Performance.md", name: "Performance", scheduleWords: "every day" }] },
        ],
      }],
    },
    problems: [
      { path: "Operations/Patch web servers.md", name: "Patch web servers", line: 3, sentence: "The schedule \"every fortnight-ish\" is none that can be read.", hint: "Write, for example, \"every 2 weeks on Monday\".", code: "schedule-unreadable" },
    ],
    actions: [], actionCount: 0, suggestions: [], recurred: [], changes: [], changeCount: 0, changeOffers: [],
    ...more,
  };
}

/** One thing to do, with what a test says about it. */
export function anItem(name: string, more: Partial<AgendaItem> = {}): AgendaItem {
  const path = `Operations/Maintenance/${name}.md`;
  return { key: `${path} 2026-11-23`, kind: "maintenance", state: "due", day: "2026-11-23", time: "", title: name, path, plan: path, movedFrom: "", lateDays: 0, services: [], warnings: [], statutory: false, passed: 0, ...more };
}

export const INCIDENT = "Operations/Incidents/INC-20261123-01 Checkout.md";
export const ORDER = "Operations/Work orders/2026/2026-11-22 UPS.md";

/** The parts of a dashboard that tell of maintenance, with something in each. */
export function someWork(): Pick<Dashboard, "now" | "work" | "workCount" | "passed" | "week" | "maintenance"> {
  return {
    now: [
      anItem("Checkout is down", { kind: "incident", state: "open", time: "08:10", path: INCIDENT, plan: "", services: ["Checkout"] }),
      anItem("UPS", { kind: "work-order", state: "in-progress", path: ORDER, plan: "Operations/Maintenance/UPS.md" }),
      anItem("Filters", { kind: "work-order", state: "held", path: "Operations/Work orders/Filters.md", plan: "" }),
    ],
    work: [
      anItem("Rotate logs", { state: "overdue", lateDays: 8, passed: 2, services: ["db-1", "db-2"] }),
      anItem("Extinguishers", { state: "in-grace", lateDays: 1, movedFrom: "2026-11-21", statutory: true, warnings: ["freeze"] }),
      anItem("Patches", { time: "22:00" }),
    ],
    workCount: { overdue: 1, others: 2 },
    passed: { plans: 2, occurrences: 5 },
    week: [
      {
        day: "2026-11-24", items: Array.from({ length: 8 }, (_, at) => anItem(`Backup ${String(at)}`, { day: "2026-11-24", state: "planned", time: at === 0 ? "02:00" : "" })),
        bands: [{ key: "w", kind: "window", level: "", title: "Tuesday night", path: "Operations/Night.md", from: "2026-11-24", to: "2026-11-24", fromTime: "22:00", toTime: "23:30", services: [] }],
      },
      {
        day: "2026-11-26", items: [anItem("Firmware", { day: "2026-11-26", state: "suppressed", time: "10:00" })],
        bands: [{ key: "f", kind: "freeze", level: "hard", title: "Sale", path: "Operations/Sale.md", from: "2026-11-26", to: "2026-11-30", fromTime: "", toTime: "", services: [] }],
      },
    ],
    maintenance: "unread",
  };
}

/** Figures of a month in which something happened. */
export function someFigures(more: Partial<MaintenanceFigures> = {}): MaintenanceFigures {
  return {
    from: "2026-10-24", to: "2026-11-23", strict: { part: 7, of: 10 }, graced: { part: 8, of: 10 }, executed: { part: 9, of: 10 }, skipped: 1, suppressed: 2,
    missed: [{ path: "Operations/Maintenance/Disks.md", name: "Disks", from: "2026-11-01", to: "2026-11-01", count: 1 }, { path: "Operations/Maintenance/Logs.md", name: "Logs", from: "2026-11-02", to: "2026-11-16", count: 3 }],
    overdue: [{ path: "Operations/Maintenance/Rotate logs.md", name: "Rotate logs", due: "2026-11-15", lateDays: 8, priority: 126.6 }, { path: "Operations/Maintenance/Once.md", name: "Once", due: "2026-11-22", lateDays: 1, priority: undefined }],
    backlog: { count: 2, hours: 1.5, unestimated: 1, ageMedian: 4.5, age90: 8 }, planned: { part: 6, of: 8 },
    services: [{ name: "Checkout", failures: 2, operatingHours: 700, mtbfHours: 350, downtimeMinutes: 95, plannedMinutes: 20 }, { name: "Mail", failures: 0, operatingHours: 744, mtbfHours: undefined, downtimeMinutes: 0, plannedMinutes: 0 }],
    ...more,
  };
}

/** What was asked to be done with records, in words behind `calls`. */
export function recordedSteps(calls: string[]): RecordActions {
  const says = (name: string) => (...given: unknown[]): void => {
    calls.push([name, ...given.flat().filter((value) => typeof value === "string" || typeof value === "number")].join(" "));
  };
  return {
    declare: says("declare"), step: says("step"), moreSteps: says("more steps"), addEntry: says("entry"), postUpdate: says("update"), setSeverity: says("severity"), assignRole: says("role"),
    startReview: says("review"), openProblem: says("problem"), addEvidence: says("evidence"), addAction: says("action"), tickAction: says("tick"), verifyAction: says("verify"), addWhy: says("why"),
    knownError: says("known error"), requestChange: says("request change"), approveChange: says("approve"), rejectChange: says("reject"), checkConflicts: says("conflicts"),
    acceptConflict: says("accept"), recordBackout: says("backout"), makeStandard: says("standard"), openNote: says("note"),
  };
}

/** What was asked of the vault, in order, in words. */
export function recordedActions(): { on: DashboardActions; calls: string[] } {
  const calls: string[] = [];
  const says = (name: string) => (...given: unknown[]): void => {
    calls.push([name, ...given.filter((value) => typeof value === "string" || typeof value === "number")].join(" "));
  };
  const on: DashboardActions = {
    records: recordedSteps(calls), now: () => Date.parse("2026-11-23T08:12:00Z"), declareFromStep: says("declare from step"),
    openTodaysChecklist: says("open today"), runProcedure: says("run"), setUpVault: says("set up"), addDue: says("add due"),
    finish: says("finish"), skipChecklist: says("skip"), complete: says("complete"), startWorkOrder: says("start"), skip: says("skip work"), catchUp: says("catch up"), changeStatus: says("status"), recordRepair: says("repair"), openSchedule: says("schedule"), showFigures: says("figures"), openNote: says("note"), createProcedure: says("create"), openProblems: says("open problems"),
    answer: (path: string, line: number, state: StepAnswer["state"]) => calls.push(`answer ${path} ${line} ${state}`),
  };
  return { on, calls };
}
