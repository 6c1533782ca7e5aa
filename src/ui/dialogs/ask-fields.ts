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

/** Several fields in one dialog; `intro` says what it is about, `shown` are lines of the note that one needs for it. */
export interface FieldsQuestion {
  readonly title: string;
  readonly intro?: string;
  readonly shown?: readonly string[];
  readonly fields: readonly AskedField[];
  readonly confirm: string;
  /** Says what is wrong with all of it together, "" where nothing is; until then the dialog stays open and keeps what was typed. */
  readonly check?: (said: Readonly<Record<string, string>>) => string | Promise<string>;
}

/** Asks for texts by their keys, "" where one was left empty; undefined where the dialog was closed. */
export function askFields(app: App, { title, intro = "", shown = [], fields, confirm, check }: FieldsQuestion): Promise<Readonly<Record<string, string>> | undefined> {
  return ask<Record<string, string>>(app, title, (asking) => {
    if (intro !== "") asking.contentEl.createEl("p", { cls: "operations-vault-muted", text: intro });
    if (shown.length > 0) asking.contentEl.createEl("pre", { cls: "operations-vault-diff", text: shown.join("\n"), attr: { tabindex: 0 } });
    let isChecking = false;
    const submit = async (): Promise<void> => {
      const errors = drawn.map(({ field, asked }) => [field, errorOf(asked, field.text())] as const);
      if (isChecking || !showErrors(errors)) return;
      const said = Object.fromEntries(drawn.map(({ field, asked }) => [asked.key, field.text()]));
      isChecking = true;
      try {
        const why = (await check?.(said)) ?? "";
        wrong.setText(why);
        if (why === "") asking.answer(said);
      } finally {
        isChecking = false;
      }
    };
    const form = drawForm(asking.contentEl, () => void submit());
    const drawn = fields.map((asked) => {
      const field = drawField(form, asked);
      field.setOptional(asked.missing === undefined);
      field.input.addEventListener("input", () => field.setError(""));
      if (asked.links && field.input.instanceOf(HTMLInputElement)) new SuggestLinks(app, field.input, asked.links);
      return { field, asked };
    });
    const wrong = form.createDiv({ cls: "operations-vault-error", attr: { role: "alert" } });
    drawDialogButtons(form, confirm, () => asking.cancel());
  });
}

function errorOf({ missing, whyNot }: AskedField, text: string): string {
  if (text === "") return missing ?? "";
  return whyNot?.(text) ?? "";
}
