import { Menu } from "obsidian";
import type { StepRow } from "../../domain/queries/dashboard.ts";
import type { StepAnswer } from "../../domain/actions/answer-step.ts";
import { incidentWords } from "../../incident-words.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";

const ANSWERS: readonly { readonly state: StepAnswer["state"]; readonly title: string; readonly icon: string }[] = [
  { state: "passed", title: words.passStep, icon: "check" },
  { state: "failed", title: words.failStep, icon: "x" },
  { state: "not-applicable", title: words.markNotApplicable, icon: "minus" },
  { state: "deferred", title: words.deferStep, icon: "chevron-right" },
  { state: "open", title: words.reopenStep, icon: "rotate-ccw" },
];

/** The menu of one step: every answer that it does not have yet, and its note. A closed checklist only opens. */
export function stepMenu(path: string, step: StepRow, canAnswer: boolean, on: DashboardActions): Menu {
  const menu = new Menu();
  for (const answer of canAnswer ? ANSWERS : []) {
    if (answer.state === step.state) continue;
    menu.addItem((item) => item.setSection("answer").setTitle(answer.title).setIcon(answer.icon)
      .onClick(() => on.answer(path, step.line, answer.state)));
  }
  if (step.state === "failed") menu.addItem((item) => item.setSection("follow").setTitle(incidentWords.commands.declareIncident).setIcon("siren").onClick(() => on.declareFromStep(path, step.line)));
  menu.addItem((item) => item.setSection("open").setTitle(words.openInNote).setIcon("file-text")
    .onClick((event) => on.openNote(path, event, step.line)));
  return menu;
}

/** Shows a menu under the control that asked for it, or where the mouse is. */
export function showMenu(menu: Menu, at: HTMLElement, event: MouseEvent | KeyboardEvent | undefined): void {
  const pointed = event !== undefined && event.type === "contextmenu" && "clientX" in event && (event.clientX !== 0 || event.clientY !== 0);
  if (pointed) {
    menu.showAtMouseEvent(event);
    return;
  }
  const box = at.getBoundingClientRect();
  menu.showAtPosition({ x: box.left, y: box.bottom, width: box.width, overlap: true }, at.doc);
}
