import type { Block, FenceBlock, ItemBlock, Placed, TextBlock } from "./block.ts";
import { FENCE, HEADING, RULE, TASK, headingText, indentOf, isTableRule, readMarker, startsBlock, withoutQuoteMarks, type Marker } from "./line-shapes.ts";
import type { Line } from "./lines.ts";

/** Lists that open on one line, `- - - a`, nest at most this deep; more is somebody's drawing. */
const DEEPEST = 32;

/** Finds the blocks of the lines from `from` on. Never throws; an unclosed fence takes the rest, as in Obsidian. */
export function findBlocks(lines: readonly Line[], from = 0): Block[] {
  const scan = new Scan(0);
  for (let line = from; line < lines.length; line++) scan.read(line, lines[line]?.text ?? "");
  return scan.blocks;
}

/** What is open may grow, and a paragraph become a table. */
type OpenText = { -readonly [Key in keyof TextBlock]: TextBlock[Key] };

/** A paragraph, or the first one of an item, that the next line may go on with; `last` is its newest line. */
interface OpenParagraph {
  readonly block: OpenText;
  readonly item: ItemBlock | undefined;
  last: string;
  isTable: boolean;
}

interface OpenFence {
  readonly block: FenceBlock;
  readonly mark: string;
}

/** Reads one line after another; what is open is state, what is found goes to `blocks`. */
class Scan {
  readonly blocks: Block[] = [];
  #items: number[] = [];
  #fence: OpenFence | undefined;
  #comment: { block: TextBlock; closing: string } | undefined;
  #paragraph: OpenParagraph | undefined;
  /** The open quote; what it holds is read only to know whether the next line can go on with it. */
  #quote: { block: TextBlock; inside: Scan } | undefined;
  #lastItem = new Map<number, number>();
  #lists = 0;
  readonly #depth: number;

  constructor(depth: number) {
    this.#depth = depth;
  }

