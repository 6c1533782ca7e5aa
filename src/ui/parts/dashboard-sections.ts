import type { MaintenanceFigures } from "../../domain/metrics/maintenance-figures.ts";
import { percentText } from "../../domain/metrics/ratio.ts";
import type { Dashboard } from "../../domain/queries/dashboard.ts";
import { changePanelWords } from "../../change-panel-words.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawActionItems } from "./action-items.ts";
import { drawChangeOffers } from "./change-offers.ts";
import { drawChecklistCard } from "./checklist-card.ts";
import { drawCoverage } from "./coverage-section.ts";
import { drawFigures } from "./figures-section.ts";
import { drawFold, drawHeading, type Folds } from "./folds.ts";
import { drawOffers } from "./offers.ts";
import { drawProblems } from "./problems-section.ts";
import { drawQuickActions } from "./quick-actions.ts";
import { drawStateLine } from "./state-line.ts";
import { drawSuggestions } from "./suggestions.ts";
import { walkList } from "./walk-list.ts";
import { drawWeek } from "./week-section.ts";
import { drawPassed, drawWork } from "./work-section.ts";

/** One part of the dashboard: it is drawn anew only when `data` is no longer the same. */
export interface DashboardSection {
  readonly key: string;
  readonly data: unknown;
  draw(parent: HTMLElement): void;
}

/** The dashboard's sections from top to bottom. */
export function dashboardSections(dashboard: Dashboard, on: DashboardActions, folds: Folds): DashboardSection[] {
  const { state, today, coverage, problems } = dashboard;
  const quick = { isEmpty: dashboard.isEmpty, canOpen: today.canOpen, hasDaily: today.checklists.some((card) => card.isDaily) };
  return [
    section("state", state, (parent, line) => drawStateLine(parent, line)),
    section("quick", quick, (parent, data) => drawQuickActions(parent, data, on)),
    ...(dashboard.now.length === 0 ? [] : [section("now", { now: dashboard.now, all: dashboard.nowCount.all, at: dashboard.now.some(({ incident, change }) => incident?.update ?? change?.decideBy) ? state.moment : "" }, (parent, { now, all }) => drawWork(parent, words.now, now, on, all))]),
    ...(dashboard.suggestions.length + dashboard.recurred.length === 0 ? [] : [section("suggestions", { suggestions: dashboard.suggestions, recurred: dashboard.recurred }, (parent, data) => drawSuggestions(parent, data, on))]),
    ...(dashboard.changeOffers.length === 0 ? [] : [section("change-offers", dashboard.changeOffers, (parent, offers) => drawChangeOffers(parent, offers, on))]),
    ...(dashboard.isEmpty ? [] : todaySections(dashboard, on, folds)),
    ...(dashboard.actions.length === 0 ? [] : [section("actions", { items: dashboard.actions, all: dashboard.actionCount }, (parent, { items, all }) => drawActions(parent, items, all, on))]),
    ...(dashboard.week.length === 0 ? [] : [section("week", dashboard.week, (parent, days) => drawWeek(parent, days, on, folds))]),
    ...(dashboard.maintenance !== "none" ? [section("figures", dashboard.maintenance, (parent, figures) => drawFiguresFold(parent, figures, on, folds))] : []),
    ...(coverage.total === 0 ? [] : [section("coverage", coverage, (parent, data) => drawCoverage(parent, data, on, folds))]),
    ...(problems.length === 0 ? [] : [section("problems", problems, (parent, rows) => drawProblems(parent, rows, on, folds))]),
  ];
}

function todaySections({ today, work, workCount, passed, changes, changeCount }: Dashboard, on: DashboardActions, folds: Folds): DashboardSection[] {
  const { checklists, canOpen, stepsDue } = today;
  return [
    section("today", { checklists: checklists.length, count: checklists.length + workCount.overdue + workCount.others + changeCount, canOpen, stepsDue }, (parent, due) => {
      drawHeading(parent, words.today, due.checklists > 0 ? String(due.checklists) : "");
      if (due.canOpen) parent.createDiv({ cls: "operations-vault-muted operations-vault-line", text: words.notMadeYet(due.stepsDue) });
      else if (due.count === 0) parent.createDiv({ cls: "operations-vault-muted operations-vault-line", text: words.nothingToday });
    }),
    ...(today.offers.length === 0 ? [] : [section("offers", today.offers, (parent, offers) => drawOffers(parent, offers, on))]),
    ...(passed.occurrences === 0 ? [] : [section("passed", passed, (parent, gone) => drawPassed(parent, gone, on))]),
    ...checklists.map((card) => section(`checklist:${card.path}`, card, (parent, data) => drawChecklistCard(parent, data, on, folds))),
    ...(changes.length === 0 ? [] : [section("changes", { changes, changeCount }, (parent, data) => drawWork(parent, changePanelWords.changes, data.changes, on, data.changeCount))]),
    ...(work.length === 0 ? [] : [section("work", { work, workCount }, (parent, { work: items, workCount: { overdue, others } }) => drawWork(parent, words.work, items, on, overdue + others))]),
  ];
}

function drawActions(parent: HTMLElement, items: Dashboard["actions"], all: number, on: DashboardActions): void {
  drawActionItems(parent, items, on.records, all);
  if (all > items.length) parent.createDiv({ cls: "operations-vault-muted operations-vault-line", text: words.andMore(all - items.length) });
  walkList(parent);
}

/** Figures are made when the fold is open: every plan's log is read for them. */
function drawFiguresFold(parent: HTMLElement, figures: MaintenanceFigures | "unread", on: DashboardActions, folds: Folds): void {
  const known = figures === "unread" ? undefined : figures;
  const heading = { key: "figures", title: words.figures, count: known ? percentText(known.strict) : "", level: 2, openByDefault: false };
  const asking: Folds = {
    isOpen: (key, byDefault) => folds.isOpen(key, byDefault),
    set: (key, open) => {
      folds.set(key, open);
      if (open) on.showFigures();
    },
  };
  if (!known && folds.isOpen("figures", false)) on.showFigures();
  drawFold(parent, heading, asking, (body) => {
    if (known) drawFigures(body, known, (path, event) => on.openNote(path, event));
    else body.createDiv({ cls: "operations-vault-muted operations-vault-line", text: words.readingLogs });
  });
  walkList(parent);
}

function section<T>(key: string, data: T, draw: (parent: HTMLElement, data: T) => void): DashboardSection {
  return { key, data, draw: (parent) => draw(parent, data) };
}
