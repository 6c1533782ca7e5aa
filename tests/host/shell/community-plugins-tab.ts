import type { App } from "../core/app.ts";
import { SettingTab } from "../parts/setting-tab.ts";
import { Setting } from "../parts/setting.ts";

/** Which of the workbench's plugins run. */
export class CommunityPluginsTab extends SettingTab {
  override id = "community-plugins";
  override name = "Community plugins";
  readonly #app: App;

  constructor(app: App) {
    super(app as never);
    this.#app = app;
  }

  override display(): void {
    this.containerEl.empty();
    const { plugins } = this.#app;
    for (const manifest of Object.values(plugins.manifests)) {
      new Setting(this.containerEl)
        .setName(`${manifest.name} ${manifest.version}`)
        .setDesc(manifest.description)
        .addToggle((toggle) =>
          toggle.setValue(plugins.getPlugin(manifest.id) !== null).onChange((on) => {
            this.#app.track(on ? plugins.enablePluginAndSave(manifest.id) : plugins.disablePluginAndSave(manifest.id));
          }),
        );
    }
  }
}
