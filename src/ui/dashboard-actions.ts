import type { StepAnswer } from "../domain/actions/answer-step.ts";
import type { MaintenanceActions } from "./maintenance-actions.ts";
import type { RecordActions } from "./record-actions.ts";

/** What a person can do from the dashboard. Each action asks for what it needs and reports by a notice. */
export interface DashboardActions extends MaintenanceActions {
  /** With incidents, problems and reviews. */
  readonly records: RecordActions;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  openTodaysChecklist(): void;
  runProcedure(): void;
  setUpVault(): void;
  addDue(checklistPath: string): void;
  finish(checklistPath: string): void;
  skipChecklist(checklistPath: string): void;
  /** Answers the step on a 0-based line; asks where the step wants a reading, evidence, a second person or a note. */
  answer(checklistPath: string, line: number, state: StepAnswer["state"]): void;
  /** Declares an incident from the failed step on a 0-based line. */
  declareFromStep(checklistPath: string, line: number): void;
  /** Opens a note by path or link text; `event` decides about a new tab or pane. */
  openNote(linkText: string, event: MouseEvent | KeyboardEvent | undefined, line?: number): void;
  /** Creates a procedure for a unit of the framework that nothing covers yet. */
  createProcedure(unitKey: string, unitName: string): void;
  /** Has the figures of maintenance made. */
  showFigures(): void;
  /** Shows the list of all problems. */
  openProblems(): void;
}
