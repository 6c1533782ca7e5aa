import { ValueComponent } from "./base-component.ts";

/** A number on a scale, shown beside it; the listener hears the end of a drag, or every move when instant. */
export class SliderComponent extends ValueComponent<number> {
  sliderEl: HTMLInputElement;
  private readonly valueEl: HTMLElement;
  private listener: ((value: number) => unknown) | null = null;
  private instant = false;
  private format: ((value: number) => string) | null = null;

  constructor(containerEl: HTMLElement) {
    super();
    this.valueEl = containerEl.createSpan("slider-value");
    this.sliderEl = containerEl.createEl("input", { cls: "slider", type: "range" });
    this.sliderEl.addEventListener("input", () => this.move(this.instant));
    this.sliderEl.addEventListener("change", () => this.move(!this.instant));
    this.showValue();
  }

  override setDisabled(disabled: boolean): this {
    super.setDisabled(disabled);
    this.sliderEl.disabled = disabled;
    return this;
  }

  setInstant(instant: boolean): this {
    this.instant = instant;
    return this;
  }

  setLimits(min: number | null, max: number | null, step: number | "any"): this {
    // The bounds clamp the value, so it is put back after both are known.
    const value = this.sliderEl.value;
    this.sliderEl.setAttrs({ min, max, step });
    this.sliderEl.value = value;
    this.showValue();
    return this;
  }

  getValue(): number {
    return Number(this.sliderEl.value);
  }

  setValue(value: number): this {
    this.sliderEl.value = String(value);
    this.showValue();
    return this;
  }

  getValuePretty(): string {
    return this.format ? this.format(this.getValue()) : String(this.getValue());
  }

  setDisplayFormat(format: (value: number) => string): this {
    this.format = format;
    this.showValue();
    return this;
  }

  /** Without effect since 1.13: the value always stands beside the slider. */
  setDynamicTooltip(): this {
    return this;
  }

  onChange(callback: (value: number) => unknown): this {
    this.listener = callback;
    return this;
  }

  private move(tell: boolean): void {
    this.showValue();
    if (tell) this.listener?.(this.getValue());
  }

  private showValue(): void {
    this.valueEl.setText(this.getValuePretty());
  }
}
