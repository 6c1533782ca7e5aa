import { addDuration, type Day } from "../time/day.ts";
import type { ProcedureNote } from "./kinds.ts";

/** How long an emergency procedure may go without a test, in months (domain.md A1). */
export const TESTED_WITHIN_MONTHS = 12;

/** The day until which a procedure counts as reviewed: the one that is written, else the last review and its interval. Undefined where there is none. */
export function reviewDue({ next_review: written, review_every: every, last_reviewed: last }: Pick<ProcedureNote, "next_review" | "review_every" | "last_reviewed">): Day | undefined {
  if (every === "never") return undefined;
  return written ?? (last !== undefined && every ? addDuration(last, every) : undefined);
}

/** Whether the review date is written down without an interval that would say the next one. */
export function asksNextReview({ next_review: written, review_every: every }: Pick<ProcedureNote, "next_review" | "review_every">): boolean {
  return written !== undefined && every !== "never" && !(every && every.months + every.days > 0);
}