  read(line: number, text: string): void {
    const [indent, rest] = indentOf(text);
    if (this.#comment) return this.#continueComment(line, text);
    if (this.#fence && this.#continueFence(this.#fence, line, indent, rest)) return;
    if (rest.trim() === "") return this.#readBlank(line);
    const held = this.#items.filter((index) => indent >= this.#item(index).content);
    const holder = held.at(-1);
    const inner = indent - (holder === undefined ? 0 : this.#item(holder).content);
    if (this.#isLazy(held.length, inner, rest)) return this.#extendText(line, inner, rest);
    this.#keepItems(held.length);
    this.#readBlock(line, indent, inner, rest, this.#depth);
  }

  /** An item that begins with a blank line ends at a second one. */
  #readBlank(line: number): void {
    this.#closeText();
    const item = this.#emptyItem();
    if (item?.mark === undefined && item?.line === line - 1) this.#items.pop();
  }

  /** The innermost open item, as long as nothing stands in it. */
  #emptyItem(): ItemBlock | undefined {
    const last = this.blocks.at(-1);
    return last?.kind === "item" && last.text === "" && this.#items.at(-1) === this.blocks.length - 1 ? last : undefined;
  }

  #readBlock(line: number, indent: number, inner: number, rest: string, depth: number): void {
    if (inner >= 4) return void this.#text("code", line, rest);
    if (this.#startComment(line, rest) || this.#startFence(line, rest) || this.#setext(line, rest)) return;
    const heading = HEADING.exec(rest);
    if (heading) return void this.#add({ kind: "heading", level: (heading[1] ?? "").length, text: headingText(rest), ...this.#place(line) });
    if (RULE.test(rest)) return void this.#text("rule", line, rest);
    if (rest.startsWith(">")) return this.#readQuote(line, rest, depth);
    if (depth < DEEPEST && this.#startItem(line, indent, rest, depth)) return;
    this.#readParagraph(line, rest);
  }

  /** Whether the next line without a mark of its own still belongs to a paragraph here. */
  #hasOpenParagraph(): boolean {
    return this.#quote ? this.#quote.inside.#hasOpenParagraph() : this.#paragraph?.isTable === false;
  }

  /** A line that no deeper block claims goes on with the open paragraph, whatever its indent. */
  #isLazy(held: number, inner: number, rest: string): boolean {
    if (!this.#paragraph && !this.#quote) return false;
    if (held === this.#items.length && !this.#quote) return inner >= 4 && this.#hasOpenParagraph();
    if (!this.#hasOpenParagraph() || (inner < 4 && rest.startsWith(">"))) return false;
    return inner >= 4 || !startsBlock(rest);
  }

  #extendText(line: number, inner: number, rest: string): void {
    if (this.#quote) this.#quote.block.end = line;
    else if (this.#paragraph) this.#growParagraph(line, rest, inner < 4 ? "head" : "none");
    this.#reach(line);
  }

  #keepItems(count: number): void {
    if (count === this.#items.length) return;
    this.#items.length = count;
    this.#closeText();
  }

  #place(line: number): Placed {
    this.#reach(line);
    return { line, end: line, parent: this.#items.at(-1) ?? -1 };
  }

  #add<Added extends Block>(block: Added): Added {
    this.#closeText();
    if (block.kind !== "item") this.#lastItem.delete(block.parent);
    this.blocks.push(block);
    return block;
  }

  #text(kind: TextBlock["kind"], line: number, text: string): OpenText {
    return this.#add({ kind, text, ...this.#place(line) });
  }

  /** Every open item ends with its last line that is not blank. */
  #reach(line: number): void {
    for (const index of this.#items) this.#item(index).end = line;
  }

  #item(index: number): ItemBlock {
    return this.blocks[index] as ItemBlock;
  }

  #closeText(): void {
    this.#paragraph = undefined;
    this.#quote = undefined;
  }

  #readQuote(line: number, rest: string, depth: number): void {
    if (this.#quote) {
      this.#quote.block.end = line;
      this.#reach(line);
    } else {
      const block = this.#text("quote", line, rest);
      this.#quote = { block, inside: new Scan(depth + 1) };
    }
    if (depth < DEEPEST) this.#quote.inside.read(line, withoutQuoteMarks(rest));
  }

  #readParagraph(line: number, rest: string): void {
    if (this.#paragraph) {
      this.#growParagraph(line, rest, "head or rule");
      return this.#reach(line);
    }
    if (this.#quote) this.#closeText();
    const item = this.#emptyItem();
    if (item === undefined) {
      this.#paragraph = { block: this.#text("paragraph", line, rest.trimEnd()), item, last: rest, isTable: false };
      return;
    }
    // The first paragraph of an item whose marker stands alone on its line.
    [item.text, item.textEnd] = [rest.trim(), line];
    this.#openParagraphOf(item, line, rest);
  }

  #openParagraphOf(item: ItemBlock, line: number, last: string): void {
    const block = { kind: "paragraph" as const, text: last.trim(), ...this.#place(line) };
    this.#paragraph = { block, item, last, isTable: false };
  }

  #growParagraph(line: number, rest: string, inTable: "head or rule" | "head" | "none"): void {
    if (!this.#paragraph) return;
    const { block, item } = this.#paragraph;
    if (item) [item.text, item.textEnd] = [item.text === "" ? rest.trim() : `${item.text} ${rest.trim()}`, line];
    // The line before was a table's head; a paragraph that stands before it stays one.
    if (inTable === "head or rule" && !this.#paragraph.isTable && isTableRule(rest, this.#paragraph.last)) {
      this.#paragraph.isTable = true;
      if (line === block.line + 1) block.kind = "table";
    }
    this.#paragraph.last = inTable === "none" ? "" : rest;
    block.text += `\n${rest.trimEnd()}`;
    block.end = line;
  }

