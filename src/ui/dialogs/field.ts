import { withoutLinkMarks } from "../../domain/text/links.ts";
import { words } from "../../words.ts";
import { nameBy } from "../parts/name-by.ts";

/** A field of a dialog. */
export interface FieldOptions {
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly placeholder?: string;
  /** "decimal" brings up digits on a phone. */
  readonly inputMode?: string;
  /** Offered below as buttons, filtered by what is typed. */
  readonly choices?: readonly string[];
  /** The only values that there are, with their words: a list to choose from instead of a text to type. */
  readonly options?: readonly (readonly [value: string, words: string])[];
}

/** A labelled text field with its hint, a line that follows the typing, and its error. */
export interface Field {
  readonly el: HTMLElement;
  readonly input: HTMLInputElement | HTMLSelectElement;
  text(): string;
  /** Gives it another label, such as by what is chosen in another field. */
  setLabel(label: string): void;
  setOptional(optional: boolean): void;
  /** Says something about what is typed, politely. */
  setRemark(remark: string, tone: "fine" | "wrong"): void;
  /** Shows an error and announces it; "" takes it away. */
  setError(error: string): void;
}

let fields = 0;

/** Draws a text field. */
export function drawField(parent: HTMLElement, options: FieldOptions): Field {
  const id = `operations-vault-field-${++fields}`;
  const el = parent.createDiv("operations-vault-field");
  const label = el.createEl("label", { text: options.label, attr: { for: id } });
  const optional = label.createSpan({ cls: "operations-vault-optional" });
  const input = options.options ? drawOptions(el, id, options.options, options.value ?? "") : el.createEl("input", { type: "text", value: options.value ?? "", placeholder: options.placeholder ?? "", attr: { id, autocomplete: "off" } });
  if (options.inputMode !== undefined) input.setAttr("inputmode", options.inputMode);
  if (options.hint !== undefined && options.hint !== "") el.createDiv({ cls: "operations-vault-hint", text: options.hint, attr: { id: `${id}-hint` } });
  const remark = el.createDiv({ cls: "operations-vault-remark", attr: { id: `${id}-remark`, role: "status" } });
  const error = el.createDiv({ cls: "operations-vault-error", attr: { id: `${id}-error`, role: "alert" } });
  input.setAttr("aria-describedby", `${id}-hint ${id}-remark ${id}-error`);
  if (options.choices !== undefined && input.instanceOf(HTMLInputElement)) drawChoices(el, input, label, options.choices);
  return {
    el, input,
    text: () => input.value.trim(),
    setLabel: (text) => {
      if (label.firstChild) label.firstChild.textContent = text;
    },
    setOptional: (is) => optional.setText(is ? ` (${words.optional})` : ""),
    setRemark: (text, tone) => {
      remark.setText(text);
      remark.dataset["tone"] = tone;
    },
    setError: (text) => {
      if (error.getText() !== text) error.setText(text);
      input.setAttr("aria-invalid", text === "" ? null : "true");
    },
  };
}

/** Shows each field's error, focuses the first wrong field, and says whether all is right. */
export function showErrors(errors: readonly (readonly [Field | undefined, string])[]): boolean {
  for (const [field, error] of errors) field?.setError(error);
  const wrong = errors.find(([, error]) => error !== "");
  wrong?.[0]?.input.focus();
  return wrong === undefined;
}

function drawOptions(el: HTMLElement, id: string, options: NonNullable<FieldOptions["options"]>, value: string): HTMLSelectElement {
  const select = el.createEl("select", { cls: "dropdown", attr: { id } });
  for (const [each, text] of options) select.createEl("option", { value: each, text });
  select.value = value;
  return select;
}

const SHOWN_CHOICES = 6;

function drawChoices(el: HTMLElement, input: HTMLInputElement, label: HTMLElement, choices: readonly string[]): void {
  const row = el.createDiv({ cls: "operations-vault-choices", attr: { role: "group" } });
  nameBy(row, label);
  const draw = (): void => {
    row.empty();
    const typed = input.value.trim().toLowerCase();
    const fitting = choices.filter((choice) => choice.toLowerCase().includes(typed) && choice !== input.value.trim());
    for (const choice of fitting.slice(0, SHOWN_CHOICES)) {
      row.createEl("button", { text: withoutLinkMarks(choice), attr: { type: "button" } }).addEventListener("click", () => {
        input.value = choice;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        input.focus();
      });
    }
  };
  input.addEventListener("input", draw);
  draw();
}
