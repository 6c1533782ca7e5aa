import { foldBreaks, foldLines, indentAt, isBlank, isBreak, nextLine } from "./yaml-lines.ts";
import { fault, leave, scalar, type YamlScalar } from "./yaml-node.ts";

/** The letters that mean something behind a backslash, and below each what it means. */
const LETTERS = '0abefnrtvN_LP "/\\\t';
const MEANT = '\0\x07\b\x1b\f\n\r\t\v\x85\xa0\u2028\u2029 "/\\\t';
const PIECE = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n[ \t]*|[\s\S])|[ \t]+|\n[ \t\n]*|[^\\ \t\n]+/g;

/** Reads a scalar in quotes; its further lines must be indented by `least` spaces. */
export function readQuoted(source: string, at: number, limit: number, least: number): YamlScalar {
  const quote = source[at] ?? "";
  const close = findClose(source, at, limit, quote);
  if (close === undefined || !areIndented(source, at, close, least)) return fault("quote", at);
  const inner = source.slice(at + 1, close).replace(/\r\n/g, "\n");
  const value = quote === "'" ? foldLines(inner).replaceAll("''", "'") : unescape(inner, at);
  return scalar(value, at, close + 1);
}

function findClose(source: string, at: number, limit: number, quote: string): number | undefined {
  for (let next = at + 1; next < limit; next++) {
    if (quote === '"' && source[next] === "\\") next++;
    else if (source[next] === quote && quote === "'" && source[next + 1] === quote) next++;
    else if (source[next] === quote) return next;
  }
  return undefined;
}

function areIndented(source: string, at: number, end: number, least: number): boolean {
  for (let line = nextLine(source, at, end); line < end; line = nextLine(source, line, end)) {
    const indent = indentAt(source, line);
    if (indent < least && !isBreak(source[line + indent])) return false;
  }
  return true;
}

function unescape(text: string, at: number): string {
  const pieces = text.match(PIECE) ?? [];
  return pieces.map((piece, index) => {
    if (piece.startsWith("\\")) return escaped(piece, at);
    if (piece.startsWith("\n")) return foldBreaks(piece.replace(/[ \t]/g, ""));
    // Blanks before a line's end go with it.
    return isBlank(piece[0]) && pieces[index + 1]?.startsWith("\n") === true ? "" : piece;
  }).join("");
}

function escaped(piece: string, at: number): string {
  const char = piece[1] ?? "";
  if (char === "\n") return "";
  if (piece.length > 2) {
    const code = Number.parseInt(piece.slice(2), 16);
    return code > 0x10ffff ? leave() : String.fromCodePoint(code);
  }
  return MEANT[LETTERS.indexOf(char)] ?? fault("escape", at);
}
