/** No backtick may follow those that open a fence. */
export const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})(.*)$/;
export const HEADING = /^(#{1,6})(?:[ \t]|$)/;
export const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const BULLET = /^([-*+])(?=[ \t]|$)/;
const NUMBER = /^(\d{1,9})([.)])(?=[ \t]|$)/;
export const TASK = /^\[([^\n])\](?:[ \t]+|$)/u;

export interface Marker {
  readonly number: number | undefined;
  readonly delimiter: string;
  /** Columns from the marker to the text. */
  readonly width: number;
  readonly body: string;
  /** Five columns or more before the text make it code. */
  readonly isCode: boolean;
}

export function readMarker(rest: string, column: number): Marker | undefined {
  const number = NUMBER.exec(rest);
  const found = number ?? BULLET.exec(rest);
  if (!found) return undefined;
  const after = rest.slice(found[0].length);
  const [spaces, body] = indentOf(after, column + found[0].length);
  const isEmpty = body.trim() === "";
  const padding = isEmpty || spaces > 4 ? 1 : spaces;
  return {
    number: number ? Number(number[1]) : undefined,
    delimiter: (number ? number[2] : found[1]) ?? "",
    width: found[0].length + padding,
    body: body.trimEnd(),
    isCode: !isEmpty && spaces > 4,
  };
}

/** A quoted line without its marks, all levels at once. */
export function withoutQuoteMarks(rest: string): string {
  let at = 0;
  while (rest[at] === ">") {
    at += rest[at + 1] === " " ? 2 : 1;
    let next = at;
    while (next < at + 3 && rest[next] === " ") next++;
    if (rest[next] === ">") at = next;
  }
  return rest.slice(at);
}

/** Whether a line under a table's head makes it a table: dashes, a cell for each of the head's. */
export function isTableRule(line: string, head: string): boolean {
  if (head === "" || !/^[-|: \t]+$/.test(line) || !/[|:]/.test(line)) return false;
  const cells = cellsOf(line);
  return cells.every((cell) => /^:?-+:?$/.test(cell.trim())) && cells.length === cellsOf(head).length;
}

function cellsOf(row: string): string[] {
  return row.trim().replace(/^\|/, "").replace(/([^\\])\|$/, "$1").split(/(?<!\\)\|/);
}

/** A heading's text, without its hashes in front and the closing ones that CommonMark allows. */
export function headingText(rest: string): string {
  const text = rest.slice(rest.search(/[^#]|$/)).trim();
  let end = text.length;
  while (text[end - 1] === "#") end--;
  return end === 0 || /[ \t]/.test(text[end - 1] ?? "") ? text.slice(0, end).trim() : text;
}

/** Columns of leading white space (tabs stop at every fourth column, counted from `column`), and the rest. */
export function indentOf(text: string, column = 0): [number, string] {
  let at = 0;
  let reached = column;
  for (; at < text.length; at++) {
    if (text[at] === " ") reached++;
    else if (text[at] === "\t") reached += 4 - (reached % 4);
    else break;
  }
  return [reached - column, text.slice(at)];
}

/** Whether a line opens a block in a container that holds no paragraph. */
export function startsBlock(rest: string): boolean {
  return [HEADING, RULE, FENCE, NUMBER, BULLET, /^(?:>|<!--|%%)/].some((shape) => shape.test(rest));
}
