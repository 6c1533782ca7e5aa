import { keepFocus } from "../views/keep-focus.ts";
import { RowHeights } from "./row-heights.ts";

/** How the rows of a list are told apart and drawn. */
export interface RowDrawing<Item> {
  /** No two items have the same. */
  readonly key: (item: Item) => string;
  /** Draws into an empty row: one `[data-walk]` that takes the focus, and what Tab reaches from there, `[data-beside]`. What has a `data-key` keeps the focus over a redraw. */
  readonly draw: (item: Item, row: HTMLElement) => void;
  /** About how high the row will be, in pixels. */
  readonly estimate: (item: Item) => number;
}

interface DrawnRow<Item> {
  readonly el: HTMLElement;
  item: Item;
  at: number;
}

/** How high a list is taken to be where nothing is laid out, and how far rows are drawn beyond what is in sight. */
const UNKNOWN_HEIGHT = 600;
const BEYOND = 240;
const MOST_PASSES = 9;

/**
 * A list of any length of which only the rows in sight are drawn. It stands alone in its scroller. Rows may differ in
 * height; what is in sight stays where it is when heights become known and when other items are shown.
 */
export class WindowedList<Item> {
  /** The list itself, to be named. */
  readonly el: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #rows: RowDrawing<Item>;
  readonly #measured = new Map<string, number>();
  readonly #drawn = new Map<string, DrawnRow<Item>>();
  #items: readonly Item[] = [];
  #heights = new RowHeights(0, () => 0);
  #from = 0;
  #to = 0;
  /** The row that was walked to last. It stays in the document when it is out of sight, so that the focus does. */
  #active = 0;
  #isShowing = false;

