import type { App } from "./app.ts";
import type { SettingTab } from "../parts/setting-tab.ts";
import { Events } from "./events.ts";

/** The settings window as a model: which tabs there are, which one shows. The shell draws the frame around `tabContentContainer`. */
export class SettingWindow extends Events {
  readonly pluginTabs: SettingTab[] = [];
  readonly settingTabs: SettingTab[] = [];
  readonly tabContentContainer: HTMLElement;
  activeTab: SettingTab | null = null;
  isOpen = false;
  readonly app: App;

  constructor(app: App) {
    super();
    this.app = app;
    this.tabContentContainer = createDiv({ cls: "vertical-tab-content-container" });
  }

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.trigger("open");
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#leave();
    this.trigger("close");
  }

  addSettingTab(tab: SettingTab): void {
    this.pluginTabs.push(tab);
    tab.update();
    this.trigger("tabs-changed");
  }

  removeSettingTab(tab: SettingTab): void {
    const at = this.pluginTabs.indexOf(tab);
    if (at >= 0) this.pluginTabs.splice(at, 1);
    if (this.activeTab === tab) this.#leave();
    this.trigger("tabs-changed");
  }

  /** Shows the tab of a plugin (or of the app) by its id; null where there is none. */
  openTabById(id: string): SettingTab | null {
    const tab = [...this.settingTabs, ...this.pluginTabs].find((known) => known.id === id) ?? null;
    if (tab) this.openTab(tab);
    return tab;
  }

  openTab(tab: SettingTab): void {
    this.open();
    this.#leave();
    this.activeTab = tab;
    tab.containerEl.addClass("vertical-tab-content");
    this.tabContentContainer.append(tab.containerEl);
    tab.show();
    this.trigger("tab-opened", tab);
  }

  #leave(): void {
    const tab = this.activeTab;
    if (!tab) return;
    this.activeTab = null;
    tab.hide();
    tab.containerEl.remove();
  }
}