  #setext(line: number, rest: string): boolean {
    const open = this.#paragraph;
    if (!open || open.isTable || !/^(?:=+|-+)[ \t]*$/.test(rest)) return false;
    const { line: first, parent, text } = open.block;
    if (!open.item) this.blocks.pop();
    this.blocks.push({ kind: "heading", level: rest.startsWith("=") ? 1 : 2, text: text.replace(/\n/g, " "), line: first, end: line, parent });
    this.#lastItem.delete(parent);
    this.#reach(line);
    this.#closeText();
    return true;
  }

  #startFence(line: number, rest: string): boolean {
    const [, mark, info = ""] = FENCE.exec(rest) ?? [];
    if (mark === undefined) return false;
    const block = this.#add<FenceBlock>({ kind: "fence", info: info.trim(), closed: false, ...this.#place(line) });
    this.#fence = { block, mark };
    return true;
  }

  /** Whether the line still belongs to the open fence; one that ends with its list item lets the line be read anew. */
  #continueFence({ block, mark }: OpenFence, line: number, indent: number, rest: string): boolean {
    const words = rest.trim();
    if (words === "") return true;
    const content = block.parent < 0 ? 0 : this.#item(block.parent).content;
    const isInside = indent >= content;
    if (isInside) {
      block.end = line;
      this.#reach(line);
    }
    const closes = words.length >= mark.length && words.replaceAll(mark.charAt(0), "") === "" && indent - content < 4;
    if (!isInside || closes) [block.closed, this.#fence] = [true, undefined];
    return isInside;
  }

  #startComment(line: number, rest: string): boolean {
    const closing = rest.startsWith("<!--") ? "-->" : rest.startsWith("%%") ? "%%" : undefined;
    if (closing === undefined) return false;
    const afterOpening = rest.slice(closing === "%%" ? 2 : 4);
    const closedAt = afterOpening.indexOf(closing);
    if (closedAt >= 0 && afterOpening.slice(closedAt + closing.length).trim() !== "") return false;
    const block = this.#text("comment", line, rest);
    if (closedAt < 0) this.#comment = { block, closing };
    return true;
  }

  #continueComment(line: number, text: string): void {
    if (!this.#comment) return;
    this.#comment.block.end = line;
    this.#reach(line);
    if (text.includes(this.#comment.closing)) this.#comment = undefined;
  }

  #startItem(line: number, indent: number, rest: string, depth: number): boolean {
    const marker = readMarker(rest, indent);
    if (!marker) return false;
    if (this.#paragraph?.isTable === false && (marker.body === "" || (marker.number !== undefined && marker.number !== 1))) return false;
    const parent = this.#items.at(-1) ?? -1;
    const task = TASK.exec(marker.body);
    const text = (task ? marker.body.slice(task[0].length) : marker.body).trim();
    const item = this.#add<ItemBlock>({
      kind: "item", ...this.#place(line), indent, content: indent + marker.width, number: marker.number, delimiter: marker.delimiter,
      mark: task?.[1], text, textEnd: line, list: this.#listFor(parent, marker.delimiter),
    });
    const index = this.blocks.length - 1;
    this.#lastItem.set(parent, index);
    this.#lastItem.delete(index);
    this.#items.push(index);
    this.#openItemText(line, item, marker, task !== null, depth + 1);
    return true;
  }

  /** What follows a marker on its own line may be any block, or nothing at all; else it opens the item's paragraph. */
  #openItemText(line: number, item: ItemBlock, marker: Marker, isTask: boolean, depth: number): void {
    const { body } = marker;
    if (body === "") return;
    if (!isTask && (marker.isCode || (depth < DEEPEST && startsBlock(body)))) {
      item.text = HEADING.test(body) && !marker.isCode ? headingText(body) : "";
      return this.#readBlock(line, item.content, marker.isCode ? 4 : 0, body, depth);
    }
    this.#openParagraphOf(item, line, body);
  }

  #listFor(parent: number, delimiter: string): number {
    const last = this.#lastItem.get(parent);
    const before = last === undefined ? undefined : this.#item(last);
    return before && before.delimiter === delimiter ? before.list : ++this.#lists;
  }
}
