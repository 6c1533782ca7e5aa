import type { Block, FenceBlock, HeadingBlock, ItemBlock } from "../text/block.ts";
import { findBlocks } from "../text/blocks.ts";
import { asSentence, headingWords, wordStems, withoutSymbols } from "../text/heading-words.ts";
import { splitLines, type Line } from "../text/lines.ts";
import { topHeadings } from "../text/outline.ts";
import { findCalls, findNamedLists, type NamedList } from "./fence-reading.ts";

/** Something that the framework says is done: one leaf of a list, one call in code, one value of YAML or JSON. */
export interface Activity {
  readonly text: string;
  readonly from: "list" | "call" | "yaml" | "json";
  /** 0-based line in the note. */
  readonly line: number;
  /** The headings and list labels above it, outermost first, without the area's own. */
  readonly under: readonly string[];
}

/** One of the framework's areas, from daily operations to metrics and reporting. */
export interface Area {
  readonly name: string;
  readonly line: number;
  readonly activities: readonly Activity[];
}

/** An entry of a layer, `service_management`, with its line. */
export interface Unit {
  readonly key: string;
  readonly name: string;
  readonly line: number;
}

/** An operation layer, `daily_operations`, with its units. */
export interface Layer extends Unit {
  readonly units: readonly Unit[];
}

/** A framework note's body as a model. */
export interface FrameworkBody {
  readonly layers: readonly Layer[];
  readonly types: readonly Activity[];
  readonly areas: readonly Area[];
}

/** The seven areas of the operational procedures, by words that their headings hold. */
const AREA_WORDS: readonly RegExp[] = [
  /\bdaily operations?\b/,
  /\bmaintenance\b/,
  /\bincidents?\b/,
  /\bchange (management|control|requests?)\b|^changes?$/,
  /\bperformance\b/,
  /\btools?\b/,
  /\bmetrics?\b|\breport(s|ing)\b/,
];

/** Whether a heading names one of the seven areas; answers with the area's number, from 0, or -1. */
export function areaNumber(heading: string): number {
  const words = headingWords(heading);
  return AREA_WORDS.findIndex((pattern) => pattern.test(words));
}

/** Reads a framework's body; `bodyLine` is the 0-based line after the frontmatter. Never throws. */
export function readFrameworkBody(text: string, bodyLine: number): FrameworkBody {
  const lines = splitLines(text);
  const blocks = findBlocks(lines, bodyLine);
  const headings = topHeadings(blocks);
  const level = areaLevel(headings);
  const areas = headings
    .filter((heading) => heading.level === level && areaNumber(heading.text) >= 0)
    .map((heading) => ({ name: withoutSymbols(heading.text), line: heading.line, activities: activitiesOf(heading, headings, blocks, lines) }));
  return { layers: readLayers(blocks, lines), types: readTypes(blocks, headings), areas };
}

/** The heading level that names most areas; the higher one where two name the same number. */
function areaLevel(headings: readonly HeadingBlock[]): number {
  const counts = [1, 2, 3, 4, 5, 6].map((level) => ({
    level,
    count: new Set(headings.filter((heading) => heading.level === level).map((heading) => areaNumber(heading.text)).filter((area) => area >= 0)).size,
  }));
  return counts.sort((one, other) => other.count - one.count || one.level - other.level)[0]?.level ?? 2;
}

function activitiesOf(area: HeadingBlock, headings: readonly HeadingBlock[], blocks: readonly Block[], lines: readonly Line[]): Activity[] {
  const end = headings.find((heading) => heading.line > area.line && heading.level <= area.level)?.line ?? lines.length;
  const found: Activity[] = [];
  blocks.forEach((block, index) => {
    if (block.line <= area.line || block.line >= end) return;
    const under = (): string[] => [...subHeadings(block.line, area, headings), ...labelsAbove(block.parent, blocks)];
    if (block.kind === "item" && isLeaf(index, block, blocks)) found.push({ text: itemWords(block.text), from: "list", line: block.line, under: under() });
    if (block.kind === "fence") found.push(...fenceActivities(block, lines, under()));
  });
  return found;
}

