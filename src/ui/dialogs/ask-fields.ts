import type { App } from "obsidian";
import { ask, drawDialogButtons, drawForm } from "./ask.ts";
import { drawField, showErrors, type FieldOptions } from "./field.ts";
import { SuggestLinks } from "./suggest-links.ts";

/** One thing that a dialog asks for. */
export interface AskedField extends FieldOptions {
  readonly key: string;
  /** Said where it is left empty; a field without it may be. */
  readonly missing?: string;
  /** Suggested while typing. */
  readonly links?: readonly string[];
  /** Says what is wrong with a text, "" where nothing is. */
  readonly whyNot?: (text: string) => string;
}

/** Several fields in one dialog; `intro` says what it is about. */
export interface FieldsQuestion {
  readonly title: string;
  readonly intro?: string;
  readonly fields: readonly AskedField[];
  readonly confirm: string;
}

/** Asks for texts by their keys, "" where one was left empty; undefined where the dialog was closed. */
export function askFields(app: App, { title, intro = "", fields, confirm }: FieldsQuestion): Promise<Readonly<Record<string, string>> | undefined> {
  return ask<Record<string, string>>(app, title, (asking) => {
    if (intro !== "") asking.contentEl.createEl("p", { cls: "operations-vault-muted", text: intro });
    const form = drawForm(asking.contentEl, () => {
      const errors = drawn.map(({ field, asked }) => [field, errorOf(asked, field.text())] as const);
      if (showErrors(errors)) asking.answer(Object.fromEntries(drawn.map(({ field, asked }) => [asked.key, field.text()])));
    });
    const drawn = fields.map((asked) => {
      const field = drawField(form, asked);
      field.setOptional(asked.missing === undefined);
      field.input.addEventListener("input", () => field.setError(""));
      if (asked.links) new SuggestLinks(app, field.input, asked.links);
      return { field, asked };
    });
    drawDialogButtons(form, confirm, () => asking.cancel());
  });
}

function errorOf({ missing, whyNot }: AskedField, text: string): string {
  if (text === "") return missing ?? "";
  return whyNot?.(text) ?? "";
}
