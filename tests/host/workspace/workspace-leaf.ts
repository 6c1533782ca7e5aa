import type { OpenViewState, ViewState } from "obsidian";
import type { App } from "../core/app.ts";
import type { TFile } from "../files/abstract-file.ts";
import { FileView } from "./file-view.ts";
import { DeferredView, EmptyView, UnknownView } from "./placeholder-views.ts";
import type { View } from "./view.ts";
import { WorkspaceItem } from "./workspace-item.ts";
import { WorkspaceSidedock } from "./workspace-split.ts";
import type { WorkspaceTabs } from "./workspace-tabs.ts";

/** One place for a view. */
export class WorkspaceLeaf extends WorkspaceItem {
  readonly app: App;
  parent: WorkspaceTabs;
  view: View;
  hoverPopover: unknown = null;
  pinned = false;
  group: string | null = null;
  /** Rises whenever the leaf becomes active. */
  activeTime = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(app: App, parent: WorkspaceTabs) {
    super(app.workspace, "workspace-leaf");
    this.app = app;
    this.parent = parent;
    this.view = new EmptyView(this);
    this.view.containerEl.setAttribute("data-type", "empty");
    this.containerEl.append(this.view.containerEl);
    this.containerEl.addEventListener("mousedown", () => app.workspace.setActiveLeaf(this), { capture: true });
    this.containerEl.addEventListener("focusin", () => app.workspace.setActiveLeaf(this));
  }

  override get parentItem(): WorkspaceTabs {
    return this.parent;
  }

  get isDeferred(): boolean {
    return this.view instanceof DeferredView;
  }

  /** Whether the leaf is part of the layout. */
  isAttached(): boolean {
    return this.parent.children.includes(this);
  }

  /** Whether the leaf shows: the current tab of its group, not in a folded side bar. */
  isVisible(): boolean {
    const root = this.getRoot();
    return this.parent.currentLeaf === this && !(root instanceof WorkspaceSidedock && root.collapsed);
  }

  async loadIfDeferred(): Promise<void> {
    const view = this.view;
    if (view instanceof DeferredView) await this.#inTurn(() => (this.view === view ? this.#rebuild(view.waiting, undefined) : undefined));
  }

  getViewState(): ViewState {
    if (this.view instanceof DeferredView) return { ...this.view.waiting, ...(this.pinned ? { pinned: true } : {}) };
    return { type: this.view.getViewType(), state: this.view.getState(), ...(this.pinned ? { pinned: true } : {}) };
  }

  /** Shows a view of a type, made by its registered creator; a leaf in the background may wait until it is seen. */
  async setViewState(viewState: ViewState, eState?: unknown): Promise<void> {
    if (viewState.pinned !== undefined) this.setPinned(viewState.pinned);
    await this.#inTurn(() => this.#take(viewState, eState));
    if (viewState.active) this.workspace.setActiveLeaf(this, { focus: true });
    this.workspace.activeFileMayDiffer(this);
    this.workspace.requestLayoutChange();
  }

  async openFile(file: TFile, openState: OpenViewState = {}): Promise<void> {
    const type = this.app.viewRegistry.getTypeByExtension(file.extension) ?? "markdown";
    const state = { ...openState.state, file: file.path };
    await this.setViewState({ type, state, active: openState.active ?? true }, openState.eState);
    this.workspace.noteOpened(file.path);
  }

  /** Replaces the view. */
  async open(view: View): Promise<View> {
    await this.#replace(view);
    return view;
  }

  getEphemeralState(): Record<string, unknown> {
    return this.view.getEphemeralState();
  }

  setEphemeralState(state: unknown): void {
    this.view.setEphemeralState(state);
  }

  togglePinned(): void {
    this.setPinned(!this.pinned);
  }

  setPinned(pinned: boolean): void {
    if (this.pinned === pinned) return;
    this.pinned = pinned;
    this.trigger("pinned-change", pinned);
    this.workspace.requestLayoutChange();
  }

  setGroup(group: string): void {
    this.group = group;
    this.trigger("group-change", group);
  }

  setGroupMember(other: WorkspaceLeaf): void {
    const group = other.group ?? other.id;
    other.setGroup(group);
    this.setGroup(group);
  }

  /** Closes the leaf. */
  detach(): void {
    if (!this.isAttached()) return;
    this.parent.removeChild(this);
    this.workspace.leafDetached(this);
    void this.#inTurn(() => this.view.close());
  }

  getIcon(): string {
    return this.view.getIcon();
  }

  getDisplayText(): string {
    return this.view.getDisplayText();
  }

  onResize(): void {
    this.view.onResize();
  }

  /** For a file view whose file is gone. */
  fileDeleted(): void {
    void this.setViewState({ type: "empty" });
  }

  /** For a view type that is registered no more: its leaves stay, with nothing to show. */
  async viewTypeGone(): Promise<void> {
    const state = this.getViewState();
    await this.#inTurn(() => this.#replace(new UnknownView(this, state)));
  }

  /** Works on the leaf's view wait for each other. */
  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #take(viewState: ViewState, eState: unknown): Promise<void> {
    if (this.#mayWait(viewState)) await this.#replace(new DeferredView(this, viewState));
    else await this.#rebuild(viewState, eState);
  }

  #mayWait(viewState: ViewState): boolean {
    const same = !this.isDeferred && this.view.getViewType() === viewState.type;
    return this.workspace.deferBackgroundLeaves && viewState.type !== "empty" && !viewState.active && !same && !this.isVisible();
  }

  async #rebuild({ type, state }: ViewState, eState: unknown): Promise<void> {
    if (this.isDeferred || this.view.getViewType() !== type || this.view instanceof UnknownView) {
      const create = this.app.viewRegistry.getViewCreatorByType(type);
      const view = type === "empty" ? new EmptyView(this) : (create?.(this) ?? new UnknownView(this, { type, state: state ?? {} }));
      await this.#replace(view);
    }
    await this.view.setState(state ?? {}, { history: false });
    if (this.view instanceof FileView && !this.view.file && !this.view.allowNoFile) await this.#replace(new EmptyView(this));
    if (eState !== undefined) this.view.setEphemeralState(eState);
  }

  async #replace(view: View): Promise<void> {
    const before = this.view;
    this.view = view;
    await before.close();
    await view.open(this.containerEl);
    this.workspace.viewChanged(this);
  }
}
