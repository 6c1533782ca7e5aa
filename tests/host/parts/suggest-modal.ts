import type { App, Instruction } from "obsidian";
import { Modal } from "./modal.ts";
import { SuggestionList } from "./suggestion-list.ts";

/** A prompt with suggestions that follow what is typed. */
export abstract class SuggestModal<T> extends Modal {
  limit = 100;
  emptyStateText = "No results found.";
  inputEl: HTMLInputElement;
  resultContainerEl: HTMLElement;
  chooser: SuggestionList<T>;
  private readonly instructionsEl: HTMLElement;
  private readonly clearEl: HTMLElement;
  private asked = 0;

  constructor(app: App) {
    super(app);
    this.modalEl.empty();
    this.modalEl.className = "prompt";
    this.modalEl.setAttrs({ "aria-labelledby": null, "aria-label": "Prompt" });
    const inputBox = this.modalEl.createDiv("prompt-input-container");
    this.inputEl = inputBox.createEl("input", { cls: "prompt-input", type: "text" });
    this.inputEl.setAttrs({ autocapitalize: "off", spellcheck: false, enterkeyhint: "done", autocomplete: "off", "aria-label": "Filter" });
    this.clearEl = inputBox.createDiv({ cls: "search-input-clear-button", attr: { role: "button", "aria-label": "Clear" } });
    this.resultContainerEl = this.modalEl.createDiv("prompt-results");
    this.instructionsEl = this.modalEl.createDiv("prompt-instructions");
    this.instructionsEl.hide();
    this.chooser = new SuggestionList<T>(this, this.resultContainerEl, this.scope);
    this.inputEl.addEventListener("input", () => this.onInput());
    this.clearEl.addEventListener("click", () => this.clearInput());
  }

  override open(): void {
    super.open();
    this.inputEl.focus();
    this.onInput();
  }

  setPlaceholder(placeholder: string): void {
    this.inputEl.placeholder = placeholder;
  }

  setInstructions(instructions: Instruction[]): void {
    this.instructionsEl.empty();
    this.instructionsEl.toggle(instructions.length > 0);
    for (const { command, purpose } of instructions) {
      const el = this.instructionsEl.createDiv("prompt-instruction");
      el.createSpan({ cls: "prompt-instruction-command", text: command });
      el.createSpan({ text: purpose });
    }
  }

  onNoSuggestion(): void {
    this.chooser.setSuggestions([]);
    if (this.emptyStateText !== "") this.resultContainerEl.createDiv({ cls: "suggestion-empty", text: this.emptyStateText });
  }

  /** Closes first, then tells the choice: a choice may open the next modal. */
  selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
    this.app.keymap.popScope(this.scope);
    this.close();
    this.onChooseSuggestion(value, event);
  }

  selectActiveSuggestion(event: MouseEvent | KeyboardEvent): void {
    this.chooser.useSelectedItem(event);
  }

  /** Asks again for suggestions for what stands in the field. */
  updateSuggestions(): void {
    const asked = ++this.asked;
    const answer = this.getSuggestions(this.inputEl.value);
    if (!(answer instanceof Promise)) this.show(answer);
    else void answer.then((values) => (asked === this.asked ? this.show(values) : undefined));
  }

  abstract getSuggestions(query: string): T[] | Promise<T[]>;
  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract onChooseSuggestion(item: T, event: MouseEvent | KeyboardEvent): void;

  private onInput(): void {
    this.clearEl.toggle(this.inputEl.value !== "");
    this.updateSuggestions();
  }

  private clearInput(): void {
    this.inputEl.value = "";
    this.inputEl.focus();
    this.onInput();
  }

  private show(values: T[]): void {
    const limited = this.limit > 0 ? values.slice(0, this.limit) : values;
    if (limited.length > 0) this.chooser.setSuggestions(limited);
    else this.onNoSuggestion();
  }
}
