import { setIcon } from "obsidian";
import type { StepRow } from "../../domain/queries/dashboard.ts";
import { isAnswered } from "../../domain/notes/answer.ts";
import type { StepAnswer } from "../../domain/actions/answer-step.ts";
import { readWikiLink, withoutLinkMarks } from "../../domain/text/links.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawIcon, drawIconButton } from "./buttons.ts";
import { drawLink, drawWords } from "./draw-words.ts";
import { linkTextOf, plainWords } from "./split-words.ts";
import { showMenu, stepMenu } from "./step-menu.ts";
import { STEP_STATES } from "./step-states.ts";

/** The checklist that a step stands in, and whether it still takes answers. */
export interface StepPlace {
  readonly path: string;
  readonly canAnswer: boolean;
}

const ASKS: Readonly<Record<StepRow["asks"][number], { readonly icon: string; readonly word: string }>> = {
  reading: { icon: "gauge", word: words.asksReading },
  evidence: { icon: "paperclip", word: words.asksEvidence },
  "second person": { icon: "users", word: words.asksSecondPerson },
  optional: { icon: "circle-dashed", word: words.asksOptional },
};

const KEYS: Readonly<Record<string, StepAnswer["state"]>> = { f: "failed", n: "not-applicable", d: "deferred" };

/** Draws one step: its box, its words, what it asks for and what was answered. */
export function drawStepRow(parent: HTMLElement, step: StepRow, place: StepPlace, on: DashboardActions): void {
  const row = parent.createDiv({ cls: "operations-vault-row operations-vault-step", attr: { role: "listitem" } });
  row.dataset["state"] = step.state;
  row.dataset["depth"] = String(Math.min(step.depth, 4));
  const box = drawBox(row, step, place);
  const text = row.createDiv("operations-vault-row-text");
  drawWords(text.createDiv("operations-vault-step-words"), step.words, (link, event) => on.openNote(link, event));
  drawMeta(text, step, on);
  for (const note of step.notes) drawWords(text.createDiv("operations-vault-note"), note, (link, event) => on.openNote(link, event));
  text.onClickEvent((event) => {
    if (event.button <= 1 && text.doc.getSelection()?.isCollapsed !== false) on.openNote(place.path, event, step.line);
  });
  const menu = (event: MouseEvent | KeyboardEvent | undefined, at: HTMLElement): void =>
    showMenu(stepMenu(place.path, step, place.canAnswer, on), at, event);
  const more = drawIconButton(row, "more-horizontal", words.moreActions(plainWords(step.words)), (event) => menu(event, more));
  more.setAttrs({ "data-beside": "", "data-key": `more:${place.path}:${step.line}`, "aria-haspopup": "menu" });
  row.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    menu(event, box);
  });
  if (place.canAnswer) box.addEventListener("click", () => toggle(step, place, on));
  box.addEventListener("keydown", (event) => answerByKey(event, step, place, on, () => menu(event, box)));
}

// The name stands inside the box: an aria-label would show as a tooltip in Obsidian, and repeat the row.
function drawBox(row: HTMLElement, step: StepRow, place: StepPlace): HTMLElement {
  const shown = STEP_STATES[step.state];
  const box = row.createDiv({
    cls: "operations-vault-box",
    attr: { role: "checkbox", "aria-checked": shown.checked, "data-walk": "", "data-key": `step:${place.path}:${step.line}` },
  });
  if (!place.canAnswer) box.setAttr("aria-disabled", "true");
  const mark = box.createSpan({ cls: "operations-vault-box-mark", attr: { "aria-hidden": "true" } });
  if (shown.icon !== "") setIcon(mark, shown.icon);
  box.createSpan({ cls: "operations-vault-unseen", text: words.stepName(plainWords(step.words), shown.word) });
  return box;
}

function drawMeta(text: HTMLElement, step: StepRow, on: DashboardActions): void {
  const meta = text.createDiv("operations-vault-meta");
  const shown = STEP_STATES[step.state];
  if (shown.tagged) drawTag(meta, shown.icon, shown.word, `operations-vault-tag-${step.state}`);
  if (step.value !== "") meta.createSpan({ cls: "operations-vault-value", text: step.value });
  if (step.limit !== "") meta.createSpan({ cls: "operations-vault-limit", text: words.limit(step.limit) });
  for (const ask of isAnswered(step.state) ? [] : step.asks) {
    if (ask !== "reading" || step.limit === "") drawTag(meta, ASKS[ask].icon, ASKS[ask].word);
  }
  if (step.at !== "") meta.createSpan({ cls: "operations-vault-time", text: step.at });
  if (step.by !== "") meta.createSpan({ text: words.answeredBy(withoutLinkMarks(step.by)) });
  if (step.from !== "") drawFrom(meta, step.from, on);
  if (meta.childElementCount === 0) meta.remove();
}

function drawTag(meta: HTMLElement, icon: string, word: string, cls = ""): void {
  const tag = meta.createSpan(`operations-vault-tag ${cls}`.trim());
  drawIcon(tag, icon);
  tag.createSpan({ text: word });
}

function drawFrom(meta: HTMLElement, from: string, on: DashboardActions): void {
  const link = readWikiLink(from);
  const span = meta.createSpan({ text: words.carriedOverFrom });
  drawLink(span, withoutLinkMarks(from), link ? linkTextOf(link) : from, (linkText, event) => on.openNote(linkText, event));
}

function toggle(step: StepRow, place: StepPlace, on: DashboardActions): void {
  on.answer(place.path, step.line, isAnswered(step.state) ? "open" : "passed");
}

function answerByKey(event: KeyboardEvent, step: StepRow, place: StepPlace, on: DashboardActions, menu: () => void): void {
  const act = actionOf(event, step, place, on, menu);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function actionOf(event: KeyboardEvent, step: StepRow, place: StepPlace, on: DashboardActions, menu: () => void): (() => void) | undefined {
  if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) return menu;
  if (event.key === "Enter") return () => on.openNote(place.path, event, step.line);
  if (event.altKey || event.ctrlKey || event.metaKey || event.repeat || !place.canAnswer) return undefined;
  if (event.key === " ") return () => toggle(step, place, on);
  const state = KEYS[event.key.toLowerCase()];
  return state === undefined ? undefined : () => on.answer(place.path, step.line, state);
}
