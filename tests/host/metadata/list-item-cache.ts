import type { List, ListItem } from "mdast";
import type { ListItemCache } from "obsidian";
import { trailingBlockId } from "./block-id.ts";
import type { Positions } from "./positions.ts";

/** The items of a list, without those of the lists inside it. `parentLine` is the line of the item that holds the list. */
export function listItemsOf(list: List, parentLine: number | undefined, positions: Positions): ListItemCache[] {
  const firstLine = positions.at(positions.start(list)).line;
  const parent = parentLine ?? (firstLine === 0 ? -1 : -firstLine);
  return list.children.map((item, index) => {
    const start = positions.shifted(item.data?.indentStart ?? 0);
    const cache: ListItemCache = {
      position: positions.between(start, endOfItem(item, list.children[index + 1], positions)),
      parent,
    };
    if (item.data?.task !== undefined) cache.task = item.data.task;
    const id = blockIdOf(item, positions);
    if (id !== undefined) cache.id = id;
    return cache;
  });
}

/** An item ends before the list inside it that starts on a later line; a blank line before the next item belongs to it. */
function endOfItem(item: ListItem, next: ListItem | undefined, positions: Positions): number {
  const line = positions.at(positions.start(item)).line;
  const inner = item.children.findIndex(
    (child) => child.type === "list" && positions.at(positions.start(child)).line > line,
  );
  if (inner > 0) return positions.end(item.children[inner - 1] ?? item);
  if (inner === 0) return positions.endOfLineBefore(positions.start(item.children[0] ?? item));
  const end = positions.end(item);
  return next === undefined ? end : Math.max(end, positions.endOfLineBefore(positions.start(next)));
}

function blockIdOf(item: ListItem, positions: Positions): string | undefined {
  const paragraph = item.children.find((child) => child.type === "paragraph");
  return paragraph === undefined ? undefined : trailingBlockId(paragraph, positions);
}
