import type { App } from "../core/app.ts";
import { Keymap } from "../core/keymap.ts";
import type { TAbstractFile } from "../files/abstract-file.ts";
import { TFile, TFolder } from "../files/abstract-file.ts";
import { setIcon } from "../parts/icons.ts";
import { ItemView } from "../workspace/item-view.ts";
import type { WorkspaceLeaf } from "../workspace/workspace-leaf.ts";
import { FileTreeKeys } from "./file-tree-keys.ts";
import { fileMenu } from "./file-menu.ts";
import { createFolder, createNote } from "./new-note.ts";
import { iconButton } from "./shell-button.ts";

/** The vault's folders and files as a tree. */
export class FileExplorerView extends ItemView {
  override icon = "lucide-folder-closed";
  readonly treeEl: HTMLElement;
  readonly #open = new Set<string>();
  #focused: string | null = null;
  #waiting = false;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    const buttons = this.contentEl.createDiv("nav-header").createDiv("nav-buttons-container");
    iconButton(buttons, "square-pen", "New note", "nav-action-button", () => createNote(this.app));
    iconButton(buttons, "folder-plus", "New folder", "nav-action-button", () => createFolder(this.app, this.app.vault.getRoot()));
    iconButton(buttons, "chevrons-down-up", "Collapse all", "nav-action-button", () => this.#collapseAll());
    this.treeEl = this.contentEl.createDiv({ cls: "nav-files-container node-insert-event", attr: { role: "tree", "aria-label": "Files" } });
  }

  getViewType(): string {
    return "file-explorer";
  }

  getDisplayText(): string {
    return "Files";
  }

  override onload(): void {
    const { vault, workspace } = this.app;
    for (const name of ["create", "delete", "rename"]) this.registerEvent(vault.on(name, () => this.#soon()));
    this.registerEvent(vault.on("rename", (file: TAbstractFile, oldPath: string) => this.#followRename(file, oldPath)));
    this.registerEvent(workspace.on("file-open", () => this.#soon()));
    new FileTreeKeys(this).listen();
    this.#draw();
  }

  /** Folds a folder or unfolds it. */
  setOpen(folder: TFolder, open: boolean): void {
    if (open) this.#open.add(folder.path);
    else this.#open.delete(folder.path);
    this.#draw();
  }

  isOpen(folder: TFolder): boolean {
    return this.#open.has(folder.path);
  }

  /** Opens a file, or folds and unfolds a folder. */
  use(file: TAbstractFile, event: MouseEvent | KeyboardEvent): void {
    if (file instanceof TFolder) this.setOpen(file, !this.isOpen(file));
    else if (file instanceof TFile) this.app.track(this.app.workspace.getLeaf(Keymap.isModEvent(event)).openFile(file, { active: true }));
  }

  showMenu(file: TAbstractFile, event: MouseEvent | KeyboardEvent): void {
    const menu = fileMenu(this, file);
    const row = this.rowOf(file.path)?.getBoundingClientRect();
    if (event instanceof MouseEvent) menu.showAtMouseEvent(event);
    else menu.showAtPosition({ x: row?.left ?? 0, y: row?.bottom ?? 0 });
  }

  /** The rows that show, from top to bottom. */
  rows(): HTMLElement[] {
    return [...this.treeEl.querySelectorAll<HTMLElement>("[role=treeitem]")];
  }

  rowOf(path: string): HTMLElement | undefined {
    return this.rows().find((row) => row.dataset["path"] === path);
  }

  /** Makes a row the one that Tab reaches, and gives it the focus. */
  focusRow(row: HTMLElement | undefined): void {
    if (!row) return;
    this.#focused = row.dataset["path"] ?? null;
    for (const each of this.rows()) each.tabIndex = each === row ? 0 : -1;
    row.focus();
  }

  /** Lets the name of a file be edited where it stands. */
  startRename(file: TAbstractFile): void {
    const nameEl = this.rowOf(file.path)?.querySelector<HTMLElement>(".tree-item-inner");
    if (!nameEl) return;
    nameEl.setAttrs({ contenteditable: "true", role: "textbox", "aria-label": "File name" });
    nameEl.addClass("is-being-renamed");
    nameEl.focus();
    getSelection()?.selectAllChildren(nameEl);
    let isOver = false;
    const end = (keep: boolean): void => {
      if (isOver) return;
      isOver = true;
      if (keep) this.#rename(file, (nameEl.textContent ?? "").trim());
      this.#draw();
      this.focusRow(this.rowOf(file.path));
    };
    nameEl.addEventListener("blur", () => end(true));
    nameEl.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      end(event.key === "Enter");
    });
  }

  #rename(file: TAbstractFile, name: string): void {
    const ending = file instanceof TFile && file.extension !== "" ? `.${file.extension}` : "";
    const path = `${file.parent?.getParentPrefix() ?? ""}${name}${ending}`;
    if (name === "" || path === file.path) return;
    this.app.track(this.app.fileManager.renameFile(file, path));
  }

  #followRename(file: TAbstractFile, oldPath: string): void {
    if (this.#focused === oldPath) this.#focused = file.path;
    if (this.#open.delete(oldPath)) this.#open.add(file.path);
  }

  #collapseAll(): void {
    this.#open.clear();
    this.#draw();
  }

  #soon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    window.setTimeout(() => {
      this.#waiting = false;
      if (!this.treeEl.querySelector(".is-being-renamed")) this.#draw();
    }, 0);
  }

