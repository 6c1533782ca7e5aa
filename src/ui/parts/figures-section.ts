import type { MaintenanceFigures } from "../../domain/metrics/maintenance-figures.ts";
import { percentText, type Ratio } from "../../domain/metrics/ratio.ts";
import { formatDayShort } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import { drawLink } from "./draw-words.ts";

/** What a person can open from the figures. */
export type OpenNote = (linkText: string, event: MouseEvent | KeyboardEvent | undefined) => void;

/** Draws what maintenance came to: strict and graced compliance side by side, always with the numbers behind them. */
export function drawFigures(parent: HTMLElement, figures: MaintenanceFigures, open: OpenNote): void {
  const { strict, graced, executed, planned, backlog } = figures;
  parent.createDiv({ cls: "operations-vault-muted", text: words.figuresPeriod(figures.from, figures.to) });
  const table = parent.createEl("table", { cls: "operations-vault-figures" });
  for (const [name, ratio] of [[words.strict, strict], [words.graced, graced], [words.executed, executed]] as const) drawRatio(table, name, ratio, words.ofOccurrences);
  drawRatio(table, words.plannedShare, planned, words.ofHours);
  drawRow(table, words.leftOut, words.leftOutCounts(figures.skipped, figures.suppressed));
  drawRow(table, words.backlog, words.backlogCounts(backlog.count, backlog.hours, backlog.ageMedian, backlog.age90));
  for (const service of figures.services) drawRow(table, service.name, words.serviceFigures(service));
  drawList(parent, words.overdueFirst, figures.overdue.map(({ path, name, lateDays, priority }) => ({ path, name, said: priority === undefined ? words.scheduleView.lateBy(lateDays) : `${words.scheduleView.lateBy(lateDays)}, ${String(Math.round(priority))} %` })), open);
  drawList(parent, words.missedList, figures.missed.map(({ path, name, from, to, count }) => ({ path, name, said: count > 1 ? words.missedFromTo(formatDayShort(from), formatDayShort(to), count) : formatDayShort(to) })), open);
}

function drawRatio(table: HTMLElement, name: string, ratio: Ratio, said: (part: number, of: number) => string): void {
  drawRow(table, name, percentText(ratio), ratio.of === 0 ? words.noneYet : said(ratio.part, ratio.of));
}

function drawRow(table: HTMLElement, name: string, ...cells: readonly string[]): void {
  const row = table.createEl("tr");
  row.createEl("th", { text: name, attr: { scope: "row" } });
  for (const [at, cell] of cells.entries()) row.createEl("td", { text: cell, attr: cells.length === 1 ? { colspan: 2 } : {}, cls: at === 0 && cells.length > 1 ? "operations-vault-figure" : "" });
}

interface Line {
  readonly path: string;
  readonly name: string;
  readonly said: string;
}

const MOST = 10;

function drawList(parent: HTMLElement, title: string, lines: readonly Line[], open: OpenNote): void {
  if (lines.length === 0) return;
  parent.createDiv({ cls: "operations-vault-heading", text: title });
  const list = parent.createEl("ul", { cls: "operations-vault-figure-list" });
  for (const { path, name, said } of lines.slice(0, MOST)) {
    const item = list.createEl("li");
    drawLink(item, name, path, open);
    item.appendText(` ${said}`);
  }
  if (lines.length > MOST) list.createEl("li", { cls: "operations-vault-muted", text: words.andMore(lines.length - MOST) });
}
