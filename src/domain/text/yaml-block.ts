import { readKey, isForeignLine, type YamlKey } from "./yaml-key.ts";
import { findContent, indentAt, isBreak, isClosing, isDash, nextLine, skipBlanks, type ContentLine } from "./yaml-lines.ts";
import { fault, readOr, YamlFault, type YamlNode } from "./yaml-node.ts";
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
  let foreign = false;
  for (let line = first; line !== undefined && !foreign; ) {
    const end = findEntryEnd(source, line, limit, indent);
    foreign = isForeignLine(source, line);
    const entry = foreign ? undefined : readEntry(source, line, end, indent);
    if (entry instanceof YamlFault) faults.push(entry);
    else if (entry) entries.push(entry);
    line = findContent(source, end, limit);
  }
  const isMap = entries.length > 0 || faults[0]?.code !== "no-colon";
  faults.push(...findDuplicates(entries));
  faults.sort((a, b) => a.at - b.at);
  return { source, indent, entries: resolveAliases(source, entries), faults, foreign: foreign || hasTwins(entries), isMap };
}

function readEntry(source: string, line: ContentLine, limit: number, indent: number): YamlEntry | YamlFault | undefined {
  return readOr(() => {
    if (line.tab) fault("tab", line.at);
    if (line.indent !== indent) fault("indent", line.at);
    if (isDash(source, line.at)) fault("no-colon", line.at);
    const key = readKey(source, line.at, limit);
    return { key, node: readNodeOf(key, source, limit, indent) };
  }, (found) => found);
}

function readNodeOf(key: YamlKey, source: string, limit: number, parent: number): YamlNode {
  const upTo = (node: YamlNode): YamlNode => ({ ...node, end: endOfLines(source, node.start, limit, parent) });
  return readOr(() => {
    const node = readValue(source, key.colon, limit, parent, 0);
    return node.kind === "nested" ? upTo(node) : node;
  }, (found) => {
    if (found) throw found;
    const words = skipBlanks(source, key.colon);
    const isBelow = isBreak(source[words]) || source[words] === "#";
    const start = (isBelow && findContent(source, nextLine(source, words, limit), limit)?.at) || words;
    return upTo({ kind: "opaque", start, end: start });
  });
}

/** Where the next entry's line starts. Items without indent and a closing bracket belong to the entry above them. */
function findEntryEnd(source: string, first: ContentLine, limit: number, indent: number): number {
  for (let from = first.at; ; ) {
    const line = findContent(source, nextLine(source, from, limit), limit);
    if (line === undefined) return limit;
    const belongs = line.tab || line.indent > indent || (line.indent === indent && (isDash(source, line.at) || isClosing(source[line.at])));
    if (!belongs) return line.line;
    from = line.at;
  }
}

/** The end of the last line that is indented or an item, without the blanks behind it. */
function endOfLines(source: string, start: number, limit: number, parent: number): number {
  let end = start;
  for (let line = start; line < limit; line = nextLine(source, line, limit)) {
    const first = line === start ? line : line + indentAt(source, line);
    const isOurs = line === start || first - line > parent || source[first] === "-" || isClosing(source[first]);
    const words = source.slice(first, nextLine(source, line, limit)).trimEnd();
    if (isOurs && words !== "") end = first + words.length;
  }
  return end;
}

/** A key that stands more than once is a fault where it does so first. */
function findDuplicates(entries: readonly YamlEntry[]): YamlFault[] {
  const seen = new Map<unknown, number>();
  return entries.flatMap(({ key }) => {
    const times = (seen.get(key.value) ?? 0) + 1;
    seen.set(key.value, times);
    return times === 2 ? [new YamlFault("duplicate", key.start)] : [];
  });
}

/** Gives aliases what their names stand for; a name that is given twice or elsewhere stays open. */
function resolveAliases(source: string, entries: readonly YamlEntry[]): YamlEntry[] {
  const written = new Map<string, number>();
  for (const [, name = ""] of source.matchAll(/&([^\s,[\]{}:]+)/g)) written.set(name, (written.get(name) ?? 0) + 1);
  const named = new Map<unknown, YamlNode>();
  return entries.map(({ key, node }) => {
    if ("anchor" in node) named.set(node.anchor, node);
    const times = node.kind === "alias" && written.get(node.name);
    if (node.kind !== "alias" || !times) return { key, node };
    const target = named.get(node.name);
    return { key, node: times === 1 && target ? { ...node, target } : { kind: "opaque", start: node.start, end: node.end } };
  });
}

/** `1` and `"1"` are two keys to YAML and one to a reader. */
function hasTwins(entries: readonly YamlEntry[]): boolean {
  const count = (name: (key: YamlKey) => unknown): number => new Set(entries.map(({ key }) => name(key))).size;
  return Math.min(count((key) => key.name), count((key) => String(key.value ?? ""))) < count((key) => key.value);
}
