import { FuzzySuggestModal, renderMatches, type App, type FuzzyMatch } from "obsidian";
import { words } from "../../words.ts";
import { drawIcon } from "../parts/buttons.ts";

/** A procedure, a part of one, or something else to choose; `detail` stands under its name, such as its schedule or folder. */
export interface Choice {
  readonly path: string;
  readonly name: string;
  readonly detail: string;
  readonly icon?: string;
}

/** Lets a person choose a procedure; gives its path, undefined where none was chosen. */
export function chooseOne(app: App, rows: readonly Choice[], question: string = words.chooseProcedure): Promise<string | undefined> {
  return new Promise((resolve) => new Chooser(app, rows, question, resolve).open());
}

class Chooser extends FuzzySuggestModal<Choice> {
  readonly #rows: readonly Choice[];
  readonly #chosen: (path: string | undefined) => void;

  constructor(app: App, rows: readonly Choice[], question: string, chosen: (path: string | undefined) => void) {
    super(app);
    this.#rows = rows;
    this.#chosen = chosen;
    this.setPlaceholder(question);
    this.emptyStateText = words.nothingFound;
  }

  getItems(): Choice[] {
    return [...this.#rows];
  }

  getItemText(row: Choice): string {
    return row.name;
  }

  override renderSuggestion({ item, match }: FuzzyMatch<Choice>, el: HTMLElement): void {
    el.addClass("mod-complex");
    if (item.icon !== undefined) drawIcon(el.createDiv("suggestion-icon"), item.icon);
    const content = el.createDiv("suggestion-content");
    renderMatches(content.createDiv("suggestion-title"), item.name, match.matches);
    if (item.detail !== "") content.createDiv({ cls: "suggestion-note", text: item.detail });
  }

  onChooseItem(row: Choice): void {
    this.#chosen(row.path);
  }

  // Obsidian closes before it tells the choice, so that "nothing chosen" has to wait.
  override onClose(): void {
    super.onClose();
    window.setTimeout(() => this.#chosen(undefined), 0);
  }
}
