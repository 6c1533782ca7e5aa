import type { DashboardActions } from "../ui/dashboard-actions.ts";
import { openProblems } from "../ui/views/open-problems.ts";
import type { Operations } from "../vault/operations.ts";
import { addDue, finishChecklist, openDailyChecklist, runProcedure, skipChecklist } from "./checklists.ts";
import { declareIncident } from "./declare-incident.ts";
import { originOfStep } from "./incident-origin.ts";
import { maintenanceActions } from "./maintenance-actions.ts";
import { openNote } from "./open-note.ts";
import { createProcedure, setUpVault } from "./set-up-vault.ts";
import { recordActions } from "./record-actions.ts";
import { answerLine } from "./steps.ts";
import { attempt } from "./attempt.ts";

/** The dashboard's actions: the same as the commands'. */
export function dashboardActions(operations: Operations): DashboardActions {
  return {
    ...maintenanceActions(operations),
    records: recordActions(operations),
    now: () => operations.instant(),
    showFigures: () => operations.maintenance.showFigures(),
    openTodaysChecklist: () => attempt(() => openDailyChecklist(operations)),
    runProcedure: () => attempt(() => runProcedure(operations)),
    setUpVault: () => attempt(() => setUpVault(operations)),
    addDue: (path) => attempt(() => addDue(operations, path)),
    finish: (path) => attempt(() => finishChecklist(operations, path)),
    skipChecklist: (path) => attempt(() => skipChecklist(operations, path)),
    answer: (path, line, state) => attempt(() => answerLine(operations, path, line, state)),
    declareFromStep: (path, line) => attempt(async () => declareIncident(operations, await originOfStep(operations, path, line))),
    openNote: (linkText, event, line) => attempt(() => openNote(operations.app, linkText, { event, line })),
    openProblems: () => attempt(() => openProblems(operations.app)),
    createProcedure: (unitKey, unitName) => attempt(() => createProcedure(operations, unitKey, unitName)),
  };
}
