import { WorkspaceParent } from "./workspace-item.ts";
import type { WorkspaceLeaf } from "./workspace-leaf.ts";
import type { WorkspaceSplit } from "./workspace-split.ts";
import type { Workspace } from "./workspace.ts";

/** Leaves that share one place; one of them shows. The shell draws the headers into `tabHeaderContainerEl`. */
export class WorkspaceTabs extends WorkspaceParent {
  parent: WorkspaceSplit;
  readonly children: WorkspaceLeaf[] = [];
  currentTab = 0;
  readonly tabHeaderContainerEl: HTMLElement;
  readonly tabsContainerEl: HTMLElement;

  constructor(workspace: Workspace, parent: WorkspaceSplit) {
    super(workspace, "workspace-tabs");
    this.parent = parent;
    this.tabHeaderContainerEl = this.containerEl.createDiv({ cls: "workspace-tab-header-container" });
    this.tabsContainerEl = this.containerEl.createDiv({ cls: "workspace-tab-container" });
  }

  override get parentItem(): WorkspaceSplit {
    return this.parent;
  }

  /** The leaf that shows. */
  get currentLeaf(): WorkspaceLeaf | null {
    return this.children[this.currentTab] ?? null;
  }

  insertChild(index: number, leaf: WorkspaceLeaf): void {
    const at = index < 0 ? this.children.length : Math.min(index, this.children.length);
    this.children.splice(at, 0, leaf);
    leaf.parent = this;
    this.tabsContainerEl.append(leaf.containerEl);
    if (at <= this.currentTab && this.children.length > 1) this.currentTab += 1;
    this.#show();
  }

  removeChild(leaf: WorkspaceLeaf): void {
    const at = this.children.indexOf(leaf);
    if (at < 0) return;
    this.children.splice(at, 1);
    leaf.containerEl.remove();
    if (at < this.currentTab || this.currentTab >= this.children.length) this.currentTab = Math.max(0, this.currentTab - 1);
    if (this.children.length === 0) this.parent.childEmptied(this);
    else this.selectTab(this.children[this.currentTab]);
  }

  /** Shows one leaf; a view that waited for being seen is made now. */
  selectTab(leaf: WorkspaceLeaf | undefined): void {
    const at = leaf ? this.children.indexOf(leaf) : -1;
    if (at < 0) return;
    this.currentTab = at;
    this.#show();
    if (leaf?.isVisible()) void leaf.loadIfDeferred();
    this.workspace.requestLayoutChange();
  }

  #show(): void {
    this.children.forEach((leaf, index) => {
      leaf.containerEl.classList.toggle("mod-hidden", index !== this.currentTab);
      leaf.containerEl.style.display = index === this.currentTab ? "" : "none";
    });
  }
}
