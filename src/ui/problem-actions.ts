import type { ProblemRow } from "../domain/problems/problem-row.ts";

/** What a person can do from the list of problems. */
export interface ProblemActions {
  /** Opens the note at the problem's line and column. */
  open(problem: ProblemRow, event: MouseEvent | KeyboardEvent | undefined): void;
  /** Applies the problem's fix; asks where it needs a choice or a value, reports by a notice with Undo. */
  fix(problem: ProblemRow): void;
  /** Applies the fix to every problem of this code that needs no choice, after a preview. */
  fixAll(code: string): void;
  /** Reads every note of ours and looks again. */
  checkVault(): void;
  /** Writes the list into a report note, after asking. */
  writeReport(): void;
  /** Leaves a review that is due out of the list for some days, on this device. */
  snooze(problem: ProblemRow): void;
}
