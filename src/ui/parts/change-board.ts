import { percentText, type Ratio } from "../../domain/metrics/ratio.ts";
import type { ChangeFigures, LeadTime } from "../../domain/metrics/change-figures.ts";
import type { DeliveryFigures } from "../../domain/metrics/delivery-figures.ts";
import { intervalText } from "../../domain/metrics/wilson.ts";
import type { ChangeBoard } from "../../domain/queries/change-board.ts";
import type { ChangeLine } from "../../domain/queries/change-lines.ts";
import { formatDayShort } from "../../domain/time/day.ts";
import { changePanelWords as say } from "../../change-panel-words.ts";
import { panelWords } from "../../panel-words.ts";
import type { RecordActions } from "../record-actions.ts";
import { drawButton } from "./buttons.ts";
import { drawLink, drawWords } from "./draw-words.ts";
import { drawHeading } from "./folds.ts";
import { nameBy } from "./name-by.ts";
import { drawBadge, momentWords, stateWord } from "./panel-marks.ts";
import { drawTable } from "./record-table.ts";
import { walkList } from "./walk-list.ts";

/** Draws the open changes, those done in the period folded below, and their figures. */
export function drawChangeBoard(parent: HTMLElement, board: ChangeBoard, on: RecordActions): undefined {
  const open = parent.createDiv("operations-vault-section");
  const heading = drawHeading(open, say.openChanges, String(board.open.length));
  if (board.open.length === 0) open.createDiv({ cls: "operations-vault-muted operations-vault-line", text: say.noneOpen });
  else drawLines(open, heading, board.open, on);
  drawButton(open, { key: "board:request", text: say.requestChange, icon: "git-pull-request-arrow" }, () => on.requestChange());
  walkList(open);
  if (board.ended.length > 0) drawEnded(parent, board, on);
  if (board.figures.implemented > 0) drawChangeFigures(parent, board.figures);
  if (board.delivery) drawDelivery(parent, board.delivery);
}

function drawEnded(parent: HTMLElement, { from, to, ended }: ChangeBoard, on: RecordActions): void {
  const fold = parent.createEl("details", "operations-vault-section operations-vault-ended");
  const summary = fold.createEl("summary", { cls: "operations-vault-heading", attr: { "data-key": "board:ended" } });
  const title = summary.createSpan({ cls: "operations-vault-heading-title", text: say.endedChanges(formatDayShort(from), formatDayShort(to)) });
  summary.createSpan({ cls: "operations-vault-count", text: String(ended.length) });
  drawLines(fold, title, ended, on);
  walkList(fold);
}

function drawLines(parent: HTMLElement, heading: HTMLElement, lines: readonly ChangeLine[], on: RecordActions): void {
  const list = parent.createDiv({ attr: { role: "list" } });
  nameBy(list, heading);
  for (const line of lines) drawLine(list, line, on);
}

function drawLine(list: HTMLElement, line: ChangeLine, on: RecordActions): void {
  const row = list.createDiv({ cls: "operations-vault-row", attr: { role: "listitem" } });
  const text = row.createDiv("operations-vault-row-text");
  const title = text.createDiv("operations-vault-row-title");
  const link = drawLink(title, line.title, line.path, on.openNote);
  link.removeAttribute("data-beside");
  link.setAttrs({ "data-walk": "", "data-key": `change:${line.path}` });
  const meta = text.createDiv("operations-vault-meta");
  meta.createSpan({ text: stateWord(line.status) });
  if (line.way !== "normal") drawBadge(meta, line.way === "retroactive" ? say.retroactive : say.types[line.way]);
  if (line.risk !== "") meta.createSpan({ text: say.riskOf(say.bands[line.risk]) });
  if (line.approvals !== "") meta.createSpan({ cls: line.approvals === "void" ? "operations-vault-alarm operations-vault-strong" : "", text: say.approvalStates[line.approvals] ?? "" });
  if (line.conflicts > 0) meta.createSpan({ cls: "operations-vault-alarm operations-vault-strong", text: say.conflictCount(line.conflicts) });
  if (line.implementer !== "") drawWords(meta.createSpan(), line.implementer, on.openNote);
  if (line.services.length > 0) meta.createSpan({ text: line.services.join(", ") });
  const times = [line.plannedStart, line.plannedEnd].filter((moment) => moment !== "");
  const words = times.map((moment, at) => momentWords(moment, at === 0 ? "" : (times[0] ?? "").slice(0, 10)));
  if (words.length > 0) row.createSpan({ cls: "operations-vault-time operations-vault-muted", text: words.join(" – ") });
}

function drawChangeFigures(parent: HTMLElement, { shares, times }: ChangeFigures): void {
  drawTable(parent, say.shareHeads, shares.map(({ key, ratio }) => [say.shares[key], ...shareCells(ratio)]));
  drawTable(parent, say.timeHeads, times.map((time) => [say.times[time.key], ...timeCells(time)]));
}

function drawDelivery(parent: HTMLElement, { changeLeadTime, deploymentFrequency: { perDay, bucket }, failedDeploymentRecoveryTime, changeFailRate, deploymentReworkRate }: DeliveryFigures): void {
  drawTable(parent, say.timeHeads, [changeLeadTime, failedDeploymentRecoveryTime].map((time) => [say.delivery[time.key], ...timeCells(time)]));
  drawTable(parent, say.shareHeads, [changeFailRate, deploymentReworkRate].map(({ key, ratio }) => [say.delivery[key], ...shareCells(ratio)]));
  const often = [bucket === undefined ? panelWords.notAvailable : say.buckets[bucket], say.deployments(perDay.part, perDay.of)].join(", ");
  parent.createDiv({ cls: "operations-vault-muted operations-vault-line", text: `${say.frequency}: ${often}` });
}

function shareCells(ratio: Ratio): string[] {
  return [percentText(ratio), intervalText(ratio), panelWords.ofIncidents(ratio.part, ratio.of)];
}

function timeCells({ mean, median, n, of }: LeadTime): string[] {
  return [...[mean, median].map((minutes) => (minutes === undefined ? panelWords.notAvailable : panelWords.lasting(Math.round(minutes)))), panelWords.ofIncidents(n, of)];
}
