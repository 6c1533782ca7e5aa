import type { Expression } from "./parse-expression.ts";
import { beyondThePlainSubset } from "./template-refusal.ts";

/** One line of a choice: what is shown, and what the template receives. */
export interface QuestionChoice {
  label: string;
  value: unknown;
}

/** Something that a template asks the person who creates the note. */
export type TemplateQuestion =
  | { kind: "prompt"; text: string; proposal: string; multiLine: boolean; stopsWhenCancelled: boolean }
  | { kind: "suggester"; choices: QuestionChoice[]; placeholder: string; stopsWhenCancelled: boolean };

function questionKind(expression: Expression): TemplateQuestion["kind"] | null {
  if (expression.kind !== "path" || !expression.call || expression.path.length !== 2 || expression.path[0] !== "system") return null;
  const name = expression.path[1];
  return name === "prompt" || name === "suggester" ? name : null;
}

/** Whether an expression is a call of `tp.system.prompt` or `tp.system.suggester`. */
export function isQuestion(expression: Expression): boolean {
  return questionKind(expression) !== null;
}

function staticValue(expression: Expression): unknown {
  if (expression.kind === "literal") return expression.value;
  if (expression.kind === "list") return expression.items.map(staticValue);
  return beyondThePlainSubset("A question whose words are computed");
}

function textOr(value: unknown, absent: string): string {
  if (value === undefined || value === null) return absent;
  return typeof value === "string" ? value : beyondThePlainSubset("A question whose words are not text");
}

function choicesOf(labels: unknown, values: unknown): QuestionChoice[] {
  if (!Array.isArray(labels) || !Array.isArray(values) || labels.length !== values.length) {
    return beyondThePlainSubset("A suggester without two lists of one length");
  }
  return labels.map((label: unknown, index) => {
    return typeof label === "string" ? { label, value: values[index] as unknown } : beyondThePlainSubset("A suggester whose labels are not text");
  });
}

/** The question that a call asks, null for any other expression; throws `Unfillable` where its words are computed. */
export function readQuestion(expression: Expression): TemplateQuestion | null {
  const kind = questionKind(expression);
  if (kind === null || expression.kind !== "path" || !expression.call) return null;
  const values = expression.call.map(staticValue);
  const stopsWhenCancelled = Boolean(values[2]);
  if (kind === "prompt") {
    return { kind, text: textOr(values[0], ""), proposal: textOr(values[1], ""), multiLine: Boolean(values[3]), stopsWhenCancelled };
  }
  return { kind, choices: choicesOf(values[0], values[1]), placeholder: textOr(values[3], ""), stopsWhenCancelled };
}
