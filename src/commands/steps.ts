import { MarkdownView } from "obsidian";

import { isAnswered } from "../domain/notes/answer.ts";
import { stepsOfText, type RunStep } from "../domain/notes/checklist-body.ts";
import { needsOf, planAnswer, plainAnswer, stepAt, type StepAnswer } from "../domain/actions/answer-step.ts";
import { closedAlready } from "../domain/actions/close-checklist.ts";
import { statusOf } from "../domain/actions/life-step.ts";
import { refuse, type Planned } from "../domain/actions/plan.ts";
import { sectionNamed } from "../domain/actions/section-end.ts";
import { dailyChecklistOf } from "../domain/queries/vault-reading.ts";
import { baseName } from "../domain/text/links.ts";
import { changeWords } from "../change-words.ts";
import { askAnswer } from "../ui/dialogs/ask-answer.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { perform } from "./outcomes.ts";
import { peopleOf } from "./people.ts";

/** Answers the step under the cursor of an open checklist or of the plan of a change, else the next open step of it or of today's. */
export async function answerCurrent(operations: Operations, state: StepAnswer["state"]): Promise<void> {
  const checklist = currentChecklist(operations);
  const text = checklist && (await operations.writer.freshText(checklist.path));
  if (!checklist || text === undefined) return void noticeWithUndo(words.notices.noOpenChecklist);
  const steps = stepsIn(operations, checklist.path, text);
  const step = stepUnder(steps, checklist.cursorLine) ?? nextOpen(steps);
  if (!step) return void noticeWithUndo(words.notices.noOpenStep);
  await answer(operations, checklist.path, text, step, state);
}

/** The steps of a note; of a change those of its implementation plan. */
function stepsIn({ index, settings }: Operations, path: string, text: string): RunStep[] {
  const steps = stepsOfText(text, settings.carriedOverHeading);
  if (index.row(path)?.kind !== "change") return steps;
  const section = sectionNamed(text, "Implementation plan");
  return steps.filter(({ line }) => section !== undefined && line > section.heading.line && line <= section.end);
}

/** Answers the step on a line (from 0) of a checklist. */
export async function answerLine(operations: Operations, path: string, line: number, state: StepAnswer["state"]): Promise<void> {
  const text = await operations.writer.freshText(path);
  const step = text === undefined ? undefined : stepAt(text, line, operations.settings.carriedOverHeading);
  if (text === undefined || !step) return void noticeWithUndo(words.notices.noSuchStep);
  await answer(operations, path, text, step, state);
}

/** The checklist that commands mean: the active note where it is one, a work order or a change, else today's, else the only open one. */
export function currentChecklist(operations: Operations): { path: string; cursorLine: number | undefined } | undefined {
  const view = operations.app.workspace.getActiveViewOfType(MarkdownView);
  const active = operations.app.workspace.getActiveFile();
  if (active && ["checklist", "work-order", "change"].includes(operations.index.row(active.path)?.kind ?? "")) {
    const cursorLine = view?.file?.path === active.path && view.getMode() === "source" ? view.editor.getCursor().line : undefined;
    return { path: active.path, cursorLine };
  }
  const checklists = operations.index.checklistsByDay();
  const open = [...operations.index.ofStatus("checklist", "open")];
  const row = dailyChecklistOf({ checklists }, operations.localNow().day) ?? (open.length === 1 ? open[0] : undefined);
  return row && { path: row.path, cursorLine: undefined };
}

/** What a step still wants is asked; meanwhile the note may have moved on, and the edit is then refused. */
async function answer(operations: Operations, path: string, text: string, step: RunStep, state: StepAnswer["state"]): Promise<void> {
  const isChange = operations.index.row(path)?.kind === "change";
  const closed = isChange ? notUnderWay(path, text) : closedAlready(path, text);
  if (closed) return void (await perform(operations, closed));
  // A note under a step without its time would be a part of the plan that was approved.
  const acting = { ...operations.acting(), ...(isChange ? { stamps: true } : {}) };
  const plain = plainAnswer(state);
  const asks = Object.values(needsOf(step, plain, acting)).some(Boolean);
  const said = asks ? await askAnswer(operations.app, { step, state, acting, people: peopleOf(operations) }) : plain;
  if (said) await perform(operations, planAnswer(path, text, step, said, { ...operations.acting(), stamps: acting.stamps }));
}

/** The plan of a change is worked through while it is implemented. */
function notUnderWay(path: string, text: string): Planned | undefined {
  const status = statusOf("change", text);
  return status === "implement" ? undefined : refuse("status-not-allowed", changeWords.stepsNotNow(baseName(path), status), changeWords.stepsNotNowHint, path);
}

function stepUnder(steps: readonly RunStep[], line: number | undefined): RunStep | undefined {
  if (line === undefined) return undefined;
  const holding = steps.filter((step) => step.line <= line && line <= step.end);
  return holding[holding.length - 1];
}

function nextOpen(steps: readonly RunStep[]): RunStep | undefined {
  const open = steps.filter((step) => !isAnswered(step.state));
  return open.find((step) => !step.markers.optional) ?? open[0];
}
