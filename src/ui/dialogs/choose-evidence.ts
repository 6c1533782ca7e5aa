import { FuzzySuggestModal, type App, type TFile } from "obsidian";
import { words } from "../../words.ts";

/** Lets a person choose a note or file of the vault; gives a wikilink to it, undefined where none was chosen. */
export function chooseEvidence(app: App): Promise<string | undefined> {
  return new Promise((resolve) => new EvidenceChooser(app, resolve).open());
}

class EvidenceChooser extends FuzzySuggestModal<TFile> {
  readonly #chosen: (link: string | undefined) => void;

  constructor(app: App, chosen: (link: string | undefined) => void) {
    super(app);
    this.#chosen = chosen;
    this.setPlaceholder(words.chooseEvidence);
  }

  getItems(): TFile[] {
    return this.app.vault.getFiles().sort((a, b) => b.stat.mtime - a.stat.mtime);
  }

  getItemText(file: TFile): string {
    return file.path;
  }

  onChooseItem(file: TFile): void {
    this.#chosen(`[[${this.app.metadataCache.fileToLinktext(file, "")}]]`);
  }

  // Obsidian closes before it tells the choice, so that "nothing chosen" has to wait.
  override onClose(): void {
    super.onClose();
    window.setTimeout(() => this.#chosen(undefined), 0);
  }
}
