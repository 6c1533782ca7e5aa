import { Component } from "../core/component.ts";
import { renderReadingView } from "../rendering/reading-view.ts";
import type { TFile } from "../files/abstract-file.ts";
import type { MarkdownView } from "./markdown-view.ts";

/** The reading mode of a markdown view. */
export class MarkdownPreviewView extends Component {
  readonly containerEl: HTMLElement;
  readonly #view: MarkdownView;
  readonly #sizerEl: HTMLElement;
  #text = "";
  #drawn: Component | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(view: MarkdownView, containerEl: HTMLElement) {
    super();
    this.#view = view;
    this.containerEl = containerEl;
    this.#sizerEl = containerEl.createDiv({ cls: "markdown-preview-sizer markdown-preview-section" });
  }

  get file(): TFile | null {
    return this.#view.file;
  }

  get(): string {
    return this.#text;
  }

  set(data: string, clear: boolean): void {
    if (clear) this.containerEl.scrollTop = 0;
    if (data === this.#text && !clear) return;
    this.#text = data;
    this.rerender();
  }

  clear(): void {
    this.#text = "";
    this.#drop();
    this.#sizerEl.empty();
  }

  /** Draws the text anew; what stood there stays until the new drawing is complete, so that nothing jumps. */
  rerender(_full?: boolean): void {
    this.#turn = this.#turn.then(() => this.#draw()).catch((error: unknown) => console.error(error));
    this.#view.app.track(this.#turn);
  }

  getScroll(): number {
    return this.containerEl.scrollTop;
  }

  applyScroll(scroll: number): void {
    this.containerEl.scrollTop = scroll;
  }

  /** Resolves once everything asked for so far is drawn. */
  drawn(): Promise<void> {
    return this.#turn;
  }

  override onunload(): void {
    this.#drop();
  }

  async #draw(): Promise<void> {
    const { file, app } = this.#view;
    if (!file || this.#view.getMode() !== "preview") return;
    const scroll = this.getScroll();
    const owner = this.addChild(new Component());
    const fresh = createDiv();
    fresh.hide();
    this.#sizerEl.append(fresh);
    await renderReadingView(app, this.#text, fresh, file.path, owner);
    const before = this.#drawn;
    this.#drawn = owner;
    for (const child of [...this.#sizerEl.children]) if (child !== fresh) child.remove();
    fresh.replaceWith(...fresh.childNodes);
    if (before) this.removeChild(before);
    this.applyScroll(scroll);
  }

  #drop(): void {
    if (this.#drawn) this.removeChild(this.#drawn);
    this.#drawn = null;
  }
}
