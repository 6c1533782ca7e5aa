import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node, type Pair, type YAMLParseError, type YAMLWarning } from "yaml";

/** One `key: value` of a parsed block; the node is absent where nothing stands behind the colon. */
export interface YamlEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly node: Node | undefined;
  /** Offsets of the value in the block, without blanks or line ends behind it. */
  readonly start: number;
  readonly end: number;
}

/** A block as YAML 1.2 (core schema: dates stay strings) reads it. */
export interface YamlBlock {
  readonly source: string;
  readonly entries: readonly YamlEntry[];
  readonly errors: readonly YAMLParseError[];
  readonly warnings: readonly YAMLWarning[];
  /** Set where the whole could not be parsed, or is something else than properties. */
  readonly failure: string | undefined;
  /** True for `{a: 1}` as the whole block. */
  readonly flow: boolean;
  /** The plain value of an entry; undefined where YAML has none (an alias without its anchor). */
  valueOf(entry: YamlEntry): unknown;
  /** 0-based line and column of an offset in the block. */
  positionOf(offset: number): { line: number; column: number };
}

/** Parses what stands between the fences; never throws. Offsets are those of `inner`. */
export function parseYamlBlock(inner: string): YamlBlock {
  // A lone CR ends a line in YAML but not for the parser; a LF in its place keeps every offset.
  const source = inner.replace(/\r(?!\n)/g, "\n");
  const counter = new LineCounter();
  const positionOf = (offset: number): { line: number; column: number } => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(0, line - 1), column: Math.max(0, col - 1) };
  };
  try {
    const document = parseDocument(source, { lineCounter: counter, prettyErrors: false, logLevel: "silent" });
    const root = document.contents;
    const isProperties = root === null || isMap(root) || (isScalar(root) && root.value === null);
    const entries = isMap(root) ? root.items.flatMap((pair) => readEntry(pair, source)) : [];
    const failure = isProperties ? undefined : "text without a key";
    const flow = isMap(root) && root.flow === true;
    return { source, entries, errors: document.errors, warnings: document.warnings, failure, flow, positionOf, valueOf: (entry) => plainValue(entry.node, document) };
  } catch {
    // The parser recurses; brackets nested thousands deep exhaust the stack.
    return { source, entries: [], errors: [], warnings: [], failure: "nesting too deep to read", flow: false, positionOf, valueOf: () => undefined };
  }
}

function readEntry(pair: Pair<unknown, unknown>, source: string): YamlEntry[] {
  const { key, value } = pair;
  if (!isScalar(key) || !key.range) return [];
  const name = key.type === "PLAIN" ? (key.source ?? String(key.value)) : String(key.value);
  const node = isNode(value) ? value : undefined;
  const [from, to] = node?.range ?? [key.range[1], key.range[1]];
  const end = Math.max(from, from + source.slice(from, to).trimEnd().length);
  return [{ key: name, keyStart: key.range[0], keyEnd: key.range[1], node, start: from, end }];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "range" in value;
}

function plainValue(node: Node | undefined, document: Document): unknown {
  try {
    return node === undefined ? null : (node.toJS(document) as unknown);
  } catch {
    return undefined;
  }
}
