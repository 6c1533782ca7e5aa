import type { Block, ItemBlock, TextBlock } from "../text/block.ts";
import { groupBy } from "../text/group-by.ts";
import type { Line } from "../text/lines.ts";
import { nextHeadingLine, outlineOf, sectionAt, type Section } from "../text/outline.ts";
import { childrenOf, itemTree, listRuns, type ItemChildren, type ListRun } from "./list-runs.ts";
import { roleOfHeading, type PartRole } from "./part-role.ts";
import type { Step } from "./step.ts";

/** A part of a procedure: steps that belong together, with the lines that they stand on (0-based, both included). */
export interface Part {
  readonly name: string;
  readonly role: PartRole;
  /** The heading that the part stands under, "" before the first. */
  readonly heading: string;
  readonly line: number;
  readonly end: number;
  readonly steps: readonly Step[];
}

const NUMBERED = /^(?:(?:step\s+)?\d+[.):]|step\s+\d+\b)\s*[-–—:.]?\s*/i;
const STEP_WORD = /^step\s+\d+/i;
const STEP_PARAGRAPH = /^(?:\*\*|__)?step\s+\d+\b/i;

/** Finds the parts of a note's body in every accepted form (format.md section 4). */
export function findParts(lines: readonly Line[], blocks: readonly Block[]): Part[] {
  const outline = outlineOf(blocks, lines.length);
  const children = childrenOf(blocks);
  const numbered = headingRuns(outline, blocks);
  const inNumbered = (line: number): boolean => numbered.some((run) => line >= run.line && line <= run.end);
  const found = [
    ...numbered.map((run) => headingPart(run, outline, lines, blocks, children)),
    ...paragraphParts(outline, blocks, children).filter((part) => !inNumbered(part.line)),
    ...listRuns(blocks, children).filter((run) => !inNumbered(run.line)).map((run) => listPart(run, outline, blocks)),
  ];
  const parts = found.length > 0 ? found : fencedHeadingParts(outline, blocks);
  return withDistinctNames(parts.sort((one, other) => one.line - other.line));
}

/** The parts that a run takes: those of role steps, else all without a role of their own. */
export function partsToRun<Found extends Part>(parts: readonly Found[]): Found[] {
  const named = parts.filter((part) => part.role === "steps");
  return named.length > 0 ? named : parts.filter((part) => part.role === "unnamed");
}

/** The nearest heading that says what its part is for; a note's title does not. */
function roleAt(outline: readonly Section[], section: number): PartRole {
  for (let at = section; at >= 0; at = outline[at]?.above ?? -1) {
    const heading = outline[at]?.heading;
    if (!heading || (at === 0 && heading.level === 1)) continue;
    const role = roleOfHeading(heading.text);
    if (role) return role;
  }
  return "unnamed";
}

interface HeadingRun {
  readonly sections: readonly Section[];
  readonly line: number;
  readonly end: number;
}

/** Runs of two or more numbered headings of one level below one heading; numbered chapters around a "Steps" heading are none. */
function headingRuns(outline: readonly Section[], blocks: readonly Block[]): HeadingRun[] {
  const numbered = outline.filter(({ heading }) => NUMBERED.test(plain(heading.text)));
  const runs = [...groupBy(numbered, ({ above, heading }) => `${above}/${heading.level}`).values()];
  return runs.filter((sections) => sections.length >= 2 && !areChapters(sections, blocks)).map((sections) => ({
    sections, line: sections[0]?.heading.line ?? 0, end: sections.at(-1)?.end ?? 0,
  }));
}

function areChapters(sections: readonly Section[], blocks: readonly Block[]): boolean {
  return sections.some(({ heading, end }) => {
    if (STEP_WORD.test(plain(heading.text)) || roleOfHeading(heading.text) !== "steps") return false;
    return blocks.some((block) => block.kind === "item" && block.line > heading.line && block.line <= end && block.number !== undefined);
  });
}

function headingPart(run: HeadingRun, outline: readonly Section[], lines: readonly Line[], blocks: readonly Block[], children: ItemChildren): Part {
  const above = run.sections[0]?.above ?? -1;
  const heading = outline[above]?.heading.text;
  const steps = run.sections.map(({ heading: { text, line }, end }) => ({ text: stepTitle(text), line, children: itemTree(blocks, children, line + 1, end) }));
  return { name: heading ?? "Steps", role: roleAt(outline, above), heading: heading ?? "", line: run.line, end: lastFilledLine(lines, run.end), steps };
}

