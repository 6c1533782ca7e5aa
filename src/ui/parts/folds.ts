import { drawIcon } from "./buttons.ts";

/** What is open and what is closed, by key; kept over redraws and restarts. */
export interface Folds {
  isOpen(key: string, byDefault: boolean): boolean;
  set(key: string, open: boolean): void;
}

/** A heading that opens and closes what stands under it. */
export interface FoldHeading {
  readonly key: string;
  readonly title: string;
  /** "14 of 18", "" for none. */
  readonly count: string;
  readonly level: number;
  readonly openByDefault: boolean;
}

/** Draws a heading with its body; `drawBody` runs at once and learns where the title stands, a closed body is hidden. */
export function drawFold(parent: HTMLElement, heading: FoldHeading, folds: Folds, drawBody: (body: HTMLElement, titleEl: HTMLElement) => void): HTMLElement {
  const headingEl = parent.createDiv({ cls: "operations-vault-heading", attr: { role: "heading", "aria-level": heading.level } });
  const button = headingEl.createEl("button", { cls: "operations-vault-fold", attr: { type: "button", "data-key": `fold:${heading.key}`, "data-walk": "" } });
  drawIcon(button, "chevron-right", "operations-vault-chevron");
  const titleEl = button.createSpan({ cls: "operations-vault-heading-title", text: heading.title });
  if (heading.count !== "") button.createSpan({ cls: "operations-vault-count", text: heading.count });
  const body = parent.createDiv("operations-vault-fold-body");
  drawBody(body, titleEl);
  const show = (open: boolean): void => {
    button.setAttr("aria-expanded", open);
    body.toggleAttribute("hidden", !open);
  };
  const choose = (open: boolean): void => {
    folds.set(heading.key, open);
    show(open);
  };
  show(folds.isOpen(heading.key, heading.openByDefault));
  button.addEventListener("click", () => choose(body.hasAttribute("hidden")));
  button.addEventListener("keydown", (event) => {
    const towards = { ArrowRight: true, ArrowLeft: false }[event.key];
    if (towards === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choose(towards);
  });
  return headingEl;
}

/** Draws a heading that stays open, with its count at the right. */
export function drawHeading(parent: HTMLElement, title: string, count: string, level = 2): HTMLElement {
  const heading = parent.createDiv({ cls: "operations-vault-heading", attr: { role: "heading", "aria-level": level } });
  heading.createSpan({ cls: "operations-vault-heading-title", text: title });
  if (count !== "") heading.createSpan({ cls: "operations-vault-count", text: count });
  return heading;
}
