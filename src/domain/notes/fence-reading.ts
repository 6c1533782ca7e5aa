import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";

/** A list of plain values in YAML or JSON, with the keys that lead to it and the note's 0-based lines. */
export interface NamedList {
  readonly path: readonly string[];
  readonly line: number;
  readonly entries: readonly { readonly text: string; readonly line: number }[];
}

/** Finds the lists of a YAML or JSON source whose first line is the note's line `firstLine`; what cannot be read has none. */
export function findNamedLists(source: readonly string[], firstLine: number): NamedList[] {
  const counter = new LineCounter();
  const lists: NamedList[] = [];
  const lineOf = (node: { range?: readonly number[] | null }): number => firstLine + counter.linePos(node.range?.[0] ?? 0).line - 1;
  const walk = (node: unknown, path: readonly string[], line: number): void => {
    if (isMap(node)) {
      for (const pair of node.items) if (isScalar(pair.key)) walk(pair.value, [...path, String(pair.key.value)], lineOf(pair.key));
    } else if (isSeq(node)) {
      const entries = node.items.flatMap((item) => (isScalar(item) && item.value !== null ? [{ text: String(item.value), line: lineOf(item) }] : []));
      if (entries.length > 0) lists.push({ path, line, entries });
    }
  };
  const document = parseDocument(dedented(source).join("\n"), { lineCounter: counter, logLevel: "silent" });
  if (document.errors.length === 0) walk(document.contents, [], firstLine);
  return lists;
}

const NOT_CODE = new Set(["mermaid", "plantuml", "dot", "graphviz", "yaml", "yml", "json", "md", "markdown", "text", "csv", "console"]);
const CALL = /^\s*(?:await\s+|yield\s+|return\s+)?(?:[A-Za-z_$][\w$]*\.)*([A-Za-z_$][\w$]*)\s*\([^()]*\)\s*;?\s*(?:#.*|\/\/.*)?$/;
const NOT_A_CALL = new Set(["if", "for", "while", "switch", "catch", "def", "function", "class", "print", "super"]);

/** Finds the calls of a code block, a line each; definitions and diagrams are none. */
export function findCalls(language: string, source: readonly string[], firstLine: number): { name: string; line: number }[] {
  if (NOT_CODE.has(language)) return [];
  return source.flatMap((text, at) => {
    const name = CALL.exec(text)?.[1];
    return name === undefined || NOT_A_CALL.has(name) ? [] : [{ name, line: firstLine + at }];
  });
}

function dedented(source: readonly string[]): string[] {
  const indents = source.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const least = indents.length > 0 ? Math.min(...indents) : 0;
  return source.map((line) => line.slice(least));
}
