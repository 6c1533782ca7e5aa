import type { Constructor, OpenViewState, PaneType, Side, SplitDirection } from "obsidian";
import type { App } from "../core/app.ts";
import { debounce } from "../core/debounce.ts";
import { Events } from "../core/events.ts";
import { Platform } from "../core/platform.ts";
import type { TFile } from "../files/abstract-file.ts";
import { parseLinktext } from "../files/links.ts";
import { FileView } from "./file-view.ts";
import { currentLayout, restoreLayout } from "./layout.ts";
import type { View } from "./view.ts";
import { WorkspaceLeaf } from "./workspace-leaf.ts";
import { WorkspaceFloating, WorkspaceMobileDrawer, WorkspaceRibbon, WorkspaceRoot, WorkspaceSidedock } from "./workspace-split.ts";
import type { WorkspaceSplit } from "./workspace-split.ts";
import { WorkspaceTabs } from "./workspace-tabs.ts";

/** A view that edits text, as commands with an editor look for it. */
export interface EditingView extends View {
  editor?: unknown;
  file: TFile | null;
  getMode?(): string;
}

/** The layout of the window, what is open and active in it, and the events about that. */
export class Workspace extends Events {
  readonly app: App;
  readonly containerEl: HTMLElement;
  readonly leftRibbon = new WorkspaceRibbon("left");
  readonly rightRibbon = new WorkspaceRibbon("right");
  leftSplit: WorkspaceSidedock;
  rightSplit: WorkspaceSidedock;
  rootSplit: WorkspaceRoot;
  floatingSplit: WorkspaceFloating;
  activeLeaf: WorkspaceLeaf | null = null;
  layoutReady = false;
  closing = false;
  /** Whether leaves that nobody sees wait with making their view, as Obsidian does since 1.7.2. */
  deferBackgroundLeaves = true;
  readonly requestSaveLayout = debounce(() => this.app.saveLayout(), 2000, true);
  readonly editorExtensions: unknown[] = [];
  readonly editorSuggests: object[] = [];
  readonly hoverLinkSources = new Map<string, { display: string; defaultMod: boolean }>();
  #waiting: (() => unknown)[] = [];
  #lastOpen: string[] = [];
  #activity = 0;
  #shownFile: TFile | null = null;
  #recentFile: TFile | null = null;
  #layoutTimer: number | null = null;

  constructor(app: App, containerEl: HTMLElement) {
    super();
    this.app = app;
    this.containerEl = containerEl.createDiv({ cls: "workspace" });
    const Dock = Platform.isMobile ? WorkspaceMobileDrawer : WorkspaceSidedock;
    this.leftSplit = new Dock(this, "left");
    this.rootSplit = new WorkspaceRoot(this);
    this.rightSplit = new Dock(this, "right");
    this.floatingSplit = new WorkspaceFloating(this);
    this.containerEl.append(this.leftRibbon.containerEl, this.leftSplit.containerEl, this.rootSplit.containerEl, this.rightSplit.containerEl);
  }

  /** For the app, once everything else of it is there: the middle gets its first, empty tab. */
  begin(): void {
    this.setActiveLeaf(this.createLeafInTabs(this.rootSplit.firstTabs()));
  }

  onLayoutReady(callback: () => unknown): void {
    if (this.layoutReady) callback();
    else this.#waiting.push(callback);
  }

