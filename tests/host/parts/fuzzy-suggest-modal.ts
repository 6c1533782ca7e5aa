import type { FuzzyMatch } from "obsidian";
import { renderResults } from "./render-matches.ts";
import { prepareFuzzySearch, sortSearchResults } from "./search.ts";
import { SuggestModal } from "./suggest-modal.ts";

/** A prompt over a fixed list, filtered and ranked by fuzzy search. */
export abstract class FuzzySuggestModal<T> extends SuggestModal<FuzzyMatch<T>> {
  getSuggestions(query: string): FuzzyMatch<T>[] {
    const search = prepareFuzzySearch(query.trim());
    const found: FuzzyMatch<T>[] = [];
    for (const item of this.getItems()) {
      const match = search(this.getItemText(item));
      if (match) found.push({ item, match });
    }
    sortSearchResults(found);
    return found;
  }

  renderSuggestion(found: FuzzyMatch<T>, el: HTMLElement): void {
    renderResults(el, this.getItemText(found.item), found.match);
  }

  onChooseSuggestion(found: FuzzyMatch<T>, event: MouseEvent | KeyboardEvent): void {
    this.onChooseItem(found.item, event);
  }

  abstract getItems(): T[];
  abstract getItemText(item: T): string;
  abstract onChooseItem(item: T, event: MouseEvent | KeyboardEvent): void;
}
