import type { ChangePanel, SaidApproval } from "../../domain/queries/change-panel.ts";
import { changePanelWords as say } from "../../change-panel-words.ts";
import { changeWords } from "../../change-words.ts";
import { drawDiff } from "../dialogs/draw-diff.ts";
import { lineDiff } from "../dialogs/line-diff.ts";
import type { RecordActions } from "../record-actions.ts";
import { drawIcon } from "./buttons.ts";
import { drawWords } from "./draw-words.ts";
import { momentWords } from "./panel-marks.ts";

const ICONS = { counts: "check", void: "file-x", unpinned: "file-question", rejects: "x", abstains: "minus", missing: "circle-dashed" } as const;

/** Draws who is asked and who gave it, words that do not count with why, and what changed since it was approved. */
export function drawChangeApprovals(cell: HTMLElement, { approvals, difference, type, isRetroactive }: ChangePanel, on: RecordActions): void {
  const { roles, others } = approvals;
  if (roles.length === 0) cell.createDiv({ text: type === "standard" && !isRetroactive ? say.byTemplate : say.noApprovals });
  const list = cell.createEl("ul", "operations-vault-marked");
  for (const { role, given, missing } of roles) {
    for (const said of given) drawSaid(drawItem(list, "counts"), roleWord(role), said, on);
    if (missing > 0) drawItem(list, "missing").appendText(`${roleWord(role)}: ${say.missing(missing)}`);
  }
  for (const said of others) {
    const item = drawItem(list, said.state);
    drawSaid(item, roleWord(said.role), said, on);
    item.createSpan({ cls: said.state === "void" || said.state === "rejects" ? "operations-vault-alarm operations-vault-strong" : "", text: ` (${say.states[said.state]})` });
  }
  if (list.childElementCount === 0) list.remove();
  if (difference) drawDifference(cell, difference);
}

function drawItem(list: HTMLElement, state: keyof typeof ICONS): HTMLElement {
  const item = list.createEl("li", { attr: { "data-approval": state } });
  drawIcon(item, ICONS[state], state === "void" || state === "rejects" ? "operations-vault-alarm" : "");
  return item.createSpan();
}

/** "Peer: Cleo, Fri 20 Nov 15:02, verbally: steps are clear". */
function drawSaid(item: HTMLElement, role: string, { by, onBehalfOf, moment, verbally, note }: SaidApproval, on: RecordActions): void {
  item.appendText([`${role}: ${say.onBehalfOf(by, onBehalfOf)}`, momentWords(moment, ""), verbally ? say.verbally : ""].filter((part) => part !== "").join(", "));
  if (note === "") return;
  item.appendText(": ");
  drawWords(item, note, on.openNote);
}

function roleWord(role: string): string {
  return changeWords.roles[role] ?? (role === "" ? (changeWords.roles["peer"] ?? "") : role);
}

function drawDifference(cell: HTMLElement, { approved, present }: NonNullable<ChangePanel["difference"]>): void {
  const fold = cell.createEl("details", "operations-vault-difference");
  const title = fold.createEl("summary", { text: say.difference, attr: { "data-key": "change:difference" } });
  drawDiff(fold, lineDiff(approved.join("\n"), present.join("\n")), title);
}
