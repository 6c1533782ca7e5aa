import type { RecordPanel, TargetClock } from "../../domain/queries/record-panel.ts";
import { panelWords as say } from "../../panel-words.ts";
import type { RecordActions } from "../record-actions.ts";
import { drawButton } from "./buttons.ts";
import { drawWords } from "./draw-words.ts";
import { minutesTo, type TellingClocks } from "./panel-clock.ts";

/** Draws who does what, what was promised, and what the law asks for: a cell each. */
export function drawRoles(parent: HTMLElement, panel: RecordPanel, on: RecordActions, clocks: TellingClocks): void {
  const list = parent.createEl("dl", "operations-vault-cells");
  for (const { key, person } of panel.roles) drawRole(drawCell(list, say.roles[key] ?? key), panel.path, key, person, on);
  for (const target of panel.targets) if (isTold(target)) drawTarget(drawCell(list, say.targets[target.kind]), target);
  for (const { name, due } of panel.deadlines) {
    clocks.add(drawCell(list, say.deadlines[name]), (now) => say.dueIn(minutesTo(due, now)), (el, now) => el.toggleClass("operations-vault-alarm", due < now));
  }
  if (list.childElementCount === 0) list.remove();
}

function drawCell(list: HTMLElement, name: string): HTMLElement {
  const cell = list.createDiv("operations-vault-cell");
  cell.createEl("dt", { text: name });
  return cell.createEl("dd");
}

function drawRole(cell: HTMLElement, path: string, key: string, person: string, on: RecordActions): void {
  if (person !== "") return drawWords(cell, person, on.openNote);
  const name = say.assignTo((say.roles[key] ?? key).toLowerCase());
  drawButton(cell, { key: `role:${key}`, text: say.nobody, name, cls: "operations-vault-plain-button operations-vault-nobody" }, () => on.assignRole(path, key));
}

function drawTarget(cell: HTMLElement, target: TargetClock): void {
  cell.setText(targetWords(target));
  cell.toggleClass("operations-vault-alarm", target.state === "breached");
}

/** An acknowledgement in time is past and done. */
function isTold({ kind, state }: TargetClock): boolean {
  return state !== "none" && !(kind === "acknowledge" && state === "met");
}

function targetWords({ state, usedMinutes, allowedMinutes }: TargetClock): string {
  const left = allowedMinutes - usedMinutes;
  if (state === "met") return say.targetMet(usedMinutes);
  if (state === "breached") return say.targetMissed(-left);
  return state === "paused" ? say.targetPaused(left) : say.lasting(left);
}