function subHeadings(line: number, area: HeadingBlock, headings: readonly HeadingBlock[]): string[] {
  const open: HeadingBlock[] = [];
  for (const heading of headings) {
    if (heading.line <= area.line || heading.line >= line) continue;
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    open.push(heading);
  }
  return open.map((heading) => withoutSymbols(heading.text));
}

function labelsAbove(parent: number, blocks: readonly Block[]): string[] {
  const item = parent < 0 ? undefined : blocks[parent];
  return item?.kind === "item" ? [...labelsAbove(item.parent, blocks), itemWords(item.text)] : [];
}

/** A leaf holds no list and no fence of its own: labels such as "**Routine tasks**" are none. */
function isLeaf(index: number, item: ItemBlock, blocks: readonly Block[]): boolean {
  if (item.text === "") return false;
  for (let at = index + 1; at < blocks.length; at++) {
    const next = blocks[at];
    if (!next || next.line > item.end) return true;
    if (next.parent === index && (next.kind === "item" || next.kind === "fence")) return false;
  }
  return true;
}

function fenceActivities(fence: FenceBlock, lines: readonly Line[], under: readonly string[]): Activity[] {
  const language = fence.info.split(/[\s{]/)[0]?.toLowerCase() ?? "";
  const source = sourceOf(fence, lines);
  if (["yaml", "yml", "json"].includes(language)) {
    const from = language === "json" ? "json" : "yaml";
    return findNamedLists(source, fence.line + 1).flatMap((list) =>
      list.entries.map((entry) => ({ text: asSentence(entry.text), from, line: entry.line, under: [...under, ...list.path.map(asSentence)] }) as const));
  }
  return findCalls(language, source, fence.line + 1).map((call) => ({ text: asSentence(call.name), from: "call", line: call.line, under }));
}

/** The lines between a fence's marks. */
function sourceOf(fence: FenceBlock, lines: readonly Line[]): string[] {
  return lines.slice(fence.line + 1, fence.closed ? fence.end : fence.end + 1).map((line) => line.text);
}

function readLayers(blocks: readonly Block[], lines: readonly Line[]): Layer[] {
  for (const block of blocks) {
    if (block.kind !== "fence" || !/^ya?ml\b/i.test(block.info)) continue;
    const source = sourceOf(block, lines);
    const lists = findNamedLists(source, block.line + 1).filter((list) => list.path.some((key) => wordStems(key).has("layer")));
    if (lists.length > 0) return lists.map(asLayer);
  }
  return [];
}

function asLayer(list: NamedList): Layer {
  return { ...asUnit(list.path.at(-1) ?? "", list.line), units: list.entries.map((entry) => asUnit(entry.text, entry.line)) };
}

function asUnit(key: string, line: number): Unit {
  return { key, name: asSentence(key), line };
}

/** The leaves under the list label or heading "Operation types". */
function readTypes(blocks: readonly Block[], headings: readonly HeadingBlock[]): Activity[] {
  const isTypes = (text: string): boolean => /^(operations?|operational) types?$/.test(headingWords(text));
  let passed = 0;
  return blocks.flatMap((block, index) => {
    while ((headings[passed]?.line ?? Infinity) < block.line) passed++;
    if (block.kind !== "item" || !isLeaf(index, block, blocks)) return [];
    const heading = headings[passed - 1];
    const under = [...(heading ? [withoutSymbols(heading.text)] : []), ...labelsAbove(block.parent, blocks)];
    return under.some(isTypes) ? [{ text: itemWords(block.text), from: "list" as const, line: block.line, under }] : [];
  });
}

function itemWords(text: string): string {
  return text.replace(/\*\*|__/g, "").replace(/:$/, "").trim();
}
