import type { TAbstractFile } from "../files/abstract-file.ts";
import { TFile, TFolder } from "../files/abstract-file.ts";
import { Menu } from "../parts/menu.ts";
import type { FileExplorerView } from "./file-explorer.ts";
import { createFolder, createNote } from "./new-note.ts";

/** The context menu of a row of the file list; plugins add to it by `file-menu`. */
export function fileMenu(view: FileExplorerView, file: TAbstractFile): Menu {
  const { app } = view;
  const menu = new Menu();
  const add = (section: string, title: string, icon: string, act: () => unknown): void => {
    menu.addItem((item) => item.setSection(section).setTitle(title).setIcon(icon).onClick(act));
  };
  if (file instanceof TFolder) {
    add("action-primary", "New note", "square-pen", () => createNote(app, file));
    add("action-primary", "New folder", "folder-plus", () => createFolder(app, file));
  }
  if (file instanceof TFile) add("open", "Open in new tab", "file-plus", () => app.workspace.getLeaf("tab").openFile(file, { active: true }));
  app.workspace.trigger("file-menu", menu, file, "file-explorer-context-menu", view.leaf);
  add("danger", "Rename...", "pencil", () => view.startRename(file));
  add("danger", "Delete", "trash-2", () => app.fileManager.promptForDeletion(file));
  return menu;
}
