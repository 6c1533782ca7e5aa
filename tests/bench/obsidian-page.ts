/** What the parts of views ask of Obsidian's module, for a page without the app: icons are drawn, all else does nothing. */
export function setIcon(parent: HTMLElement, icon: string): void {
  const svg = parent.createSvg("svg", { cls: `svg-icon lucide-${icon}`, attr: { width: 24, height: 24, viewBox: "0 0 24 24", fill: "none", stroke: "currentColor" } });
  svg.createSvg("path", { attr: { d: "M4 4h16v16H4z" } });
}

export function setTooltip(el: HTMLElement, tooltip: string): void {
  el.setAttribute("aria-label", tooltip);
}

export class Menu {
  addItem(): this {
    return this;
  }
}
