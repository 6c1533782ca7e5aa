import type { SettingDefinitionList } from "obsidian";
import type { LevelContext } from "./definition-level.ts";
import type { Setting } from "./setting.ts";

/** Adds what a list's rows have besides their controls: the delete button and key, the drag handle. */
export function addListAffordances(context: LevelContext, setting: Setting, list: SettingDefinitionList, index: number): void {
  const { onDelete, onReorder } = list;
  if (onReorder) makeMovable(context, setting, list, onReorder, index);
  if (!onDelete) return;
  setting.addExtraButton((button) => {
    button.setIcon("lucide-trash-2").setTooltip("Delete");
    button.onClick(() => onDelete(index));
  });
  if (!setting.settingEl.hasAttribute("tabindex")) setting.settingEl.tabIndex = 0;
  setting.settingEl.addEventListener("keydown", (event) => {
    if (event.target !== setting.settingEl || (event.key !== "Delete" && event.key !== "Backspace")) return;
    event.preventDefault();
    onDelete(index);
  });
}

/** The handle takes the pointer; with the keyboard the arrow keys on it move the row by one. */
function makeMovable(
  context: LevelContext,
  setting: Setting,
  list: SettingDefinitionList,
  move: (from: number, to: number) => void,
  index: number,
): void {
  const row = setting.settingEl;
  const last = (list.items?.length ?? 0) - 1;
  setting.addExtraButton((button) => {
    button.setIcon("lucide-menu").setTooltip("Drag to rearrange");
    const handle = button.extraSettingsEl;
    handle.addClass("mobile-option-setting-drag-icon");
    handle.addEventListener("keydown", (event) => {
      const to = index + (event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0);
      if (to === index || to < 0 || to > last) return;
      event.preventDefault();
      move(index, to);
    });
    handle.addEventListener("mousedown", () => (row.draggable = true));
  });
  row.addEventListener("dragstart", (event) => event.dataTransfer?.setData("text/setting-row", String(index)));
  row.addEventListener("dragend", () => (row.draggable = false));
  row.addEventListener("dragover", (event) => event.preventDefault());
  row.addEventListener("drop", (event) => {
    const from = event.dataTransfer?.getData("text/setting-row");
    // A row of another list carries another list's index.
    const dragged = row.parentElement?.querySelector(':scope > [draggable="true"]');
    if (from === undefined || from === "" || !dragged || Number(from) === index) return;
    event.preventDefault();
    move(Number(from), index);
  });
  context.cleanUp(() => (row.draggable = false));
}
