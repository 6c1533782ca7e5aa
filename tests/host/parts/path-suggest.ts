import type { App, SearchResult, TAbstractFile, TFile, TFolder } from "obsidian";
import { AbstractInputSuggest } from "./abstract-input-suggest.ts";
import { renderResults } from "./render-matches.ts";
import { prepareFuzzySearch, sortSearchResults } from "./search.ts";

interface PathMatch {
  path: string;
  match: SearchResult;
}

/** Suggests paths of the vault in a field; a choice is entered as if it had been typed. */
abstract class PathSuggest extends AbstractInputSuggest<PathMatch> {
  private readonly fieldEl: HTMLInputElement;

  constructor(app: App, fieldEl: HTMLInputElement) {
    super(app, fieldEl);
    this.fieldEl = fieldEl;
  }

  renderSuggestion(found: PathMatch, el: HTMLElement): void {
    renderResults(el, found.path, found.match);
  }

  override selectSuggestion(found: PathMatch, event: MouseEvent | KeyboardEvent): void {
    super.selectSuggestion(found, event);
    this.setValue(found.path);
    this.fieldEl.trigger("input");
    this.close();
  }

  protected getSuggestions(query: string): PathMatch[] {
    const search = prepareFuzzySearch(query.trim());
    const found: PathMatch[] = [];
    for (const { path } of this.candidates()) {
      const match = search(path);
      if (match) found.push({ path, match });
    }
    sortSearchResults(found);
    return found;
  }

  protected abstract candidates(): TAbstractFile[];
}

/** Suggests files. */
export class FilePathSuggest extends PathSuggest {
  private readonly filter: ((file: TFile) => boolean) | undefined;

  constructor(app: App, fieldEl: HTMLInputElement, filter?: (file: TFile) => boolean) {
    super(app, fieldEl);
    this.filter = filter;
  }

  protected candidates(): TFile[] {
    const files = this.app.vault.getFiles();
    return this.filter ? files.filter(this.filter) : files;
  }
}

/** Suggests folders, the vault's root only where that is asked for. */
export class FolderPathSuggest extends PathSuggest {
  private readonly filter: ((folder: TFolder) => boolean) | undefined;
  private readonly includeRoot: boolean;

  constructor(app: App, fieldEl: HTMLInputElement, filter?: (folder: TFolder) => boolean, includeRoot = false) {
    super(app, fieldEl);
    this.filter = filter;
    this.includeRoot = includeRoot;
  }

  protected candidates(): TFolder[] {
    const folders = this.app.vault.getAllFolders(this.includeRoot);
    return this.filter ? folders.filter(this.filter) : folders;
  }
}
