import type { TooltipOptions } from "obsidian";
import type { BaseComponent } from "./base-component.ts";
import { ButtonComponent } from "./button-component.ts";
import { ColorComponent } from "./color-component.ts";
import { DisplayValueComponent } from "./display-value-component.ts";
import { DropdownComponent } from "./dropdown-component.ts";
import { ExtraButtonComponent } from "./extra-button-component.ts";
import { MomentFormatComponent } from "./moment-format-component.ts";
import { ProgressBarComponent } from "./progress-bar-component.ts";
import { SearchComponent } from "./search-component.ts";
import { SliderComponent } from "./slider-component.ts";
import { TextAreaComponent, TextComponent } from "./text-component.ts";
import { ToggleComponent } from "./toggle-component.ts";
import { setTooltip } from "./tooltip.ts";

let rows = 0;

/** One row of settings: name and description on the left, controls on the right. */
export class Setting {
  settingEl: HTMLElement;
  infoEl: HTMLElement;
  nameEl: HTMLElement;
  descEl: HTMLElement;
  controlEl: HTMLElement;
  components: BaseComponent[] = [];
  errorEl: HTMLElement | null = null;

  constructor(containerEl: HTMLElement) {
    this.settingEl = containerEl.createDiv("setting-item");
    this.infoEl = this.settingEl.createDiv("setting-item-info");
    this.nameEl = this.infoEl.createDiv({ cls: "setting-item-name", attr: { id: `setting-item-name-${++rows}` } });
    this.descEl = this.infoEl.createDiv("setting-item-description");
    this.controlEl = this.settingEl.createDiv("setting-item-control");
  }

  setErrorMessage(message: string | null): this {
    const text = message ?? "";
    this.settingEl.toggleClass("is-invalid", text !== "");
    if (text !== "") this.errorEl ??= this.infoEl.createDiv({ cls: "setting-item-error", attr: { role: "alert" } });
    else this.errorEl?.detach();
    if (text === "") this.errorEl = null;
    this.errorEl?.setText(text);
    return this;
  }

  setName(name: string | DocumentFragment): this {
    this.nameEl.setText(name);
    return this;
  }

  setDesc(desc: string | DocumentFragment): this {
    this.descEl.setText(desc);
    return this;
  }

  setClass(cls: string): this {
    this.settingEl.addClass(cls);
    return this;
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.nameEl, tooltip, options);
    return this;
  }

  setHeading(): this {
    this.settingEl.addClass("setting-item-heading");
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.settingEl.toggleClass("is-disabled", disabled);
    for (const component of this.components) component.setDisabled(disabled);
    return this;
  }

  /** Undocumented, but widely used by plugins. */
  setVisibility(visible: boolean): this {
    this.settingEl.toggle(visible);
    return this;
  }

  addButton(callback: (component: ButtonComponent) => unknown): this {
    return this.add(new ButtonComponent(this.controlEl), callback);
  }

  addExtraButton(callback: (component: ExtraButtonComponent) => unknown): this {
    return this.add(new ExtraButtonComponent(this.controlEl), callback);
  }

  addToggle(callback: (component: ToggleComponent) => unknown): this {
    this.settingEl.addClass("mod-toggle");
    return this.add(new ToggleComponent(this.controlEl), callback);
  }

  addText(callback: (component: TextComponent) => unknown): this {
    return this.add(new TextComponent(this.controlEl), callback);
  }

  addSearch(callback: (component: SearchComponent) => unknown): this {
    return this.add(new SearchComponent(this.controlEl), callback);
  }

  addTextArea(callback: (component: TextAreaComponent) => unknown): this {
    return this.add(new TextAreaComponent(this.controlEl), callback);
  }

  addMomentFormat(callback: (component: MomentFormatComponent) => unknown): this {
    return this.add(new MomentFormatComponent(this.controlEl), callback);
  }

  addDropdown(callback: (component: DropdownComponent) => unknown): this {
    this.settingEl.addClass("mod-dropdown");
    return this.add(new DropdownComponent(this.controlEl), callback);
  }

  addColorPicker(callback: (component: ColorComponent) => unknown): this {
    return this.add(new ColorComponent(this.controlEl), callback);
  }

  addProgressBar(callback: (component: ProgressBarComponent) => unknown): this {
    return this.add(new ProgressBarComponent(this.controlEl), callback);
  }

  addSlider(callback: (component: SliderComponent) => unknown): this {
    this.settingEl.addClass("mod-slider");
    return this.add(new SliderComponent(this.controlEl), callback);
  }

  addDisplayValue(callback: (component: DisplayValueComponent) => unknown): this {
    return this.add(new DisplayValueComponent(this.controlEl), callback);
  }

  addComponent<T extends BaseComponent>(callback: (el: HTMLElement) => T): this {
    return this.add(callback(this.controlEl), () => undefined);
  }

  then(callback: (setting: this) => unknown): this {
    callback(this);
    return this;
  }

  /** Takes the controls away. */
  clear(): this {
    this.controlEl.empty();
    this.components = [];
    return this;
  }

  private add<T extends BaseComponent>(component: T, callback: (component: T) => unknown): this {
    this.components.push(component);
    callback(component);
    this.nameFields();
    return this;
  }

  /** Gives fields that have no name of their own the row's name, so that a screen reader can say it. */
  private nameFields(): void {
    for (const field of this.controlEl.findAll("input, select, textarea, [role=progressbar]")) {
      if (field.closest("[aria-label]") !== field) field.setAttr("aria-labelledby", this.nameEl.id);
    }
  }
}
