import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLSeq } from "yaml";
import type { FieldValue } from "./field.ts";
import { lineAround } from "./frontmatter-block.ts";
import { spliceBlockList, spliceFlowList } from "./splice-list.ts";
import type { Splice } from "./splice.ts";
import type { YamlEntry } from "./yaml-block.ts";
import { formatKey, formatScalar } from "./yaml-scalar.ts";

/** The lines of a new property, each with its ending; `indent` is that of the block's keys. */
export function writeEntry(key: string, value: FieldValue, indent: string, ending: string): string {
  const name = `${indent}${formatKey(key)}:`;
  if (!isList(value)) return `${name} ${formatScalar(value)}${ending}`;
  return value.length === 0 ? `${name} []${ending}` : `${name}${ending}${writeItems(value, indent, ending)}`;
}

/** Splices that put a value in the place of an entry's present one; undefined where it is something that only a person should replace. */
export function spliceValue(source: string, entry: YamlEntry, value: FieldValue, ending: string): Splice[] | undefined {
  const colon = colonEnd(source, entry);
  if (colon === undefined || !isReplaceable(source, entry)) return undefined;
  const { node } = entry;
  if (isList(value) && value.length > 0) {
    if (isPlainList(node) && node.items.length > 0) {
      const splices = node.flow === true ? spliceFlowList(source, node, value) : spliceBlockList(source, node, value, ending);
      if (splices !== undefined) return splices;
    }
    // An empty list has no style to keep.
    if (isSeq(node) && node.flow === true && node.items.length > 0) return [inPlace(entry, flowList(value))];
    const indent = source.slice(lineAround(source, entry.keyStart).start, entry.keyStart);
    const next = lineAround(source, Math.max(colon, entry.end)).next;
    return [...clear(source, entry, colon), { start: next, end: next, insert: writeItems(value, indent, ending) }];
  }
  const words = isList(value) ? "[]" : formatScalar(value);
  if (entry.start === entry.end || (isSeq(node) && node.flow !== true)) {
    return [{ start: colon, end: colon, insert: ` ${words}` }, ...clear(source, entry, colon)];
  }
  return [inPlace(entry, words)];
}

/** The splice that takes an entry's own lines out; undefined where they hold more than `key: value`. */
export function spliceOut(source: string, entry: YamlEntry): Splice | undefined {
  const colon = colonEnd(source, entry);
  if (colon === undefined || !isReplaceable(source, entry)) return undefined;
  return { start: lineAround(source, entry.keyStart).start, end: lineAround(source, Math.max(colon, entry.end)).next, insert: "" };
}

/** Takes the old value's characters out: a block list's lines, or the span behind the colon. */
function clear(source: string, entry: YamlEntry, colon: number): Splice[] {
  if (entry.start === entry.end) return [];
  if (isSeq(entry.node) && entry.node.flow !== true) {
    return [{ start: lineAround(source, entry.start).start, end: lineAround(source, entry.end).next, insert: "" }];
  }
  return [{ start: colon, end: entry.end, insert: "" }];
}

function inPlace(entry: YamlEntry, words: string): Splice {
  return { start: entry.start, end: entry.end, insert: words };
}

/** The offset behind the entry's colon; undefined for `? key` and for a key with others on its line. */
function colonEnd(source: string, entry: YamlEntry): number | undefined {
  const before = source.slice(lineAround(source, entry.keyStart).start, entry.keyStart);
  const colon = /^[ \t]*:/.exec(source.slice(entry.keyEnd, entry.keyEnd + 80));
  return before.trim() === "" && colon !== null ? entry.keyEnd + colon[0].length : undefined;
}

/** Scalars, aliases and lists without names, tags or maps inside; and `{{title}}`, which is a map by accident. */
function isReplaceable(source: string, entry: YamlEntry): boolean {
  const { node } = entry;
  if (node === undefined || /^\{\{[^{}]*\}\}$/.test(source.slice(entry.start, entry.end))) return true;
  return isAlias(node) || isPlainScalar(node) || (isSeq(node) && isUnnamed(node) && (node.items as Node[]).every(isListOrScalar));
}

function isListOrScalar(node: Node): boolean {
  if (isAlias(node)) return true;
  return !isMap(node) && isUnnamed(node) && (!isSeq(node) || (node.items as Node[]).every(isListOrScalar));
}

function isPlainScalar(node: Node): boolean {
  return isScalar(node) && isUnnamed(node);
}

function isUnnamed(node: Node): boolean {
  return node.tag === undefined && !("anchor" in node && node.anchor !== undefined);
}

function isPlainList(node: Node | undefined): node is YAMLSeq {
  return isSeq(node) && (node.items as Node[]).every(isPlainScalar);
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
