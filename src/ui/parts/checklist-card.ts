import { Menu } from "obsidian";
import type { CardSection, ChecklistCard } from "../../domain/queries/dashboard.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawButton, drawIcon, drawIconButton } from "./buttons.ts";
import { drawLink } from "./draw-words.ts";
import { drawFold, type Folds } from "./folds.ts";
import { nameBy } from "./name-by.ts";
import { drawProgressRing } from "./progress-ring.ts";
import { plainWords } from "./split-words.ts";
import { showMenu } from "./step-menu.ts";
import { drawStepRow, type StepPlace } from "./step-row.ts";
import { CHECKLIST_STATES } from "./step-states.ts";
import { walkList } from "./walk-list.ts";
import { isAnswered } from "../../domain/notes/answer.ts";

/** Draws a checklist to work through: how far it is, what is next, and each procedure's steps. */
export function drawChecklistCard(parent: HTMLElement, card: ChecklistCard, on: DashboardActions, folds: Folds): void {
  const el = parent.createDiv("operations-vault-card");
  el.dataset["status"] = card.status;
  drawHead(el, card, on);
  const key = `card:${card.path}`;
  const body = el.createDiv("operations-vault-card-body");
  const place: StepPlace = { path: card.path, canAnswer: card.status === "open" };
  if (place.canAnswer) drawSections(body, card, place, on, folds);
  else drawFold(body, { key, title: words.steps, count: "", level: 4, openByDefault: false }, folds, (inner) => drawSections(inner, card, place, on, folds));
  walkList(body);
  if (card.ready && place.canAnswer) {
    drawButton(el, { key: `finish:${card.path}`, text: words.finishChecklist, icon: "check-check", cta: true, cls: "operations-vault-button operations-vault-finish" }, () => on.finish(card.path));
  }
}

function drawHead(el: HTMLElement, card: ChecklistCard, on: DashboardActions): void {
  const head = el.createDiv("operations-vault-card-head");
  if (card.status === "open") drawProgressRing(head, card.answered, card.steps);
  else drawIcon(head, CHECKLIST_STATES[card.status].icon, `operations-vault-status-${card.status}`);
  const text = head.createDiv("operations-vault-row-text");
  const title = text.createDiv({ cls: "operations-vault-card-title", attr: { role: "heading", "aria-level": 3 } });
  const link = drawLink(title, card.title, card.path, (path, event) => on.openNote(path, event));
  link.removeAttribute("data-beside");
  link.dataset["key"] = `title:${card.path}`;
  drawNext(text, card);
  head.createSpan({ cls: "operations-vault-count", text: words.progress(card.answered, card.steps) });
  const more = drawIconButton(head, "more-horizontal", words.moreActions(card.title), (event) => showMenu(cardMenu(card, on), more, event));
  more.setAttrs({ "data-key": `more:${card.path}`, "aria-haspopup": "menu" });
  head.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    showMenu(cardMenu(card, on), more, event);
  });
}

function drawNext(text: HTMLElement, card: ChecklistCard): void {
  if (card.steps === 0) text.createDiv({ cls: "operations-vault-muted", text: words.noSteps });
  else if (card.status !== "open") text.createDiv({ cls: "operations-vault-muted", text: CHECKLIST_STATES[card.status].word });
  else if (card.next === "") text.createDiv({ cls: "operations-vault-muted", text: words.everyStepAnswered });
  else text.createDiv({ cls: "operations-vault-muted operations-vault-next", text: words.next + plainWords(card.next) });
}

function cardMenu(card: ChecklistCard, on: DashboardActions): Menu {
  const menu = new Menu();
  if (card.status === "open") {
    menu.addItem((item) => item.setSection("action").setTitle(words.finishChecklist).setIcon("check-check").onClick(() => on.finish(card.path)));
    menu.addItem((item) => item.setSection("action").setTitle(words.skipChecklist).setIcon("circle-minus").onClick(() => on.skipChecklist(card.path)));
  }
  menu.addItem((item) => item.setSection("open").setTitle(words.openNote).setIcon("file-text").onClick((event) => on.openNote(card.path, event)));
  return menu;
}

function drawSections(body: HTMLElement, card: ChecklistCard, place: StepPlace, on: DashboardActions, folds: Folds): void {
  for (const section of card.sections) drawSection(body, card, section, place, on, folds);
}

function drawSection(body: HTMLElement, card: ChecklistCard, section: CardSection, place: StepPlace, on: DashboardActions, folds: Folds): void {
  const answered = section.steps.filter((step) => isAnswered(step.state)).length;
  const heading = {
    key: `section:${card.path}:${section.title}`,
    title: section.title === "" ? words.otherSteps : plainWords(section.title),
    count: words.progress(answered, section.steps.length), level: 4, openByDefault: true,
  };
  const headingEl = drawFold(body, heading, folds, (inner, titleEl) => {
    if (section.change !== "none") drawChange(inner, section);
    const list = inner.createDiv({ attr: { role: "list" } });
    nameBy(list, titleEl);
    for (const step of section.steps) drawStepRow(list, step, place, on);
  });
  headingEl.addClass("operations-vault-row");
  if (section.linkText === "") return;
  const open = drawIconButton(headingEl, "arrow-up-right", words.openProcedure(heading.title), (event) => on.openNote(section.linkText, event));
  open.setAttrs({ "data-beside": "", "data-key": `open:${heading.key}`, "data-href": section.linkText });
}

function drawChange(parent: HTMLElement, section: CardSection): void {
  const change = parent.createDiv("operations-vault-change");
  drawIcon(change, section.change === "gone" ? "file-x" : "pencil");
  change.createSpan({ text: section.change === "gone" ? words.procedureGone : words.procedureEdited });
}
