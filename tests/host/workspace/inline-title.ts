import type { MarkdownView } from "./markdown-view.ts";

/** The note's name above its text; editing it renames the note. */
export class InlineTitle {
  readonly el: HTMLElement;
  readonly #view: MarkdownView;

  constructor(view: MarkdownView, parent: HTMLElement) {
    this.#view = view;
    this.el = parent.createDiv({ cls: "inline-title", attr: { contenteditable: "true", role: "textbox", "aria-label": "Note title", spellcheck: "false", tabindex: "-1" } });
    this.el.addEventListener("keydown", (event) => this.#onKey(event));
    this.el.addEventListener("blur", () => this.#rename());
  }

  show(name: string): void {
    if (this.el !== document.activeElement) this.el.setText(name);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === "Escape") this.el.setText(this.#view.file?.basename ?? "");
    else if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    this.el.blur();
    this.#view.takeFocus();
  }

  #rename(): void {
    const { file, app } = this.#view;
    const name = (this.el.textContent ?? "").trim();
    if (!file || name === file.basename) return;
    if (name === "" || /[\\/:*?"<>|#^[\]]/u.test(name)) return void this.el.setText(file.basename);
    const renaming = app.fileManager.renameFile(file, `${file.parent?.getParentPrefix() ?? ""}${name}.${file.extension}`);
    app.track(renaming.catch(() => this.el.setText(file.basename)));
  }
}
