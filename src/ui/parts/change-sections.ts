import type { ChangePanel } from "../../domain/queries/change-panel.ts";
import type { RecordPanel } from "../../domain/queries/record-panel.ts";
import { changePanelWords as say } from "../../change-panel-words.ts";
import type { RecordActions } from "../record-actions.ts";
import { drawIcon } from "./buttons.ts";
import { drawChangeApprovals } from "./change-approvals.ts";
import { drawConflicts } from "./change-conflicts.ts";
import { drawLink } from "./draw-words.ts";
import { momentWords } from "./panel-marks.ts";

/** Draws what a change is judged by: its risk with the reasons, who approved it, what it collides with, how far it is. */
export function drawChange(parent: HTMLElement, { path, status }: Pick<RecordPanel, "path" | "status">, change: ChangePanel, on: RecordActions): void {
  const list = parent.createEl("dl", "operations-vault-change-parts");
  drawRisk(drawSection(list, say.risk), change, on);
  if (status !== "cancelled") drawChangeApprovals(drawSection(list, say.approvals), change, on);
  if (change.window.phase !== "over") drawConflicts(drawSection(list, say.conflicts), path, change.conflicts, on);
  drawSection(list, say.plan).setText(change.steps.total === 0 ? say.noSteps : say.steps(change.steps));
  if (change.backouts.length > 0) drawBackouts(drawSection(list, say.backout), change.backouts);
}

function drawSection(list: HTMLElement, title: string): HTMLElement {
  const section = list.createDiv();
  section.createEl("dt", { text: title });
  return section.createEl("dd");
}

function drawRisk(cell: HTMLElement, { risk, past, template }: ChangePanel, on: RecordActions): void {
  const line = cell.createDiv();
  if (risk) {
    line.createSpan({ cls: "operations-vault-strong", text: say.bands[risk.band] });
    line.appendText(`: ${say.score(risk.probability, risk.impact, risk.score, say.bands[risk.scoreBand].toLowerCase())}`);
  } else line.setText(say.unknownRisk);
  if (risk && risk.flags.length > 0) {
    const flags = cell.createEl("ul");
    for (const { flag, isStated, lifts } of risk.flags) {
      const item = flags.createEl("li");
      if (lifts) drawIcon(item, "arrow-up");
      item.appendText(say.flag(say.flags[flag] ?? flag, isStated, lifts));
    }
  }
  cell.createDiv({ cls: "operations-vault-muted", text: say.past(past) });
  if (!template) return;
  const follows = cell.createDiv();
  follows.appendText(`${say.follows} `);
  drawLink(follows, template.name, template.path, on.openNote).setAttr("data-key", "change:template");
  if (template.isSuspended) follows.createSpan({ cls: "operations-vault-alarm", text: `, ${say.suspended}` });
}

function drawBackouts(cell: HTMLElement, backouts: ChangePanel["backouts"]): void {
  const list = cell.createEl("ul");
  for (const { moment, result, reason } of backouts) list.createEl("li", { text: `${momentWords(moment, "")}: ${[say.backouts[result], reason].filter((part) => part !== "").join(". ")}` });
}
