import type { TFile } from "../files/abstract-file.ts";
import { setIcon } from "../parts/icons.ts";
import { sectionInfoOf } from "../rendering/rendering-context.ts";
import type { Editor } from "./editor.ts";
import { InlineTitle } from "./inline-title.ts";
import { MarkdownPreviewView } from "./markdown-preview-view.ts";
import { placeOf } from "./note-place.ts";
import { SourceEditor } from "./source-editor.ts";
import { TextFileView } from "./text-file-view.ts";
import type { HostViewStateResult } from "./view.ts";
import type { WorkspaceLeaf } from "./workspace-leaf.ts";

type Mode = "source" | "preview";

/** A note, as source text or as reading view. The text lives in the source editor in both modes. */
export class MarkdownView extends TextFileView {
  override icon = "lucide-file";
  readonly editor: Editor;
  readonly previewMode: MarkdownPreviewView;
  readonly sourceMode: SourceEditor;
  hoverPopover: unknown = null;
  readonly #sourceEl: HTMLElement;
  readonly #previewEl: HTMLElement;
  readonly #modeButton: HTMLElement;
  readonly #titles: InlineTitle[];
  #mode: Mode;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.#mode = this.app.vault.getConfig("defaultViewMode") === "preview" ? "preview" : "source";
    this.#sourceEl = this.contentEl.createDiv({ cls: "markdown-source-view cm-s-obsidian mod-cm6 is-readable-line-width" });
    const readingEl = this.contentEl.createDiv({ cls: "markdown-reading-view" });
    this.#previewEl = readingEl.createDiv({ cls: "markdown-preview-view markdown-rendered is-readable-line-width", attr: { tabindex: "0", role: "document", "aria-label": "Reading view" } });
    this.#titles = [new InlineTitle(this, this.#sourceEl), new InlineTitle(this, this.#previewEl)];
    this.sourceMode = new SourceEditor(this, this.#sourceEl);
    this.editor = this.sourceMode.editor;
    this.previewMode = this.addChild(new MarkdownPreviewView(this, this.#previewEl));
    this.#modeButton = this.addAction("book-open", "Reading view", () => this.toggleMode());
    this.#showMode();
  }

  getViewType(): string {
    return "markdown";
  }

  getMode(): Mode {
    return this.#mode;
  }

  get currentMode(): SourceEditor | MarkdownPreviewView {
    return this.#mode === "source" ? this.sourceMode : this.previewMode;
  }

  override canAcceptExtension(extension: string): boolean {
    return extension === "md";
  }

  override onload(): void {
    super.onload();
    this.registerEvent(this.app.workspace.on("options-updated", () => this.sourceMode.updateOptions()));
    this.registerDomEvent(this.#sourceEl, "contextmenu", (event) => this.app.workspace.trigger("editor-context-menu", event, this));
    this.register(() => this.sourceMode.destroy());
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), mode: this.#mode, source: true, backlinks: false };
  }

  override async setState(state: unknown, result: HostViewStateResult): Promise<void> {
    const mode = (state as { mode?: unknown } | null)?.mode;
    await super.setState(state, result);
    if (mode === "source" || mode === "preview") this.setMode(mode);
  }

  override getEphemeralState(): Record<string, unknown> {
    return { scroll: this.currentMode.getScroll(), cursor: { from: this.editor.getCursor("from"), to: this.editor.getCursor("to") } };
  }

  /** Goes to a line, a heading or block (`subpath`), a scroll position; takes the focus where asked. */
  override setEphemeralState(state: unknown): void {
    const { focus, scroll, line, subpath, cursor } = (state ?? {}) as { focus?: boolean; scroll?: number; line?: number; subpath?: string; cursor?: { from: { line: number; ch: number }; to: { line: number; ch: number } } };
    const target = line ?? (subpath === undefined || !this.file ? undefined : placeOf(this.app, this.file, subpath));
    if (cursor) this.editor.setSelection(cursor.from, cursor.to);
    if (target !== undefined) this.goToLine(target);
    else if (scroll !== undefined) this.currentMode.applyScroll(scroll);
    if (focus) this.takeFocus();
  }

  /** Shows a line, counted from 0. */
  goToLine(line: number): void {
    this.editor.setCursor({ line, ch: 0 });
    if (this.#mode === "source") this.editor.scrollIntoView({ from: { line, ch: 0 }, to: { line, ch: 0 } }, true);
    else void this.previewMode.drawn().then(() => this.#scrollPreviewTo(line));
  }

  /** Puts the focus into the mode that shows. */
  takeFocus(): void {
    if (this.#mode === "source") this.editor.focus();
    else this.#previewEl.focus({ preventScroll: true });
  }

  toggleMode(): void {
    this.setMode(this.#mode === "source" ? "preview" : "source");
    this.takeFocus();
    this.app.workspace.requestLayoutChange();
  }

  setMode(mode: Mode): void {
    if (mode === this.#mode) return;
    this.#mode = mode;
    if (mode === "preview") {
      this.app.track(this.save());
      this.previewMode.set(this.sourceMode.get(), false);
      this.previewMode.rerender();
    } else this.editor.refresh();
    this.#showMode();
  }

  getViewData(): string {
    return this.sourceMode.get();
  }

  setViewData(data: string, clear: boolean): void {
    this.sourceMode.set(data, clear);
    if (this.#mode === "preview") this.previewMode.set(data, clear);
  }

  clear(): void {
    this.sourceMode.clear();
    this.previewMode.clear();
  }

  showSearch(_replace = false): void {
    this.setMode("source");
    this.sourceMode.showSearch();
  }

  /** For the editor: somebody changed the text. */
  editorChanged(): void {
    this.data = this.getViewData();
    this.requestSave();
    this.app.workspace.trigger("editor-change", this.editor, this);
  }

  override updateHeader(): void {
    super.updateHeader();
    // The base class draws its header before this class has its fields.
    for (const title of this.#titles ?? []) title.show(this.file?.basename ?? "");
  }

  override async onLoadFile(file: TFile): Promise<void> {
    await super.onLoadFile(file);
    this.updateHeader();
  }

  #showMode(): void {
    const isSource = this.#mode === "source";
    this.containerEl.setAttribute("data-mode", this.#mode);
    this.#sourceEl.toggle(isSource);
    this.#previewEl.parentElement?.toggle(!isSource);
    setIcon(this.#modeButton, isSource ? "book-open" : "pencil");
    this.#modeButton.setAttribute("aria-label", isSource ? "Reading view" : "Edit");
  }

  #scrollPreviewTo(line: number): void {
    const sections = [...this.#previewEl.querySelectorAll<HTMLElement>(".markdown-preview-sizer > *")];
    const before = sections.filter((section) => (sectionInfoOf(section)?.lineStart ?? Infinity) <= line);
    before.at(-1)?.scrollIntoView({ block: "center" });
  }
}
