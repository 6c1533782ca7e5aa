import type { SearchResult } from "obsidian";
import type { App } from "../core/app.ts";
import { Keymap } from "../core/keymap.ts";
import type { TFile } from "../files/abstract-file.ts";
import { renderResults } from "../parts/render-matches.ts";
import { prepareFuzzySearch, sortSearchResults } from "../parts/search.ts";
import { SuggestModal } from "../parts/suggest-modal.ts";

/** One line of the switcher: a note found, or the name of one to be made. */
type Found = { file: TFile; name: string; match: SearchResult } | { create: string };

/** The quick switcher: opens a note by a part of its path; a name that nothing has makes a note. */
export class QuickSwitcher extends SuggestModal<Found> {
  readonly #app: App;

  constructor(app: App) {
    super(app as never);
    this.#app = app;
    this.modalEl.setAttribute("aria-label", "Quick switcher");
    this.setPlaceholder("Find or create a note...");
    this.setInstructions([
      { command: "↑↓", purpose: "to navigate" },
      { command: "↵", purpose: "to open" },
      { command: "ctrl ↵", purpose: "to open in new tab" },
      { command: "esc", purpose: "to dismiss" },
    ]);
    this.scope.register(["Mod"], "Enter", (event) => {
      this.selectActiveSuggestion(event);
      return false;
    });
  }

  getSuggestions(query: string): Found[] {
    const search = prepareFuzzySearch(query.trim());
    const found = this.#files(query.trim() === "").flatMap((file) => {
      const name = file.extension === "md" ? file.path.slice(0, -3) : file.path;
      const match = search(name);
      return match ? [{ file, name, match }] : [];
    });
    if (query.trim() !== "") sortSearchResults(found);
    return found.length > 0 || query.trim() === "" ? found : [{ create: query.trim() }];
  }

  renderSuggestion(found: Found, el: HTMLElement): void {
    el.addClass("mod-complex");
    const title = el.createDiv("suggestion-content").createDiv("suggestion-title");
    if ("create" in found) title.setText(`Create "${found.create}"`);
    else renderResults(title, found.name, found.match);
  }

  onChooseSuggestion(found: Found, event: MouseEvent | KeyboardEvent): void {
    const path = "create" in found ? found.create : found.file.path;
    this.#app.track(this.#app.workspace.openLinkText(path, "", Keymap.isModEvent(event)));
  }

  #files(onlyRecentFirst: boolean): TFile[] {
    const files = this.#app.vault.getFiles();
    if (!onlyRecentFirst) return files;
    const recent = this.#app.workspace.getLastOpenFiles();
    const rank = (file: TFile): number => (recent.includes(file.path) ? recent.indexOf(file.path) : recent.length);
    return files.sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
  }
}
