import { lineAround } from "./frontmatter-block.ts";
import type { Splice } from "./splice.ts";
import type { YamlList } from "./yaml-node.ts";
import { formatScalar } from "./yaml-scalar.ts";

/** How a list changes: equal items at its start and end stay, only the middle is rewritten. */
interface ListChange {
  readonly replaced: readonly { readonly item: ListItem; readonly value: string }[];
  readonly removed: readonly ListItem[];
  readonly added: readonly string[];
  /** The item that added ones follow, if any. */
  readonly after: ListItem | undefined;
}

interface ListItem {
  readonly index: number;
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
}

/** Splices that turn a block list (`- a` lines) into the wanted items; comments and untouched items stay. Undefined where an item is no plain scalar. */
export function spliceBlockList(source: string, list: YamlList, wanted: readonly string[], ending: string): Splice[] | undefined {
  const items = readItems(list);
  const first = items?.[0];
  if (items === undefined || first === undefined) return undefined;
  const change = compare(items, wanted);
  const lead = source.slice(lineAround(source, first.start).start, first.start);
  const prefix = /^[ \t]*-[ \t]+$/.test(lead) ? lead : `${/^[ \t]*/.exec(lead)?.[0] ?? ""}- `;
  const added = change.added.map((value) => `${prefix}${formatScalar(value)}${ending}`).join("");
  const splices = change.replaced.map(({ item, value }) => replaceItem(item, value, false));
  for (const item of change.removed) splices.push({ start: lineAround(source, item.start).start, end: lineAround(source, item.end).next, insert: "" });
  const at = change.after === undefined ? lineAround(source, first.start).start : lineAround(source, change.after.end).next;
  return added === "" ? splices : [...splices, { start: at, end: at, insert: added }];
}

/** The same for a flow list (`[a, b]`), whose brackets, blanks and untouched items stay. */
export function spliceFlowList(list: YamlList, wanted: readonly string[]): Splice[] | undefined {
  const items = readItems(list);
  if (items === undefined) return undefined;
  if (wanted.length === 0 || items.length === 0) return [replaceWhole(list, wanted)];
  const change = compare(items, wanted);
  const splices = change.replaced.map(({ item, value }) => replaceItem(item, value, true));
  const [removed, lastRemoved] = [change.removed[0], change.removed.at(-1)];
  if (removed !== undefined && lastRemoved !== undefined) splices.push(removeFromFlow(items, removed, lastRemoved));
  const words = change.added.map((value) => formatScalar(value, true));
  if (words.length === 0) return splices;
  if (change.after !== undefined) return [...splices, { start: change.after.end, end: change.after.end, insert: words.map((word) => `, ${word}`).join("") }];
  const at = items[0]?.start ?? list.start + 1;
  return [...splices, { start: at, end: at, insert: words.map((word) => `${word}, `).join("") }];
}

function replaceWhole(list: YamlList, wanted: readonly string[]): Splice {
  return { start: list.start, end: list.end, insert: `[${wanted.map((value) => formatScalar(value, true)).join(", ")}]` };
}

function readItems(list: YamlList): ListItem[] | undefined {
  const items: ListItem[] = [];
  for (const [index, node] of list.items.entries()) {
    // An item without characters (`- `) has no place to put a value.
    if (node.kind !== "scalar" || node.anchor !== undefined || node.start === node.end) return undefined;
    items.push({ index, value: node.value, start: node.start, end: node.end });
  }
  return items;
}

function compare(items: readonly ListItem[], wanted: readonly string[]): ListChange {
  const shorter = Math.min(items.length, wanted.length);
  let same = 0;
  while (same < shorter && items[same]?.value === wanted[same]) same++;
  let tail = 0;
  while (tail < shorter - same && items[items.length - 1 - tail]?.value === wanted[wanted.length - 1 - tail]) tail++;
  const old = items.slice(same, items.length - tail);
  const fresh = wanted.slice(same, wanted.length - tail);
  const replaced = old.slice(0, fresh.length).map((item, index) => ({ item, value: fresh[index] ?? "" }));
  const added = fresh.slice(old.length);
  return { replaced, removed: old.slice(fresh.length), added, after: items[same + replaced.length - 1] };
}

function replaceItem(item: ListItem, value: string, inFlow: boolean): Splice {
  return { start: item.start, end: item.end, insert: formatScalar(value, inFlow) };
}

/** Takes a run of items out with the comma before it, or, at the list's start, the comma behind it. */
function removeFromFlow(items: readonly ListItem[], first: ListItem, last: ListItem): Splice {
  const before = items[first.index - 1];
  if (before !== undefined) return { start: before.end, end: last.end, insert: "" };
  return { start: first.start, end: items[last.index + 1]?.start ?? last.end, insert: "" };
}
