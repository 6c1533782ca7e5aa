import { judge, judgedState, needsOf, type StepAnswer } from "../../domain/actions/answer-step.ts";
import type { Acting } from "../../domain/actions/acting.ts";
import type { RunStep } from "../../domain/notes/checklist-body.ts";
import { samePerson } from "../../domain/text/links.ts";
import { words } from "../../words.ts";

/** What is wrong with an answer, by field; "" where nothing is. */
export interface AnswerErrors {
  readonly reading: string;
  readonly evidence: string;
  readonly witness: string;
  readonly note: string;
}

/** Says by field what an answer lacks. A reading outside its limit turns it into a failed one, which needs a note. */
export function answerErrors(step: RunStep, answer: StepAnswer, acting: Acting): AnswerErrors {
  const needs = needsOf(step, { ...answer, state: judgedState(step, answer) }, acting);
  return {
    reading: needs.reading ? words.readingMissing : readingError(step, answer),
    evidence: needs.evidence ? words.evidenceMissing : "",
    witness: needs.witness ? words.witnessMissing : witnessError(step, answer, acting),
    note: needs.note ? words.noteMissing : "",
  };
}

function readingError(step: RunStep, answer: StepAnswer): string {
  if (answer.value === "" && answer.state !== "passed") return "";
  const judged = judge(step, answer.value || step.answer.value);
  if (judged === "no-number") return words.readingNoNumber(step.markers.limit?.unit ?? "");
  return judged === "other-unit" ? words.readingOtherUnit(step.markers.limitWritten) : "";
}

function witnessError(step: RunStep, answer: StepAnswer, acting: Acting): string {
  const witness = answer.witness || step.answer.witness;
  const asked = judgedState(step, answer) === "passed" && step.markers.secondPerson && acting.profile === "team";
  return asked && acting.person !== undefined && samePerson(witness, acting.person) ? words.witnessSame : "";
}
