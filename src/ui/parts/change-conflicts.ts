import type { ShownConflict } from "../../domain/queries/change-panel.ts";
import { changePanelWords as say } from "../../change-panel-words.ts";
import { changeWords } from "../../change-words.ts";
import type { RecordActions } from "../record-actions.ts";
import { drawButton, drawIcon } from "./buttons.ts";
import { drawLink } from "./draw-words.ts";

/** Draws what a change collides with: what it is, where, and who accepted it or the way to do so. */
export function drawConflicts(cell: HTMLElement, path: string, conflicts: readonly ShownConflict[], on: RecordActions): void {
  if (conflicts.length === 0) return cell.setText(say.noConflicts);
  const list = cell.createEl("ul", "operations-vault-marked");
  for (const conflict of conflicts) drawConflict(list, path, conflict, on);
}

function drawConflict(list: HTMLElement, path: string, { key, type, path: other, name, detail, isHard, accepted }: ShownConflict, on: RecordActions): void {
  const item = list.createEl("li", { attr: { "data-conflict": accepted ? "accepted" : "open" } });
  drawIcon(item, accepted ? "check" : isHard ? "snowflake" : "triangle-alert", accepted ? "" : "operations-vault-alarm");
  const words = item.createSpan();
  const what = changeWords.types[type] ?? type;
  words.createSpan({ cls: accepted ? "" : "operations-vault-strong", text: `${what}: ` });
  if (other === "") words.appendText(name);
  else drawLink(words, name, other, on.openNote).setAttr("data-key", `conflict:${key}`);
  words.appendText([detail, accepted ? say.acceptedBy(accepted.by, accepted.why) : isHard ? changeWords.isHard : ""].flatMap((part) => (part === "" ? [] : `, ${part}`)).join(""));
  if (accepted || isHard) return;
  drawButton(item, { key: `accept:${key}`, text: changeWords.accept, name: changeWords.acceptName(`${what}, ${name}`), cls: "operations-vault-link-button" }, () => on.acceptConflict(path, key));
}
