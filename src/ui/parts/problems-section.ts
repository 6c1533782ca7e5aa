import type { ProblemRow } from "../../domain/queries/dashboard.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawIcon } from "./buttons.ts";
import { drawFold, type Folds } from "./folds.ts";
import { nameBy } from "./name-by.ts";
import { walkList } from "./walk-list.ts";

/** Draws what could not be read in notes; a row opens its line. */
export function drawProblems(parent: HTMLElement, problems: readonly ProblemRow[], on: DashboardActions, folds: Folds): void {
  if (problems.length === 0) return;
  const heading = { key: "problems", title: words.problems, count: String(problems.length), level: 2, openByDefault: true };
  drawFold(parent, heading, folds, (body, titleEl) => {
    const list = body.createDiv({ attr: { role: "list" } });
    nameBy(list, titleEl);
    for (const problem of problems) drawProblem(list, problem, on);
  });
  walkList(parent);
}

function drawProblem(list: HTMLElement, problem: ProblemRow, on: DashboardActions): void {
  const item = list.createDiv({ attr: { role: "listitem" } });
  const key = `problem:${problem.path}:${problem.line ?? ""}:${problem.code}`;
  const row = item.createEl("button", {
    cls: "operations-vault-row operations-vault-problem",
    attr: { type: "button", "data-walk": "", "data-key": key, "data-href": problem.path },
  });
  drawIcon(row, "triangle-alert", "operations-vault-warning");
  const text = row.createDiv("operations-vault-row-text");
  text.createDiv({ cls: "operations-vault-row-title", text: problem.sentence });
  const meta = text.createDiv("operations-vault-meta");
  meta.createSpan({ text: problem.line === undefined ? problem.name : words.inLine(problem.name, problem.line + 1) });
  meta.createSpan({ cls: "operations-vault-code", text: problem.code });
  if (problem.hint !== "") text.createDiv({ cls: "operations-vault-note", text: problem.hint });
  row.onClickEvent((event) => {
    if (event.button <= 1) on.openNote(problem.path, event, problem.line);
  });
}
