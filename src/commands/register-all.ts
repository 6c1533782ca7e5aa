import type { Plugin } from "obsidian";

import type { StepAnswer } from "../domain/actions/answer-step.ts";
import { openDashboard } from "../ui/views/open-dashboard.ts";
import { openProblems } from "../ui/views/open-problems.ts";
import type { Operations } from "../vault/operations.ts";
import { changeWords } from "../change-words.ts";
import { incidentWords } from "../incident-words.ts";
import { words } from "../words.ts";
import { addActionItem } from "./action-items.ts";
import { approveChange, rejectChange } from "./approve-change.ts";
import { attempt } from "./attempt.ts";
import { exportCalendar, importHolidays } from "./calendar-files.ts";
import { catchUpMaintenance, completeMaintenance, skipMaintenance } from "./complete-maintenance.ts";
import { declareIncident } from "./declare-incident.ts";
import { addEvidence } from "./evidence.ts";
import { openProblem, startReview } from "./incident-after.ts";
import { addTimelineEntry, assignRole, postUpdate, setSeverity } from "./incident-during.ts";
import { recordReading } from "./record-reading.ts";
import { recordRepair } from "./record-repair.ts";
import { startWorkOrder } from "./start-work-order.ts";
import { acceptConflict, checkConflicts } from "./change-conflicts.ts";
import { changeStatus } from "./change-status.ts";
import { recordBackout } from "./record-backout.ts";
import { requestChange } from "./request-change.ts";
import { openSchedule } from "../ui/views/open-schedule.ts";
import { finishChecklist, openDailyChecklist, runProcedure, skipChecklist } from "./checklists.ts";
import { newRecord } from "./new-record.ts";
import { undoLast } from "./outcomes.ts";
import { checkVault, fixProblem } from "./problems.ts";
import { markReviewed } from "./reviews.ts";
import { setUpVault } from "./set-up-vault.ts";
import { answerCurrent, currentChecklist } from "./steps.ts";

const say = incidentWords.commands;
const change = changeWords.commands;

interface CommandRow {
  readonly id: string;
  readonly name: string;
  /** Absent: always offered. */
  readonly when?: (operations: Operations) => boolean;
  readonly run: (operations: Operations) => Promise<unknown>;
}

const hasChecklist = (operations: Operations): boolean => currentChecklist(operations) !== undefined;

const hasNote = (operations: Operations): boolean => operations.app.workspace.getActiveFile()?.extension === "md";

const step = (id: string, name: string, state: StepAnswer["state"]): CommandRow => ({
  id, name, when: hasChecklist, run: (operations) => answerCurrent(operations, state),
});

/** On a work order the same command ends the work order, on a change it lists what can follow. */
const onChecklist = (id: string, name: string, run: (operations: Operations, path: string) => Promise<void>, onOrder: (operations: Operations, path: string) => Promise<void>): CommandRow => ({
  id, name, when: hasChecklist,
  run: async (operations) => {
    const checklist = currentChecklist(operations);
    const { kind } = operations.index.row(checklist?.path ?? "") ?? {};
    if (checklist) await (kind === "work-order" ? onOrder : kind === "change" ? changeStatus : run)(operations, checklist.path);
  },
});

/** Every command of the plugin. Ids are public and never change. */
export const COMMANDS: readonly CommandRow[] = [
  { id: "set-up-vault", name: words.commands.setUpVault, run: setUpVault },
  { id: "open-dashboard", name: words.commands.openDashboard, run: (operations) => openDashboard(operations.app) },
  { id: "open-daily-checklist", name: words.commands.openDailyChecklist, run: openDailyChecklist },
  { id: "run-procedure", name: words.commands.runProcedure, run: runProcedure },
  step("pass-step", words.commands.passStep, "passed"),
  step("fail-step", words.commands.failStep, "failed"),
  step("skip-step", words.commands.skipStep, "not-applicable"),
  step("defer-step", words.commands.deferStep, "deferred"),
  onChecklist("finish-checklist", words.commands.finishChecklist, finishChecklist, completeMaintenance),
  onChecklist("skip-checklist", words.commands.skipChecklist, skipChecklist, changeStatus),
  { id: "open-schedule", name: words.commands.openSchedule, run: (operations) => openSchedule(operations.app) },
  { id: "complete-maintenance", name: words.commands.completeMaintenance, run: (operations) => completeMaintenance(operations) },
  { id: "skip-maintenance", name: words.commands.skipMaintenance, run: (operations) => skipMaintenance(operations) },
  { id: "catch-up-maintenance", name: words.commands.catchUpMaintenance, run: (operations) => catchUpMaintenance(operations) },
  { id: "start-work-order", name: words.commands.startWorkOrder, run: (operations) => startWorkOrder(operations) },
  { id: "record-repair", name: words.commands.recordRepair, run: (operations) => recordRepair(operations) },
  { id: "record-reading", name: words.commands.recordReading, run: recordReading },
  { id: "change-status", name: words.commands.changeStatus, run: (operations) => changeStatus(operations) },
  { id: "declare-incident", name: say.declareIncident, run: (operations) => declareIncident(operations) },
  { id: "add-timeline-entry", name: say.addTimelineEntry, run: (operations) => addTimelineEntry(operations) },
  { id: "post-update", name: say.postUpdate, run: (operations) => postUpdate(operations) },
  { id: "set-severity", name: say.setSeverity, run: (operations) => setSeverity(operations) },
  { id: "assign-role", name: say.assignRole, run: (operations) => assignRole(operations) },
  { id: "open-problem", name: say.openProblem, run: (operations) => openProblem(operations) },
  { id: "start-review", name: say.startReview, run: (operations) => startReview(operations) },
  { id: "request-change", name: change.requestChange, run: (operations) => requestChange(operations) },
  { id: "approve-change", name: change.approveChange, run: (operations) => approveChange(operations) },
  { id: "reject-change", name: change.rejectChange, run: (operations) => rejectChange(operations) },
  { id: "check-conflicts", name: change.checkConflicts, run: (operations) => checkConflicts(operations) },
  { id: "accept-conflict", name: change.acceptConflict, run: (operations) => acceptConflict(operations) },
  { id: "record-backout", name: change.recordBackout, run: (operations) => recordBackout(operations) },
  { id: "add-evidence", name: say.addEvidence, run: (operations) => addEvidence(operations) },
  { id: "add-action-item", name: say.addActionItem, run: (operations) => addActionItem(operations) },
  { id: "import-holidays", name: words.commands.importHolidays, run: importHolidays },
  { id: "export-calendar", name: words.commands.exportCalendar, run: exportCalendar },
  { id: "new-record", name: words.commands.newRecord, run: newRecord },
  { id: "mark-reviewed", name: words.commands.markReviewed, run: (operations) => markReviewed(operations) },
  { id: "open-problems", name: words.commands.openProblems, run: (operations) => openProblems(operations.app) },
  { id: "check-vault", name: words.commands.checkVault, run: async (operations) => {
    await openProblems(operations.app);
    await checkVault(operations);
  } },
  { id: "fix-problem", name: words.commands.fixProblem, when: hasNote, run: fixProblem },
  { id: "undo-last-operation", name: words.commands.undoLastOperation, run: undoLast },
];

/** Registers the commands. */
export function registerAll(plugin: Plugin, operations: Operations): void {
  for (const { id, name, when, run } of COMMANDS) {
    plugin.addCommand({
      id, name,
      checkCallback: (checking) => {
        if (when && !when(operations)) return false;
        if (!checking) attempt(() => run(operations));
        return true;
      },
    });
  }
}
