import type { Dashboard } from "../../domain/queries/dashboard.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawChecklistCard } from "./checklist-card.ts";
import { drawCoverage } from "./coverage-section.ts";
import { drawHeading, type Folds } from "./folds.ts";
import { drawOffers } from "./offers.ts";
import { drawProblems } from "./problems-section.ts";
import { drawQuickActions } from "./quick-actions.ts";
import { drawStateLine } from "./state-line.ts";

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
    ...(dashboard.isEmpty ? [] : todaySections(dashboard, on, folds)),
    ...(coverage.total === 0 ? [] : [section("coverage", coverage, (parent, data) => drawCoverage(parent, data, on, folds))]),
    ...(problems.length === 0 ? [] : [section("problems", problems, (parent, rows) => drawProblems(parent, rows, on, folds))]),
  ];
}

function todaySections({ today }: Dashboard, on: DashboardActions, folds: Folds): DashboardSection[] {
  const { checklists, canOpen, stepsDue } = today;
  return [
    section("today", { count: checklists.length, canOpen, stepsDue }, (parent, due) => {
      drawHeading(parent, words.today, due.count > 0 ? String(due.count) : "");
      if (due.canOpen) parent.createDiv({ cls: "operations-vault-muted operations-vault-line", text: words.notMadeYet(due.stepsDue) });
      else if (due.count === 0) parent.createDiv({ cls: "operations-vault-muted operations-vault-line", text: words.nothingToday });
    }),
    ...(today.offers.length === 0 ? [] : [section("offers", today.offers, (parent, offers) => drawOffers(parent, offers, on))]),
    ...checklists.map((card) => section(`checklist:${card.path}`, card, (parent, data) => drawChecklistCard(parent, data, on, folds))),
  ];
}

function section<T>(key: string, data: T, draw: (parent: HTMLElement, data: T) => void): DashboardSection {
  return { key, data, draw: (parent) => draw(parent, data) };
}
