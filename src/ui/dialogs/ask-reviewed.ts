import type { App } from "obsidian";
import type { ReviewInput } from "../../domain/actions/mark-reviewed.ts";
import type { ReviewRow } from "../../domain/queries/review-queue.ts";
import { readDay, type Day } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import { ask, drawDialogButtons, drawForm } from "./ask.ts";
import { drawCheck } from "./choice.ts";
import { drawField, showErrors } from "./field.ts";

/** What a person says of a review, and whether completed runs count as tests. */
export interface Reviewed extends ReviewInput {
  readonly tested?: boolean;
}

/** Shows how the review of a procedure stands, and asks what came of it; undefined where the dialog was closed. */
export function askReviewed(app: App, row: ReviewRow, today: Day): Promise<Reviewed | undefined> {
  return ask<Reviewed>(app, words.commands.markReviewed, (asking) => {
    asking.contentEl.createEl("p", { cls: "operations-vault-dialog-step", text: row.name });
    asking.contentEl.createEl("p", { cls: "operations-vault-hint", text: reviewFacts(row) });
    const form = drawForm(asking.contentEl, () => {
      const said = read();
      if (said) asking.answer(said);
    });
    const read = drawReviewFields(form, [row], () => [row], today);
    drawDialogButtons(form, words.reviewConfirm(1), () => asking.cancel());
  });
}

/** How a review stands, in a line. */
export function reviewFacts({ due, overdueDays, lastReviewed, lastRun, editedSince, untested }: ReviewRow): string {
  const facts = [
    due === undefined ? "" : words.reviewDue(due, overdueDays),
    lastReviewed === undefined ? words.neverReviewed : words.reviewedOn(lastReviewed),
    editedSince ? words.editedSince : "",
    lastRun === undefined ? words.neverRun : words.lastRun(lastRun),
    untested ? words.untested : "",
  ].filter((fact) => fact !== "").join(" · ");
  return facts.charAt(0).toUpperCase() + facts.slice(1);
}

/** Draws what is asked of the reviews of `rows`. The reader of the fields shows what is wrong with them, for those that are chosen. */
export function drawReviewFields(form: HTMLElement, rows: readonly ReviewRow[], chosen: () => readonly ReviewRow[], today: Day): () => Reviewed | undefined {
  const outcome = drawField(form, { label: words.outcome, hint: words.outcomeHint, choices: words.outcomes });
  outcome.setOptional(true);
  const next = rows.some((row) => row.asksNext) ? drawField(form, { label: words.nextReview, hint: words.nextReviewHint }) : undefined;
  const [run] = rows.filter((row) => row.newTest !== undefined);
  const tested = run && drawCheck(form, words.alsoTested(rows.length === 1 ? (run.newTest ?? "") : ""), false);
  return () => {
    const day = readDay(next?.text() ?? "");
    const isWrong = next !== undefined && chosen().some((row) => row.asksNext) && (day === undefined || day <= today);
    if (!showErrors([[next, isWrong ? words.nextReviewMissing : ""]])) return undefined;
    return { outcome: outcome.text(), next: day, tested: tested?.checked ?? false };
  };
}
