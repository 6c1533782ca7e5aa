import type { App } from "../core/app.ts";
import { Platform } from "../core/platform.ts";
import { followPointerWithTooltips } from "../parts/tooltip.ts";
import { addAppCommands } from "./app-commands.ts";
import { listenForHotkeys } from "./hotkeys.ts";
import { listenForEditorMenu } from "./editor-menu.ts";
import { FileExplorerView } from "./file-explorer.ts";
import { mountNavbar } from "./phone-navbar.ts";
import { mountRibbon } from "./ribbon.ts";
import { SettingsFrame } from "./settings-frame.ts";
import { TabHeaders } from "./tab-headers.ts";

/** Draws what stands around the views, from the app's own models. Call it before the app starts (`beforeStart`). */
export function mountShell(app: App): void {
  document.body.toggleClass("is-mobile", Platform.isMobile);
  document.body.toggleClass("is-phone", Platform.isPhone);
  if (!document.body.hasClass("theme-dark")) document.body.addClass("theme-light");
  app.viewRegistry.registerView("file-explorer", (leaf) => new FileExplorerView(leaf));
  nameLandmarks(app);
  addAppCommands(app);
  listenForHotkeys(app);
  listenForEditorMenu(app);
  new SettingsFrame(app).follow();
  new TabHeaders(app).follow();
  if (Platform.isPhone) mountNavbar(app);
  else mountRibbon(app);
  const stopTooltips = followPointerWithTooltips(document);
  app.closed.signal.addEventListener("abort", stopTooltips);
  app.workspace.onLayoutReady(() => showFileExplorer(app));
}

async function showFileExplorer(app: App): Promise<void> {
  const { workspace } = app;
  if (workspace.getLeavesOfType("file-explorer").length === 0) await workspace.getLeftLeaf(false)?.setViewState({ type: "file-explorer" });
  if (!Platform.isPhone) workspace.leftSplit.expand();
}

/** Says what each part of the window is, for those who walk it without seeing it. */
function nameLandmarks({ vault, workspace, statusBarEl }: App): void {
  workspace.rootSplit.containerEl.createEl("h1", { cls: "app-title", text: vault.getName() });
  workspace.rootSplit.containerEl.setAttrs({ role: "main" });
  workspace.leftSplit.containerEl.setAttrs({ role: "complementary", "aria-label": "Left sidebar" });
  workspace.rightSplit.containerEl.setAttrs({ role: "complementary", "aria-label": "Right sidebar" });
  workspace.leftRibbon.containerEl.setAttrs({ role: "navigation", "aria-label": "Ribbon" });
  statusBarEl.setAttrs({ role: "region", "aria-label": "Status bar" });
}
