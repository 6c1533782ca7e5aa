import { readKey, isForeignLine, type YamlKey } from "./yaml-key.ts";
import { findContent, indentAt, isBreak, isDash, nextLine, skipBlanks, type ContentLine } from "./yaml-lines.ts";
import { NotRead, YamlFault, type YamlNode } from "./yaml-node.ts";
import { readValue } from "./yaml-value.ts";

/** One `key: value` of a block. */
export interface YamlEntry {
  readonly key: YamlKey;
  readonly node: YamlNode;
}

/** The entries of a map on lines of its own, and what is surely wrong with it. */
export interface YamlBlock {
  readonly source: string;
  /** How far its keys are indented. */
  readonly indent: number;
  readonly entries: readonly YamlEntry[];
  readonly faults: readonly YamlFault[];
  /** True where reading stopped at something that only a whole YAML reader understands. */
  readonly foreign: boolean;
  /** False where the first line has no key: a list or prose. */
  readonly isMap: boolean;
}

/** A lone CR ends a line in YAML; a LF in its place keeps every offset. */
export function withoutLoneReturns(text: string): string {
  return text.replace(/\r(?!\n)/g, "\n");
}

/** Splits a block into its entries and reads each; never throws. `source` has no lone CR. */
export function readYamlBlock(source: string, from = 0, limit = source.length): YamlBlock {
  const first = findContent(source, from, limit);
  const indent = first?.indent ?? 0;
  const entries: YamlEntry[] = [];
  const faults: YamlFault[] = [];
  const seen = new Map<unknown, number>();
  let foreign = false;
  for (let line = first; line !== undefined && !foreign; ) {
    const end = findEntryEnd(source, line, limit, indent);
    if (isForeignLine(source, line)) foreign = true;
    else readEntry(source, line, end, indent, entries, faults);
    line = findContent(source, end, limit);
  }
  for (const { key } of entries) {
    const times = (seen.get(key.value) ?? 0) + 1;
    if (times === 2) faults.push(new YamlFault("duplicate", key.start));
    seen.set(key.value, times);
  }
  faults.sort((a, b) => a.at - b.at);
  const isMap = entries.length > 0 || faults[0]?.code !== "no-colon";
  return { source, indent, entries: resolveAliases(source, entries), faults, foreign: foreign || hasTwins(entries), isMap };
}

function readEntry(source: string, line: ContentLine, limit: number, indent: number, entries: YamlEntry[], faults: YamlFault[]): void {
  try {
    if (line.tab) throw new YamlFault("tab", line.at);
    if (line.indent !== indent) throw new YamlFault("indent", line.at);
    if (isDash(source, line.at)) throw new YamlFault("no-colon", line.at);
    const key = readKey(source, line.at, limit);
    entries.push({ key, node: readNodeOf(key, source, limit, indent) });
  } catch (error) {
    if (error instanceof YamlFault) faults.push(error);
    else if (!(error instanceof NotRead)) throw error;
  }
}

function readNodeOf(key: YamlKey, source: string, limit: number, parent: number): YamlNode {
  try {
    const node = readValue({ source, limit, parent, depth: 0 }, key.colon);
    return node.kind === "nested" ? { ...node, end: endOfLines(source, node.start, limit, parent) } : node;
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    const words = skipBlanks(source, key.colon);
    const isBelow = isBreak(source[words]) || source[words] === "#";
    const start = isBelow ? (findContent(source, nextLine(source, words, limit), limit)?.at ?? words) : words;
    return { kind: "opaque", start, end: endOfLines(source, start, limit, parent) };
  }
}

/** Where the next entry's line starts. Items without indent and a closing bracket belong to the entry above them. */
function findEntryEnd(source: string, first: ContentLine, limit: number, indent: number): number {
  for (let from = first.at; ; ) {
    const line = findContent(source, nextLine(source, from, limit), limit);
    if (line === undefined) return limit;
    const belongs = line.tab || line.indent > indent || (line.indent === indent && (isDash(source, line.at) || source[line.at] === "]" || source[line.at] === "}"));
    if (!belongs) return line.line;
    from = line.at;
  }
}

/** The end of the last line that is indented or an item, without the blanks behind it. */
function endOfLines(source: string, start: number, limit: number, parent: number): number {
  let end = start;
  for (let line = start; line < limit; line = nextLine(source, line, limit)) {
    const first = line === start ? line : line + indentAt(source, line);
    const isOurs = line === start || first - line > parent || source[first] === "-" || source[first] === "]" || source[first] === "}";
    const last = nextLine(source, line, limit);
    if (isOurs && source.slice(first, last).trim() !== "") end = first + source.slice(first, last).trimEnd().length;
  }
  return end;
}

/** Gives aliases what their names stand for; a name that is given twice or elsewhere stays open. */
function resolveAliases(source: string, entries: readonly YamlEntry[]): YamlEntry[] {
  const written = new Map<string, number>();
  for (const [, name = ""] of source.matchAll(/&([^\s,[\]{}:]+)/g)) written.set(name, (written.get(name) ?? 0) + 1);
  const named = new Map<string, YamlNode>();
  return entries.map(({ key, node }) => {
    if ("anchor" in node && node.anchor !== undefined) named.set(node.anchor, node);
    if (node.kind !== "alias") return { key, node };
    const target = named.get(node.name);
    if (target !== undefined && written.get(node.name) === 1) return { key, node: { ...node, target } };
    return { key, node: written.has(node.name) ? { kind: "opaque", start: node.start, end: node.end } : node };
  });
}

/** `1` and `"1"` are two keys to YAML and one to a reader. */
function hasTwins(entries: readonly YamlEntry[]): boolean {
  const names = new Map(entries.map(({ key }) => [key.value, key.name]));
  return new Set(entries.map(({ key }) => key.name)).size < names.size || new Set(entries.map(({ key }) => String(key.value ?? ""))).size < names.size;
}
