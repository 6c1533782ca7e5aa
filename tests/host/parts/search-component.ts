import { AbstractTextComponent } from "./text-component.ts";

/** A search field with a button that clears it. */
export class SearchComponent extends AbstractTextComponent<HTMLInputElement> {
  clearButtonEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    const box = containerEl.createDiv("search-input-container");
    super(box.createEl("input", { type: "search", attr: { enterkeyhint: "search", spellcheck: false } }));
    this.clearButtonEl = box.createDiv({ cls: "search-input-clear-button", attr: { role: "button", "aria-label": "Clear search" } });
    this.clearButtonEl.addEventListener("click", () => this.clear());
    this.showClearButton();
  }

  override setValue(value: string): this {
    super.setValue(value);
    this.showClearButton();
    return this;
  }

  override onChanged(): void {
    this.showClearButton();
    super.onChanged();
  }

  private clear(): void {
    this.setValue("");
    this.onChanged();
    this.inputEl.focus();
  }

  private showClearButton(): void {
    this.clearButtonEl.toggle(this.getValue() !== "");
  }
}
