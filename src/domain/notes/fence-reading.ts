import { readYamlBlock } from "../text/yaml-block.ts";
import { leave, readOr, type YamlNode } from "../text/yaml-node.ts";
import { placesIn } from "../text/yaml-problem.ts";
import { readValue } from "../text/yaml-value.ts";

/** A list of plain values in YAML or JSON, with the keys that lead to it and the note's 0-based lines. */
export interface NamedList {
  readonly path: readonly string[];
  readonly line: number;
  readonly entries: readonly { readonly text: string; readonly line: number }[];
}

/** Finds the lists of a YAML or JSON source whose first line is the note's line `firstLine`; what cannot be read has none. */
export function findNamedLists(source: readonly string[], firstLine: number): NamedList[] {
  // A value on lines of its own stands below the line that names it: here an empty one.
  const text = `\n${dedented(source).join("\n")}`;
  return readOr(() => {
    const place = placesIn(text);
    return [...listsIn(readValue(text, 0, text.length, -1, 0), text, [], firstLine, (offset) => firstLine - 1 + place(offset).line)];
  }, () => []);
}

function* listsIn(node: YamlNode, text: string, path: readonly string[], line: number, lineOf: (offset: number) => number): Generator<NamedList> {
  if (node.kind === "list") {
    const entries = node.items.flatMap((item) => (item.kind === "scalar" && item.value !== null ? [{ text: String(item.value), line: lineOf(item.start) }] : []));
    if (entries.length > 0) yield { path, line, entries };
  } else if (node.kind === "map") {
    for (const { key, value } of node.pairs) yield* listsIn(value, text, [...path, String(key.value)], lineOf(key.start), lineOf);
  } else if (node.kind === "nested") {
    const block = readYamlBlock(text, text.lastIndexOf("\n", node.start) + 1, node.end);
    if (block.faults[0] !== undefined) throw block.faults[0];
    for (const { key, node: value } of block.entries) yield* listsIn(value, text, [...path, String(key.value)], lineOf(key.start), lineOf);
  } else if (node.kind === "opaque" && /^[[{]/.test(text.slice(node.start, node.end))) {
    // Brackets that we cannot read may be brackets that nobody can.
    leave();
  }
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
