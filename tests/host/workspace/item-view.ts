import { setIcon } from "../parts/icons.ts";
import { View } from "./view.ts";
import type { WorkspaceLeaf } from "./workspace-leaf.ts";

/** A view with Obsidian's frame: `containerEl.children[0]` is the header, `contentEl` the content. */
export abstract class ItemView extends View {
  readonly contentEl: HTMLElement;
  readonly headerEl: HTMLElement;
  readonly titleEl: HTMLElement;
  readonly actionsEl: HTMLElement;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.headerEl = this.containerEl.createDiv({ cls: "view-header" });
    const titles = this.headerEl.createDiv({ cls: "view-header-title-container mod-at-start" });
    this.titleEl = titles.createDiv({ cls: "view-header-title" });
    this.actionsEl = this.headerEl.createDiv({ cls: "view-actions" });
    this.contentEl = this.containerEl.createDiv({ cls: "view-content" });
  }

  override async open(parentEl: HTMLElement): Promise<void> {
    this.updateHeader();
    await super.open(parentEl);
    this.updateHeader();
  }

  /** Writes the view's present name into its header. */
  updateHeader(): void {
    this.titleEl.setText(this.getDisplayText());
  }

  addAction(icon: string, title: string, callback: (evt: MouseEvent) => unknown): HTMLElement {
    const action = createEl("button", { cls: "clickable-icon view-action", attr: { "aria-label": title, "data-icon": icon } });
    setIcon(action, icon);
    action.addEventListener("click", callback);
    this.actionsEl.prepend(action);
    return action;
  }
}
