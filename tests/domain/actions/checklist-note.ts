import type { Acting } from "../../../src/domain/actions/acting.ts";
import { planAnswer, stepAt, type StepAnswer } from "../../../src/domain/actions/answer-step.ts";
import { applyEdits } from "../../../src/domain/actions/apply-edits.ts";
import type { Planned } from "../../../src/domain/actions/plan.ts";

/** Ana in a team at five past eight on Monday 23 November. */
export const ANA: Acting = {
  today: "2026-11-23", time: "08:05", person: "[[Ana]]", profile: "team", stamps: true, headings: { carriedOver: "Carried over", log: "Log" },
};

/** A checklist that was begun, with the given lines as its only section's steps. */
export function checklistOf(...steps: string[]): string {
  return ["---", "type: checklist", "date: 2026-11-23", "started: 2026-11-23T08:00", "status: open", "---", "", "## [[Round]]", "", ...steps, ""].join("\n");
}

/** Where the first step stands in {@link checklistOf}. */
export const FIRST_STEP = 9;

/** Plans the answer of the step on a line. */
export function plan(text: string, line: number, answer: Partial<StepAnswer> & Pick<StepAnswer, "state">, acting: Acting = ANA): Planned {
  const step = stepAt(text, line, acting.headings.carriedOver);
  if (!step) throw new Error(`no step on line ${line}`);
  return planAnswer("x.md", text, step, { value: "", note: "", evidence: "", witness: "", ...answer }, acting);
}

/** The text after a plan, or the code of the first refusal in angle brackets. */
export function applied(text: string, planned: Planned): string {
  if (!planned.ok) return `<${planned.refusals[0]?.code ?? ""}>`;
  const result = applyEdits(text, planned.plan.edits[0]?.edits ?? []);
  return result.ok ? result.text : `<${result.refusal.code}>`;
}

/** The lines of the step after an answer, or the refusal's code. */
export function answeredLines(steps: readonly string[], answer: Partial<StepAnswer> & Pick<StepAnswer, "state">, acting: Acting = ANA, at = 0): string[] {
  const text = checklistOf(...steps);
  const after = applied(text, plan(text, FIRST_STEP + at, answer, acting));
  return after.startsWith("<") ? [after] : after.split("\n").slice(FIRST_STEP, -1);
}
