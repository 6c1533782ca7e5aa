import { Platform, type App } from "obsidian";

import { PROBLEMS_VIEW, ProblemsView } from "./problems-view.ts";

/** Shows the list of problems in the left sidebar, and gives it the focus. */
export async function openProblems(app: App): Promise<void> {
  const leaf = await app.workspace.ensureSideLeaf(PROBLEMS_VIEW, "left", { active: true, reveal: true });
  app.workspace.setActiveLeaf(leaf, { focus: true });
  if (!Platform.isMobile && leaf.view instanceof ProblemsView) leaf.view.focusList();
}
