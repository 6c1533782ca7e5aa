import { Platform, type App } from "obsidian";

import { DASHBOARD_VIEW, DashboardView } from "./dashboard-view.ts";

/** Shows the dashboard in the right sidebar, and gives it the focus. */
export async function openDashboard(app: App): Promise<void> {
  const leaf = await app.workspace.ensureSideLeaf(DASHBOARD_VIEW, "right", { active: true, reveal: true });
  app.workspace.setActiveLeaf(leaf, { focus: true });
  // A finger needs no focus, and would find the dashboard scrolled.
  if (!Platform.isMobile && leaf.view instanceof DashboardView) leaf.view.focusNext();
}
