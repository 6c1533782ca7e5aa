import type { App } from "../core/app.ts";
import { Modal } from "../parts/modal.ts";
import type { SettingTab } from "../parts/setting-tab.ts";
import { AppearanceTab } from "./appearance-tab.ts";
import { CommunityPluginsTab } from "./community-plugins-tab.ts";
import { actOnKeys, iconButton } from "./shell-button.ts";

/** The settings window: the tabs at the left, the chosen one at the right; on a phone one after the other. */
export class SettingsFrame extends Modal {
  readonly #app: App;
  readonly #headerEl: HTMLElement;

  constructor(app: App) {
    super(app as never);
    this.#app = app;
    this.modalEl.addClass("mod-settings", "mod-sidebar-layout");
    this.setTitle("Settings");
    this.contentEl.addClass("vertical-tabs-container");
    this.#headerEl = this.contentEl.createDiv({ cls: "vertical-tab-header", attr: { role: "navigation", "aria-label": "Settings" } });
    this.contentEl.append(app.setting.tabContentContainer);
    app.setting.tabContentContainer.setAttribute("tabindex", "0");
    iconButton(this.headerEl, "arrow-left", "Back to the list", "settings-back-button", () => this.#showList());
  }

  /** Opens and closes with the app's model of the window. */
  follow(): void {
    const { setting } = this.#app;
    setting.settingTabs.push(new AppearanceTab(this.#app), new CommunityPluginsTab(this.#app));
    setting.on("open", () => this.open());
    setting.on("close", () => this.close());
    setting.on("tabs-changed", () => this.#drawTabs());
    setting.on("tab-opened", () => {
      this.modalEl.addClass("is-tab-open");
      this.#drawTabs();
    });
  }

  override onOpen(): void {
    this.modalEl.removeClass("is-tab-open");
    this.#drawTabs();
    if (!this.#app.setting.activeTab && !this.#app.isMobile) this.#app.setting.openTabById("appearance");
  }

  override onClose(): void {
    this.#app.setting.close();
  }

  #showList(): void {
    this.modalEl.removeClass("is-tab-open");
  }

  #drawTabs(): void {
    const { settingTabs, pluginTabs } = this.#app.setting;
    this.#headerEl.empty();
    this.#drawGroup("Options", settingTabs);
    if (pluginTabs.length > 0) this.#drawGroup("Community plugins", pluginTabs);
  }

  #drawGroup(title: string, tabs: SettingTab[]): void {
    const group = this.#headerEl.createDiv("vertical-tab-header-group");
    group.createDiv({ cls: "vertical-tab-header-group-title", text: title });
    const items = group.createDiv("vertical-tab-header-group-items");
    for (const tab of tabs) {
      const isActive = this.#app.setting.activeTab === tab;
      const item = items.createDiv({ cls: "vertical-tab-nav-item tappable", text: tab.name, attr: { role: "button", tabindex: "0", ...(isActive ? { "aria-current": "page" } : {}) } });
      item.toggleClass("is-active", isActive);
      item.addEventListener("click", () => this.#app.setting.openTab(tab));
      actOnKeys(item);
    }
  }
}
