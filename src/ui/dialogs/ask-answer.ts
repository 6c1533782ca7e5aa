import type { App } from "obsidian";
import type { Acting } from "../../domain/actions/acting.ts";
import { asksReading, judge, judgedState, plainAnswer, type StepAnswer } from "../../domain/actions/answer-step.ts";
import type { RunStep } from "../../domain/notes/checklist-body.ts";
import { stepWords } from "../../domain/notes/step.ts";
import { samePerson } from "../../domain/text/links.ts";
import { words } from "../../words.ts";
import { plainWords } from "../parts/split-words.ts";
import { answerErrors, type AnswerErrors } from "./answer-errors.ts";
import { ask, drawDialogButtons, drawForm } from "./ask.ts";
import { chooseEvidence } from "./choose-evidence.ts";
import { drawField, showErrors, type Field } from "./field.ts";

/** A step to answer, and who answers it. `people` are offered as the second person. */
export interface AnswerQuestion {
  readonly step: RunStep;
  readonly state: StepAnswer["state"];
  readonly acting: Acting;
  readonly people: readonly string[];
}

type Fields = Partial<Record<keyof AnswerErrors, Field>>;

const CONFIRM = {
  passed: words.passStep, failed: words.failStep, "not-applicable": words.markNotApplicable, deferred: words.deferStep, open: words.reopenStep,
} as const;

/** Asks for what a step still needs for an answer, and for a note; undefined where the person thought better of it. */
export function askAnswer(app: App, question: AnswerQuestion): Promise<StepAnswer | undefined> {
  const { step, state, acting } = question;
  return ask<StepAnswer>(app, words.answerTitle[state], (asking) => {
    asking.contentEl.createEl("p", { cls: "operations-vault-dialog-step", text: plainWords(stepWords(step.text)) });
    const form = drawForm(asking.contentEl, () => {
      const answer = answerFrom(fields, question);
      const errors = answerErrors(step, answer, acting);
      if (showErrors(ORDER.map((name) => [fields[name], fields[name] ? errors[name] : ""]))) asking.answer(answer);
    });
    const fields = drawFields(app, form, question);
    const confirm = drawDialogButtons(form, CONFIRM[state], () => asking.cancel());
    const follow = (): void => {
      followTyping(fields, question);
      confirm.setText(CONFIRM[judgedState(step, answerFrom(fields, question))]);
    };
    form.addEventListener("input", follow);
    follow();
    // The modal focuses after it opened; what is required comes before what is not.
    asking.contentEl.win.setTimeout(() => firstRequired(fields, question)?.input.focus(), 0);
  });
}

const ORDER = ["reading", "evidence", "witness", "note"] as const;
const ANSWERS_IN = { reading: "value", evidence: "evidence", witness: "witness", note: "note" } as const;

function drawFields(app: App, form: HTMLElement, { step, state, acting, people }: AnswerQuestion): Fields {
  const errors = answerErrors(step, plainAnswer(state), acting);
  const fields: Fields = {};
  if (errors.reading !== "" || (state === "failed" && asksReading(step))) fields.reading = drawReading(form, step);
  if (errors.evidence !== "") {
    fields.evidence = drawField(form, { label: words.evidence, hint: words.evidenceHint });
    drawEvidenceButton(app, fields.evidence);
  }
  if (errors.witness !== "") fields.witness = drawField(form, { label: words.witness, hint: words.witnessHint, choices: othersThan(acting, people) });
  fields.note = drawField(form, { label: words.note });
  return fields;
}

function drawReading(form: HTMLElement, step: RunStep): Field {
  const { limitWritten, limit } = step.markers;
  const hint = limitWritten === "" ? "" : words.readingHint(limitWritten);
  return drawField(form, { label: words.reading, hint, value: step.answer.value, placeholder: limit?.unit ?? "", inputMode: "decimal" });
}

function drawEvidenceButton(app: App, field: Field): void {
  const button = field.el.createEl("button", { text: words.chooseEvidence, attr: { type: "button" } });
  button.addEventListener("click", () => {
    void chooseEvidence(app).then((link) => {
      if (link === undefined) return;
      field.input.value = [field.text(), link].filter((part) => part !== "").join(" ");
      field.input.dispatchEvent(new Event("input", { bubbles: true }));
      field.input.focus();
    });
  });
}

function othersThan(acting: Acting, people: readonly string[]): string[] {
  return people.filter((person) => acting.person === undefined || !samePerson(person, acting.person));
}

function answerFrom(fields: Fields, { step, state, people }: AnswerQuestion): StepAnswer {
  const text = (name: keyof AnswerErrors): string => fields[name]?.text() ?? "";
  const typed = text("witness");
  const value = text("reading");
  return {
    state, value: value === step.answer.value ? "" : value, note: text("note"), evidence: text("evidence"),
    witness: typed === "" ? "" : (people.find((person) => samePerson(person, typed)) ?? typed),
  };
}

/** Says at once how a reading stands to its limit, whether a note is needed, and takes errors away that are mended. */
function followTyping(fields: Fields, question: AnswerQuestion): void {
  const { step, acting } = question;
  const answer = answerFrom(fields, question);
  const errors = answerErrors(step, answer, acting);
  for (const name of ORDER) {
    if (errors[name] === "") fields[name]?.setError("");
    fields[name]?.setOptional(answerErrors(step, { ...answer, [ANSWERS_IN[name]]: "" }, acting)[name] === "");
  }
  const judged = judge(step, answer.value || (fields.reading?.text() ?? ""));
  const limit = step.markers.limitWritten;
  if (judged === "within") fields.reading?.setRemark(words.readingWithin(limit), "fine");
  else if (judged !== "outside") fields.reading?.setRemark("", "fine");
  else fields.reading?.setRemark(question.state === "passed" ? words.readingOutside(limit) : words.readingBeyond(limit), "wrong");
}

function firstRequired(fields: Fields, question: AnswerQuestion): Field | undefined {
  const errors = answerErrors(question.step, answerFrom(fields, question), question.acting);
  const name = ORDER.find((field) => errors[field] !== "" && fields[field] !== undefined) ?? ORDER.find((field) => fields[field] !== undefined);
  return name === undefined ? undefined : fields[name];
}
