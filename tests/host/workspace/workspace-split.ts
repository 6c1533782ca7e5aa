import type { Side, SplitDirection } from "obsidian";
import { WorkspaceParent } from "./workspace-item.ts";
import type { WorkspaceLeaf } from "./workspace-leaf.ts";
import { WorkspaceTabs } from "./workspace-tabs.ts";
import type { Workspace } from "./workspace.ts";

/** Panes side by side or one above the other. */
export class WorkspaceSplit extends WorkspaceParent {
  parent: WorkspaceSplit | null;
  readonly direction: SplitDirection;
  readonly children: (WorkspaceSplit | WorkspaceTabs)[] = [];

  constructor(workspace: Workspace, parent: WorkspaceSplit | null, direction: SplitDirection, cls = "") {
    super(workspace, `workspace-split mod-${direction} ${cls}`.trim());
    this.parent = parent;
    this.direction = direction;
  }

  override get parentItem(): WorkspaceSplit | null {
    return this.parent;
  }

  /** Adds a new, empty group of tabs; at the end unless a place is given. */
  addTabs(index = this.children.length): WorkspaceTabs {
    const tabs = new WorkspaceTabs(this.workspace, this);
    this.children.splice(index, 0, tabs);
    this.containerEl.insertBefore(tabs.containerEl, this.children[index + 1]?.containerEl ?? null);
    return tabs;
  }

  /** The first group of tabs, made where there is none. */
  firstTabs(): WorkspaceTabs {
    const found = this.children.find((child) => child instanceof WorkspaceTabs);
    return found ?? this.addTabs();
  }

  /** Every leaf below, in reading order. */
  leaves(): WorkspaceLeaf[] {
    return this.children.flatMap((child) => (child instanceof WorkspaceTabs ? child.children : child.leaves()));
  }

  /** For a group of tabs that lost its last leaf. */
  childEmptied(tabs: WorkspaceTabs): void {
    const at = this.children.indexOf(tabs);
    if (at < 0) return;
    this.children.splice(at, 1);
    tabs.containerEl.remove();
  }
}

/** A split at the top of a window. */
export class WorkspaceContainer extends WorkspaceSplit {
  get win(): Window {
    return window;
  }

  get doc(): Document {
    return document;
  }
}

/** The middle of the window, never without a leaf. */
export class WorkspaceRoot extends WorkspaceContainer {
  constructor(workspace: Workspace) {
    super(workspace, null, "vertical", "mod-root");
  }

  override childEmptied(tabs: WorkspaceTabs): void {
    if (this.children.length > 1) super.childEmptied(tabs);
    else if (!this.workspace.closing) this.workspace.createLeafInTabs(tabs);
  }
}

/** A side bar. It starts folded; revealing a leaf in it unfolds it. */
export class WorkspaceSidedock extends WorkspaceContainer {
  readonly side: Side;
  collapsed = true;

  constructor(workspace: Workspace, side: Side) {
    super(workspace, null, "horizontal", `mod-sidedock mod-${side}-split`);
    this.side = side;
    this.#apply();
  }

  toggle(): void {
    if (this.collapsed) this.expand();
    else this.collapse();
  }

  collapse(): void {
    this.#set(true);
  }

  expand(): void {
    this.#set(false);
  }

  #set(collapsed: boolean): void {
    if (this.collapsed === collapsed) return;
    this.collapsed = collapsed;
    this.#apply();
    if (!collapsed) for (const leaf of this.leaves()) if (leaf.isVisible()) void leaf.loadIfDeferred();
    this.workspace.requestLayoutChange();
  }

  #apply(): void {
    this.containerEl.classList.toggle("is-sidedock-collapsed", this.collapsed);
    this.containerEl.style.display = this.collapsed ? "none" : "";
  }
}

/** The side bar of a phone: it slides over the note. */
export class WorkspaceMobileDrawer extends WorkspaceSidedock {
  constructor(workspace: Workspace, side: Side) {
    super(workspace, side);
    this.containerEl.addClass("workspace-drawer");
  }
}

/** Windows of their own; the stand-in opens none. */
export class WorkspaceFloating extends WorkspaceSplit {
  constructor(workspace: Workspace) {
    super(workspace, null, "vertical", "mod-floating");
  }
}

/** A window of its own. */
export class WorkspaceWindow extends WorkspaceContainer {}

/** The strip of icons at the window's edge. */
export class WorkspaceRibbon {
  readonly containerEl: HTMLElement;
  readonly items: { id: string; icon: string; title: string; buttonEl: HTMLElement }[] = [];

  constructor(side: Side) {
    this.containerEl = createDiv({ cls: `workspace-ribbon side-dock-ribbon mod-${side}` });
  }
}