  /** For the app's start: tells everybody who waited for the layout. */
  becomeReady(): void {
    this.layoutReady = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const callback of waiting) this.tryTrigger({ source: this, name: "layout-ready", callback, context: null }, []);
    this.trigger("layout-ready");
    this.requestLayoutChange();
  }

  get activeEditor(): EditingView | null {
    const view = this.getActiveFileView() as EditingView | null;
    return view?.editor ? view : null;
  }

  /** The file view in use: a side bar that has the focus does not take it away. */
  getActiveFileView(): FileView | null {
    const leaf = this.activeLeaf;
    const view = leaf && (leaf.view.navigation || leaf.getRoot() === this.rootSplit) ? leaf.view : this.getMostRecentLeaf()?.view;
    return view instanceof FileView ? view : null;
  }

  /** The file of the file view in use, else the one that was in use last. */
  getActiveFile(): TFile | null {
    const recent = this.#recentFile?.deleted ? null : this.#recentFile;
    return this.getActiveFileView()?.file ?? recent;
  }

  getActiveViewOfType<T extends View>(type: Constructor<T>): T | null {
    const view = this.activeLeaf?.view;
    return view instanceof type ? view : null;
  }

  setActiveLeaf(leaf: WorkspaceLeaf, params: { focus?: boolean } | boolean = {}, focus = false): void {
    const wantsFocus = typeof params === "boolean" ? focus : (params.focus ?? false);
    this.#activity += 1;
    leaf.activeTime = this.#activity;
    leaf.parent.selectTab(leaf);
    if (wantsFocus && !leaf.containerEl.contains(document.activeElement)) leaf.setEphemeralState({ focus: true });
    if (this.activeLeaf === leaf) return;
    this.activeLeaf?.containerEl.removeClass("mod-active");
    leaf.containerEl.addClass("mod-active");
    this.activeLeaf = leaf;
    this.trigger("active-leaf-change", leaf);
    this.activeFileMayDiffer(leaf);
    this.requestSaveLayout();
  }

  /** Tells of `file-open` where the file in use is another now. */
  activeFileMayDiffer(leaf: WorkspaceLeaf): void {
    const file = this.getActiveFileView()?.file ?? null;
    if (leaf !== this.activeLeaf || file === this.#shownFile) return;
    this.#shownFile = file;
    this.#recentFile = file ?? this.#recentFile;
    this.trigger("file-open", file);
  }

  /** Coalesces changes of the layout into one `layout-change`. */
  requestLayoutChange(): void {
    if (this.closing) return;
    this.#layoutTimer ??= window.setTimeout(() => {
      this.#layoutTimer = null;
      if (!this.layoutReady || this.closing) return;
      this.trigger("layout-change");
      this.requestSaveLayout();
    }, 0);
  }

  /** For a leaf whose view was replaced. */
  viewChanged(leaf: WorkspaceLeaf): void {
    if (leaf === this.activeLeaf) this.trigger("active-leaf-change", leaf);
    this.requestLayoutChange();
  }

  /** For a leaf that was closed: another becomes active. */
  leafDetached(leaf: WorkspaceLeaf): void {
    if (this.activeLeaf === leaf && !this.closing) {
      this.activeLeaf = null;
      const next = this.getMostRecentLeaf();
      if (next) this.setActiveLeaf(next);
    }
    this.requestLayoutChange();
  }

  createLeafInTabs(tabs: WorkspaceTabs, index = -1): WorkspaceLeaf {
    const leaf = new WorkspaceLeaf(this.app, tabs);
    tabs.insertChild(index, leaf);
    this.requestLayoutChange();
    return leaf;
  }

  createLeafInParent(parent: WorkspaceSplit | WorkspaceTabs, index: number): WorkspaceLeaf {
    return parent instanceof WorkspaceTabs ? this.createLeafInTabs(parent, index) : this.createLeafInTabs(parent.addTabs(index < 0 ? undefined : index));
  }

  createLeafBySplit(leaf: WorkspaceLeaf, _direction?: SplitDirection, before = false): WorkspaceLeaf {
    const split = leaf.parent.parent;
    const at = split.children.indexOf(leaf.parent) + (before ? 0 : 1);
    return this.createLeafInTabs(split.addTabs(at));
  }

  splitActiveLeaf(direction?: SplitDirection): WorkspaceLeaf {
    return this.getLeaf("split", direction);
  }

  async duplicateLeaf(leaf: WorkspaceLeaf, leafType: PaneType | boolean | SplitDirection = "split", direction?: SplitDirection): Promise<WorkspaceLeaf> {
    const split = leafType === "vertical" || leafType === "horizontal";
    const copy = split || leafType === "split" ? this.createLeafBySplit(leaf, split ? leafType : direction) : this.getLeaf(leafType);
    await copy.setViewState({ ...leaf.getViewState(), active: true });
    return copy;
  }

  /** The active leaf of the middle unless it is pinned or shows something that cannot navigate; then a new tab. */
  getUnpinnedLeaf(): WorkspaceLeaf {
    const leaf = this.getMostRecentLeaf();
    const usable = leaf && !leaf.pinned && (leaf.view.navigation || leaf.view.getViewType() === "empty");
    return usable ? leaf : this.#newTab();
  }

  getLeaf(newLeaf: PaneType | boolean = false, direction: SplitDirection = "vertical"): WorkspaceLeaf {
    if (newLeaf === "window") return this.openPopoutLeaf();
    if (newLeaf === "split") {
      const leaf = this.getMostRecentLeaf();
      return leaf ? this.createLeafBySplit(leaf, direction) : this.#newTab();
    }
    return newLeaf ? this.#newTab() : this.getUnpinnedLeaf();
  }

  openPopoutLeaf(): WorkspaceLeaf {
    if (Platform.isMobile) throw new Error("openPopoutLeaf is not supported on mobile");
    return this.#newTab();
  }

  getLeafById(id: string): WorkspaceLeaf | null {
    return this.allLeaves().find((leaf) => leaf.id === id) ?? null;
  }

  getGroupLeaves(group: string): WorkspaceLeaf[] {
    return this.allLeaves().filter((leaf) => leaf.group === group);
  }

  getMostRecentLeaf(root: WorkspaceSplit = this.rootSplit): WorkspaceLeaf | null {
    return root.leaves().reduce<WorkspaceLeaf | null>((best, leaf) => (best && best.activeTime >= leaf.activeTime ? best : leaf), null);
  }

  getLeftLeaf(split: boolean): WorkspaceLeaf {
    return this.#sideLeaf(this.leftSplit, split);
  }

  getRightLeaf(split: boolean): WorkspaceLeaf {
    return this.#sideLeaf(this.rightSplit, split);
  }

  async ensureSideLeaf(type: string, side: Side, options: { active?: boolean; split?: boolean; reveal?: boolean; state?: Record<string, unknown> } = {}): Promise<WorkspaceLeaf> {
    const dock = side === "left" ? this.leftSplit : this.rightSplit;
    const leaf = dock.leaves().find((known) => known.view.getViewType() === type) ?? this.#sideLeaf(dock, options.split ?? false);
    if (leaf.view.getViewType() !== type || options.state) await leaf.setViewState({ type, state: options.state ?? {}, active: options.active ?? false });
    if (options.reveal ?? true) await this.revealLeaf(leaf);
    if (options.active) this.setActiveLeaf(leaf, { focus: true });
    return leaf;
  }

  /** Brings a leaf to the front and unfolds its side bar; the view is there once this resolves. */
  async revealLeaf(leaf: WorkspaceLeaf): Promise<void> {
    const root = leaf.getRoot();
    if (root instanceof WorkspaceSidedock) root.expand();
    leaf.parent.selectTab(leaf);
    await leaf.loadIfDeferred();
  }

  allLeaves(): WorkspaceLeaf[] {
    return [...this.rootSplit.leaves(), ...this.leftSplit.leaves(), ...this.rightSplit.leaves()];
  }

  iterateRootLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    for (const leaf of this.rootSplit.leaves()) callback(leaf);
  }

  iterateAllLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    for (const leaf of this.allLeaves()) callback(leaf);
  }

  getLeavesOfType(viewType: string): WorkspaceLeaf[] {
    return this.allLeaves().filter((leaf) => leaf.view.getViewType() === viewType);
  }

  detachLeavesOfType(viewType: string): void {
    for (const leaf of this.getLeavesOfType(viewType)) leaf.detach();
  }

  /** Opens what a link points to; a note that does not exist is made first. */
  async openLinkText(linktext: string, sourcePath: string, newLeaf: PaneType | boolean = false, openViewState: OpenViewState = {}): Promise<void> {
    const { path, subpath } = parseLinktext(linktext);
    const found = path === "" ? this.app.vault.getFileByPath(sourcePath) : this.app.metadataCache.getFirstLinkpathDest(path, sourcePath);
    const file = found ?? (await this.app.fileManager.createNoteForLink(path, sourcePath));
    const eState = { ...openViewState.eState, ...(subpath === "" ? {} : { subpath }) };
    await this.getLeaf(newLeaf).openFile(file, { active: true, ...openViewState, eState });
  }

  getLastOpenFiles(): string[] {
    return [...this.#lastOpen];
  }

  /** Remembers a file for the quick switcher. */
  noteOpened(path: string): void {
    this.#lastOpen = [path, ...this.#lastOpen.filter((known) => known !== path)].slice(0, 10);
  }

  /** Lets every editor take the registered extensions anew. */
  updateOptions(): void {
    this.trigger("options-updated");
  }

  registerHoverLinkSource(id: string, info: { display: string; defaultMod: boolean }): void {
    this.hoverLinkSources.set(id, info);
  }

  unregisterHoverLinkSource(id: string): void {
    this.hoverLinkSources.delete(id);
  }

  getLayout(): Record<string, unknown> {
    return currentLayout(this);
  }

  async changeLayout(layout: unknown): Promise<void> {
    await restoreLayout(this, layout);
    this.requestLayoutChange();
  }

  /** Adds what the app itself offers for a link's menu; the stand-in has nothing to add. */
  handleLinkContextMenu(): boolean {
    return false;
  }

  /** Closes every leaf; for the end of the app. */
  close(): void {
    this.closing = true;
    this.requestSaveLayout.cancel();
    if (this.#layoutTimer !== null) window.clearTimeout(this.#layoutTimer);
    for (const leaf of this.allLeaves()) leaf.detach();
    this.containerEl.remove();
  }

  #newTab(): WorkspaceLeaf {
    const recent = this.getMostRecentLeaf();
    const tabs = recent?.parent ?? this.rootSplit.firstTabs();
    return this.createLeafInTabs(tabs, tabs.children.length === 0 ? 0 : tabs.currentTab + 1);
  }

  #sideLeaf(dock: WorkspaceSidedock, split: boolean): WorkspaceLeaf {
    return this.createLeafInTabs(split ? dock.addTabs() : dock.firstTabs());
  }
}
