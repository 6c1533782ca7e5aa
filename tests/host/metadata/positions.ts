import type { Loc, Pos } from "obsidian";
import type { Position } from "unist";

/** Offsets of one text's lines, to turn an offset into line and column and a syntax tree's place into Obsidian's. */
export class Positions {
  readonly text: string;
  readonly #lineStarts: readonly number[];
  readonly #shift: number;

  /** `shift` is how much of the text the parser did not see before its own. */
  constructor(text: string, shift = 0, lineStarts: readonly number[] = lineStartsOf(text)) {
    this.text = text;
    this.#shift = shift;
    this.#lineStarts = lineStarts;
  }

  /** The places of a part that was parsed on its own. */
  from(offset: number): Positions {
    return new Positions(this.text, offset, this.#lineStarts);
  }

  /** Line, column and offset, all from 0. */
  at(offset: number): Loc {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, col: offset - (this.#lineStarts[low] ?? 0), offset };
  }

  between(start: number, end: number): Pos {
    return { start: this.at(start), end: this.at(end) };
  }

  /** A node's place in this text. */
  of(node: { position?: Position | undefined }, indentStart?: number): Pos {
    return this.between(indentStart === undefined ? this.start(node) : this.shifted(indentStart), this.end(node));
  }

  /** An offset that the parser gave, in this text. */
  shifted(offset: number): number {
    return offset + this.#shift;
  }

  start(node: { position?: Position | undefined }): number {
    return (node.position?.start.offset ?? 0) + this.#shift;
  }

  end(node: { position?: Position | undefined }): number {
    return (node.position?.end.offset ?? 0) + this.#shift;
  }

  /** The node's own characters. */
  source(node: { position?: Position | undefined }): string {
    return this.text.slice(this.start(node), this.end(node));
  }

  /** Offset of the line ending before the line on which `offset` stands. */
  endOfLineBefore(offset: number): number {
    const lineStart = this.#lineStarts[this.at(offset).line] ?? 0;
    const isCrLf = this.text[lineStart - 1] === "\n" && this.text[lineStart - 2] === "\r";
    return Math.max(0, lineStart - (isCrLf ? 2 : 1));
  }
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isLineEnd = code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10);
    if (isLineEnd) starts.push(at + 1);
  }
  return starts;
}
