import type { Dashboard, StepRow } from "../../src/domain/queries/dashboard.ts";
import type { StepAnswer } from "../../src/domain/actions/answer-step.ts";
import type { DashboardActions } from "../../src/ui/dashboard-actions.ts";

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
          { key: "system-monitoring", name: "System monitoring", line: 30, lastRun: "2026-11-23", fromFramework: false, procedures: [{ path: "Operations/Morning round.md", name: "Morning round", scheduleWords: "every weekday" }] },
          { key: "user-support", name: "User support", line: 40, lastRun: "", fromFramework: false, procedures: [] },
          { key: "service-management", name: "Service management", line: 44, lastRun: "2026-11-20", fromFramework: true, procedures: [] },
          { key: "performance", name: "Performance monitoring", line: 50, lastRun: "", fromFramework: false, procedures: [{ path: "Operations/Performance.md", name: "Performance", scheduleWords: "every day" }] },
        ],
      }],
    },
    problems: [
      { path: "Operations/Patch web servers.md", name: "Patch web servers", line: 3, sentence: "The schedule \"every fortnight-ish\" is none that can be read.", hint: "Write, for example, \"every 2 weeks on Monday\".", code: "schedule-unreadable" },
    ],
    ...more,
  };
}

/** What was asked of the vault, in order, in words. */
export function recordedActions(): { on: DashboardActions; calls: string[] } {
  const calls: string[] = [];
  const says = (name: string) => (...given: unknown[]): void => {
    calls.push([name, ...given.filter((value) => typeof value === "string" || typeof value === "number")].join(" "));
  };
  const on: DashboardActions = {
    openTodaysChecklist: says("open today"), runProcedure: says("run"), setUpVault: says("set up"), addDue: says("add due"),
    finish: says("finish"), skipChecklist: says("skip"), complete: says("complete"), startWorkOrder: says("start"), skip: says("skip work"), catchUp: says("catch up"), changeStatus: says("status"), recordRepair: says("repair"), openSchedule: says("schedule"), showFigures: says("figures"), openNote: says("note"), createProcedure: says("create"), openProblems: says("open problems"),
    answer: (path: string, line: number, state: StepAnswer["state"]) => calls.push(`answer ${path} ${line} ${state}`),
  };
  return { on, calls };
}
