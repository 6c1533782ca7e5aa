import type { Workspace } from "./workspace.ts";
import { Events } from "../core/events.ts";
import type { WorkspaceContainer, WorkspaceSplit } from "./workspace-split.ts";
import type { WorkspaceTabs } from "./workspace-tabs.ts";

let lastId = 0;

/** A node of the layout: a leaf, a group of tabs or a split. */
export abstract class WorkspaceItem extends Events {
  readonly workspace: Workspace;
  readonly containerEl: HTMLElement;
  id: string;

  constructor(workspace: Workspace, cls: string) {
    super();
    this.workspace = workspace;
    this.containerEl = createDiv({ cls });
    lastId += 1;
    this.id = lastId.toString(16).padStart(16, "0");
  }

  abstract get parentItem(): WorkspaceSplit | WorkspaceTabs | null;

  getRoot(): WorkspaceItem {
    return this.parentItem?.getRoot() ?? this;
  }

  getContainer(): WorkspaceContainer {
    return this.getRoot() as WorkspaceContainer;
  }
}

/** A node with others below it. */
export abstract class WorkspaceParent extends WorkspaceItem {
  abstract readonly children: readonly WorkspaceItem[];
}
