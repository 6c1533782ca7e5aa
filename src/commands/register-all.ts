import type { Plugin } from "obsidian";

import type { StepAnswer } from "../domain/actions/answer-step.ts";
import { openDashboard } from "../ui/views/open-dashboard.ts";
import { openProblems } from "../ui/views/open-problems.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { attempt } from "./attempt.ts";
import { finishChecklist, openDailyChecklist, runProcedure, skipChecklist } from "./checklists.ts";
import { newRecord } from "./new-record.ts";
import { undoLast } from "./outcomes.ts";
import { checkVault, fixProblem } from "./problems.ts";
import { markReviewed } from "./reviews.ts";
import { setUpVault } from "./set-up-vault.ts";
import { answerCurrent, currentChecklist } from "./steps.ts";

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

const onChecklist = (id: string, name: string, run: (operations: Operations, path: string) => Promise<void>): CommandRow => ({
  id, name, when: hasChecklist,
  run: async (operations) => {
    const checklist = currentChecklist(operations);
    if (checklist) await run(operations, checklist.path);
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
  onChecklist("finish-checklist", words.commands.finishChecklist, finishChecklist),
  onChecklist("skip-checklist", words.commands.skipChecklist, skipChecklist),
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
