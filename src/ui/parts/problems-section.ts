import type { ProblemRow } from "../../domain/queries/dashboard.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawButton, drawIcon } from "./buttons.ts";
import { drawFold, type Folds } from "./folds.ts";
import { nameBy } from "./name-by.ts";
import { walkList } from "./walk-list.ts";

/** The dashboard shows so many; the others stand in the list of all problems. */
const MOST = 8;

/** Draws what is wrong in notes, as far as it fits; a row opens its line. */
export function drawProblems(parent: HTMLElement, problems: readonly ProblemRow[], on: DashboardActions, folds: Folds): void {
  if (problems.length === 0) return;
  const heading = { key: "problems", title: words.problems, count: words.number(problems.length), level: 2, openByDefault: true };
  drawFold(parent, heading, folds, (body, titleEl) => {
    const list = body.createDiv({ attr: { role: "list" } });
    nameBy(list, titleEl);
    for (const problem of problems.slice(0, MOST)) drawProblem(list, problem, on);
    if (problems.length <= MOST) return;
    drawButton(body, { key: "problems:all", text: words.showAllProblems(problems.length) }, () => on.openProblems()).setAttr("data-walk", "");
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
