import { compareLines } from "../text/compare-lines.ts";

/** A line of a plan as it was approved, as it is, or both. */
export interface PlanLine {
  readonly kind: "same" | "removed" | "added";
  readonly line: string;
}

/** What became of a plan since it was approved. What was broken when it was kept has not changed. */
export function planDifference(approvedPlan: readonly string[], plan: readonly string[]): readonly PlanLine[] {
  return compareLines(approvedPlan, keptLines(plan)).map(({ kind, text }) => ({ kind, line: text }));
}

/** The lines of a plan as the note keeps them: Templater would run `<%` there a second time. */
export function keptLines(plan: readonly string[]): string[] {
  return plan.map((line) => line.replace(/<%/g, "< %"));
}
