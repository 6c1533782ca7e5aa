import { MarkdownView } from "../workspace/markdown-view.ts";
import type { App } from "./app.ts";

/** Which of the app's own views shows which files. */
export function registerFileViews(app: App): void {
  app.viewRegistry.registerView("markdown", (leaf) => new MarkdownView(leaf));
  app.viewRegistry.registerExtensions(["md"], "markdown");
}
