import type { App } from "../core/app.ts";
import { actOnKeys, iconButton } from "./shell-button.ts";
import { toggleTheme } from "./app-commands.ts";

/** Fills the strip at the left: the side bar's switch, the app's own actions, those of plugins, settings at the foot. */
export function mountRibbon(app: App): void {
  const { containerEl } = app.workspace.leftRibbon;
  const run = (id: string) => () => app.commands.executeCommandById(id);
  iconButton(containerEl, "panel-left", "Toggle left sidebar", "sidebar-toggle-button mod-left", () => app.workspace.leftSplit.toggle());
  iconButton(containerEl, "file-search", "Open quick switcher", "side-dock-ribbon-action", run("switcher:open"));
  iconButton(containerEl, "terminal", "Open command palette", "side-dock-ribbon-action", run("command-palette:open"));
  const foot = containerEl.createDiv({ cls: "side-dock-settings" });
  iconButton(foot, "sun-moon", "Toggle light/dark mode", "side-dock-ribbon-action", () => toggleTheme(app));
  iconButton(foot, "settings", "Open settings", "side-dock-ribbon-action", () => app.setting.open());
  app.workspace.on("ribbon-changed", () => {
    for (const { buttonEl } of app.workspace.leftRibbon.items) {
      if (buttonEl.nextElementSibling === foot || buttonEl.dataset["placed"]) continue;
      buttonEl.dataset["placed"] = "true";
      actOnKeys(buttonEl);
      containerEl.insertBefore(buttonEl, foot);
    }
  });
}
