import type { ISuggestOwner } from "obsidian";
import type { Scope } from "../core/scope.ts";

/** The list under a field: one suggestion is selected, by arrow keys or by pointer; Enter or a click takes it. */
export class SuggestionList<T> {
  containerEl: HTMLElement;
  values: T[] = [];
  suggestions: HTMLElement[] = [];
  selectedItem = 0;
  private readonly owner: ISuggestOwner<T>;

  constructor(owner: ISuggestOwner<T>, containerEl: HTMLElement, scope: Scope) {
    this.owner = owner;
    this.containerEl = containerEl;
    containerEl.on("click", ".suggestion-item", (event, el) => this.onClick(event, el));
    containerEl.on("mousemove", ".suggestion-item", (_, el) => this.setSelectedItem(this.suggestions.indexOf(el), null));
    scope.register([], "ArrowUp", (event) => this.step(event, -1));
    scope.register([], "ArrowDown", (event) => this.step(event, 1));
    scope.register([], "PageUp", (event) => this.page(event, -1));
    scope.register([], "PageDown", (event) => this.page(event, 1));
    scope.register([], "Enter", (event) => this.enter(event));
  }

  setSuggestions(values: T[]): void {
    this.values = values;
    this.containerEl.empty();
    this.suggestions = values.map((value) => {
      const el = this.containerEl.createDiv("suggestion-item");
      this.owner.renderSuggestion(value, el);
      return el;
    });
    this.setSelectedItem(0, null);
  }

  /** Takes the selected suggestion; false when there is none. */
  useSelectedItem(event: MouseEvent | KeyboardEvent): boolean {
    if (this.selectedItem >= this.values.length) return false;
    this.owner.selectSuggestion(this.values[this.selectedItem] as T, event);
    return true;
  }

  /** Selects by index, going round at both ends; with an event (a key) the item scrolls into sight. */
  setSelectedItem(index: number, event: Event | null): void {
    if (this.suggestions.length === 0) return;
    this.suggestions[this.selectedItem]?.removeClass("is-selected");
    this.selectedItem = (index + this.suggestions.length) % this.suggestions.length;
    const el = this.suggestions[this.selectedItem];
    el?.addClass("is-selected");
    // jsdom has no layout and so no scrolling.
    if (event && typeof el?.scrollIntoView === "function") el.scrollIntoView({ block: "nearest" });
  }

  private onClick(event: MouseEvent, el: HTMLElement): void {
    event.preventDefault();
    this.selectedItem = this.suggestions.indexOf(el);
    this.useSelectedItem(event);
  }

  private step(event: KeyboardEvent, by: number): false | undefined {
    if (event.isComposing) return undefined;
    this.setSelectedItem(this.selectedItem + by, event);
    return false;
  }

  private page(event: KeyboardEvent, direction: number): false {
    const height = this.suggestions[0]?.offsetHeight ?? 0;
    const rows = height > 0 ? Math.max(1, Math.floor(this.containerEl.clientHeight / height)) : this.suggestions.length;
    this.setSelectedItem(Math.clamp(this.selectedItem + direction * rows, 0, this.suggestions.length - 1), event);
    return false;
  }

  private enter(event: KeyboardEvent): false | undefined {
    if (event.isComposing) return undefined;
    return this.useSelectedItem(event) ? false : undefined;
  }
}
