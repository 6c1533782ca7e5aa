import type { App } from "obsidian";
import { PopoverSuggest } from "./popover-suggest.ts";

type SelectListener<T> = (value: T, event: MouseEvent | KeyboardEvent) => unknown;

/** Adds suggestions to a text field or an editable element. */
export abstract class AbstractInputSuggest<T> extends PopoverSuggest<T> {
  limit = 100;
  textInputEl: HTMLInputElement | HTMLDivElement;
  private selectListener: SelectListener<T> | null = null;
  private asked = 0;

  constructor(app: App, textInputEl: HTMLInputElement | HTMLDivElement) {
    super(app);
    this.textInputEl = textInputEl;
    textInputEl.addEventListener("input", () => this.onInputChange());
    textInputEl.addEventListener("focus", () => this.onInputChange());
    textInputEl.addEventListener("blur", () => this.close());
  }

  setValue(value: string): void {
    if (isField(this.textInputEl)) this.textInputEl.value = value;
    else this.textInputEl.setText(value);
  }

  getValue(): string {
    return isField(this.textInputEl) ? this.textInputEl.value : this.textInputEl.getText();
  }

  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
    this.selectListener?.(value, event);
  }

  onSelect(callback: SelectListener<T>): this {
    this.selectListener = callback;
    return this;
  }

  override close(): void {
    this.asked++;
    super.close();
  }

  protected abstract getSuggestions(query: string): T[] | Promise<T[]>;

  private onInputChange(): void {
    const asked = ++this.asked;
    const answer = this.getSuggestions(this.getValue());
    if (!(answer instanceof Promise)) this.showSuggestions(answer);
    else void answer.then((values) => (asked === this.asked ? this.showSuggestions(values) : undefined));
  }

  private showSuggestions(values: T[]): void {
    if (values.length === 0) {
      this.close();
      return;
    }
    this.open();
    this.suggestions.setSuggestions(this.limit > 0 ? values.slice(0, this.limit) : values);
    this.suggestEl.setCssStyles({ width: `${Math.max(this.textInputEl.offsetWidth, 0) || 200}px` });
    this.reposition(this.textInputEl.getBoundingClientRect());
  }
}

function isField(el: HTMLElement): el is HTMLInputElement {
  return el.instanceOf(HTMLInputElement);
}
