import { readBlockScalar } from "./yaml-block-scalar.ts";
import { readFlow } from "./yaml-flow.ts";
import { findContent, findLeftover, isBreak, isClosing, isDash, isGap, lineEnd, nextLine, skipBlanks } from "./yaml-lines.ts";
import { fault, leave, scalar, type YamlAlias, type YamlList, type YamlNode, type YamlWritten } from "./yaml-node.ts";
import { readPlain } from "./yaml-plain.ts";
import { readQuoted } from "./yaml-quoted.ts";

const ANCHOR = /&([^\s,[\]{}:]+)[ \t]+(?=[^\s#&*!])/y;
const ALIAS = /\*([^\s,[\]{}:]+)/y;
const DEEPEST = 40;

/**
 * Reads what stands behind the colon or dash that ends at `at`. It ends before `limit`, and its lines are indented
 * further than `parent`; `depth` counts the lists that it stands in.
 */
export function readValue(source: string, at: number, limit: number, parent: number, depth: number): YamlNode {
  const start = skipBlanks(source, at);
  if (start < limit && !isBreak(source[start]) && source[start] !== "#") return readInline(source, start, limit, parent, depth, depth > 0);
  const content = findContent(source, nextLine(source, start, limit), limit);
  if (content === undefined) return scalar(null, at, at);
  const { at: first, indent } = content;
  if (content.tab) indent > parent ? leave() : fault("tab", first);
  if (isDash(source, first) && (indent > parent || (depth === 0 && indent === parent))) return readList(source, first, limit, indent, depth);
  if (indent <= parent) fault("indent", first);
  return readInline(source, first, limit, parent, depth, true);
}

/** Reads a value from its first character on; `own` where a map or list may start here too. */
function readInline(source: string, at: number, limit: number, parent: number, depth: number, own: boolean): YamlNode {
  const node = readNode(source, at, limit, parent, depth, own);
  const left = findLeftover(source, node.end, limit);
  if (left === undefined) return node;
  const isKey = source[left] === ":" && isGap(source[left + 1]);
  if (isKey && own) return { kind: "nested", start: at, end: lineEnd(source, limit, limit) };
  // `**bold** text` is an alias with something behind it.
  if (node.kind === "alias") fault("reserved", at);
  const blanks = source.slice(source.lastIndexOf("\n", left - 1) + 1, left);
  const isFirst = blanks.trim() === "";
  // A line that starts with the colon: readers differ.
  if (isKey && isFirst) leave();
  return fault(isKey ? "colon" : isFirst && blanks.includes("\t") ? "tab" : "left-over", left);
}

function readNode(source: string, at: number, limit: number, parent: number, depth: number, own: boolean): YamlWritten {
  switch (source[at]) {
    case '"': case "'": return readQuoted(source, at, limit, parent + 1);
    case "[": case "{": return readFlow(source, at, limit, parent + 1);
    case "|": case ">": return readBlockScalar(source, at, limit, parent + 1);
    case "&": return readAnchored(source, at, limit, parent, depth, own);
    case "*": return readAlias(source, at, depth);
    case "!": return leave();
    case "@": case "`": case "%": case ",": case "]": case "}": fault("reserved", at);
  }
  if ("-?:".includes(source[at] ?? "") && isGap(source[at + 1])) {
    if (!own) fault("reserved", at);
    return source[at] === "-" ? readList(source, at, limit, at - source.lastIndexOf("\n", at - 1) - 1, depth) : leave();
  }
  return readPlain(source, at, limit, parent + 1, false);
}

function readAnchored(source: string, at: number, limit: number, parent: number, depth: number, own: boolean): YamlWritten {
  ANCHOR.lastIndex = at;
  const match = ANCHOR.exec(source);
  if (match === null || own) return leave();
  const node = readNode(source, ANCHOR.lastIndex, limit, parent, depth, false);
  return node.kind === "alias" ? leave() : { ...node, start: at, anchor: match[1] ?? "" };
}

function readAlias(source: string, at: number, depth: number): YamlAlias {
  ALIAS.lastIndex = at;
  const name = ALIAS.exec(source)?.[1];
  if (name === undefined && depth === 0 && isGap(source[at + 1])) fault("reserved", at);
  const end = at + 1 + (name ?? "").length;
  // A colon in a name: readers differ.
  return name === undefined || depth > 0 || source[end] === ":" ? leave() : { kind: "alias", name, start: at, end };
}

function readList(source: string, start: number, limit: number, indent: number, depth: number): YamlList {
  if (depth > DEEPEST) leave();
  const dashes = findDashes(source, start, limit, indent);
  const items = dashes.map((dash, index) => {
    const next = dashes[index + 1];
    const item = readValue(source, dash + 1, next === undefined ? limit : next - indent, indent, depth + 1);
    return item.kind === "nested" ? leave() : item;
  });
  const last = Math.max(dashes.at(-1) ?? start, items.at(-1)?.end ?? start);
  return { kind: "list", flow: false, items, start, end: lineEnd(source, last, limit) };
}

/** The dashes of a list's items, of which the first is known; a line that is indented less than they are is a fault. */
function findDashes(source: string, first: number, limit: number, indent: number): number[] {
  const dashes = [first];
  for (let line = findContent(source, nextLine(source, first, limit), limit); line !== undefined; line = findContent(source, nextLine(source, line.at, limit), limit)) {
    const { at } = line;
    if (line.indent > indent) continue;
    if (line.tab) fault("tab", at);
    if (line.indent === indent && isDash(source, at)) dashes.push(at);
    else if (line.indent < indent || !isClosing(source[at])) fault("indent", at);
  }
  return dashes;
}
