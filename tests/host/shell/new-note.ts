import type { App } from "../core/app.ts";
import type { TFolder } from "../files/abstract-file.ts";
import { MarkdownView } from "../workspace/markdown-view.ts";

/** Makes an empty note in the folder (or where new notes go) and opens it for writing. */
export async function createNote(app: App, folder?: TFolder): Promise<void> {
  const parent = folder ?? app.fileManager.getNewFileParent(app.workspace.getActiveFile()?.path ?? "");
  const file = await app.vault.create(app.vault.getAvailablePath(`${parent.getParentPrefix()}Untitled`, "md"), "");
  const leaf = app.workspace.getLeaf(false);
  await leaf.openFile(file, { active: true });
  if (leaf.view instanceof MarkdownView) {
    leaf.view.setMode("source");
    leaf.view.takeFocus();
  }
}

/** Makes an empty folder. */
export async function createFolder(app: App, parent: TFolder): Promise<void> {
  await app.vault.createFolder(app.vault.getAvailablePath(`${parent.getParentPrefix()}Untitled`, ""));
}
