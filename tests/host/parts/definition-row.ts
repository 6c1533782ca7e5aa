import type { SettingDefinitionPage, SettingGroupItem } from "obsidian";
import { onActivate } from "./activation.ts";
import { bindControl } from "./definition-control.ts";
import { holds } from "./definition-flag.ts";
import type { LevelContext } from "./definition-level.ts";
import { setIcon } from "./icons.ts";
import type { Setting } from "./setting.ts";
import type { SettingGroup } from "./setting-group.ts";

/** Draws one row: a control, an action, a way to a page, the plugin's own drawing, or just the text. */
export function renderRow(context: LevelContext, setting: Setting, group: SettingGroup, item: SettingGroupItem, index: number): void {
  setting.setName(item.name);
  // A fragment is emptied by appending it; the definition keeps its own for the next drawing.
  if (item.desc !== undefined) setting.setDesc(typeof item.desc === "string" ? item.desc : (item.desc.cloneNode(true) as DocumentFragment));
  if ("type" in item) {
    renderPageLink(context, setting, item);
    return;
  }
  if (item.control) bindControl(context, setting, item.control);
  else if (item.render) {
    const cleanup = item.render(setting as never, group as never);
    if (cleanup) context.cleanUp(cleanup);
  } else if (item.action) {
    const { action } = item;
    let disabled = false;
    setting.settingEl.addClass("mod-action", "tappable");
    onActivate(setting.settingEl, () => !disabled && action(setting.settingEl, index));
    context.keep(() => {
      disabled = holds(item.disabled, false);
      setting.setDisabled(disabled);
      setting.settingEl.setAttr("aria-disabled", disabled ? "true" : null);
    });
  }
}

function renderPageLink(context: LevelContext, setting: Setting, page: SettingDefinitionPage): void {
  setting.settingEl.addClass("mod-page", "tappable");
  if (page.displayValue !== undefined || page.status !== undefined) {
    setting.addDisplayValue((component) => {
      component.setValue(typeof page.displayValue === "function" ? page.displayValue() : (page.displayValue ?? null));
      component.setStatus(typeof page.status === "function" ? page.status() : (page.status ?? null));
    });
  }
  setIcon(setting.controlEl.createDiv("setting-item-chevron"), "lucide-chevron-right");
  onActivate(setting.settingEl, () => context.openPage(page));
}
