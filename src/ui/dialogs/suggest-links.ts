import { AbstractInputSuggest, type App } from "obsidian";
import { withoutLinkMarks } from "../../domain/text/links.ts";

/** Suggests links while the last of several is typed. */
export class SuggestLinks extends AbstractInputSuggest<string> {
  readonly #input: HTMLInputElement;
  readonly #links: readonly string[];

  constructor(app: App, input: HTMLInputElement, links: readonly string[]) {
    super(app, input);
    this.#input = input;
    this.#links = links;
  }

  protected getSuggestions(typed: string): string[] {
    const [chosen, last] = [linksIn(typed), lastOf(typed).toLowerCase()];
    return this.#links.filter((link) => !chosen.includes(link) && link.toLowerCase().includes(last));
  }

  renderSuggestion(link: string, el: HTMLElement): void {
    el.setText(withoutLinkMarks(link));
  }

  override selectSuggestion(link: string): void {
    const typed = this.#input.value;
    this.#input.value = `${typed.slice(0, typed.length - lastOf(typed).length)}${link}, `;
    this.close();
  }
}

/** The links and names of a comma list; a link may hold commas itself. */
export function linksIn(typed: string): string[] {
  return (typed.match(/\[\[[^[\]]+\]\]|[^,[\]]+/g) ?? []).map((name) => name.trim()).filter((name) => name !== "");
}

/** What is typed behind the last link or comma. */
function lastOf(typed: string): string {
  return /[^,\]]*$/.exec(typed)?.[0].trimStart() ?? "";
}
