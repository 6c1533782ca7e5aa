import type { App } from "../core/app.ts";
import type { HostCommand } from "../core/commands.ts";
import type { TFile } from "../files/abstract-file.ts";
import { MarkdownView } from "../workspace/markdown-view.ts";
import { CommandPalette } from "./command-palette.ts";
import { createNote } from "./new-note.ts";
import { QuickSwitcher } from "./quick-switcher.ts";
import { toggleTask } from "./toggle-task.ts";

/** Adds the app's own commands that the stand-in has, with Obsidian's ids and keys; Mod+N, Mod+T and Mod+W belong to the browser. */
export function addAppCommands(app: App): void {
  for (const command of appCommands(app)) app.commands.addCommand(command);
}

function appCommands(app: App): HostCommand[] {
  const { workspace, setting } = app;
  const mod = (key: string): HostCommand["hotkeys"] => [{ modifiers: ["Mod"], key }];
  return [
    { id: "command-palette:open", name: "Open command palette", hotkeys: mod("p"), callback: () => new CommandPalette(app).open() },
    { id: "switcher:open", name: "Open quick switcher", hotkeys: mod("o"), callback: () => new QuickSwitcher(app).open() },
    { id: "app:open-settings", name: "Open settings", hotkeys: mod(","), callback: () => setting.open() },
    { id: "file-explorer:new-file", name: "Create new note", callback: () => createNote(app) },
    { id: "app:toggle-left-sidebar", name: "Toggle left sidebar", callback: () => workspace.leftSplit.toggle() },
    { id: "app:toggle-right-sidebar", name: "Toggle right sidebar", callback: () => workspace.rightSplit.toggle() },
    { id: "theme:toggle-light-dark", name: "Toggle light/dark mode", callback: () => toggleTheme(app) },
    { id: "workspace:close", name: "Close current tab", callback: () => workspace.activeLeaf?.detach() },
    { id: "workspace:new-tab", name: "New tab", callback: () => workspace.setActiveLeaf(workspace.getLeaf("tab"), { focus: true }) },
    { id: "workspace:split-vertical", name: "Split right", checkCallback: withFile(app, () => duplicate(app)) },
    { id: "app:delete-file", name: "Delete current file", checkCallback: withFile(app, (file) => app.track(app.fileManager.promptForDeletion(file))) },
    { id: "markdown:toggle-preview", name: "Toggle reading view", hotkeys: mod("e"), checkCallback: withNote(app, (view) => view.toggleMode()) },
    { id: "editor:save-file", name: "Save current file", hotkeys: mod("s"), checkCallback: withNote(app, (view) => app.track(view.save())) },
    { id: "editor:open-search", name: "Search current file", hotkeys: mod("f"), checkCallback: withNote(app, (view) => view.showSearch()) },
    { id: "editor:toggle-checklist-status", name: "Toggle checkbox status", hotkeys: mod("l"), editorCallback: (editor) => toggleTask(editor) },
  ];
}

/** Switches the theme and remembers it on this device. */
export function toggleTheme(app: App): void {
  app.setDarkMode(!app.isDarkMode());
  app.saveLocalStorage("theme", app.isDarkMode() ? "dark" : "light");
}

function duplicate(app: App): void {
  const leaf = app.workspace.getMostRecentLeaf();
  if (leaf) app.track(app.workspace.duplicateLeaf(leaf, "vertical"));
}

function withFile(app: App, run: (file: TFile) => void): (checking: boolean) => boolean {
  return (checking) => {
    const file = app.workspace.getActiveFile();
    if (file && !checking) run(file);
    return file !== null;
  };
}

function withNote(app: App, run: (view: MarkdownView) => void): (checking: boolean) => boolean {
  return (checking) => {
    const view = app.workspace.getActiveFileView();
    if (view instanceof MarkdownView && !checking) run(view);
    return view instanceof MarkdownView;
  };
}
