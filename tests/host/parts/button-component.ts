import type { TooltipOptions } from "obsidian";
import { BaseComponent } from "./base-component.ts";
import { setIcon } from "./icons.ts";
import { setTooltip } from "./tooltip.ts";

/** A push button; while a promise of its handler is open it shows that it is busy and takes no click. */
export class ButtonComponent extends BaseComponent {
  buttonEl: HTMLButtonElement;
  private handler: ((event: MouseEvent) => unknown) | null = null;
  private loading = false;

  constructor(containerEl: HTMLElement) {
    super();
    this.buttonEl = containerEl.createEl("button");
    this.buttonEl.addEventListener("click", (event) => this.click(event));
  }

  override setDisabled(disabled: boolean): this {
    super.setDisabled(disabled);
    this.buttonEl.disabled = disabled || this.loading;
    return this;
  }

  setCta(): this {
    this.buttonEl.addClass("mod-cta");
    return this;
  }

  removeCta(): this {
    this.buttonEl.removeClass("mod-cta");
    return this;
  }

  setWarning(): this {
    this.buttonEl.addClass("mod-warning");
    return this;
  }

  setDestructive(): this {
    this.buttonEl.addClass("mod-destructive");
    return this;
  }

  removeDestructive(): this {
    this.buttonEl.removeClass("mod-destructive");
    return this;
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.buttonEl, tooltip, options);
    return this;
  }

  setButtonText(name: string): this {
    this.buttonEl.setText(name);
    return this;
  }

  setIcon(icon: string): this {
    this.buttonEl.addClass("clickable-icon");
    setIcon(this.buttonEl, icon);
    return this;
  }

  setClass(cls: string): this {
    this.buttonEl.addClass(cls);
    return this;
  }

  onClick(callback: (event: MouseEvent) => unknown): this {
    this.handler = callback;
    return this;
  }

  /** Shows (or stops showing) that the button is busy. */
  setLoading(loading: boolean): this {
    this.loading = loading;
    this.buttonEl.toggleClass("mod-loading", loading);
    this.buttonEl.setAttr("aria-busy", loading ? "true" : null);
    this.buttonEl.disabled = loading || this.disabled;
    return this;
  }

  private click(event: MouseEvent): void {
    if (this.disabled || this.loading) return;
    const answer = this.handler?.(event);
    if (!(answer instanceof Promise)) return;
    this.setLoading(true);
    // The rejection stays unhandled on purpose: it is the plugin's, and the console must show it.
    void answer.finally(() => {
      // No value: components have a `then`, so a promise given one would wait for it forever.
      this.setLoading(false);
    });
  }
}
