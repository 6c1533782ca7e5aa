import { MarkdownRenderChild } from "obsidian";
import type { MaintenanceFigures } from "../../domain/metrics/maintenance-figures.ts";
import { readDay } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import { drawFigures, type OpenNote } from "../parts/figures-section.ts";

/** What a block draws from; `options` are those that its text names. */
export interface BlockSource {
  figures(options: BlockOptions): Promise<MaintenanceFigures>;
  onChange(callback: () => void): () => void;
  readonly openNote: OpenNote;
}

/** The options of an `operations` code block: a line each, `key: value`. */
export interface BlockOptions {
  readonly show: string;
  /** The period: days back from today, or two days. */
  readonly days: number;
  readonly from: string;
  readonly to: string;
  readonly service: string;
}

/** What a block can show by now. */
const SHOWS = ["compliance"] as const;
const DAYS = 30;
const isDay = (text: string): boolean => readDay(text) !== undefined;
const isAny = (): boolean => true;
/** What a line's value can be, by its key. */
const CAN_BE: Readonly<Record<string, ((text: string) => boolean) | undefined>> = { show: isAny, days: (text) => /^[1-9]\d{0,4}$/.test(text), from: isDay, to: isDay, service: isAny };

/** Reads a block's text; a line that is none is told, so that nobody wonders. */
export function readBlock(text: string): { readonly options: BlockOptions; readonly wrong: readonly string[] } {
  const found = new Map<string, string>();
  const wrong: string[] = [];
  for (const line of text.split("\n").map((each) => each.trim()).filter((each) => each !== "")) {
    const [, key = "", value = ""] = /^([a-z]+)\s*:\s*(.+)$/i.exec(line) ?? [];
    if (CAN_BE[key.toLowerCase()]?.(value) === true) found.set(key.toLowerCase(), value);
    else wrong.push(line);
  }
  return {
    options: { show: found.get("show") ?? "", days: Number(found.get("days") ?? DAYS), from: found.get("from") ?? "", to: found.get("to") ?? "", service: found.get("service") ?? "" },
    wrong,
  };
}

/** An `operations` code block in a note: drawn anew when what it shows moves. */
export class OperationsBlock extends MarkdownRenderChild {
  readonly #text: string;
  readonly #source: BlockSource;
  #drawn = "";

  constructor(containerEl: HTMLElement, text: string, source: BlockSource) {
    super(containerEl);
    this.#text = text;
    this.#source = source;
  }

  override onload(): void {
    this.containerEl.addClass("operations-vault", "operations-vault-block");
    this.register(this.#source.onChange(() => void this.#draw()));
    void this.#draw();
  }

  async #draw(): Promise<void> {
    const { options, wrong } = readBlock(this.#text);
    if (!SHOWS.includes(options.show as (typeof SHOWS)[number]) || wrong.length > 0) return this.#refuse(options.show, wrong);
    try {
      const figures = await this.#source.figures(options);
      const drawn = JSON.stringify(figures);
      if (drawn === this.#drawn) return;
      this.#drawn = drawn;
      this.containerEl.empty();
      drawFigures(this.containerEl, figures, this.#source.openNote);
    } catch (error) {
      // What was drawn before is no longer there, also where the same figures come again.
      this.#drawn = "";
      this.containerEl.setText(words.blockFailed(error instanceof Error ? error.message : String(error)));
    }
  }

  #refuse(show: string, wrong: readonly string[]): void {
    this.containerEl.empty();
    const said = wrong[0] === undefined ? words.blockShows(show, SHOWS.join(", ")) : words.blockLine(wrong[0]);
    this.containerEl.createDiv({ cls: "operations-vault-error", text: said, attr: { role: "alert" } });
  }
}

