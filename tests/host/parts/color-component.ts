import type { HSL, RGB } from "obsidian";
import { ValueComponent } from "./base-component.ts";
import { hexToRgb, hslToRgb, rgbToHex, rgbToHsl } from "./color.ts";

/** A colour, by default as `#rrggbb`. */
export class ColorComponent extends ValueComponent<string> {
  colorPickerEl: HTMLInputElement;
  private listener: ((value: string) => unknown) | null = null;

  constructor(containerEl: HTMLElement) {
    super();
    this.colorPickerEl = containerEl.createEl("input", { type: "color" });
    this.colorPickerEl.addEventListener("input", () => this.listener?.(this.getValue()));
  }

  override setDisabled(disabled: boolean): this {
    super.setDisabled(disabled);
    this.colorPickerEl.disabled = disabled;
    return this;
  }

  getValue(): string {
    return this.colorPickerEl.value;
  }

  getValueRgb(): RGB {
    return hexToRgb(this.getValue());
  }

  getValueHsl(): HSL {
    return rgbToHsl(this.getValueRgb());
  }

  setValue(value: string): this {
    this.colorPickerEl.value = value;
    return this;
  }

  setValueRgb(rgb: RGB): this {
    return this.setValue(rgbToHex(rgb));
  }

  setValueHsl(hsl: HSL): this {
    return this.setValueRgb(hslToRgb(hsl));
  }

  onChange(callback: (value: string) => unknown): this {
    this.listener = callback;
    return this;
  }
}
