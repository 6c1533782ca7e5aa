import type { AgendaItem, PlanDetail } from "../../domain/queries/agenda.ts";
import { formatDayLong, type Day } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import { keepFocus } from "../views/keep-focus.ts";
import { drawButton, drawIcon, drawIconButton } from "./buttons.ts";
import { drawLink } from "./draw-words.ts";
import { nameBy } from "./name-by.ts";
import { itemActions, type ScheduleActions } from "./schedule-actions.ts";
import { kindIcon, kindWord, stateIcon, stateWords, toneOf } from "./schedule-entries.ts";
import { dayWords } from "./schedule-range.ts";
import { isSame } from "./schedule-same.ts";

/** What the details are of; without a plan, or before it is read, the item alone. */
export interface ScheduleDetail {
  readonly item: AgendaItem;
  readonly plan: PlanDetail | undefined;
  readonly today: Day;
}

/** What the details are drawn from. */
export interface DetailSource {
  readonly on: ScheduleActions;
  /** What was understood of the plan at a path; undefined where it is gone. */
  detail(plan: string): Promise<PlanDetail | undefined>;
}

/** The details of one item. */
export interface DetailPanel {
  /** Shows an item, anew only where something changed; hides without one. */
  show(item: AgendaItem | undefined, today: Day): void;
  /** Reads again what is known of the plan. */
  refresh(): void;
  focus(): void;
}

/** Draws details into `el`, hidden at first; `close` is asked for by their button, `drawn` learns that they take more room. */
export function detailPanel(el: HTMLElement, source: DetailSource, close: () => void, drawn: () => void): DetailPanel {
  let shown: ScheduleDetail | undefined;
  const show = (detail: ScheduleDetail | undefined): void => {
    const isOther = !isSame(shown, detail);
    shown = detail;
    el.toggleAttribute("hidden", !detail);
    if (!detail || !isOther) return;
    keepFocus(el, () => drawDetail(el, detail, source.on, close));
    drawn();
  };
  const read = async (): Promise<void> => {
    const of = shown?.item;
    if (!of?.plan) return;
    const plan = await source.detail(of.plan).catch(() => undefined);
    if (shown?.item.key === of.key) show({ ...shown, plan });
  };
  return {
    show: (item, today) => {
      const before = shown?.item;
      const isSamePlan = item !== undefined && before?.key === item.key;
      show(item && { item, today, plan: isSamePlan ? shown?.plan : undefined });
      if (item && !isSamePlan) void read();
    },
    refresh: () => void read(),
    focus: () => el.find("[data-key]")?.focus(),
  };
}

/** Draws an item with its plan: what was understood, the next dates, and what can be done. */
function drawDetail(parent: HTMLElement, { item, plan, today }: ScheduleDetail, on: ScheduleActions, close: () => void): void {
  parent.empty();
  parent.dataset["tone"] = toneOf(item);
  drawHead(parent, item, on, close);
  drawStanding(parent, item, today);
  if (plan) drawPlan(parent, plan, today);
  const buttons = parent.createDiv("operations-vault-detail-buttons");
  itemActions(item, on).forEach(([text, icon, act], at, { length }) => drawButton(buttons, { key: `detail:${text}`, text, icon, cta: at === 0 && length > 1 }, act));
  if (plan && plan.passed > 0) drawButton(buttons, { key: "detail:catch-up", text: words.scheduleView.catchUp, icon: "history" }, () => on.catchUp(plan.path));
}

function drawHead(parent: HTMLElement, item: AgendaItem, on: ScheduleActions, close: () => void): void {
  const head = parent.createDiv("operations-vault-detail-head");
  drawIcon(head, stateIcon(item) || kindIcon(item));
  const title = head.createDiv({ cls: "operations-vault-detail-title", attr: { role: "heading", "aria-level": 3 } });
  const link = drawLink(title, item.title, item.path, (path, event) => on.openNote(path, event));
  link.removeAttribute("data-beside");
  link.dataset["key"] = "detail:title";
  nameBy(parent, link);
  drawIconButton(head, "x", words.scheduleView.closeDetail, close).dataset["key"] = "detail:close";
}

function drawStanding(parent: HTMLElement, item: AgendaItem, today: Day): void {
  const line = parent.createDiv("operations-vault-meta");
  line.createSpan({ text: kindWord(item) });
  line.createSpan({ cls: "operations-vault-time", text: `${formatDayLong(item.day)} ${item.time}`.trim() });
  line.createSpan({ cls: "operations-vault-standing", text: stateWords(item, today).join(", ") });
  if (item.services.length > 0) line.createSpan({ text: item.services.join(", ") });
}

function drawPlan(parent: HTMLElement, plan: PlanDetail, today: Day): void {
  const { understood, lastDone, neverDone, passed, passedCount, nextDates } = words.scheduleView;
  const facts = parent.createEl("dl", "operations-vault-facts");
  const fact = (term: string, text: string): HTMLElement => {
    facts.createEl("dt", { text: term });
    return facts.createEl("dd", { text });
  };
  if (plan.understood !== "") fact(understood, plan.understood);
  fact(lastDone, plan.lastDone === "" ? neverDone : formatDayLong(plan.lastDone));
  if (plan.passed > 0) fact(passed, passedCount(plan.passed));
  if (plan.next.length === 0) return;
  const list = fact(nextDates, "").createEl("ol");
  for (const next of plan.next) list.createEl("li", { text: nextWords(next, today) });
}

function nextWords({ nominal, day, time, note }: PlanDetail["next"][number], today: Day): string {
  const { movedFrom, notes } = words.scheduleView;
  const when = `${dayWords(day, today)} ${time}`.trim();
  return [when, ...(nominal === day ? [] : [movedFrom(dayWords(nominal, today))]), ...(note === "" ? [] : [notes[note]])].join(", ");
}
