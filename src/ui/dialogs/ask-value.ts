import type { App } from "obsidian";
import { ask, drawDialogButtons, drawForm } from "./ask.ts";
import { drawField, showErrors } from "./field.ts";

/** What is asked for in one field. `choices` are offered as buttons, `missing` says that it cannot be empty. */
export interface ValueQuestion {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly choices: readonly string[];
  readonly confirm: string;
  readonly missing: string;
}

/** Asks for one text; undefined where the dialog was closed. */
export function askValue(app: App, question: ValueQuestion): Promise<string | undefined> {
  return ask<string>(app, question.title, (asking) => {
    const form = drawForm(asking.contentEl, () => {
      const value = field.text();
      if (showErrors([[field, value === "" ? question.missing : ""]])) asking.answer(value);
    });
    const field = drawField(form, { label: question.label, hint: question.hint, choices: question.choices });
    field.input.addEventListener("input", () => field.setError(""));
    drawDialogButtons(form, question.confirm, () => asking.cancel());
  });
}
