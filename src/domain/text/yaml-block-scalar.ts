import { foldBreaks, indentAt, nextLine, withoutLastBlanks } from "./yaml-lines.ts";
import { fault, leave, scalar, type YamlScalar } from "./yaml-node.ts";

const HEADER = /[|>]([-+]?)[ \t]*(?:[ \t]#[^\n]*)?\r?(?:\n|$)/y;
const WITH_INDENT = /[|>](?:[1-9][-+]?|[-+][1-9])[ \t\r\n]/y;

/** Reads `|` and `>` with the lines below them, which must be indented by `least` spaces. */
export function readBlockScalar(source: string, at: number, limit: number, least: number): YamlScalar {
  HEADER.lastIndex = at;
  const header = HEADER.exec(source);
  WITH_INDENT.lastIndex = at;
  if (header === null) return WITH_INDENT.test(source) ? leave() : fault("reserved", at);
  const { lines, end } = readLines(source, nextLine(source, at, limit), limit, least);
  let kept = lines.length;
  while (kept > 0 && lines[kept - 1] === "") kept--;
  if (kept === 0 && header[1] === "+") leave();
  const text = source[at] === "|" ? lines.slice(0, kept).join("\n") : foldBlock(lines.slice(0, kept));
  const tail = header[1] === "-" || kept === 0 ? "" : header[1] === "+" ? "\n".repeat(lines.length - kept + 1) : "\n";
  return scalar(text + tail, at, end ?? at + header[0].trimEnd().length);
}

/** The lines without their common indent, and where the last filled one ends. */
function readLines(source: string, from: number, limit: number, least: number): { lines: string[]; end: number | undefined } {
  const lines: string[] = [];
  let indent: number | undefined;
  let end: number | undefined;
  for (let line = from; line < limit; line = nextLine(source, line, limit)) {
    const text = source.slice(line, nextLine(source, line, limit)).replace(/\r?\n$/, "");
    const spaces = indentAt(text, 0);
    const isEmpty = spaces === text.length;
    if (!isEmpty && spaces < (indent ?? least) && text[spaces] === "#") break;
    // Blanks that reach into the text, or before its first line: rare, and readers differ.
    const isOdd = isEmpty ? spaces > (indent ?? 0) : spaces < (indent ?? least) || /^[ \t]*$/.test(text) || (indent === undefined && text[spaces] === "\t");
    if (isOdd) leave();
    if (!isEmpty) [indent, end] = [indent ?? spaces, line + withoutLastBlanks(text).length];
    lines.push(text.slice(indent));
  }
  return { lines, end };
}

/** Joins the lines of `>`: neighbours with a space, around blank and further indented lines with line breaks. */
function foldBlock(lines: readonly string[]): string {
  const pieces = lines.join("\n").split(/(\n+)/);
  const isWords = (piece = ""): boolean => /^[^ \t]/.test(piece);
  return pieces.map((piece, at) => (at % 2 === 1 && isWords(pieces[at - 1]) && isWords(pieces[at + 1]) ? foldBreaks(piece) : piece)).join("");
}
