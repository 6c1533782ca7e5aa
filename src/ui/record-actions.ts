import type { OpenNote } from "./parts/figures-section.ts";

/** What a person can do with an incident, a problem, a change or a review. Each action asks for what it needs and reports by a notice. */
export interface RecordActions {
  /** Declares an incident; `from` is the note that tells of it. */
  declare(from?: string): void;
  /** Takes a step of the record's life. */
  step(path: string, event: string): void;
  /** Lists the steps that the record's life allows, with what each still needs. */
  moreSteps(path: string): void;
  addEntry(path: string): void;
  postUpdate(path: string): void;
  setSeverity(path: string): void;
  assignRole(path: string, role?: string): void;
  startReview(path: string): void;
  openProblem(paths: readonly string[]): void;
  addEvidence(path: string): void;
  addAction(path: string): void;
  /** Of the action item on a 0-based line. */
  tickAction(path: string, line: number): void;
  verifyAction(path: string, line: number): void;
  addWhy(path: string): void;
  knownError(path: string): void;
  /** Requests a change; `from` is the note that it is about. */
  requestChange(from?: string): void;
  approveChange(path: string): void;
  rejectChange(path: string): void;
  checkConflicts(path: string): void;
  /** Accepts the conflict with this key. */
  acceptConflict(path: string, key: string): void;
  recordBackout(path: string): void;
  /** Makes a procedure of a change that succeeded often. */
  makeStandard(path: string): void;
  readonly openNote: OpenNote;
}
