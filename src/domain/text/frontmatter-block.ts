/** Where the block at a note's start lies. `inner` is what stands between the fences. */
export interface Block {
  readonly kind: "none" | "yaml" | "unclosed" | "toml";
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly bodyStart: number;
  readonly bodyLine: number;
  /** The line ending behind the opening fence. */
  readonly ending: string;
}

interface LineSpan {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

type Opening = Pick<Block, "start" | "innerStart" | "ending">;

const NO_BLOCK = asBlock("none", { start: 0, innerStart: 0, ending: "\n" }, 0, 0, 0, 0);
const ENDING = /\r\n|\r|\n/g;
const YAML_LINE = /^(?:[^\s#:-][^:]*:(?:\s|$)|- |-$|["'?{[\]}]|#|\s|$|<%|%>)/;
const KEY_LINE = /^["']?[^\s#:"'\-<>|=][^:]{0,80}:(?:\s|$)/;

/** Finds the block from the fences alone; reads no further than its closing line. */
export function findBlock(text: string): Block {
  const from = text.startsWith("\ufeff") ? 1 : 0;
  const first = lineAt(text, from);
  const fence = text.slice(first.start, first.end).trimEnd();
  if ((fence !== "---" && fence !== "+++") || first.next === first.end) return NO_BLOCK;
  const close = findClose(text, first.next, fence);
  const opening = { start: from, innerStart: first.next, ending: text.slice(first.end, first.next) };
  if (close === undefined) return unclosed(text, opening) ?? NO_BLOCK;
  const { line, count } = close;
  return asBlock(fence === "---" ? "yaml" : "toml", opening, line.start, line.end, line.next, line.next === line.end ? count : count + 1);
}

/** A block whose "end" is a rule further down the note: prose stands between, behind a blank line. Undefined where it is none. */
export function unclosedBeforeProse(text: string, block: Block): Block | undefined {
  let blank = false;
  for (let line = lineAt(text, block.innerStart); line.start < block.innerEnd; line = lineAt(text, line.next)) {
    const words = startOf(text, line);
    if (words.trim() === "") blank = true;
    else if (blank && !YAML_LINE.test(words)) return unclosed(text, block);
  }
  return undefined;
}

/** True where a note starts with blank lines and then a block that only looks like frontmatter. */
export function hasBlockAfterBlankLines(text: string): boolean {
  let line = lineAt(text, 0);
  while (line.next > line.end && text.slice(line.start, line.end).trim() === "" && line.end - line.start < 200) line = lineAt(text, line.next);
  if (line.start === 0 || text.slice(line.start, line.end).trimEnd() !== "---") return false;
  const next = lineAt(text, line.next);
  return KEY_LINE.test(startOf(text, next));
}

/** The offset and the end of the line that an offset lies in, with and without its ending. */
export function lineAround(text: string, offset: number): LineSpan {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return lineAt(text, start);
}

function lineAt(text: string, start: number): LineSpan {
  ENDING.lastIndex = start;
  const end = ENDING.exec(text)?.index ?? text.length;
  return { start, end, next: ENDING.lastIndex || end };
}

function findClose(text: string, from: number, fence: string): { line: LineSpan; count: number } | undefined {
  let line = lineAt(text, from);
  for (let count = 1; ; count++) {
    if (text.startsWith(fence, line.start) && text.slice(line.start, line.end).trimEnd() === fence) return { line, count };
    if (line.next === line.end) return undefined;
    line = lineAt(text, line.next);
  }
}

/** The lines that still look like properties; undefined where the note opens with a rule and no property follows. */
function unclosed(text: string, opening: Opening): Block | undefined {
  let line = lineAt(text, opening.innerStart);
  let bodyLine = 1;
  let hasKeys = false;
  while (line.start < text.length) {
    const words = startOf(text, line);
    if (words.trim() === "" || words.startsWith("#") || !YAML_LINE.test(words)) break;
    hasKeys ||= KEY_LINE.test(words) || /^[\w-]+\s*=/.test(words);
    bodyLine++;
    line = lineAt(text, line.next);
  }
  return hasKeys ? asBlock("unclosed", opening, line.start, line.start, line.start, bodyLine) : undefined;
}

function asBlock(kind: Block["kind"], opening: Opening, innerEnd: number, end: number, bodyStart: number, bodyLine: number): Block {
  const { start, innerStart, ending } = opening;
  return { kind, start, end, innerStart, innerEnd, bodyStart, bodyLine, ending };
}

/** As much of a line as tells what it is. */
function startOf(text: string, { start, end }: LineSpan): string {
  return text.slice(start, Math.min(end, start + 200));
}
