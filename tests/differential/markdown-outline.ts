import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

import type { Block } from "../../src/domain/text/block.ts";

/** What a Markdown text holds outside quotes, in a form that two parsers can be compared by. Lines are 0-based. */
export interface Outline {
  /** `line level text`. */
  readonly headings: string[];
  /** `line`, number or bullet, the parent's line or -1, the first line of the list. */
  readonly items: string[];
  /** `first-last`. */
  readonly fences: string[];
}

const PARSING = { extensions: [gfm(), { disable: { null: ["attention", "strikethrough"] } }], mdastExtensions: [gfmFromMarkdown()] };

/** The outline as CommonMark with GitHub's extensions gives it. */
export function referenceOutline(text: string): Outline {
  const outline: Outline = { headings: [], items: [], fences: [] };
  collect(fromMarkdown(text, PARSING), -1, -1, text.split(/\r\n|\n|\r/), text, outline);
  return outline;
}

function collect(node: Nodes | Root, parent: number, list: number, lines: readonly string[], text: string, into: Outline): void {
  if (node.type === "blockquote" || node.type === "footnoteDefinition") return;
  const start = (node.position?.start.line ?? 1) - 1;
  const source = text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  let inner = parent;
  if (node.type === "heading") into.headings.push(`${start} ${node.depth} ${sourceOf(node.children, text)}`);
  if (node.type === "code" && /^(?:```|~~~)/.test(source)) into.fences.push(`${start}-${lastFilled(lines, start, lastLineOf(node))}`);
  if (node.type === "listItem") {
    into.items.push(`${start} ${/^\d+/.exec(source)?.[0].replace(/^0+(?=\d)/, "") ?? "-"} ${parent} ${list}`);
    inner = start;
  }
  if ("children" in node) for (const child of node.children) collect(child, inner, node.type === "list" ? start : list, lines, text, into);
}

function sourceOf(children: readonly Nodes[], text: string): string {
  const from = children[0]?.position?.start.offset ?? 0;
  const to = children.at(-1)?.position?.end.offset ?? 0;
  return text.slice(from, to).replace(/[ \t]*(?:\r\n|\n|\r)[ \t]*/g, " ");
}

/** A fence that ends with its item ends before the first column of the next line. */
function lastLineOf({ position }: Nodes): number {
  return (position?.end.line ?? 1) - (position?.end.column === 1 ? 2 : 1);
}

function lastFilled(lines: readonly string[], from: number, to: number): number {
  let last = to;
  while (last > from && (lines[last] ?? "").trim() === "") last--;
  return last;
}

/**
 * Whether the reference departs from CommonMark: right behind indented code it refuses the items that may not interrupt
 * a paragraph, though no paragraph is open there.
 */
export function isMisread(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/);
  const codeEnds: number[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === "code") codeEnds.push(node.position?.end.line ?? 0);
    if ("children" in node) for (const child of node.children) walk(child);
  };
  walk(fromMarkdown(text, PARSING));
  const nextFilled = (from: number): string => lines.slice(from).find((line) => line.trim() !== "") ?? "";
  return codeEnds.some((line) => /^[\s>]*(?:[-*+]|\d+[.)])(?:\s|$)/.test(nextFilled(line)));
}

/** The outline of our own blocks. */
export function ownOutline(blocks: readonly Block[]): Outline {
  const lineOf = (index: number): number => (index < 0 ? -1 : (blocks[index]?.line ?? -1));
  const firstOfList = new Map<number, number>();
  for (const block of blocks) if (block.kind === "item" && !firstOfList.has(block.list)) firstOfList.set(block.list, block.line);
  return {
    headings: blocks.flatMap((block) => (block.kind === "heading" ? [`${block.line} ${block.level} ${block.text}`] : [])),
    items: blocks.flatMap((block) => (block.kind === "item" ? [`${block.line} ${block.number ?? "-"} ${lineOf(block.parent)} ${firstOfList.get(block.list) ?? -1}`] : [])),
    fences: blocks.flatMap((block) => (block.kind === "fence" ? [`${block.line}-${block.end}`] : [])),
  };
}
