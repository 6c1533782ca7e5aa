import { ExtraButtonComponent } from "./extra-button-component.ts";
import { SearchComponent } from "./search-component.ts";
import { Setting } from "./setting.ts";

/** Settings that belong together, under a heading with its own search field and buttons. */
export class SettingGroup {
  groupEl: HTMLElement;
  listEl: HTMLElement;
  private headingSetting: Setting | null = null;

  constructor(containerEl: HTMLElement) {
    this.groupEl = containerEl.createDiv("setting-group");
    this.listEl = this.groupEl.createDiv("setting-items");
  }

  setHeading(text: string | DocumentFragment): this {
    this.heading().setName(text);
    return this;
  }

  addClass(...classes: string[]): this {
    this.groupEl.addClass(...classes);
    return this;
  }

  addSetting(callback: (setting: Setting) => void): this {
    callback(new Setting(this.listEl));
    return this;
  }

  addSearch(callback: (component: SearchComponent) => unknown): this {
    const box = createDiv("setting-group-search");
    this.groupEl.insertBefore(box, this.listEl);
    const search = new SearchComponent(box);
    search.inputEl.setAttr("aria-label", "Search");
    callback(search);
    return this;
  }

  addExtraButton(callback: (component: ExtraButtonComponent) => unknown): this {
    this.heading().addExtraButton(callback);
    return this;
  }

  private heading(): Setting {
    if (!this.headingSetting) {
      this.headingSetting = new Setting(this.groupEl).setHeading();
      this.groupEl.prepend(this.headingSetting.settingEl);
    }
    return this.headingSetting;
  }
}
