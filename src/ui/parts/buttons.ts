import { setIcon, setTooltip } from "obsidian";

/** A button with an icon and words. `key` keeps the focus over a redraw. */
export interface WordButton {
  readonly key: string;
  readonly text: string;
  readonly icon?: string;
  /** The accent: for the one thing to do next. */
  readonly cta?: boolean;
  /** A longer name for screen readers; it begins with the text. */
  readonly name?: string;
  readonly cls?: string;
}

/** Draws a button with words. */
export function drawButton(parent: HTMLElement, button: WordButton, act: (event: MouseEvent) => void): HTMLButtonElement {
  const el = parent.createEl("button", { cls: button.cls ?? "operations-vault-button", attr: { type: "button", "data-key": button.key } });
  if (button.cta === true) el.addClass("mod-cta");
  if (button.icon !== undefined) drawIcon(el, button.icon);
  el.createSpan({ text: button.text });
  if (button.name !== undefined) el.setAttr("aria-label", button.name);
  el.addEventListener("click", act);
  return el;
}

/** Draws a button that shows an icon only; its name is its tooltip as well. */
export function drawIconButton(parent: HTMLElement, icon: string, name: string, act: (event: MouseEvent) => void): HTMLButtonElement {
  const el = parent.createEl("button", { cls: "clickable-icon operations-vault-icon-button", attr: { type: "button", "aria-label": name } });
  setIcon(el, icon);
  setTooltip(el, name);
  el.addEventListener("click", act);
  return el;
}

/** Draws an icon that says nothing by itself: words stand beside it. */
export function drawIcon(parent: HTMLElement, icon: string, cls = ""): HTMLElement {
  const el = parent.createSpan({ cls: `operations-vault-icon ${cls}`.trim(), attr: { "aria-hidden": "true" } });
  setIcon(el, icon);
  return el;
}
