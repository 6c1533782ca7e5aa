import type { Coverage, CoverageGroup, CoverageRow } from "../../domain/queries/dashboard.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawButton, drawIcon } from "./buttons.ts";
import { drawLink } from "./draw-words.ts";
import { drawFold, type Folds } from "./folds.ts";
import { plainWords } from "./split-words.ts";
import { nameBy } from "./name-by.ts";
import { walkList } from "./walk-list.ts";

/** Draws the framework's units with what carries them out, gaps first. */
export function drawCoverage(parent: HTMLElement, coverage: Coverage, on: DashboardActions, folds: Folds): void {
  const heading = { key: "coverage", title: words.coverage, count: words.progress(coverage.covered, coverage.total), level: 2, openByDefault: true };
  drawFold(parent, heading, folds, (body) => {
    for (const group of coverage.groups) drawGroup(body, group, coverage.frameworkPath, on, folds);
  });
  walkList(parent);
}

function drawGroup(body: HTMLElement, group: CoverageGroup, frameworkPath: string | undefined, on: DashboardActions, folds: Folds): void {
  const heading = { key: `group:${group.name}`, title: group.name, count: words.progress(group.covered, group.rows.length), level: 3, openByDefault: true };
  drawFold(body, heading, folds, (inner, titleEl) => {
    const list = inner.createDiv({ attr: { role: "list" } });
    nameBy(list, titleEl);
    for (const row of [...group.rows].sort((a, b) => rank(a) - rank(b))) drawUnit(list, row, frameworkPath, on);
  });
}

function rank(row: CoverageRow): number {
  if (row.procedures.length > 0 || row.work !== "") return 2;
  return row.fromFramework ? 1 : 0;
}

const STANDINGS = [
  { icon: "x", word: words.notCovered, cls: "operations-vault-gap" },
  { icon: "file-text", word: words.fromFramework, cls: "" },
  { icon: "check", word: words.covered, cls: "operations-vault-covered" },
] as const;

function drawUnit(list: HTMLElement, row: CoverageRow, frameworkPath: string | undefined, on: DashboardActions): void {
  const el = list.createDiv({ cls: "operations-vault-row", attr: { role: "listitem" } });
  const standing = STANDINGS[rank(row)] ?? STANDINGS[0];
  drawIcon(el, standing.icon, standing.cls);
  const text = el.createDiv("operations-vault-row-text");
  const title = text.createDiv("operations-vault-row-title");
  title.createSpan({ cls: "operations-vault-unseen", text: `${standing.word}: ` });
  drawUnitName(title, row, frameworkPath, on);
  drawUnitMeta(text, row, on);
  if (rank(row) === 2) return;
  const name = words.createProcedureName(plainWords(row.name));
  const create = drawButton(el, { key: `create:${row.key}`, text: words.createProcedure, name, cls: "operations-vault-link-button" }, () => on.createProcedure(row.key, row.name));
  create.setAttr("data-beside", "");
}

function drawUnitName(title: HTMLElement, row: CoverageRow, frameworkPath: string | undefined, on: DashboardActions): void {
  const name = plainWords(row.name);
  const path = frameworkPath ?? row.procedures[0]?.path;
  if (path === undefined) {
    title.createSpan({ text: name, attr: { "data-walk": "", "data-key": `unit:${row.key}` } });
    return;
  }
  const link = drawLink(title, name, path, (linkText, event) => on.openNote(linkText, event, frameworkPath === undefined ? undefined : row.line));
  link.removeAttribute("data-beside");
  link.setAttrs({ "data-walk": "", "data-key": `unit:${row.key}` });
}

function drawUnitMeta(text: HTMLElement, row: CoverageRow, on: DashboardActions): void {
  const meta = text.createDiv("operations-vault-meta");
  for (const procedure of row.procedures) {
    const span = meta.createSpan();
    drawLink(span, procedure.name, procedure.path, (path, event) => on.openNote(path, event));
    if (procedure.scheduleWords !== "") span.appendText(`, ${procedure.scheduleWords}`);
  }
  if (row.work !== "") meta.createSpan({ text: row.work });
  if (rank(row) < 2) meta.createSpan({ text: row.fromFramework ? words.fromFramework : words.noProcedure });
  if (row.lastRun !== "") meta.createSpan({ cls: "operations-vault-time", text: words.lastRun(row.lastRun) });
  else if (row.work === "" && (row.procedures.length > 0 || row.fromFramework)) meta.createSpan({ text: words.neverRun });
}
