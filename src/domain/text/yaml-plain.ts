import { readCore } from "./yaml-core.ts";
import { foldLines, indentAt, isBlank, isBreak, isGap, nextLine, skipBlanks } from "./yaml-lines.ts";
import { scalar, type YamlScalar } from "./yaml-node.ts";

/** True for the characters that mean something inside brackets. */
export function isFlowMark(char: string | undefined): boolean {
  return char !== undefined && ",[]{}".includes(char);
}

/** Where the unquoted words at `at` end on their line: before a colon with a gap behind it, a comment, or a mark of brackets. */
export function findPlainEnd(source: string, at: number, limit: number, inFlow: boolean): number {
  let end = at;
  for (let next = at; next < limit && !isBreak(source[next]); next++) {
    const char = source[next];
    if (isBlank(char)) continue;
    if (char === "#" && next > at && isBlank(source[next - 1])) break;
    if (char === ":" && (isGap(source[next + 1]) || (inFlow && isFlowMark(source[next + 1])))) break;
    if (inFlow && isFlowMark(char)) break;
    end = next + 1;
  }
  return end;
}

/** Reads an unquoted scalar with the lines that carry it on, each indented by `least` spaces. */
export function readPlain(source: string, at: number, limit: number, least: number, inFlow: boolean): YamlScalar {
  let end = findPlainEnd(source, at, limit, inFlow);
  for (;;) {
    const next = findContinuation(source, end, limit, least);
    const reached = next === undefined ? end : findPlainEnd(source, next, limit, inFlow);
    if (next === undefined || reached === next) break;
    end = reached;
  }
  return scalar(readCore(foldLines(source.slice(at, end).replace(/\r\n/g, "\n"))), at, end);
}

/** The first word of the line that carries a scalar on, behind blank lines maybe. */
function findContinuation(source: string, end: number, limit: number, least: number): number | undefined {
  const rest = skipBlanks(source, end);
  if (rest >= limit || !isBreak(source[rest])) return undefined;
  for (let line = nextLine(source, rest, limit); line < limit; line = nextLine(source, line, limit)) {
    const indent = indentAt(source, line);
    if (isBreak(source[line + indent])) continue;
    const at = skipBlanks(source, line + indent);
    if (indent < least || source[at] === "#") return undefined;
    if (!isBreak(source[at])) return at;
  }
  return undefined;
}
