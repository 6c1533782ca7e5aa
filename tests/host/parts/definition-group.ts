import type { SettingDefinition, SettingDefinitionGroup, SettingDefinitionItem, SettingDefinitionList, SettingGroupItem } from "obsidian";
import { Platform } from "../core/platform.ts";
import { onActivate } from "./activation.ts";
import type { LevelContext } from "./definition-level.ts";
import { addListAffordances } from "./definition-list.ts";
import { holds } from "./definition-flag.ts";
import { renderRow } from "./definition-row.ts";
import { setIcon } from "./icons.ts";
import { Setting } from "./setting.ts";
import { SettingGroup } from "./setting-group.ts";

export type RenderedGroup = SettingDefinitionGroup | SettingDefinitionList;

interface Row {
  definition: SettingGroupItem;
  setting: Setting;
}

/** Whether an item is a group or list rather than a row. */
export function isListed(item: SettingDefinitionItem): item is RenderedGroup {
  return "type" in item && (item.type === "group" || item.type === "list");
}

/** Draws a group or a list with all its rows. */
export function renderGroup(context: LevelContext, containerEl: HTMLElement, definition: RenderedGroup, place: string): void {
  const group = new SettingGroup(containerEl);
  const list = definition.type === "list" ? (definition as SettingDefinitionList) : null;
  if (list) group.addClass("mod-list");
  if (definition.cls) group.addClass(...definition.cls.split(/\s+/u));
  if (definition.heading !== undefined) group.setHeading(definition.heading);
  for (const configure of definition.extraButtons ?? []) group.addExtraButton(configure as never);

  const rows = (definition.items ?? []).map((item, index): Row => {
    const setting = new Setting(group.listEl);
    renderRow(context, setting, group, item, index);
    if (list) addListAffordances(context, setting, list, index);
    return { definition: item, setting };
  });
  if (list && rows.length === 0 && list.emptyState !== undefined) {
    group.listEl.createDiv("setting-list-empty").setText(list.emptyState);
  }
  if (list?.addItem) addNewItemButton(group, list.addItem);

  const showRows = (): void => showMatching(rows, definition, context.queries.get(place) ?? "");
  if (definition.search) addGroupSearch(context, group, definition, place, showRows);
  context.keep(showRows);
  context.keep(() => group.groupEl.toggle(holds(definition.visible, true)));
}

function addGroupSearch(context: LevelContext, group: SettingGroup, definition: RenderedGroup, place: string, showRows: () => void): void {
  group.addSearch((search) => {
    if (definition.search?.placeholder !== undefined) search.setPlaceholder(definition.search.placeholder);
    search.setValue(context.queries.get(place) ?? "");
    search.onChange((query) => {
      context.queries.set(place, query);
      showRows();
    });
  });
}

function showMatching(rows: readonly Row[], { search }: RenderedGroup, query: string): void {
  for (const { definition, setting } of rows) {
    const bypasses = "searchable" in definition && !holds(definition.searchable, true);
    const matches = !search || query === "" || bypasses || search.match(definition as SettingDefinition, query);
    setting.setVisibility(matches && holds(definition.visible, true));
  }
}

function addNewItemButton(group: SettingGroup, { name, action }: { name: string; action: (el: HTMLElement) => void }): void {
  if (!Platform.isMobile) {
    group.addExtraButton((button) => {
      button.setIcon("lucide-plus").setTooltip(name);
      button.onClick(() => action(button.extraSettingsEl));
    });
    return;
  }
  const row = group.groupEl.createDiv("setting-item setting-list-add tappable");
  setIcon(row.createDiv("setting-list-add-icon"), "lucide-plus");
  row.createDiv({ cls: "setting-item-name", text: name });
  onActivate(row, () => action(row));
}
