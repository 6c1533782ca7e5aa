import type { App } from "../core/app.ts";
import { SettingTab } from "../parts/setting-tab.ts";
import { Setting } from "../parts/setting.ts";
import { toggleTheme } from "./app-commands.ts";

/** The app's look. */
export class AppearanceTab extends SettingTab {
  override id = "appearance";
  override name = "Appearance";
  readonly #app: App;

  constructor(app: App) {
    super(app as never);
    this.#app = app;
  }

  override display(): void {
    this.containerEl.empty();
    new Setting(this.containerEl)
      .setName("Dark mode")
      .setDesc("Kept on this device.")
      .addToggle((toggle) => toggle.setValue(this.#app.isDarkMode()).onChange(() => toggleTheme(this.#app)));
    new Setting(this.containerEl)
      .setName("Default view for new tabs")
      .setDesc("Until the page is loaded again.")
      .addDropdown((dropdown) =>
        dropdown
          .addOptions({ source: "Editing view", preview: "Reading view" })
          .setValue(String(this.#app.vault.getConfig("defaultViewMode")))
          .onChange((mode) => this.#app.vault.setConfig("defaultViewMode", mode)),
      );
  }
}