/** Paragraphs that open with `Step N`, in one section. */
function paragraphParts(outline: readonly Section[], blocks: readonly Block[], children: ItemChildren): Part[] {
  const opening = blocks.filter((block): block is TextBlock => block.kind === "paragraph" && block.parent < 0 && STEP_PARAGRAPH.test(block.text));
  const groups = [...groupBy(opening, ({ line }) => sectionAt(outline, line))].filter(([, group]) => group.length >= 2);
  return groups.map(([section, group]) => {
    const heading = outline[section]?.heading.text ?? "";
    const end = nextHeadingLine(outline, section) - 1;
    const steps = group.map(({ text, line }, at) => ({
      text: stepTitle(text.replaceAll("\n", " ")), line, children: itemTree(blocks, children, line + 1, (group[at + 1]?.line ?? end + 1) - 1),
    }));
    const line = group[0]?.line ?? 0;
    return { name: heading || "Steps", role: roleAt(outline, section), heading, line, end: lastBlockEnd(blocks, line, end), steps };
  });
}

function listPart(run: ListRun, outline: readonly Section[], blocks: readonly Block[]): Part {
  const section = sectionAt(outline, run.line);
  const heading = outline[section]?.heading;
  const label = labelBefore(run, blocks, heading?.line ?? -1);
  return {
    name: label || heading?.text || "Steps", role: (label ? roleOfHeading(label) : undefined) ?? roleAt(outline, section), heading: heading?.text ?? "",
    line: run.line, end: run.end, steps: run.steps,
  };
}

/** A bold label, or a sentence that ends with a colon, right before a list names it. */
function labelBefore(run: ListRun, blocks: readonly Block[], headingLine: number): string {
  const before = blocks[run.firstBlock - 1];
  if (before?.kind !== "paragraph" || before.parent >= 0 || before.line < headingLine) return "";
  const last = before.text.split("\n").pop() ?? "";
  const bold = /^(?:\*\*|__)(.+?)(?:\*\*|__):?$/.exec(last.trim());
  if (bold) return (bold[1] ?? "").replace(/:$/, "").trim();
  return last.trimEnd().endsWith(":") ? plain(last.trim().slice(0, -1)) : "";
}

/** In a note without any list, each heading with a fence of its own is a step. */
function fencedHeadingParts(outline: readonly Section[], blocks: readonly Block[]): Part[] {
  if (blocks.some((block) => block.kind === "item")) return [];
  const steps: Step[] = [];
  let end = 0;
  outline.forEach(({ heading }, index) => {
    const last = nextHeadingLine(outline, index) - 1;
    const fence = blocks.find((block) => block.kind === "fence" && block.line > heading.line && block.line <= last);
    if (!fence) return;
    steps.push({ text: stepTitle(heading.text), line: heading.line, children: [] });
    end = lastBlockEnd(blocks, heading.line, last);
  });
  return steps.length === 0 ? [] : [{ name: "Steps", role: "unnamed", heading: "", line: steps[0]?.line ?? 0, end, steps }];
}

function lastBlockEnd(blocks: readonly Block[], from: number, to: number): number {
  return blocks.reduce((end, block) => (block.line >= from && block.line <= to ? Math.max(end, block.end) : end), from);
}

function lastFilledLine(lines: readonly Line[], from: number): number {
  let at = from;
  while (at > 0 && (lines[at]?.text ?? "").trim() === "") at--;
  return at;
}

function plain(text: string): string {
  return text.replace(/[*_]{2}/g, "").trim();
}

function stepTitle(text: string): string {
  const words = plain(text);
  return words.replace(NUMBERED, "").trim() || words;
}

function withDistinctNames(parts: readonly Part[]): Part[] {
  const seen = new Map<string, number>();
  return parts.map((part) => {
    const count = (seen.get(part.name) ?? 0) + 1;
    seen.set(part.name, count);
    return count === 1 ? part : { ...part, name: `${part.name} (${count})` };
  });
}

/** Whether the note holds plain bullets that a fix could number. */
export function hasPlainBullets(blocks: readonly Block[]): boolean {
  return blocks.some((block): block is ItemBlock => block.kind === "item" && block.number === undefined && block.mark === undefined);
}
