import type { SettingDefinitionPage } from "obsidian";
import { onActivate } from "./activation.ts";
import { DefinitionLevel } from "./definition-level.ts";
import { setIcon } from "./icons.ts";
import { SettingPage } from "./setting-page.ts";
import type { SettingTab } from "./setting-tab.ts";

/** A page that is drawn from the definition's own items. */
export class DeclaredPage extends SettingPage {
  readonly level: DefinitionLevel;
  private definition: SettingDefinitionPage;

  constructor(tab: SettingTab, definition: SettingDefinitionPage, openPage: (page: SettingDefinitionPage) => void) {
    super();
    this.definition = definition;
    this.title = definition.name;
    this.level = new DefinitionLevel(tab, this.containerEl, openPage);
  }

  display(): void {
    this.level.render(this.definition.items ?? []);
  }

  /** Draws the page again from a newer definition. */
  update(definition: SettingDefinitionPage): void {
    this.definition = definition;
    this.display();
  }

  override hide(): void {
    this.level.destroy();
    super.hide();
  }
}

/** Fills the page's title bar: the way back and the title. */
export function addBackButton(page: SettingPage, goBack: () => void): HTMLElement {
  page.titlebarEl.empty();
  const backEl = page.titlebarEl.createDiv({ cls: "clickable-icon setting-page-back", attr: { "aria-label": "Back" } });
  setIcon(backEl, "lucide-chevron-left");
  onActivate(backEl, goBack);
  page.titlebarEl.createDiv({ cls: "setting-page-title", text: page.title });
  return backEl;
}
