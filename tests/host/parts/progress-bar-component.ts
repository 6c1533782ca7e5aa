import { ValueComponent } from "./base-component.ts";

/** A bar that shows a progress from 0 to 100. */
export class ProgressBarComponent extends ValueComponent<number> {
  progressBar: HTMLElement;
  private readonly lineEl: HTMLElement;
  private value = 0;

  constructor(containerEl: HTMLElement) {
    super();
    this.progressBar = containerEl.createDiv({ cls: "setting-progress-bar", attr: { role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100 } });
    this.lineEl = this.progressBar.createDiv("setting-progress-bar-inner");
    this.setValue(0);
  }

  getValue(): number {
    return this.value;
  }

  setValue(value: number): this {
    this.value = Math.clamp(value, 0, 100);
    this.lineEl.setCssStyles({ width: `${this.value}%` });
    this.progressBar.setAttr("aria-valuenow", this.value);
    return this;
  }
}
