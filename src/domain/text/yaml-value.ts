import { readBlockScalar } from "./yaml-block-scalar.ts";
import { readFlow } from "./yaml-flow.ts";
import { findContent, findLeftover, isBreak, isDash, isGap, lineEnd, nextLine, skipBlanks, type ContentLine } from "./yaml-lines.ts";
import { NotRead, YamlFault, type YamlAlias, type YamlList, type YamlNode } from "./yaml-node.ts";
import { readPlain } from "./yaml-plain.ts";
import { readQuoted } from "./yaml-quoted.ts";

/** The part of a block that holds one value: it ends before `limit`, and its lines are indented further than `parent`. */
export interface Region {
  readonly source: string;
  readonly limit: number;
  readonly parent: number;
  /** How many lists it stands in. */
  readonly depth: number;
}

const ANCHOR = /&([^\s,[\]{}:]+)[ \t]+(?=[^\s#&*!])/y;
const ALIAS = /\*([^\s,[\]{}:]+)/y;
const DEEPEST = 40;

/** Reads what stands behind the colon or dash that ends at `at`. */
export function readValue(region: Region, at: number): YamlNode {
  const { source, limit, parent, depth } = region;
  const start = skipBlanks(source, at);
  if (start < limit && !isBreak(source[start]) && source[start] !== "#") return readInline(region, start, depth > 0);
  const content = findContent(source, nextLine(source, start, limit), limit);
  if (content === undefined) return { kind: "scalar", value: null, start: at, end: at };
  if (content.tab && content.indent > parent) throw new NotRead();
  if (content.tab) throw new YamlFault("tab", content.at);
  if (isDash(source, content.at) && (content.indent > parent || (depth === 0 && content.indent === parent))) return readList(region, content.at, content.indent);
  if (content.indent <= parent) throw new YamlFault("indent", content.at);
  return readInline(region, content.at, true);
}

/** Reads a value from its first character on; `own` where a map or list may start here too. */
function readInline(region: Region, at: number, own: boolean): YamlNode {
  const { source, limit } = region;
  const node = readNode(region, at, own);
  const left = findLeftover(source, node.end, limit);
  if (left === undefined) return node;
  const isKey = source[left] === ":" && isGap(source[left + 1]);
  if (isKey && own) return { kind: "nested", start: at, end: lineEnd(source, limit, limit) };
  // `**bold** text` is an alias with something behind it.
  if (node.kind === "alias") throw new YamlFault("reserved", at);
  const blanks = source.slice(source.lastIndexOf("\n", left - 1) + 1, left);
  const isFirst = blanks.trim() === "";
  // A line that starts with the colon: readers differ.
  if (isKey) throw isFirst ? new NotRead() : new YamlFault("colon", left);
  throw new YamlFault(isFirst && blanks.includes("\t") ? "tab" : "left-over", left);
}

function readNode(region: Region, at: number, own: boolean): YamlNode {
  const { source, limit, parent } = region;
  switch (source[at]) {
    case '"': case "'": return readQuoted(source, at, limit, parent + 1);
    case "[": case "{": return readFlow(source, at, limit, parent + 1);
    case "|": case ">": return readBlockScalar(source, at, limit, parent + 1);
    case "&": return readAnchored(region, at, own);
    case "*": return readAlias(region, at);
    case "!": throw new NotRead();
    case "@": case "`": case "%": case ",": case "]": case "}": throw new YamlFault("reserved", at);
    case "-": if (isDash(source, at)) return readInnerList(region, at, own); break;
    case "?": case ":": if (isGap(source[at + 1])) throw own ? new NotRead() : new YamlFault("reserved", at);
  }
  return readPlain(source, at, limit, parent + 1, false);
}

function readInnerList(region: Region, at: number, own: boolean): YamlList {
  if (!own) throw new YamlFault("reserved", at);
  const line = region.source.lastIndexOf("\n", at - 1) + 1;
  return readList(region, at, at - line);
}

function readAnchored(region: Region, at: number, own: boolean): YamlNode {
  ANCHOR.lastIndex = at;
  const match = ANCHOR.exec(region.source);
  if (match === null || own) throw new NotRead();
  const node = readNode(region, at + match[0].length, false);
  if (node.kind !== "scalar" && node.kind !== "list" && node.kind !== "map") throw new NotRead();
  return { ...node, start: at, anchor: match[1] ?? "" };
}

function readAlias({ source, depth }: Region, at: number): YamlAlias {
  ALIAS.lastIndex = at;
  const name = ALIAS.exec(source)?.[1];
  // A colon in a name: readers differ.
  if (depth > 0 || (name !== undefined && source[at + 1 + name.length] === ":")) throw new NotRead();
  if (name === undefined) throw isGap(source[at + 1]) ? new YamlFault("reserved", at) : new NotRead();
  return { kind: "alias", name, start: at, end: at + 1 + name.length };
}

function readList(region: Region, first: number, indent: number): YamlList {
  const { source, limit, depth } = region;
  if (depth > DEEPEST) throw new NotRead();
  const dashes = [first, ...findDashes(source, nextLine(source, first, limit), limit, indent).map((line) => line.at)];
  const items = dashes.map((dash, index) => {
    const next = dashes[index + 1];
    const end = next === undefined ? limit : next - indent;
    const item = readValue({ source, limit: end, parent: indent, depth: depth + 1 }, dash + 1);
    if (item.kind === "nested") throw new NotRead();
    return item;
  });
  const last = Math.max(dashes.at(-1) ?? first, items.at(-1)?.end ?? first);
  return { kind: "list", flow: false, items, start: first, end: lineEnd(source, last, limit) };
}

/** The dashes of a list's further items; a line that is indented less than they are is a fault. */
function findDashes(source: string, from: number, limit: number, indent: number): ContentLine[] {
  const dashes: ContentLine[] = [];
  for (let line = findContent(source, from, limit); line !== undefined; line = findContent(source, nextLine(source, line.at, limit), limit)) {
    if (line.indent > indent) continue;
    if (line.tab) throw new YamlFault("tab", line.at);
    const isInList = line.indent === indent;
    if (isInList && isDash(source, line.at)) dashes.push(line);
    else if (!isInList || (source[line.at] !== "]" && source[line.at] !== "}")) throw new YamlFault("indent", line.at);
  }
  return dashes;
}
