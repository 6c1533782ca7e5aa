import type { FieldValue } from "./field.ts";
import { lineAround } from "./frontmatter-block.ts";
import { spliceList, takeLines } from "./splice-list.ts";
import { insertAt, replace, type Splice } from "./splice.ts";
import type { YamlEntry } from "./yaml-block.ts";
import type { YamlNode } from "./yaml-node.ts";
import { formatKey, formatScalar } from "./yaml-scalar.ts";

/** The lines of a new property, each with its ending; `indent` is that of the block's keys. */
export function writeEntry(key: string, value: FieldValue, indent: string, ending: string): string {
  const name = `${indent}${formatKey(key)}:`;
  if (!isList(value)) return `${name} ${formatScalar(value)}${ending}`;
  return value.length === 0 ? `${name} []${ending}` : `${name}${ending}${writeItems(value, indent, ending)}`;
}

/** Splices that put a value in the place of an entry's present one; undefined where it is something that only a person should replace. */
export function spliceValue(source: string, entry: YamlEntry, value: FieldValue, ending: string): Splice[] | undefined {
  if (!isReplaceable(source, entry)) return undefined;
  const { node } = entry;
  const { colon, start } = entry.key;
  const isFlow = node.kind === "list" && node.flow;
  if (isList(value) && value.length > 0) {
    const splices = node.kind === "list" ? spliceList(source, node, value, ending) : undefined;
    if (splices !== undefined) return splices;
    // An empty list has no style to keep.
    if (isFlow && node.items.length > 0) return [replace(node, `[${value.map((item) => formatScalar(item, true)).join(", ")}]`)];
    const indent = source.slice(lineAround(source, start).start, start);
    return [...clear(source, node, colon), insertAt(lineAround(source, Math.max(colon, node.end)).next, writeItems(value, indent, ending))];
  }
  const words = isList(value) ? "[]" : formatScalar(value);
  if (node.start === node.end || (node.kind === "list" && !isFlow)) return [insertAt(colon, ` ${words}`), ...clear(source, node, colon)];
  return [replace(node, words)];
}

/** The splice that takes an entry's own lines out; undefined where they hold more than `key: value`. */
export function spliceOut(source: string, entry: YamlEntry): Splice | undefined {
  const { key, node } = entry;
  return isReplaceable(source, entry) ? takeLines(source, key.start, Math.max(key.colon, node.end)) : undefined;
}

/** Takes the old value's characters out: a block list's lines, or the span behind the colon. */
function clear(source: string, node: YamlNode, colon: number): Splice[] {
  if (node.start === node.end) return [];
  return [node.kind === "list" && !node.flow ? takeLines(source, node.start, node.end) : replace({ start: colon, end: node.end }, "")];
}

/** Scalars, aliases and lists without names, tags or maps inside; and `{{title}}`, which is a map by accident. */
function isReplaceable(source: string, { node }: YamlEntry): boolean {
  return node.kind === "alias" || isListOrScalar(node) || /^\{\{[^{}]*\}\}$/.test(source.slice(node.start, node.end));
}

function isListOrScalar(node: YamlNode): boolean {
  return (node.kind === "scalar" || (node.kind === "list" && node.items.every(isListOrScalar))) && node.anchor === undefined;
}

function isList(value: FieldValue): value is readonly string[] {
  return typeof value === "object";
}

function writeItems(value: readonly string[], indent: string, ending: string): string {
  return value.map((item) => `${indent}  - ${formatScalar(item)}${ending}`).join("");
}
