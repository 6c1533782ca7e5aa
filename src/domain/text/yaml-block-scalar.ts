import { indentAt, isBreak, nextLine, skipBlanks } from "./yaml-lines.ts";
import { NotRead, YamlFault, type YamlScalar } from "./yaml-node.ts";

const HEADER = /[|>]([-+]?)[ \t]*(?:[ \t]#[^\n]*)?\r?(?:\n|$)/y;
const WITH_INDENT = /[|>](?:[1-9][-+]?|[-+][1-9])[ \t\r\n]/y;

/** Reads `|` and `>` with the lines below them, which must be indented by `least` spaces. */
export function readBlockScalar(source: string, at: number, limit: number, least: number): YamlScalar {
  HEADER.lastIndex = at;
  const header = HEADER.exec(source);
  WITH_INDENT.lastIndex = at;
  if (header === null && !WITH_INDENT.test(source)) throw new YamlFault("reserved", at);
  if (header === null) throw new NotRead();
  const { lines, end } = readLines(source, nextLine(source, at, limit), limit, least);
  let kept = lines.length;
  while (kept > 0 && lines[kept - 1] === "") kept--;
  if (kept === 0 && header[1] === "+") throw new NotRead();
  const text = source[at] === "|" ? lines.slice(0, kept).join("\n") : foldBlock(lines.slice(0, kept));
  const tail = header[1] === "-" || kept === 0 ? "" : header[1] === "+" ? "\n".repeat(lines.length - kept + 1) : "\n";
  return { kind: "scalar", value: text + tail, start: at, end: end ?? at + header[0].trimEnd().length };
}

/** The lines without their common indent, and where the last filled one ends. */
function readLines(source: string, from: number, limit: number, least: number): { lines: string[]; end: number | undefined } {
  const lines: string[] = [];
  let indent: number | undefined;
  let end: number | undefined;
  for (let line = from; line < limit; line = nextLine(source, line, limit)) {
    const spaces = indentAt(source, line);
    const last = endOf(source, line, limit);
    if (line + spaces >= last) {
      // Blanks that reach into the text, or before its first line: rare, and readers differ.
      if (spaces > (indent ?? 0)) throw new NotRead();
      lines.push("");
    } else if (spaces < (indent ?? least)) {
      if (source[line + spaces] === "#") break;
      throw new NotRead();
    } else {
      if (isBreak(source[skipBlanks(source, line)]) || (indent === undefined && source[line + spaces] === "\t")) throw new NotRead();
      indent ??= spaces;
      lines.push(source.slice(line + indent, last));
      end = last;
    }
  }
  return { lines, end: end === undefined ? undefined : trimmedEnd(source, end) };
}

function endOf(source: string, line: number, limit: number): number {
  const next = nextLine(source, line, limit);
  return next - (source.endsWith("\r\n", next) && next - line > 1 ? 2 : source[next - 1] === "\n" ? 1 : 0);
}

function trimmedEnd(source: string, end: number): number {
  let at = end;
  while (source[at - 1] === " " || source[at - 1] === "\t") at--;
  return at;
}

/** Joins the lines of `>`: neighbours with a space, around blank and further indented lines with line breaks. */
function foldBlock(lines: readonly string[]): string {
  let text = "";
  let breaks = 0;
  let last: string | undefined;
  for (const line of lines) {
    if (line === "") {
      breaks++;
      continue;
    }
    const isJoined = last !== undefined && !/^[ \t]/.test(last) && !/^[ \t]/.test(line);
    text += last === undefined ? "\n".repeat(breaks) : isJoined ? "\n".repeat(breaks) || " " : "\n".repeat(breaks + 1);
    text += line;
    [breaks, last] = [0, line];
  }
  return text;
}
