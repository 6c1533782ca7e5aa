import type { FieldValue } from "./field.ts";
import { lineAround } from "./frontmatter-block.ts";
import { spliceBlockList, spliceFlowList } from "./splice-list.ts";
import type { Splice } from "./splice.ts";
import type { YamlEntry } from "./yaml-block.ts";
import type { YamlList, YamlNode } from "./yaml-node.ts";
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
  const { colon } = entry.key;
  if (isList(value) && value.length > 0) {
    if (isPlainList(node) && node.items.length > 0) {
      const splices = node.flow ? spliceFlowList(node, value) : spliceBlockList(source, node, value, ending);
      if (splices !== undefined) return splices;
    }
    // An empty list has no style to keep.
    if (node.kind === "list" && node.flow && node.items.length > 0) return [inPlace(node, flowList(value))];
    const indent = source.slice(lineAround(source, entry.key.start).start, entry.key.start);
    const next = lineAround(source, Math.max(colon, node.end)).next;
    return [...clear(source, node, colon), { start: next, end: next, insert: writeItems(value, indent, ending) }];
  }
  const words = isList(value) ? "[]" : formatScalar(value);
  if (node.start === node.end || (node.kind === "list" && !node.flow)) {
    return [{ start: colon, end: colon, insert: ` ${words}` }, ...clear(source, node, colon)];
  }
  return [inPlace(node, words)];
}

/** The splice that takes an entry's own lines out; undefined where they hold more than `key: value`. */
export function spliceOut(source: string, entry: YamlEntry): Splice | undefined {
  if (!isReplaceable(source, entry)) return undefined;
  const { key, node } = entry;
  return { start: lineAround(source, key.start).start, end: lineAround(source, Math.max(key.colon, node.end)).next, insert: "" };
}

/** Takes the old value's characters out: a block list's lines, or the span behind the colon. */
function clear(source: string, node: YamlNode, colon: number): Splice[] {
  if (node.start === node.end) return [];
  if (node.kind === "list" && !node.flow) return [{ start: lineAround(source, node.start).start, end: lineAround(source, node.end).next, insert: "" }];
  return [{ start: colon, end: node.end, insert: "" }];
}

function inPlace(node: YamlNode, words: string): Splice {
  return { start: node.start, end: node.end, insert: words };
}

/** Scalars, aliases and lists without names, tags or maps inside; and `{{title}}`, which is a map by accident. */
function isReplaceable(source: string, { node }: YamlEntry): boolean {
  return node.kind === "alias" || isListOrScalar(node) || /^\{\{[^{}]*\}\}$/.test(source.slice(node.start, node.end));
}

function isListOrScalar(node: YamlNode): boolean {
  if (node.kind === "list") return node.anchor === undefined && node.items.every(isListOrScalar);
  return node.kind === "scalar" && node.anchor === undefined;
}

function isPlainList(node: YamlNode): node is YamlList {
  return node.kind === "list" && node.items.every((item) => item.kind === "scalar");
}

function isList(value: FieldValue): value is readonly string[] {
  return typeof value === "object";
}

function flowList(value: readonly string[]): string {
  return `[${value.map((item) => formatScalar(item, true)).join(", ")}]`;
}

function writeItems(value: readonly string[], indent: string, ending: string): string {
  return value.map((item) => `${indent}  - ${formatScalar(item)}${ending}`).join("");
}
