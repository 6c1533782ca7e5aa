import type { App } from "../core/app.ts";
import { Menu } from "../parts/menu.ts";
import type { WorkspaceSidedock } from "../workspace/workspace-split.ts";
import { iconButton } from "./shell-button.ts";

/** The bar at a phone's foot: both drawers, a new note, the palette, and the ribbon's actions as a menu. */
export function mountNavbar(app: App): void {
  const { workspace } = app;
  const bar = app.containerEl.createDiv({ cls: "mobile-navbar", attr: { role: "navigation", "aria-label": "Navigation" } });
  const actions = bar.createDiv({ cls: "mobile-navbar-actions" });
  const button = (icon: string, name: string, act: (event: MouseEvent) => unknown): void => void iconButton(actions, icon, name, "mobile-navbar-action", act);
  const run = (id: string) => () => app.commands.executeCommandById(id);
  button("panel-left", "Open left drawer", () => workspace.leftSplit.expand());
  button("search", "Open quick switcher", run("switcher:open"));
  button("terminal", "Open command palette", run("command-palette:open"));
  button("menu", "Ribbon", (event) => ribbonMenu(app).showAtMouseEvent(event));
  button("panel-right", "Open right drawer", () => workspace.rightSplit.expand());
  workspace.leftRibbon.containerEl.hide();
  for (const drawer of [workspace.leftSplit, workspace.rightSplit]) dressDrawer(app, drawer);
}

function ribbonMenu(app: App): Menu {
  const menu = new Menu();
  for (const { icon, title, buttonEl } of app.workspace.leftRibbon.items) menu.addItem((item) => item.setTitle(title).setIcon(icon).onClick(() => buttonEl.click()));
  menu.addSeparator();
  menu.addItem((item) => item.setTitle("Settings").setIcon("settings").onClick(() => app.setting.open()));
  menu.addItem((item) => item.setTitle("Toggle light/dark mode").setIcon("sun-moon").onClick(() => app.commands.executeCommandById("theme:toggle-light-dark")));
  return menu;
}

/** A drawer lies over the note; a tap beside it, its own button or opening a note from it closes it. */
function dressDrawer(app: App, drawer: WorkspaceSidedock): void {
  const backdrop = createDiv({ cls: "workspace-drawer-backdrop" });
  drawer.containerEl.before(backdrop);
  backdrop.addEventListener("click", () => drawer.collapse());
  const header = drawer.containerEl.createDiv({ cls: "workspace-drawer-header" });
  iconButton(header, "x", "Close drawer", "workspace-drawer-close", () => drawer.collapse());
  drawer.containerEl.prepend(header);
  const show = (): void => backdrop.toggle(!drawer.collapsed);
  show();
  app.workspace.on("layout-change", show);
  app.workspace.on("file-open", () => drawer.collapse());
}
