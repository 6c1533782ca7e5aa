import type { DashboardSection } from "../parts/dashboard-sections.ts";
import { keepFocus } from "./keep-focus.ts";

/** Draws sections into a root and, when told again, replaces only those whose data changed. */
export class SectionDrawing {
  readonly #drawn = new Map<string, { el: HTMLElement; json: string }>();

  readonly #root: HTMLElement;
  readonly #scroller: HTMLElement;

  constructor(root: HTMLElement, scroller: HTMLElement) {
    this.#root = root;
    this.#scroller = scroller;
  }

  /** Shows exactly these sections in this order; focus and scroll position stay. */
  show(sections: readonly DashboardSection[]): void {
    const top = this.#scroller.scrollTop;
    keepFocus(this.#root, () => {
      this.#removeAllBut(new Set(sections.map((section) => section.key)));
      sections.forEach((section, at) => this.#place(this.#draw(section), at));
    });
    if (this.#scroller.scrollTop !== top) this.#scroller.scrollTop = top;
  }

  /** Forgets what was drawn, so that the next `show` draws everything. */
  clear(): void {
    this.#drawn.clear();
    this.#root.empty();
  }

  #removeAllBut(keys: ReadonlySet<string>): void {
    for (const [key, { el }] of this.#drawn) {
      if (keys.has(key)) continue;
      el.remove();
      this.#drawn.delete(key);
    }
  }

  #draw(section: DashboardSection): HTMLElement {
    const json = JSON.stringify(section.data);
    const before = this.#drawn.get(section.key);
    if (before?.json === json) return before.el;
    const el = createDiv("operations-vault-section");
    el.dataset["section"] = section.key.split(":", 1)[0] ?? "";
    section.draw(el);
    before?.el.replaceWith(el);
    this.#drawn.set(section.key, { el, json });
    return el;
  }

  #place(el: HTMLElement, at: number): void {
    if (this.#root.children[at] !== el) this.#root.insertBefore(el, this.#root.children[at] ?? null);
  }
}
