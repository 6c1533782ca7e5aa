import { Platform, type App } from "obsidian";

import { SCHEDULE_VIEW, ScheduleView } from "./schedule-view.ts";

/** Shows the schedule in the main area, the one that is open or a new tab, and gives it the focus. */
export async function openSchedule(app: App): Promise<void> {
  const { workspace } = app;
  const [open] = workspace.getLeavesOfType(SCHEDULE_VIEW);
  const leaf = open ?? workspace.getLeaf("tab");
  if (!open) await leaf.setViewState({ type: SCHEDULE_VIEW, active: true });
  await workspace.revealLeaf(leaf);
  workspace.setActiveLeaf(leaf, { focus: true });
  if (!Platform.isMobile && leaf.view instanceof ScheduleView) leaf.view.focusDays();
}
