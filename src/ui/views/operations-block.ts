import { Component, getLinkpath, MarkdownRenderChild } from "obsidian";
import { panelWords } from "../../panel-words.ts";
import { words } from "../../words.ts";
import { readBlock, type BlockOptions } from "./block-options.ts";
import { SHOWS, type BlockSource, type Shown } from "./block-shows.ts";
import { inUse } from "./in-use.ts";
import { keepFocus } from "./keep-focus.ts";

const SECOND = 1000;

/** An `operations` code block in a note: drawn anew when what it shows moves, and never while it is being used. */
export class OperationsBlock extends MarkdownRenderChild {
  readonly #text: string;
  readonly #source: BlockSource;
  /** The note that it stands in. */
  readonly #path: string;
  #drawn = "";
  #content: Component | undefined;
  #tick: (() => void) | undefined;
  #isUsed: () => boolean = () => false;
  #isReading = false;
  /** Asked for while it was read or used. */
  #isPutOff = false;

  constructor(containerEl: HTMLElement, text: string, source: BlockSource, path: string) {
    super(containerEl);
    this.#text = text;
    this.#source = source;
    this.#path = path;
  }

  override onload(): void {
    this.containerEl.addClass("operations-vault", "operations-vault-block");
    this.#isUsed = inUse(this, this.containerEl, () => this.#catchUp());
    this.register(this.#source.onChange(() => void this.#draw()));
    this.registerInterval(window.setInterval(() => this.#secondPassed(), SECOND));
    void this.#draw();
  }

  #secondPassed(): void {
    this.#catchUp();
    if (this.#tick && this.containerEl.isShown()) this.#tick();
  }

  #catchUp(): void {
    if (this.#isPutOff && !this.#isUsed()) void this.#draw();
  }

  async #draw(): Promise<void> {
    this.#isPutOff = this.#isReading || this.#isUsed();
    if (this.#isPutOff) return;
    this.#isReading = true;
    const show = await this.#read().finally(() => (this.#isReading = false));
    if (this.#isUsed()) this.#isPutOff = true;
    else show();
    this.#catchUp();
  }

  /** Reads what is shown; what it gives back draws it. */
  async #read(): Promise<() => void> {
    const { options, wrong } = readBlock(this.#text);
    const show = Object.hasOwn(SHOWS, options.show) ? SHOWS[options.show] : undefined;
    if (wrong[0] !== undefined) return () => this.#say(words.blockLine(wrong[0] ?? ""));
    if (!show) return () => this.#say(words.blockShows(options.show, Object.keys(SHOWS).join(", ")));
    const path = this.#noteOf(options);
    if (path === undefined) return () => this.#say(panelWords.noNote(options.note));
    try {
      const shown = await show(this.#source, options, path);
      return () => this.#show(shown);
    } catch (error) {
      return () => this.#say(words.blockFailed(error instanceof Error ? error.message : String(error)));
    }
  }

  #noteOf({ note }: BlockOptions): string | undefined {
    return note === "" ? this.#path : this.#source.app.metadataCache.getFirstLinkpathDest(getLinkpath(note.replace(/^\[\[|(?:\|.*)?\]\]$/g, "")), this.#path)?.path;
  }

  #show(shown: Shown): void {
    if ("missing" in shown) return this.#say(shown.missing);
    const drawn = JSON.stringify(shown.data);
    if (drawn === this.#drawn) return;
    const isOpen = this.containerEl.find("details")?.hasAttribute("open") ?? false;
    keepFocus(this.containerEl, () => {
      const owner = this.#empty();
      this.#tick = shown.draw(this.containerEl, owner);
    });
    if (isOpen) this.containerEl.find("details")?.setAttr("open", "");
    this.#drawn = drawn;
  }

  #say(text: string): void {
    this.#empty();
    this.containerEl.createDiv({ cls: "operations-vault-error", text, attr: { role: "alert" } });
  }

  /** What was drawn before is no longer there, also where the same comes again. */
  #empty(): Component {
    if (this.#content) this.removeChild(this.#content);
    this.#content = this.addChild(new Component());
    this.#drawn = "";
    this.#tick = undefined;
    this.containerEl.empty();
    return this.#content;
  }
}