  #draw(): void {
    const hadFocus = this.treeEl.contains(document.activeElement);
    const scroll = this.treeEl.scrollTop;
    this.treeEl.empty();
    const current = this.app.workspace.getActiveFile()?.path;
    this.#drawChildren(this.treeEl, this.app.vault.getRoot(), 1, current);
    const rows = this.rows();
    const reachable = rows.find((row) => row.dataset["path"] === this.#focused) ?? rows[0];
    if (reachable) reachable.tabIndex = 0;
    this.treeEl.scrollTop = scroll;
    if (hadFocus) reachable?.focus();
  }

  #drawChildren(parent: HTMLElement, folder: TFolder, level: number, current: string | undefined): void {
    for (const child of inOrder(folder.children)) {
      const isFolder = child instanceof TFolder;
      const kind = isFolder ? "folder" : "file";
      const item = parent.createDiv(`tree-item nav-${kind}`);
      const row = item.createDiv({
        cls: `tree-item-self nav-${kind}-title tappable is-clickable${isFolder ? " mod-collapsible" : ""}`,
        attr: { "data-path": child.path, role: "treeitem", tabindex: "-1", "aria-level": String(level), "aria-selected": String(child.path === current) },
      });
      row.toggleClass("is-active", child.path === current);
      row.addEventListener("click", (event) => {
        this.focusRow(row);
        this.use(child, event);
      });
      row.addEventListener("contextmenu", (event) => {
        event.preventDefault();
        this.showMenu(child, event);
      });
      row.style.setProperty("--tree-level", String(level));
      if (child instanceof TFolder) this.#drawFolder(item, row, child, level, current);
      else drawFile(row, child);
    }
  }

  #drawFolder(item: HTMLElement, row: HTMLElement, folder: TFolder, level: number, current: string | undefined): void {
    const open = this.isOpen(folder);
    row.setAttribute("aria-expanded", String(open));
    item.toggleClass("is-collapsed", !open);
    setIcon(row.createDiv("tree-item-icon collapse-icon"), "chevron-right");
    row.createDiv({ cls: "tree-item-inner nav-folder-title-content", text: folder.name });
    if (open) this.#drawChildren(item.createDiv({ cls: "tree-item-children nav-folder-children", attr: { role: "group" } }), folder, level + 1, current);
  }
}

function drawFile(row: HTMLElement, file: TAbstractFile): void {
  const isNote = file instanceof TFile && file.extension === "md";
  row.createDiv({ cls: "tree-item-inner nav-file-title-content", text: isNote ? file.basename : file.name });
  if (!isNote && file instanceof TFile) row.createDiv({ cls: "nav-file-tag", text: file.extension });
}

/** Folders first, then by name, numbers as numbers. */
function inOrder(children: TAbstractFile[]): TAbstractFile[] {
  const rank = (file: TAbstractFile): number => (file instanceof TFolder ? 0 : 1);
  return [...children].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "en", { numeric: true }));
}

/** What the file list tells the app: the file that a row stands for. */
export function fileOfRow(app: App, row: HTMLElement): TAbstractFile | null {
  return app.vault.getAbstractFileByPath(row.dataset["path"] ?? "");
}
