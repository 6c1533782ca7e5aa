import type { Ratio } from "./ratio.ts";

/** Runs of a period. `due` holds all of them; `skipped` with a reason; what is in none of the others is still open or was abandoned. */
export interface RunCounts {
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly missed: number;
  readonly skipped: number;
}

/** Each of the runs that were due and not skipped: completed : due, on time : due, missed : due (domain.md D6). */
export function runFigures({ due, onTime, late, missed, skipped }: RunCounts): { completion: Ratio; onTime: Ratio; missed: Ratio } {
  const toDue = (part: number): Ratio => ({ part, of: due - skipped });
  return { completion: toDue(onTime + late), onTime: toDue(onTime), missed: toDue(missed) };
}

/** Steps of checklists; what is none of the three answers is open. */
export interface ItemCounts {
  readonly items: number;
  readonly passed: number;
  readonly failed: number;
  readonly notApplicable: number;
}

/** Completion: answered : (items - not applicable). Pass rate: passed : (passed + failed) (D6). */
export function itemFigures({ items, passed, failed, notApplicable }: ItemCounts): { completion: Ratio; passRate: Ratio } {
  return { completion: { part: passed + failed, of: items - notApplicable }, passRate: { part: passed, of: passed + failed } };
}
