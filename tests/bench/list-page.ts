import { WindowedList } from "../../src/ui/parts/windowed-list.ts";
import { installDomExtensions } from "../host/dom/extensions.ts";
import type { HostWindow } from "../host/dom/host-window.ts";

interface Row {
  readonly name: string;
  readonly day: string;
  readonly words: string;
}

const SCROLLED = 20;
/** A browser's clock is coarse: what takes less than a millisecond is done so often. */
const AGAIN = 20;

/** What a list of so many rows takes, in milliseconds, each with its layout. */
export interface ListTimes {
  /** From nothing to rows that are laid out. */
  readonly build: number;
  /** Shown again with one row changed, as after an edit. */
  readonly again: number;
  /** One step of scrolling, the mean of many through the whole list. */
  readonly scroll: number;
  readonly elements: number;
}

/** Draws the plugin's own list with so many rows in a scroller of 800 pixels, then scrolls through it. */
function measureList(count: number): ListTimes {
  const scroller = document.body.createDiv();
  scroller.setCssStyles({ height: "800px", overflow: "auto", position: "relative" });
  const rows = rowsOf(count);
  let list: WindowedList<Row> | undefined;
  const build = took(() => {
    list = new WindowedList<Row>(scroller, { key: (row) => row.name, draw, estimate: () => 32 });
    list.show(rows);
    layOut(scroller);
  });
  const changes = Array.from({ length: AGAIN }, (_, time) => rows.map((row, at) => (at === 5 ? { ...row, words: `changed ${time}` } : row)));
  const again = took(() => {
    for (const changed of changes) {
      list?.show(changed);
      layOut(scroller);
    }
  }) / AGAIN;
  const scroll = took(() => scrollThrough(scroller)) / SCROLLED;
  const elements = scroller.querySelectorAll("*").length;
  scroller.remove();
  return { build, again, scroll, elements };
}

function rowsOf(count: number): Row[] {
  return Array.from({ length: count }, (_, at) => ({ name: `Check the battery of the shop ${at}`, day: `2026-11-${String((at % 28) + 1).padStart(2, "0")}`, words: `Row ${at} says what is to be done` }));
}

/** Seven elements, as a row of the plugin's lists has them. */
function draw(row: Row, el: HTMLElement): void {
  const line = el.createDiv({ attr: { "data-walk": "", "data-key": row.name } });
  line.createSpan({ cls: "operations-vault-icon", text: "!" });
  line.createEl("a", { text: row.name });
  line.createSpan({ text: row.words });
  line.createEl("time", { text: row.day });
  line.createEl("button", { text: "Fix", attr: { "data-beside": "" } });
}

function scrollThrough(scroller: HTMLElement): void {
  const step = (scroller.scrollHeight - scroller.clientHeight) / SCROLLED;
  for (let at = 1; at <= SCROLLED; at++) {
    scroller.scrollTop = at * step;
    // The browser tells of scrolling with its next frame; here the list is told at once.
    scroller.dispatchEvent(new Event("scroll"));
    layOut(scroller);
  }
}

function layOut(el: HTMLElement): number {
  return el.getBoundingClientRect().height + el.scrollHeight;
}

function took(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

installDomExtensions(window as unknown as HostWindow);
Object.assign(window, { measureList });
