import type { ViewState } from "obsidian";
import type { WorkspaceSplit } from "./workspace-split.ts";
import type { Workspace } from "./workspace.ts";

interface SavedLeaf {
  id: string;
  state: ViewState;
}

interface SavedLayout {
  main: SavedLeaf[];
  left: SavedLeaf[];
  right: SavedLeaf[];
  leftCollapsed: boolean;
  rightCollapsed: boolean;
  active: string | null;
}

/** What is open where, as plain values. Splits are flattened into their leaves. */
export function currentLayout(workspace: Workspace): Record<string, unknown> {
  const saved = (split: WorkspaceSplit): SavedLeaf[] => split.leaves().map((leaf) => ({ id: leaf.id, state: leaf.getViewState() }));
  const layout: SavedLayout = {
    main: saved(workspace.rootSplit),
    left: saved(workspace.leftSplit),
    right: saved(workspace.rightSplit),
    leftCollapsed: workspace.leftSplit.collapsed,
    rightCollapsed: workspace.rightSplit.collapsed,
    active: workspace.activeLeaf?.id ?? null,
  };
  return { ...layout };
}

/** Opens again what {@link currentLayout} told; only what shows makes its view at once. */
export async function restoreLayout(workspace: Workspace, value: unknown): Promise<void> {
  const layout = value as Partial<SavedLayout>;
  for (const leaf of workspace.allLeaves()) leaf.detach();
  workspace.leftSplit[layout.leftCollapsed === false ? "expand" : "collapse"]();
  workspace.rightSplit[layout.rightCollapsed === false ? "expand" : "collapse"]();
  await restoreSplit(workspace, workspace.rootSplit, layout.main ?? [], layout.active ?? null);
  await restoreSplit(workspace, workspace.leftSplit, layout.left ?? [], null);
  await restoreSplit(workspace, workspace.rightSplit, layout.right ?? [], null);
}

async function restoreSplit(workspace: Workspace, split: WorkspaceSplit, saved: SavedLeaf[], active: string | null): Promise<void> {
  const tabs = split.firstTabs();
  const reusable = [...tabs.children];
  for (const [index, { id, state }] of saved.entries()) {
    const leaf = reusable[index] ?? workspace.createLeafInTabs(tabs);
    await leaf.setViewState({ ...state, active: id === active });
    leaf.id = id;
  }
}
