import type { TooltipOptions } from "obsidian";
import { ValueComponent } from "./base-component.ts";
import { setTooltip } from "./tooltip.ts";

/** A switch: a `checkbox-container` around a real checkbox, so that Tab and Space work. */
export class ToggleComponent extends ValueComponent<boolean> {
  toggleEl: HTMLElement;
  private readonly inputEl: HTMLInputElement;
  private on = false;
  private listener: ((value: boolean) => unknown) | null = null;

  constructor(containerEl: HTMLElement) {
    super();
    this.toggleEl = containerEl.createDiv("checkbox-container");
    this.inputEl = this.toggleEl.createEl("input", { type: "checkbox", attr: { tabindex: 0 } });
    this.toggleEl.addEventListener("click", () => this.onClick());
  }

  override setDisabled(disabled: boolean): this {
    super.setDisabled(disabled);
    this.toggleEl.toggleClass("is-disabled", disabled);
    this.inputEl.disabled = disabled;
    return this;
  }

  getValue(): boolean {
    return this.on;
  }

  /** Sets the switch and, when that changes it, calls the listener, as Obsidian does. */
  setValue(on: boolean): this {
    const changed = this.on !== on;
    this.on = on;
    this.toggleEl.toggleClass("is-enabled", on);
    this.inputEl.checked = on;
    if (changed) this.listener?.(on);
    return this;
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.toggleEl, tooltip, options);
    return this;
  }

  onClick(): void {
    if (!this.disabled) this.setValue(!this.on);
  }

  onChange(callback: (value: boolean) => unknown): this {
    this.listener = callback;
    return this;
  }
}
