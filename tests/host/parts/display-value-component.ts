import { BaseComponent } from "./base-component.ts";
import { setIcon } from "./icons.ts";

/** A value that a row shows but does not edit, with an optional warning sign. */
export class DisplayValueComponent extends BaseComponent {
  valueEl: HTMLElement;
  private readonly statusEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.statusEl = containerEl.createSpan("setting-item-status");
    this.valueEl = containerEl.createSpan("setting-item-value");
    this.setStatus(null).setValue(null);
  }

  setValue(value: string | null): this {
    this.valueEl.setText(value ?? "");
    this.valueEl.toggle(value !== null && value !== "");
    return this;
  }

  setStatus(status: "warning" | null): this {
    this.statusEl.empty();
    this.statusEl.toggleClass("mod-warning", status === "warning");
    if (status === "warning") setIcon(this.statusEl, "lucide-alert-triangle");
    this.statusEl.toggle(status !== null);
    return this;
  }
}