  constructor(scroller: HTMLElement, rows: RowDrawing<Item>) {
    this.#scroller = scroller;
    this.#rows = rows;
    scroller.addClass("operations-vault-scroller");
    this.el = scroller.createDiv({ cls: "operations-vault-windowed", attr: { role: "list" } });
    scroller.addEventListener("scroll", () => this.#render(), { passive: true });
    this.el.addEventListener("focusin", (event) => this.#activate(event.target as Node));
    this.el.addEventListener("keydown", (event) => this.#walk(event));
  }

  /** Shows these items; scroll position and focus stay with the rows that they were on. */
  show(items: readonly Item[]): void {
    const [before, heights, { scrollTop }] = [this.#items, this.#heights, this.#scroller];
    const { key, estimate } = this.#rows;
    this.#items = items;
    const most = Math.min(before.length, items.length);
    let [head, tail] = [0, 0];
    while (head < most && items[head] === before[head]) head++;
    while (tail < most - head && items[items.length - 1 - tail] === before[before.length - 1 - tail]) tail++;
    this.#heights = new RowHeights(items.length, (at) => this.#measured.get(key(items[at] as Item)) ?? estimate(items[at] as Item), heights, head, tail);
    const active = this.#find(before, this.#active);
    this.#active = active < 0 ? Math.max(0, Math.min(this.#active, items.length - 1)) : active;
    this.#makeRoom();
    for (let at = heights.at(scrollTop), now = -1; scrollTop > 0 && now < 0 && at < this.#to; at++) {
      now = this.#find(before, at);
      if (now >= 0) this.#scrollTo(scrollTop + this.#heights.top(now) - heights.top(at));
    }
    this.#isShowing = true;
    keepFocus(this.el, () => this.#render());
    this.#isShowing = false;
  }

  /** Rows may be of other heights now: the width changed. */
  resized(): void {
    this.#render();
  }

  /** Gives the focus to a row, the one that had it last unless said, and brings it in sight. */
  focus(at = this.#active): void {
    this.#active = Math.max(0, Math.min(at, this.#items.length - 1));
    this.#bringInSight();
    const stop = this.#items.length > 0 ? this.#drawn.get(this.#keyAt(this.#active))?.el.find("[data-walk]") : undefined;
    stop?.focus({ preventScroll: true });
    stop?.scrollIntoView?.({ block: "nearest" });
  }

  get #height(): number {
    return this.#scroller.clientHeight || UNKNOWN_HEIGHT;
  }

  #keyAt(at: number): string {
    return this.#rows.key(this.#items[at] as Item);
  }

  /** Where an item of another list stands now, mostly at the same place; -1 where it is gone. */
  #find(others: readonly Item[], at: number): number {
    const [{ key }, items, other] = [this.#rows, this.#items, others[at]];
    if (other === undefined) return -1;
    const wanted = key(other);
    return at < items.length && this.#keyAt(at) === wanted ? at : items.findIndex((item) => key(item) === wanted);
  }

  #scrollTo(top: number): void {
    if (Math.abs(this.#scroller.scrollTop - top) > 0.5) this.#scroller.scrollTop = top;
  }

  #bringInSight(): void {
    const [top, bottom] = [this.#heights.top(this.#active), this.#heights.top(this.#active + 1) - this.#height];
    this.#scrollTo(Math.min(top, Math.max(bottom, this.#scroller.scrollTop)));
    this.#render();
  }

  /** Draws what is in sight; rows that turn out lower than they were taken to be make room for more. */
  #render(): void {
    for (let pass = 0, isOther = true; isOther && pass < MOST_PASSES; pass++) {
      const { scrollTop } = this.#scroller;
      this.#from = this.#heights.at(scrollTop - BEYOND);
      this.#to = Math.min(this.#items.length, this.#heights.at(scrollTop + this.#height + BEYOND) + 1);
      this.#drawRows();
      this.#makeRoom();
      isOther = this.#measure(scrollTop);
    }
    this.#makeStops();
  }

  #isAway(at: number): boolean {
    return at < this.#from || at >= this.#to;
  }

  #drawRows(): void {
    const places = Array.from({ length: this.#to - this.#from }, (_, index) => this.#from + index);
    if (this.#active < this.#from) places.unshift(this.#active);
    else if (this.#active >= this.#to && this.#items.length > 0) places.push(this.#active);
    const wanted = new Map(places.map((at) => [this.#keyAt(at), at]));
    for (const [key, row] of this.#drawn) {
      const item = this.#items[wanted.get(key) ?? -1];
      if (item !== undefined && (item === row.item || JSON.stringify(item) === JSON.stringify(row.item))) row.item = item;
      else if (this.#drawn.delete(key)) row.el.remove();
    }
    let next = this.el.firstChild;
    for (const [key, at] of wanted) {
      const el = this.#drawRow(key, at, this.#items[at] as Item);
      if (el === next) next = next.nextSibling;
      else this.el.insertBefore(el, next);
    }
  }

  #drawRow(key: string, at: number, item: Item): HTMLElement {
    const drawn = this.#drawn.get(key);
    const row = drawn ?? { el: createDiv({ attr: { role: "listitem" } }), item, at };
    const { el } = row;
    row.at = at;
    el.setAttrs({ "aria-setsize": this.#items.length, "aria-posinset": at + 1 });
    el.toggleClass("operations-vault-away", this.#isAway(at));
    if (drawn) return el;
    this.#rows.draw(item, el);
    this.#drawn.set(key, row);
    return el;
  }

  /** The room of the rows that are not drawn. */
  #makeRoom(): void {
    const [above, end, all] = [this.#from, this.#to, this.#items.length].map((at) => this.#heights.top(at));
    this.el.setCssProps({ "--operations-vault-above": `${above}px`, "--operations-vault-below": `${(all ?? 0) - (end ?? 0)}px` });
  }

  /** Takes in how high the rows are; true where one is other than it was taken to be. What is in sight stays. */
  #measure(scrollTop: number): boolean {
    const first = this.#heights.at(scrollTop);
    const beyond = scrollTop - this.#heights.top(first);
    const keys = this.#items.slice(this.#from, this.#to).map(this.#rows.key);
    const heights = keys.map((key) => this.#drawn.get(key)?.el.getBoundingClientRect().height ?? 0);
    const isOther = this.#heights.take(this.#from, heights);
    if (isOther) {
      keys.forEach((key, index) => this.#measured.set(key, this.#heights.of(this.#from + index)));
      this.#makeRoom();
      this.#scrollTo(this.#heights.top(first) + beyond);
    }
    return isOther;
  }

  #makeStops(): void {
    for (const { el, at } of this.#drawn.values()) {
      for (const stop of el.findAll("[data-walk], [data-beside]")) stop.tabIndex = at === this.#active ? 0 : -1;
    }
  }

  #activate(target: Node): void {
    for (const { el, at } of this.#drawn.values()) {
      if (el.contains(target)) this.#active = at;
    }
    // A row that was drawn anew out of sight gets its focus back where it is.
    if (this.#isAway(this.#active) && !this.#isShowing) this.#bringInSight();
    else this.#makeStops();
  }

  #walk(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = this.#active;
    const page = (by: number): number => this.#heights.at(this.#heights.top(at) + by * this.#height);
    const to = {
      ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: Infinity, PageDown: Math.max(at + 1, page(1)), PageUp: Math.min(at - 1, page(-1)),
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.focus(to);
  }
}
