import type { ViewState } from "obsidian";
import { ItemView } from "./item-view.ts";
import { View } from "./view.ts";
import type { WorkspaceLeaf } from "./workspace-leaf.ts";

/** What a new tab shows. */
export class EmptyView extends ItemView {
  override icon = "file";

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.contentEl.createDiv({ cls: "empty-state" }).createDiv({ cls: "empty-state-title", text: "No file is open" });
  }

  getViewType(): string {
    return "empty";
  }

  getDisplayText(): string {
    return "New tab";
  }
}

/** What stands where no plugin answers for the type any more. */
export class UnknownView extends ItemView {
  readonly #state: ViewState;

  constructor(leaf: WorkspaceLeaf, state: ViewState) {
    super(leaf);
    this.#state = state;
    this.contentEl.createDiv({ cls: "pane-empty", text: `No plugin shows "${state.type}" now.` });
  }

  getViewType(): string {
    return this.#state.type;
  }

  getDisplayText(): string {
    return "Plugin no longer active";
  }

  override getState(): Record<string, unknown> {
    return this.#state.state ?? {};
  }
}

/** Stands for a view that is made only when its leaf is first seen. */
export class DeferredView extends View {
  readonly waiting: ViewState;

  constructor(leaf: WorkspaceLeaf, waiting: ViewState) {
    super(leaf);
    this.waiting = waiting;
  }

  getViewType(): string {
    return this.waiting.type;
  }

  getDisplayText(): string {
    return this.waiting.type;
  }

  override getState(): Record<string, unknown> {
    return this.waiting.state ?? {};
  }
}
