import type { App } from "../core/app.ts";
import { Menu } from "../parts/menu.ts";
import type { MarkdownView } from "../workspace/markdown-view.ts";

/** Opens the editor's context menu, to which plugins add by `editor-menu`; without any addition the browser's own stays. */
export function listenForEditorMenu(app: App): void {
  app.workspace.on("editor-context-menu", (event: MouseEvent, view: MarkdownView) => {
    const menu = new Menu();
    app.workspace.trigger("editor-menu", menu, view.editor, view);
    if (menu.items.length === 0) return;
    event.preventDefault();
    menu.showAtMouseEvent(event);
  });
}
