import type { IncidentFigure } from "../../domain/metrics/incident-figures.ts";
import type { IncidentBoard, IncidentLine } from "../../domain/queries/record-panel.ts";
import { formatDayShort } from "../../domain/time/day.ts";
import { panelWords as say } from "../../panel-words.ts";
import type { RecordActions } from "../record-actions.ts";
import { drawButton } from "./buttons.ts";
import { drawLink, drawWords } from "./draw-words.ts";
import { drawHeading } from "./folds.ts";
import { nameBy } from "./name-by.ts";
import { drawUpdateDue, tellingClocks, type TellingClocks } from "./panel-clock.ts";
import { drawBadge, drawSeverity, momentWords, stateWord } from "./panel-marks.ts";
import { drawTable } from "./record-table.ts";
import { walkList } from "./walk-list.ts";

/** Draws the open incidents, those that ended in the period folded below, and their figures. Returns what lets its clocks go on; undefined where none runs. */
export function drawIncidentBoard(parent: HTMLElement, board: IncidentBoard, on: RecordActions, now: () => number): (() => void) | undefined {
  const clocks = tellingClocks(now);
  const open = parent.createDiv("operations-vault-section");
  const heading = drawHeading(open, say.openIncidents, String(board.open.length));
  if (board.open.length === 0) open.createDiv({ cls: "operations-vault-muted operations-vault-line", text: say.noneOpen });
  else drawLines(open, heading, board.open, on, clocks);
  drawButton(open, { key: "board:declare", text: say.declareIncident, icon: "siren" }, () => on.declare());
  walkList(open);
  if (board.ended.length > 0) drawEnded(parent, board, on, clocks);
  drawIncidentFigures(parent, board.figures);
  return board.open.some(({ update }) => update) ? () => clocks.tell() : undefined;
}

function drawEnded(parent: HTMLElement, { from, to, ended }: IncidentBoard, on: RecordActions, clocks: TellingClocks): void {
  const fold = parent.createEl("details", "operations-vault-section operations-vault-ended");
  const summary = fold.createEl("summary", { cls: "operations-vault-heading", attr: { "data-key": "board:ended" } });
  const title = summary.createSpan({ cls: "operations-vault-heading-title", text: say.endedIncidents(formatDayShort(from), formatDayShort(to)) });
  summary.createSpan({ cls: "operations-vault-count", text: String(ended.length) });
  drawLines(fold, title, ended, on, clocks);
  walkList(fold);
}

function drawLines(parent: HTMLElement, heading: HTMLElement, lines: readonly IncidentLine[], on: RecordActions, clocks: TellingClocks): void {
  const list = parent.createDiv({ attr: { role: "list" } });
  nameBy(list, heading);
  for (const line of lines) drawLine(list, line, on, clocks);
}

function drawLine(list: HTMLElement, line: IncidentLine, on: RecordActions, clocks: TellingClocks): void {
  const row = list.createDiv({ cls: "operations-vault-row", attr: { role: "listitem" } });
  const text = row.createDiv("operations-vault-row-text");
  const title = text.createDiv("operations-vault-row-title");
  if (line.severity) drawSeverity(title, line.severity);
  const link = drawLink(title, line.title, line.path, on.openNote);
  link.removeAttribute("data-beside");
  link.setAttrs({ "data-walk": "", "data-key": `incident:${line.path}` });
  const meta = text.createDiv("operations-vault-meta");
  meta.createSpan({ text: stateWord(line.status) });
  if (line.commander !== "") drawWords(meta.createSpan(), line.commander, on.openNote);
  if (line.update) drawUpdateDue(meta, line.update.due, clocks);
  if (line.services.length > 0) drawWords(meta.createSpan(), line.services.join(", "), on.openNote);
  if (line.isConfidential) drawBadge(meta, say.confidential);
  const times = [line.since, line.resolved].flatMap((moment) => (moment === undefined ? [] : [momentWords(moment, "")]));
  if (times.length > 0) row.createSpan({ cls: "operations-vault-time operations-vault-muted", text: times.join(" – ") });
}

/** Draws the mean times of incidents with how many have them. */
export function drawIncidentFigures(parent: HTMLElement, figures: readonly IncidentFigure[]): void {
  if (figures.length === 0) return;
  const told = (minutes: number | undefined): string => (minutes === undefined ? say.notAvailable : say.lasting(Math.round(minutes)));
  drawTable(parent, say.figureHeads, figures.map(({ key, mean, median, p90, n, of }) => [say.figures[key], ...[mean, median, p90].map(told), say.ofIncidents(n, of)]));
}
