import type { FollowedAction } from "../../domain/queries/record-panel.ts";
import { formatDayShort } from "../../domain/time/day.ts";
import { panelWords as say } from "../../panel-words.ts";
import type { RecordActions } from "../record-actions.ts";
import { drawButton, drawIcon } from "./buttons.ts";
import { drawLink, drawWords } from "./draw-words.ts";
import { drawHeading } from "./folds.ts";
import { nameBy } from "./name-by.ts";
import { plainWords } from "./split-words.ts";

const ICONS: Readonly<Record<FollowedAction["state"], string>> = { open: "square", late: "circle-alert", done: "square-check", verified: "badge-check", cancelled: "square-slash" };

/** Draws action items under their heading, each with its owner, its day and what can be done with it. */
export function drawActionItems(parent: HTMLElement, items: readonly FollowedAction[], on: RecordActions, all = items.length, level = 2): void {
  const heading = drawHeading(parent, say.actionItems, String(all), level);
  const list = parent.createDiv({ attr: { role: "list" } });
  nameBy(list, heading);
  for (const item of items) drawItem(list, item, on);
}

function drawItem(list: HTMLElement, item: FollowedAction, on: RecordActions): void {
  const { path, line, text, state } = item;
  const row = list.createDiv({ cls: "operations-vault-row", attr: { role: "listitem", "data-action": state } });
  drawIcon(row, ICONS[state], state === "late" ? "operations-vault-alarm" : "");
  const words = row.createDiv("operations-vault-row-text");
  const link = drawLink(words.createDiv("operations-vault-row-title"), plainWords(text), path, on.openNote);
  link.removeAttribute("data-beside");
  link.setAttrs({ "data-walk": "", "data-key": `action:${path}:${String(line)}` });
  drawMeta(words.createDiv("operations-vault-meta"), item, on);
  const name = plainWords(text);
  if (state === "open" || state === "late") beside(drawButton(row, { key: `tick:${path}:${String(line)}`, text: say.tick, name: say.named(say.tick, name), cls: "operations-vault-link-button" }, () => on.tickAction(path, line)));
  if (item.needsVerification) beside(drawButton(row, { key: `verify:${path}:${String(line)}`, text: say.verify, name: say.named(say.verify, name), cls: "operations-vault-link-button" }, () => on.verifyAction(path, line)));
}

function beside(button: HTMLElement): void {
  button.setAttr("data-beside", "");
}

function drawMeta(meta: HTMLElement, { state, needsVerification, owner, due }: FollowedAction, on: RecordActions): void {
  meta.createSpan({ text: needsVerification ? say.toVerify : say.actionStates[state], cls: state === "late" ? "operations-vault-alarm operations-vault-strong" : "" });
  if (owner === "") meta.createSpan({ text: say.noOwner });
  else drawWords(meta.createSpan(), owner, on.openNote);
  if (due !== "") meta.createSpan({ cls: "operations-vault-time", text: say.actionDue(formatDayShort(due)) });
}
