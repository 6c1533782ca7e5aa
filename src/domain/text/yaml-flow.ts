import { indentAt, isBlank, isBreak, isClosing, isGap, nextLine, skipBlanks } from "./yaml-lines.ts";
import { fault, leave, scalar, type YamlList, type YamlMap, type YamlNode, type YamlScalar } from "./yaml-node.ts";
import { isFlowMark, readPlain } from "./yaml-plain.ts";
import { readQuoted } from "./yaml-quoted.ts";

/** The reader recurses; what is nested deeper is not worth a stack. */
const DEEPEST = 300;

interface Cursor {
  readonly source: string;
  readonly limit: number;
  readonly least: number;
  readonly start: number;
  at: number;
  depth: number;
}

/** Reads `[...]` or `{...}`, over several lines maybe, each indented by `least` spaces; a closing bracket may stand one less. */
export function readFlow(source: string, at: number, limit: number, least: number): YamlList | YamlMap {
  return readCollection({ source, limit, least, start: at, at, depth: 0 });
}

function readCollection(cursor: Cursor): YamlList | YamlMap {
  const { source, at: start } = cursor;
  if (++cursor.depth > DEEPEST) fault("deep", cursor.start);
  const close = source[start] === "[" ? "]" : "}";
  const items: YamlNode[] = [];
  const pairs: YamlMap["pairs"][number][] = [];
  cursor.at++;
  for (skip(cursor); source[cursor.at] !== close; skip(cursor)) {
    if (close === "]") items.push(readItem(cursor));
    else pairs.push(readPair(cursor));
    skip(cursor);
    if (source[cursor.at] === ",") cursor.at++;
    // `[a: b]`, a bracket of the other kind: rare enough to leave to a whole reader.
    else if (source[cursor.at] !== close) leave();
  }
  const end = ++cursor.at;
  cursor.depth--;
  if (new Set(pairs.map(({ key }) => String(key.value))).size < pairs.length) leave();
  return close === "]" ? { kind: "list", flow: true, items, start, end } : { kind: "map", pairs, start, end };
}

function readItem(cursor: Cursor): YamlNode {
  const { source, at, limit, least } = cursor;
  const char = source[at] ?? "";
  if (char === "[" || char === "{") return readCollection(cursor);
  if ("&*!|>%@`,]}#".includes(char)) leave();
  if ("-?:".includes(char) && (isGap(source[at + 1]) || isFlowMark(source[at + 1]))) leave();
  const node = char === '"' || char === "'" ? readQuoted(source, at, limit, least) : readPlain(source, at, limit, least, true);
  cursor.at = node.end;
  return node;
}

function readPair(cursor: Cursor): { key: YamlScalar; value: YamlNode } {
  const { source, at } = cursor;
  const key = readItem(cursor);
  skip(cursor);
  if (key.kind !== "scalar" || source.slice(at, cursor.at).includes("\n")) leave();
  if (source[cursor.at] !== ":") return { key, value: nothing(key.end) };
  cursor.at++;
  skip(cursor);
  const isEmpty = source[cursor.at] === "," || source[cursor.at] === "}";
  return { key, value: isEmpty ? nothing(cursor.at) : readItem(cursor) };
}

function nothing(at: number): YamlScalar {
  return scalar(null, at, at);
}

/** Goes over blanks, comments and line ends; the region's end inside brackets is a fault. */
function skip(cursor: Cursor): void {
  const { source, limit } = cursor;
  for (;;) {
    cursor.at = skipBlanks(source, cursor.at);
    if (cursor.at >= limit) fault("bracket", cursor.start);
    const isComment = source[cursor.at] === "#" && (isBlank(source[cursor.at - 1]) || source[cursor.at - 1] === "\n");
    if (!isComment && !isBreak(source[cursor.at])) return;
    cursor.at = nextLine(source, cursor.at, limit);
    checkIndent(cursor);
  }
}

function checkIndent(cursor: Cursor): void {
  const { source, at, least, depth } = cursor;
  const indent = indentAt(source, at);
  const first = skipBlanks(source, at + indent);
  if (indent >= least || isBreak(source[first]) || source[first] === "#") return;
  if (first > at + indent) fault("tab", first);
  if (indent < least - 1 || depth > 1 || !isClosing(source[first])) fault("bracket", cursor.start);
}
