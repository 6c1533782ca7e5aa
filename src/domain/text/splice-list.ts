import { lineAround } from "./frontmatter-block.ts";
import { insertAt, replace, type Splice } from "./splice.ts";
import type { YamlList, YamlNode, YamlScalar } from "./yaml-node.ts";
import { formatScalar } from "./yaml-scalar.ts";

/**
 * Splices that turn a list's items into the wanted ones. Equal items at its start and end stay with their comments,
 * brackets and blanks; only the middle is rewritten. Undefined where an item is no plain scalar, or where there is none.
 */
export function spliceList(source: string, list: YamlList, wanted: readonly string[], ending: string): Splice[] | undefined {
  const items = list.items.filter(isPlain);
  if (items.length < list.items.length || items.length === 0) return undefined;
  const [same, tail] = countSame(items, wanted);
  const old = items.slice(same, items.length - tail);
  const fresh = wanted.slice(same, wanted.length - tail).map((value) => formatScalar(value, list.flow));
  const both = Math.min(old.length, fresh.length);
  const replaced = fresh.slice(0, both).map((words, at) => replace(old[at] ?? list, words));
  const change = list.flow ? changeFlow : changeBlock;
  return [...replaced, ...change(items, same + both, items.length - tail, fresh.slice(both), source, ending)];
}

/** Takes the lines from one offset to another out. */
export function takeLines(source: string, from: number, to: number): Splice {
  return { start: lineAround(source, from).start, end: lineAround(source, to).next, insert: "" };
}

/** An item without characters (`- `) has no place to put a value. */
function isPlain(node: YamlNode): node is YamlScalar {
  return node.kind === "scalar" && node.anchor === undefined && node.start < node.end;
}

/** How many items are as wanted at the start, and how many of the others at the end. */
function countSame(items: readonly YamlScalar[], wanted: readonly string[]): [number, number] {
  const shorter = Math.min(items.length, wanted.length);
  let same = 0;
  while (same < shorter && items[same]?.value === wanted[same]) same++;
  let tail = 0;
  while (tail < shorter - same && items.at(-1 - tail)?.value === wanted.at(-1 - tail)) tail++;
  return [same, tail];
}

/** Takes the items from `from` to `to` out of lines `- a`, or adds words where the first of them stands. */
function changeBlock(items: readonly YamlScalar[], from: number, to: number, added: readonly string[], source: string, ending: string): Splice[] {
  if (added.length === 0) return items.slice(from, to).map(({ start, end }) => takeLines(source, start, end));
  const before = items[from - 1];
  const first = items[0]?.start ?? 0;
  const line = lineAround(source, first).start;
  const lead = source.slice(line, first);
  const prefix = /^[ \t]*-[ \t]+$/.test(lead) ? lead : `${/^[ \t]*/.exec(lead)?.[0] ?? ""}- `;
  return [insertAt(before ? lineAround(source, before.end).next : line, added.map((word) => prefix + word + ending).join(""))];
}

/** The same in brackets: items go with the comma before them, or, at the list's start, the comma behind them. */
function changeFlow(items: readonly YamlScalar[], from: number, to: number, added: readonly string[]): Splice[] {
  const [before, first, last] = [items[from - 1], items[from], items[to - 1]];
  if (added.length > 0) return [before ? insertAt(before.end, added.map((word) => `, ${word}`).join("")) : insertAt(first?.start ?? 0, added.map((word) => `${word}, `).join(""))];
  if (from === to || !first || !last) return [];
  return [replace(before ? { start: before.end, end: last.end } : { start: first.start, end: items[to]?.start ?? last.end }, "")];
}
