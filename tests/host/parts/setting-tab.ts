import type { App, SettingDefinitionItem } from "obsidian";
import { DeclarativeSettings } from "./declarative-settings.ts";

interface VaultConfig {
  getConfig(key: string): unknown;
  setConfig(key: string, value: unknown): void;
}

/** A tab of the settings window: drawn from definitions where there are any, else by its own `display`. */
export abstract class SettingTab {
  icon = "lucide-settings-2";
  app: App;
  containerEl: HTMLElement;
  settingItems: SettingDefinitionItem[] = [];
  id = "";
  name = "";
  private readonly screen: DeclarativeSettings;

  constructor(app: App) {
    this.app = app;
    this.containerEl = createDiv("vertical-tab-content");
    this.screen = new DeclarativeSettings(this);
  }

  getSettingDefinitions(): SettingDefinitionItem[] {
    return [];
  }

  /** Asks for the definitions again; a tab that is open is drawn anew. */
  update(): void {
    this.settingItems = this.getSettingDefinitions();
    this.screen.update();
  }

  getControlValue(key: string): unknown {
    return (this.app.vault as unknown as VaultConfig).getConfig(key);
  }

  setControlValue(key: string, value: unknown): void | Promise<void> {
    (this.app.vault as unknown as VaultConfig).setConfig(key, value);
  }

  refreshDomState(): void {
    this.screen.refresh();
  }

  /** For tabs without definitions. */
  display(): void {}

  hide(): void {
    this.screen.close();
    this.containerEl.empty();
  }

  /** What the settings window calls: a tab with definitions is drawn from them, `display` is for the others. */
  show(): void {
    this.settingItems = this.getSettingDefinitions();
    this.screen.close();
    if (this.settingItems.length > 0) this.screen.show();
    else this.display();
  }
}
