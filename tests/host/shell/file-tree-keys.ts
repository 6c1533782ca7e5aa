import { TFolder } from "../files/abstract-file.ts";
import type { FileExplorerView } from "./file-explorer.ts";
import { fileOfRow } from "./file-explorer.ts";

/** Walks the file list by the keyboard, as a tree is walked. */
export class FileTreeKeys {
  readonly #view: FileExplorerView;

  constructor(view: FileExplorerView) {
    this.#view = view;
  }

  listen(): void {
    this.#view.registerDomEvent(this.#view.treeEl, "keydown", (event: KeyboardEvent) => {
      const row = (event.target as HTMLElement).closest<HTMLElement>("[role=treeitem]");
      if (!row || event.ctrlKey || event.altKey || event.metaKey || !this.#press(event, row)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  #press(event: KeyboardEvent, row: HTMLElement): boolean {
    const view = this.#view;
    const rows = view.rows();
    const at = rows.indexOf(row);
    const file = fileOfRow(view.app, row);
    if (!file) return false;
    const isMenuKey = event.key === "ContextMenu" || (event.shiftKey && event.key === "F10");
    const acts: Record<string, () => void> = {
      ArrowDown: () => view.focusRow(rows[at + 1]),
      ArrowUp: () => view.focusRow(rows[at - 1]),
      Home: () => view.focusRow(rows[0]),
      End: () => view.focusRow(rows.at(-1)),
      ArrowRight: () => (file instanceof TFolder && !view.isOpen(file) ? view.setOpen(file, true) : view.focusRow(rows[at + 1])),
      ArrowLeft: () => (file instanceof TFolder && view.isOpen(file) ? view.setOpen(file, false) : view.focusRow(view.rowOf(file.parent?.path ?? ""))),
      Enter: () => view.use(file, event),
      " ": () => view.use(file, event),
      F2: () => view.startRename(file),
      Delete: () => view.app.track(view.app.fileManager.promptForDeletion(file)),
    };
    const act = isMenuKey ? () => view.showMenu(file, event) : acts[event.key];
    act?.();
    return act !== undefined;
  }
}
