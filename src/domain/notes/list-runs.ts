import type { Block, ItemBlock } from "../text/block.ts";
import { firstIndex } from "../text/first-index.ts";
import { groupBy } from "../text/group-by.ts";
import type { Step } from "./step.ts";

/** An ordered or checkbox list of two items or more, with the lists that go on with it after an interruption. */
export interface ListRun {
  readonly line: number;
  readonly end: number;
  /** Index of the run's first item among the blocks. */
  readonly firstBlock: number;
  readonly steps: readonly Step[];
}

/** Finds the runs of top-level lists that are steps; plain bullets are none, and no list goes on across a heading. */
export function listRuns(blocks: readonly Block[], children: ItemChildren): ListRun[] {
  const runs: number[][] = [];
  let open: number[] | undefined;
  let headingsBefore = -1;
  for (const list of topLists(blocks)) {
    if (open && list.headings === headingsBefore && goesOn(numbersOf(open, blocks), numbersOf(list.items, blocks))) open.push(...list.items);
    else runs.push((open = [...list.items]));
    headingsBefore = list.headings;
  }
  return runs.filter((items) => items.length >= 2).map((items) => asRun(items, blocks, children));
}

/** The step items of each top-level list, and how many headings stand before it. */
function topLists(blocks: readonly Block[]): { items: number[]; headings: number }[] {
  const lists = new Map<number, { items: number[]; headings: number }>();
  let headings = 0;
  blocks.forEach((block, index) => {
    if (block.kind === "heading" && block.parent < 0) headings++;
    if (block.kind !== "item" || block.parent >= 0 || !isStep(block)) return;
    const list = lists.get(block.list);
    if (list) list.items.push(index);
    else lists.set(block.list, { items: [index], headings });
  });
  return [...lists.values()];
}

function numbersOf(items: readonly number[], blocks: readonly Block[]): (number | undefined)[] {
  return items.map((index) => (blocks[index] as ItemBlock).number);
}

/** A list goes on with the one before when it goes on counting, or when both number every item 1. */
function goesOn(before: readonly (number | undefined)[], next: readonly (number | undefined)[]): boolean {
  const last = before.at(-1);
  return (last !== undefined && next[0] === last + 1) || [...before, ...next].every((number) => number === 1);
}

/** The ordered and checkbox items between two lines, as steps with their nested steps. */
export function itemTree(blocks: readonly Block[], children: ItemChildren, from: number, to: number): Step[] {
  const tops = children.get(-1) ?? [];
  const firstFrom = (line: number): number => firstIndex(tops.length, (index) => (blocks[tops[index] ?? 0]?.line ?? 0) >= line);
  return stepsOf(tops.slice(firstFrom(from), firstFrom(to + 1)), blocks, children);
}

function asRun(items: readonly number[], blocks: readonly Block[], children: ItemChildren): ListRun {
  const [first = 0] = items;
  const last = items.at(-1) ?? first;
  return { firstBlock: first, line: blocks[first]?.line ?? 0, end: blocks[last]?.end ?? 0, steps: stepsOf(items, blocks, children) };
}

function isStep(item: ItemBlock): boolean {
  return item.number !== undefined || item.mark !== undefined;
}

function stepsOf(indexes: readonly number[], blocks: readonly Block[], children: ItemChildren): Step[] {
  return indexes.flatMap((index) => {
    const item = blocks[index];
    if (item?.kind !== "item" || !isStep(item)) return [];
    const nested = stepsOf(children.get(index) ?? [], blocks, children);
    return item.text === "" && nested.length === 0 ? [] : [{ text: item.text, line: item.line, children: nested }];
  });
}

/** Item indexes by the index of the item that holds them, -1 for the top. */
export type ItemChildren = ReadonlyMap<number, readonly number[]>;

/** Finds the items that each item, and the note's top, holds directly. */
export function childrenOf(blocks: readonly Block[]): ItemChildren {
  const items = blocks.flatMap((block, index) => (block.kind === "item" ? [index] : []));
  return groupBy(items, (index) => blocks[index]?.parent ?? -1);
}
