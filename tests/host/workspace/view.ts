import type { App } from "../core/app.ts";
import { Component } from "../core/component.ts";
import type { Scope } from "../core/scope.ts";
import type { WorkspaceLeaf } from "./workspace-leaf.ts";

/** What `setState` may tell back: whether the step belongs in the leaf's history. */
export interface HostViewStateResult {
  history: boolean;
}

/** Something shown in a leaf. Subclasses build in `onOpen` and clean up in `onClose`. */
export abstract class View extends Component {
  readonly app: App;
  icon = "document";
  navigation = false;
  leaf: WorkspaceLeaf;
  readonly containerEl: HTMLElement;
  scope: Scope | null = null;

  constructor(leaf: WorkspaceLeaf) {
    super();
    this.leaf = leaf;
    this.app = leaf.app;
    this.containerEl = document.createElement("div");
    this.containerEl.className = "workspace-leaf-content";
  }

  abstract getViewType(): string;
  abstract getDisplayText(): string;

  protected async onOpen(): Promise<void> {}

  protected async onClose(): Promise<void> {}

  /** Puts the view into its leaf; for the leaf's use. */
  async open(parentEl: HTMLElement): Promise<void> {
    this.containerEl.setAttribute("data-type", this.getViewType());
    parentEl.append(this.containerEl);
    await this.load();
    await this.onOpen();
  }

  /** Takes the view out of its leaf; for the leaf's use. */
  async close(): Promise<void> {
    try {
      await this.onClose();
    } finally {
      this.unload();
      this.containerEl.remove();
    }
  }

  getState(): Record<string, unknown> {
    return {};
  }

  async setState(_state: unknown, _result: HostViewStateResult): Promise<void> {}

  getEphemeralState(): Record<string, unknown> {
    return {};
  }

  setEphemeralState(_state: unknown): void {}

  getIcon(): string {
    return this.icon;
  }

  onResize(): void {}

  /** Lets the view add to the menu of its tab. */
  onPaneMenu(_menu: unknown, _source: string): void {}
}
