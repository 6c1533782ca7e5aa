import type { App } from "../core/app.ts";
import { setIcon } from "../parts/icons.ts";
import { Menu } from "../parts/menu.ts";
import { FileView } from "../workspace/file-view.ts";
import { ItemView } from "../workspace/item-view.ts";
import type { WorkspaceLeaf } from "../workspace/workspace-leaf.ts";
import { WorkspaceSidedock } from "../workspace/workspace-split.ts";
import type { WorkspaceSplit } from "../workspace/workspace-split.ts";
import { WorkspaceTabs } from "../workspace/workspace-tabs.ts";
import { actOnKeys, iconButton } from "./shell-button.ts";

/** Draws the row of headers over each group of tabs. */
export class TabHeaders {
  readonly #app: App;
  readonly #drawn = new WeakMap<WorkspaceTabs, string>();
  #waiting = false;

  constructor(app: App) {
    this.#app = app;
  }

  /** Draws now and after each change of the layout. */
  follow(): void {
    const { workspace, vault } = this.#app;
    for (const name of ["layout-change", "active-leaf-change", "layout-ready", "file-open"]) workspace.on(name, () => this.#soon());
    vault.on("rename", () => this.#soon());
    this.#soon();
  }

  #soon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      this.#drawAll();
    });
  }

  #drawAll(): void {
    const { leftSplit, rootSplit, rightSplit } = this.#app.workspace;
    for (const split of [leftSplit, rootSplit, rightSplit]) for (const tabs of tabsIn(split)) this.#draw(tabs);
    for (const leaf of rootSplit.leaves()) if (leaf.view instanceof ItemView) this.#addMoreButton(leaf, leaf.view);
  }

  #draw(tabs: WorkspaceTabs): void {
    const { activeLeaf, rootSplit } = this.#app.workspace;
    const isSide = tabs.getRoot() instanceof WorkspaceSidedock;
    const isLast = tabsIn(rootSplit).at(-1) === tabs;
    const leaves = tabs.children.map((leaf) => [leaf.id, leaf.getIcon(), leaf.getDisplayText(), leaf === tabs.currentLeaf, leaf === activeLeaf]);
    const state = JSON.stringify([leaves, isLast]);
    if (this.#drawn.get(tabs) === state) return;
    this.#drawn.set(tabs, state);
    const row = tabs.tabHeaderContainerEl;
    const focused = row.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["leafId"] : undefined;
    row.empty();
    const inner = row.createDiv("workspace-tab-header-container-inner");
    for (const leaf of tabs.children) this.#drawHeader(inner, leaf, isSide);
    if (focused !== undefined) inner.querySelector<HTMLElement>(`[data-leaf-id="${focused}"]`)?.focus();
    if (isSide) return;
    iconButton(row, "plus", "New tab", "workspace-tab-header-new-tab", () => this.#app.workspace.setActiveLeaf(this.#app.workspace.createLeafInTabs(tabs), { focus: true }));
    row.createDiv("workspace-tab-header-spacer");
    if (isLast) iconButton(row, "panel-right", "Toggle right sidebar", "sidebar-toggle-button mod-right", () => this.#app.workspace.rightSplit.toggle());
  }

  #drawHeader(row: HTMLElement, leaf: WorkspaceLeaf, isSide: boolean): void {
    const { workspace } = this.#app;
    const isCurrent = leaf.parent.currentLeaf === leaf;
    const name = leaf.getDisplayText();
    const header = row.createDiv({ cls: "workspace-tab-header tappable", attr: { "data-type": leaf.view.getViewType() } });
    header.toggleClass("is-active", isCurrent);
    header.toggleClass("mod-active", leaf === workspace.activeLeaf);
    const inner = header.createDiv({ cls: "workspace-tab-header-inner", attr: { role: "button", tabindex: "0", "data-leaf-id": leaf.id, ...(isCurrent ? { "aria-current": "true" } : {}) } });
    if (isSide) inner.setAttribute("aria-label", name);
    setIcon(inner.createDiv("workspace-tab-header-inner-icon"), leaf.getIcon());
    inner.createDiv({ cls: "workspace-tab-header-inner-title", text: name });
    inner.addEventListener("click", () => workspace.setActiveLeaf(leaf, { focus: true }));
    actOnKeys(inner);
    header.addEventListener("auxclick", (event) => (event.button === 1 ? leaf.detach() : undefined));
    header.addEventListener("contextmenu", (event) => this.#showMenu(event, leaf, "tab-header"));
    if (!isSide) iconButton(header, "x", `Close ${name}`, "workspace-tab-header-inner-close-button", () => leaf.detach());
  }

  #addMoreButton(leaf: WorkspaceLeaf, view: ItemView): void {
    if (view.actionsEl.querySelector(".mod-more-options")) return;
    iconButton(view.actionsEl, "more-vertical", "More options", "view-action mod-more-options", (event) => this.#showMenu(event, leaf, "more-options"));
  }

  #showMenu(event: MouseEvent, leaf: WorkspaceLeaf, source: "tab-header" | "more-options"): void {
    event.preventDefault();
    const menu = new Menu();
    menu.addItem((item) => item.setSection("close").setTitle("Close").setIcon("x").onClick(() => leaf.detach()));
    leaf.view.onPaneMenu(menu, source);
    if (leaf.view instanceof FileView && leaf.view.file) this.#app.workspace.trigger("file-menu", menu, leaf.view.file, source, leaf);
    menu.showAtMouseEvent(event);
  }
}

function tabsIn(split: WorkspaceSplit): WorkspaceTabs[] {
  return split.children.flatMap((child) => (child instanceof WorkspaceTabs ? [child] : tabsIn(child)));
}
