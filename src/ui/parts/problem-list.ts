import type { Menu } from "obsidian";
import type { ProblemRow } from "../../domain/problems/problem-row.ts";
import { fixLabel, problemDetail, problemTitle, ruleTitle, WEIGHTS } from "../../problem-words.ts";
import { words } from "../../words.ts";
import type { ProblemActions } from "../problem-actions.ts";
import { drawButton, drawIcon } from "./buttons.ts";
import type { Folds } from "./folds.ts";
import { menuOf } from "./menu-of.ts";
import { canFixAll, REVIEW_CODE, type ProblemGroup, type ProblemItem, type ProblemLine } from "./problem-items.ts";
import { showMenu } from "./step-menu.ts";
import { WindowedList } from "./windowed-list.ts";

/** A path may break behind each slash. */
const BREAKING_SLASH = "/\u200b";

/** A windowed list of problems under their headings. */
export function problemList(scroller: HTMLElement, on: ProblemActions, folds: Folds): WindowedList<ProblemItem> {
  return new WindowedList<ProblemItem>(scroller, {
    key: ({ key }) => key,
    estimate: (item) => ("first" in item ? 35 : 51),
    draw: (item, row) => {
      if ("first" in item) drawGroup(row, item, on, folds);
      else drawProblem(row, item, on);
    },
  });
}

function drawGroup(row: HTMLElement, { key, by, first, count, isOpen }: ProblemGroup, on: ProblemActions, folds: Folds): void {
  row.addClass("operations-vault-problem-group");
  const heading = row.createDiv({ cls: "operations-vault-heading-title", attr: { role: "heading", "aria-level": 3 } });
  if (by === "note") {
    drawOpen(heading, "operations-vault-fold", key, first, on).setText(key.replace(/\.md$/, "").replaceAll("/", BREAKING_SLASH));
    return;
  }
  const title = key === REVIEW_CODE ? words.reviews : ruleTitle(key);
  const toggle = (): void => folds.set(key, !isOpen);
  const fold = drawButton(heading, { key, text: title, icon: "chevron-right", cls: "operations-vault-fold" }, toggle);
  fold.setAttrs({ "data-walk": "", "aria-expanded": isOpen });
  drawCode(fold, key);
  fold.addEventListener("keydown", (event) => {
    if (event.key === (isOpen ? "ArrowLeft" : "ArrowRight")) toggle();
  });
  row.createSpan({ cls: "operations-vault-count", text: words.number(count) });
  if (canFixAll(key)) drawBeside(row, `${key}:all`, words.fixAll, title, () => on.fixAll(key));
}

function drawProblem(row: HTMLElement, { key, by, problem }: ProblemLine, on: ProblemActions): void {
  row.addClass("operations-vault-problem-row");
  const { code, fix } = problem;
  const open = drawOpen(row, "operations-vault-problem", key, problem, on);
  drawWords(open, by === "note", problem);
  const mend = (): void => on.fix(problem);
  if (fix) drawBeside(row, `${key}:fix`, fixLabel(code, fix), problemTitle(problem), mend);
  const menu = (event: MouseEvent | KeyboardEvent): void => {
    event.preventDefault();
    showMenu(problemMenu(problem, on, row.win), open, event);
  };
  row.addEventListener("contextmenu", menu);
  row.addEventListener("keydown", (event) => {
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) menu(event);
    else if (fix && /^f$/i.test(event.key) && !(event.altKey || event.ctrlKey || event.metaKey || event.repeat)) mend();
  });
}

function drawWords(open: HTMLElement, saysCode: boolean, problem: ProblemRow): void {
  const { icon, word } = WEIGHTS[problem.weight];
  drawIcon(open, icon, `operations-vault-weight-${problem.weight}`);
  const text = open.createDiv("operations-vault-row-text");
  text.createSpan({ cls: "operations-vault-unseen", text: `${word}: ` });
  text.appendText(`${problemTitle(problem)} `);
  if (saysCode) drawCode(text, problem.code);
  const detail = text.createDiv("operations-vault-problem-detail");
  if (!saysCode) detail.createEl("b", { text: `${problem.name} ` });
  const { quoted, said } = problemDetail(problem);
  if (quoted !== "") detail.createEl("code", { text: quoted });
  detail.appendText(` ${said} ${problem.lastKnown && words.lastKnown(problem.lastKnown)}`);
}

function drawOpen(parent: HTMLElement, cls: string, key: string, problem: ProblemRow, on: ProblemActions): HTMLElement {
  const el = parent.createEl("button", { cls, attr: { type: "button", "data-walk": "", "data-key": key } });
  el.onClickEvent((event) => {
    if (event.button <= 1) on.open(problem, event);
  });
  return el;
}

function drawCode(parent: HTMLElement, code: string): void {
  parent.createSpan({ cls: "operations-vault-problem-code", text: code });
}

function drawBeside(row: HTMLElement, key: string, text: string, of: string, act: () => void): void {
  drawButton(row, { key, text, name: `${text}: ${of}` }, act).setAttr("data-beside", "");
}

function problemMenu(problem: ProblemRow, on: ProblemActions, win: Window): Menu {
  const { code, fix } = problem;
  return menuOf([
    [words.openNote, "file-text", (event) => on.open(problem, event)],
    fix && [fixLabel(code, fix), "wrench", () => on.fix(problem)],
    canFixAll(code) && [words.fixAllAlike, "wand", () => on.fixAll(code)],
    code === REVIEW_CODE && [words.snooze, "alarm-clock", () => on.snooze(problem)],
    [words.copyCode, "copy", () => void win.navigator.clipboard.writeText(code)],
  ]);
}
