import type { App } from "./app.ts";
import { TextFileView } from "../workspace/text-file-view.ts";

class PlainView extends TextFileView {
  getViewType() { return "markdown"; }
  getViewData() { return this.contentEl.textContent ?? ""; }
  setViewData(data: string) { this.contentEl.setText(data); }
  clear() { this.contentEl.empty(); }
}

/** Which of the app's own views shows which files. */
export function registerFileViews(app: App): void {
  app.viewRegistry.registerView("markdown", (leaf) => new PlainView(leaf));
  app.viewRegistry.registerExtensions(["md"], "markdown");
}
