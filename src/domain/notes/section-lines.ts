import type { Block, HeadingBlock } from "../text/block.ts";
import { isHeading } from "../text/heading-words.ts";
import { isTableRule } from "../text/line-shapes.ts";
import { readDatedLine, type DatedLine } from "./line-parts.ts";
import type { NoteProblem } from "./note-problem.ts";

/** A heading that was looked for, and the blocks below it up to the next heading of its level or above. */
export interface FoundSection {
  readonly heading: HeadingBlock;
  readonly blocks: readonly Block[];
}

/** A line of a section: 0-based in the note, without its marker. */
export interface SectionLine {
  readonly line: number;
  readonly text: string;
}

/** All sections of a note under the headings that a test accepts; a section inside such a section is part of it. */
export function sectionsUnder(blocks: readonly Block[], accepts: (heading: string) => boolean): FoundSection[] {
  const found: { heading: HeadingBlock; blocks: Block[] }[] = [];
  let open: { heading: HeadingBlock; blocks: Block[] } | undefined;
  for (const block of blocks) {
    if (block.kind === "heading" && block.parent < 0 && !(open && block.level > open.heading.level)) {
      open = accepts(block.text) ? { heading: block, blocks: [] } : undefined;
      if (open) found.push(open);
    } else open?.blocks.push(block);
  }
  return found;
}

/** The bullets below a heading; one nested under another is its remark, unless it begins with a date of its own. */
export function bulletsUnder(blocks: readonly Block[], heading: string): SectionLine[] {
  const items = sectionsUnder(blocks, (text) => isHeading(text, heading)).flatMap((section) => section.blocks).filter((block) => block.kind === "item");
  return items.filter((item) => item.text !== "" && (!isRemark(item, blocks) || /^\d{4}-/.test(item.text)));
}

/** A problem's code, and the form in which a line would be read. */
export type LineForm = readonly [code: string, form: string];

/** Reads the dated bullets below a heading; a line of which `read` makes nothing is a problem, of which it makes `[]` not looked at. */
export function readBullets<Entry>(
  blocks: readonly Block[], heading: string, form: LineForm, read: (dated: DatedLine, line: SectionLine) => Entry[] | undefined,
): { entries: Entry[]; problems: NoteProblem[] } {
  const problems: NoteProblem[] = [];
  const entries = bulletsUnder(blocks, heading).flatMap((line) => {
    const dated = readDatedLine(line.text);
    const found = dated && read(dated, line);
    if (!found) problems.push(lineProblem(line, ...form));
    return found ?? [];
  });
  return { entries, problems };
}

/** Whether a block stands in a list item that has words of its own. */
export function isRemark(block: Block, blocks: readonly Block[]): boolean {
  const holder = blocks[block.parent];
  return holder?.kind === "item" && holder.text !== "";
}

/** A table's head and rows; the lines of prose right above it are none of them. */
export interface TableLines {
  readonly prose: readonly SectionLine[];
  readonly head: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** The lines of a table or paragraph: a paragraph may turn into a table, so both hold prose, then rows. Empty rows are left out. */
export function tableLines(block: Block): TableLines {
  const lines = "text" in block ? block.text.split("\n") : [];
  const rule = lines.findIndex((line, at) => at > 0 && isTableRule(line, lines[at - 1] ?? ""));
  const at = (text: string, index: number): SectionLine => ({ line: block.line + index, text });
  if (rule < 0) return { prose: lines.map(at), head: [], rows: [] };
  const rows = lines.map((text, index) => ({ line: block.line + index, cells: cellsOf(text) })).slice(rule + 1);
  return { prose: lines.slice(0, rule - 1).map(at), head: cellsOf(lines[rule - 1] ?? ""), rows: rows.filter(({ cells }) => cells.some((cell) => cell !== "")) };
}

function cellsOf(row: string): string[] {
  const cells = row.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));
  if (cells[0] === "") cells.shift();
  if (cells.length > 1 && cells[cells.length - 1] === "") cells.pop();
  return cells;
}

/** A problem with one line of a note, which is quoted as far as it is needed to find it. */
export function lineProblem({ line, text }: SectionLine, code: string, expected: string, hint = "Write it in this form"): NoteProblem {
  return { code, line, found: text.slice(0, 80), expected, hint };
}
