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

const ENDING = /\r\n|\r|\n/g;
const YAML_LINE = /^(?:[^\s#:-][^:]*:(?:\s|$)|- |-$|["'?{[\]}]|#|\s|$|<%|%>)/;
const KEY_LINE = /^["']?[^\s#:"'\-<>|=][^:]{0,80}:(?:\s|$)/;

/** Finds the block from the fences alone; reads no further than its closing line. */
export function findBlock(text: string): Block {
  const from = text.startsWith("\ufeff") ? 1 : 0;
  const first = lineAt(text, from);
  const fence = text.slice(first.start, first.end).trimEnd();
  if ((fence !== "---" && fence !== "+++") || first.next === first.end) return noBlock();
  const close = findClose(text, first.next, fence);
  const opening = { start: from, innerStart: first.next, ending: text.slice(first.end, first.next) };
  if (close === undefined) return unclosed(text, opening) ?? noBlock();
  const { line, count } = close;
  const block = { ...opening, end: line.end, innerEnd: line.start, bodyStart: line.next, bodyLine: line.next === line.end ? count : count + 1 };
  return { kind: fence === "---" ? "yaml" : "toml", ...block };
}

/** A block whose "end" is a rule further down the note: prose stands between, behind a blank line. Undefined where it is none. */
export function unclosedBeforeProse(text: string, block: Block): Block | undefined {
  let blank = false;
  for (let line = lineAt(text, block.innerStart); line.start < block.innerEnd; line = lineAt(text, line.next)) {
    const words = text.slice(line.start, Math.min(line.end, line.start + 200));
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
  return KEY_LINE.test(text.slice(next.start, Math.min(next.end, next.start + 200)));
}

/** The offset and the end of the line that an offset lies in, with and without its ending. */
export function lineAround(text: string, offset: number): LineSpan {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return lineAt(text, start);
}

function lineAt(text: string, start: number): LineSpan {
  ENDING.lastIndex = start;
  const match = ENDING.exec(text);
  if (match === null) return { start, end: text.length, next: text.length };
  return { start, end: match.index, next: match.index + match[0].length };
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
function unclosed(text: string, opening: Pick<Block, "start" | "innerStart" | "ending">): Block | undefined {
  let line = lineAt(text, opening.innerStart);
  let count = 1;
  let keys = 0;
  while (line.start < text.length) {
    const words = text.slice(line.start, Math.min(line.end, line.start + 200));
    if (words.trim() === "" || words.startsWith("#") || !YAML_LINE.test(words)) break;
    if (KEY_LINE.test(words) || /^[\w-]+\s*=/.test(words)) keys++;
    count++;
    if (line.next === line.end) line = { start: text.length, end: text.length, next: text.length };
    else line = lineAt(text, line.next);
  }
  if (keys === 0) return undefined;
  const end = line.start;
  return { kind: "unclosed", ...opening, end, innerEnd: end, bodyStart: end, bodyLine: count };
}

function noBlock(): Block {
  return { kind: "none", start: 0, end: 0, innerStart: 0, innerEnd: 0, bodyStart: 0, bodyLine: 0, ending: "\n" };
}
