import type { App } from "obsidian";
import { Scope } from "../core/scope.ts";
import { placeBelow } from "./placement.ts";
import { SuggestionList } from "./suggestion-list.ts";

/** Suggestions that pop up at a place of the page while its owner keeps the focus. */
export abstract class PopoverSuggest<T> {
  app: App;
  scope: Scope;
  suggestEl: HTMLElement;
  suggestInnerEl: HTMLElement;
  suggestions: SuggestionList<T>;
  isOpen = false;

  constructor(app: App, scope?: Scope) {
    this.app = app;
    this.scope = scope ?? new Scope();
    this.scope.register([], "Escape", () => {
      this.close();
      return false;
    });
    this.suggestEl = createDiv("suggestion-container");
    this.suggestInnerEl = this.suggestEl.createDiv("suggestion");
    this.suggestions = new SuggestionList<T>(this, this.suggestInnerEl, this.scope);
    // A press on the list would take the focus away from the field before the click arrives.
    this.suggestEl.addEventListener("mousedown", (event) => event.preventDefault());
  }

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.app.keymap.pushScope(this.scope);
    activeDocument.body.appendChild(this.suggestEl);
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.app.keymap.popScope(this.scope);
    this.suggestions.setSuggestions([]);
    this.suggestEl.detach();
  }

  onHistoryBack(): void {
    this.close();
  }

  /** Puts the popover under (or, near the bottom, above) a rectangle of the page. */
  reposition(at: { left: number; right: number; top: number; bottom: number }): void {
    placeBelow(this.suggestEl, at);
  }

  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;
}
