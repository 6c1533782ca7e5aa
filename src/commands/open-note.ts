import { type App, Keymap, MarkdownView, type PaneType } from "obsidian";

import { placeToWrite } from "../domain/actions/new-record.ts";

/** Opens a note by path or link text; modifier keys of `event` open a new tab or pane, `line` (from 0) is shown. */
export async function openNote(app: App, linkText: string, how: { event?: MouseEvent | KeyboardEvent | undefined; line?: number | undefined } = {}): Promise<void> {
  const modifier: PaneType | boolean = how.event ? Keymap.isModEvent(how.event) : false;
  const already = modifier ? undefined : leafOf(app, linkText);
  if (already) {
    app.workspace.setActiveLeaf(already.leaf, { focus: true });
  } else {
    await app.workspace.openLinkText(linkText, "", modifier);
  }
  if (how.line === undefined) return;
  app.workspace.getActiveViewOfType(MarkdownView)?.setEphemeralState({ line: how.line });
}

/** Opens a new note where one goes on writing. */
export async function openToWrite(app: App, path: string): Promise<void> {
  await openNote(app, path);
  const view = app.workspace.getActiveViewOfType(MarkdownView);
  if (view?.file?.path !== path || view.getMode() !== "source") return;
  const line = placeToWrite(view.editor.getValue());
  view.editor.setCursor({ line, ch: view.editor.getLine(line).length });
  view.editor.focus();
}

function leafOf(app: App, path: string): MarkdownView | undefined {
  for (const leaf of app.workspace.getLeavesOfType("markdown")) {
    if (leaf.view instanceof MarkdownView && leaf.view.file?.path === path) return leaf.view;
  }
  return undefined;
}
