import type { TooltipOptions } from "obsidian";
import { BaseComponent } from "./base-component.ts";
import { onActivate } from "./activation.ts";
import { setIcon } from "./icons.ts";
import { setTooltip } from "./tooltip.ts";

/** The small icon button at the end of a setting; a gear until told otherwise. */
export class ExtraButtonComponent extends BaseComponent {
  extraSettingsEl: HTMLElement;
  private handler: (() => unknown) | null = null;

  constructor(containerEl: HTMLElement) {
    super();
    this.extraSettingsEl = containerEl.createDiv({ cls: "clickable-icon extra-setting-button" });
    this.setIcon("lucide-settings");
    onActivate(this.extraSettingsEl, () => {
      if (!this.disabled) this.handler?.();
    });
  }

  override setDisabled(disabled: boolean): this {
    super.setDisabled(disabled);
    this.extraSettingsEl.toggleClass("is-disabled", disabled);
    this.extraSettingsEl.setAttr("aria-disabled", disabled ? "true" : null);
    return this;
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.extraSettingsEl, tooltip, options);
    return this;
  }

  setIcon(icon: string): this {
    setIcon(this.extraSettingsEl, icon);
    return this;
  }

  onClick(callback: () => unknown): this {
    this.handler = callback;
    return this;
  }
}
