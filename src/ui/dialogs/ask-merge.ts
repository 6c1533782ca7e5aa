import type { App } from "obsidian";
import type { Question } from "../../domain/mending/merge-heads.ts";
import type { Choice } from "../../domain/mending/merge-texts.ts";
import { words } from "../../words.ts";
import { ask, drawDialogButtons, drawForm } from "./ask.ts";

/** Asks which version holds where two differ; one choice a question, undefined where the dialog was closed. */
export function askMerge(app: App, title: string, questions: readonly Question[]): Promise<Choice[] | undefined> {
  return ask<Choice[]>(app, title, (asking) => {
    asking.contentEl.createEl("p", { text: words.mergeIntro(questions.length) });
    const choices: Choice[] = questions.map(({ what }) => (what === "lines" ? "both" : "ours"));
    const form = drawForm(asking.contentEl, () => asking.answer(choices));
    for (const [at, question] of questions.entries()) drawQuestion(form, question, choices, at);
    const confirm = drawDialogButtons(form, words.mergeConfirm, () => asking.cancel());
    asking.contentEl.win.setTimeout(() => confirm.focus(), 0);
  });
}

function drawQuestion(form: HTMLElement, { what, key, ours, theirs }: Question, choices: Choice[], at: number): void {
  const group = form.createEl("fieldset", "operations-vault-merge");
  if (key !== undefined) group.createEl("legend", { text: key });
  const versions: readonly (readonly [Choice, string, string])[] = [
    ["ours", words.mergeOurs, ours], ["theirs", words.mergeTheirs, theirs], ...(what === "lines" ? [["both", words.mergeBoth, ""] as const] : []),
  ];
  for (const [choice, name, text] of versions) {
    const label = group.createEl("label");
    const radio = label.createEl("input", { type: "radio", attr: { name: `operations-vault-merge-${String(at)}` } });
    radio.checked = choices[at] === choice;
    radio.addEventListener("change", () => (choices[at] = choice));
    label.createSpan({ text: name });
    if (choice !== "both") label.createEl("pre", { text: text.trimEnd() || words.mergeAbsent });
  }
}
