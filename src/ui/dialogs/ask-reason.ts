import type { App } from "obsidian";
import { words } from "../../words.ts";
import { ask, drawDialogButtons, drawForm } from "./ask.ts";
import { drawField, showErrors } from "./field.ts";

/** What a reason is asked for. `reasons` are offered as buttons, `confirm` is the word on the button. */
export interface ReasonQuestion {
  readonly title: string;
  readonly hint: string;
  readonly reasons: readonly string[];
  readonly confirm: string;
}

/** Asks for a reason, which cannot be empty; undefined where the dialog was closed. */
export function askReason(app: App, question: ReasonQuestion): Promise<string | undefined> {
  return ask<string>(app, question.title, (asking) => {
    const form = drawForm(asking.contentEl, () => {
      const reason = field.text();
      if (showErrors([[field, reason === "" ? words.reasonMissing : ""]])) asking.answer(reason);
    });
    const field = drawField(form, { label: words.reason, hint: question.hint, choices: question.reasons });
    field.input.addEventListener("input", () => field.setError(""));
    drawDialogButtons(form, question.confirm, () => asking.cancel());
  });
}
