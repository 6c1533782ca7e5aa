import type { Agenda, AgendaKind } from "../../domain/queries/agenda.ts";
import { words } from "../../words.ts";
import { drawButton, drawIcon, drawIconButton } from "./buttons.ts";
import { nameBy } from "./name-by.ts";
import type { ScheduleFilter } from "./schedule-days.ts";
import type { ScheduleLayout } from "./schedule-range.ts";

/** What can be done from around the schedule. */
export interface FrameActions {
  step(by: 1 | -1): void;
  today(): void;
  layOut(layout: ScheduleLayout): void;
  filter(filter: Partial<ScheduleFilter>): void;
  /** Goes to what is late from before. */
  showLate(): void;
  openProblems(): void;
  tryAgain(): void;
}

/** What is shown around the schedule. */
export interface FrameState extends ScheduleFilter {
  readonly layout: ScheduleLayout;
  readonly heading: string;
  /** Without what is filtered out. */
  readonly agenda: Agenda;
}

/** What stands around the days. */
export interface ScheduleFrame {
  /** What scrolls: the days and the details. */
  readonly main: HTMLElement;
  readonly body: HTMLElement;
  readonly detail: HTMLElement;
  readonly heading: HTMLElement;
  show(state: FrameState): void;
  /** Says what went wrong; "" for nothing. */
  say(failure: string): void;
}

const LAYOUTS = Object.entries(words.scheduleView.layouts) as [ScheduleLayout, string][];
const KINDS = Object.entries(words.scheduleView.kinds) as [AgendaKind, string][];

/** Draws heading, buttons and filters, and room for the days and for the details. */
export function drawScheduleFrame(parent: HTMLElement, on: FrameActions): ScheduleFrame {
  const { service, allServices, kind, allKinds, layout: layoutName, lateBefore, showLate, unscheduled, showProblems, empty, emptyHint, emptyFiltered } = words.scheduleView;
  const head = parent.createDiv("operations-vault-schedule-head");
  const heading = head.createDiv({ cls: "operations-vault-schedule-title", attr: { role: "heading", "aria-level": 2, "aria-live": "polite" } });
  const moves = head.createDiv("operations-vault-schedule-buttons");
  const earlier = drawIconButton(moves, "chevron-left", "", () => on.step(-1));
  drawButton(moves, { key: "today", text: words.today }, () => on.today());
  const later = drawIconButton(moves, "chevron-right", "", () => on.step(1));
  const choices = head.createDiv({ cls: "operations-vault-schedule-buttons operations-vault-schedule-layouts", attr: { role: "group" } });
  nameBy(choices, choices.createSpan({ cls: "operations-vault-unseen", text: layoutName }));
  const layouts = LAYOUTS.map(([layout, text]) => [layout, drawButton(choices, { key: layout, text }, () => on.layOut(layout))] as const);
  const filters = head.createDiv("operations-vault-schedule-buttons");
  const services = drawSelect(filters, service, (chosen) => on.filter({ service: chosen }));
  const kinds = drawSelect(filters, kind, (chosen) => on.filter({ kind: chosen as ScheduleFilter["kind"] }));
  const failureLine = parent.createDiv({ attr: { role: "alert" } });
  const lateLine = drawLine(parent, "circle-alert");
  drawButton(lateLine.el, { key: "late", text: showLate }, () => on.showLate());
  const problemLine = drawLine(parent, "triangle-alert");
  drawButton(problemLine.el, { key: "problems", text: showProblems }, () => on.openProblems());
  const emptyLine = drawLine(parent, "calendar-x");
  const main = parent.createDiv("operations-vault-schedule-main");
  const body = main.createDiv("operations-vault-schedule-body");
  const detail = main.createDiv({ cls: "operations-vault-detail", attr: { role: "region", hidden: "" } });
  return {
    main, body, detail, heading,
    show: (state) => {
      const { layout, agenda } = state;
      setText(heading, state.heading);
      earlier.setAttr("aria-label", words.scheduleView.earlier[layout]);
      later.setAttr("aria-label", words.scheduleView.later[layout]);
      for (const [of, button] of layouts) button.setAttr("aria-pressed", of === layout);
      fill(services, [["", allServices], ...withChosen(agenda.services, state.service)], state.service);
      fill(kinds, [["", allKinds], ...KINDS], state.kind);
      // The agenda lists them.
      lateLine.say(layout !== "agenda" && agenda.late.length > 0 ? lateBefore(agenda.late.length) : "");
      problemLine.say(agenda.unscheduled.length > 0 ? unscheduled(agenda.unscheduled.length) : "");
      const isFiltered = state.service !== "" || state.kind !== "";
      emptyLine.say(agenda.items.length > 0 ? "" : `${empty[layout]} ${isFiltered ? emptyFiltered : emptyHint}`);
    },
    say: (failure) => {
      failureLine.empty();
      failureLine.toggleClass("operations-vault-failure", failure !== "");
      if (failure === "") return;
      failureLine.createEl("p", { text: failure });
      drawButton(failureLine, { key: "try-again", text: words.tryAgain, icon: "rotate-ccw" }, () => on.tryAgain());
    },
  };
}

function drawLine(parent: HTMLElement, icon: string): { readonly el: HTMLElement; say(text: string): void } {
  const el = parent.createDiv({ cls: "operations-vault-schedule-line", attr: { hidden: "" } });
  drawIcon(el, icon);
  const sentence = el.createDiv("operations-vault-row-text");
  return {
    el,
    say: (text) => {
      el.toggleAttribute("hidden", text === "");
      setText(sentence, text);
    },
  };
}

function drawSelect(parent: HTMLElement, name: string, choose: (value: string) => void): HTMLSelectElement {
  const select = parent.createEl("select", { cls: "dropdown", attr: { "aria-label": name } });
  select.addEventListener("change", () => choose(select.value));
  return select;
}

function withChosen(services: readonly string[], chosen: string): [string, string][] {
  const all = chosen === "" || services.includes(chosen) ? services : [...services, chosen];
  return all.map((service) => [service, service]);
}

function fill(select: HTMLSelectElement, options: readonly (readonly [value: string, text: string])[], value: string): void {
  const shown = [...select.options].map((option) => option.value).join("\n");
  if (select.options.length === 0 || shown !== options.map(([option]) => option).join("\n")) {
    select.empty();
    for (const [option, text] of options) select.createEl("option", { value: option, text });
  }
  select.value = value;
}

/** Words that stand already are left alone: they would be read out again. */
function setText(el: HTMLElement, text: string): void {
  if (el.textContent !== text) el.setText(text);
}
