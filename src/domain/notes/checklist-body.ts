import type { Block, ItemBlock } from "../text/block.ts";
import { findBlocks } from "../text/blocks.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { ANSWER_FIELDS } from "../text/fingerprint.ts";
import { isHeading } from "../text/heading-words.ts";
import { findInlineFields, splitBlockId, withoutFields } from "../text/inline-fields.ts";
import { splitLines, type Line } from "../text/lines.ts";
import { holdsLink, readWikiLink, type WikiLink } from "../text/links.ts";
import { topHeadings } from "../text/outline.ts";
import { stateOfMark, type StepState } from "./answer.ts";
import { childrenOf, type ItemChildren } from "./list-runs.ts";
import { readMarkers, type StepMarkers } from "./step.ts";

/** A checklist's body: its sections, in order. Lines are 0-based in the note. */
export interface ChecklistBody {
  readonly sections: readonly RunSection[];
}

/** One procedure's (or framework unit's) section, or the one for what was carried over. */
export interface RunSection {
  readonly heading: string;
  readonly line: number;
  readonly end: number;
  readonly link: WikiLink | undefined;
  readonly pin: Pin | undefined;
  readonly carriedOver: boolean;
  readonly steps: readonly RunStep[];
}

/** The pin under a section's heading: `%% ops:run 2026-11-23 v3 h1-9d1c244e75a5 %%`. */
export interface Pin {
  readonly line: number;
  readonly occurrence: string;
  readonly version: number | undefined;
  readonly unit: string;
  readonly hash: string;
}

/** What stands behind a step's markers. Empty strings are absent. */
export interface Answer {
  readonly from: string;
  readonly value: string;
  readonly at: string;
  readonly by: string;
  readonly witness: string;
}

/** A note, a piece of evidence or something raised: a bullet under a step. */
export interface StepNote {
  readonly line: number;
  readonly text: string;
  readonly isLink: boolean;
}

/** A step of a checklist with its answer; `line` to `end` is what belongs to it. */
export interface RunStep {
  readonly line: number;
  readonly end: number;
  readonly state: StepState;
  readonly mark: string;
  /** The step as copied: words and markers, without answer and block id. */
  readonly text: string;
  readonly markers: StepMarkers;
  readonly answer: Answer;
  readonly notes: readonly StepNote[];
  readonly children: readonly RunStep[];
}

/** Reads a checklist's body; `bodyLine` is the 0-based line after the frontmatter. */
export function readChecklistBody(text: string, bodyLine: number, carriedOverHeading = "Carried over"): ChecklistBody {
  const lines = splitLines(text);
  const blocks = findBlocks(lines, bodyLine);
  const starts = [{ text: "", line: bodyLine - 1 }, ...topHeadings(blocks)];
  const children = childrenOf(blocks);
  const tops = children.get(-1) ?? [];
  let taken = 0;
  const sections = starts.map((heading, at) => {
    const end = (starts[at + 1]?.line ?? lines.length) - 1;
    const first = taken;
    while (taken < tops.length && (blocks[tops[taken] ?? 0]?.line ?? 0) <= end) taken++;
    return {
      heading: heading.text, line: heading.line, end,
      link: readWikiLink(heading.text),
      pin: findPin(lines, heading.line + 1, end),
      carriedOver: heading.text !== "" && isHeading(heading.text, carriedOverHeading),
      steps: stepsAmong(tops.slice(first, taken), blocks, children),
    };
  });
  return { sections: sections.filter((section) => section.steps.length > 0 || section.pin !== undefined || section.carriedOver) };
}

/** All steps of a checklist, nested ones after the step that holds them. */
export function allSteps(body: ChecklistBody): RunStep[] {
  const flat = (steps: readonly RunStep[]): RunStep[] => steps.flatMap((step) => [step, ...flat(step.children)]);
  return body.sections.flatMap((section) => flat(section.steps));
}

/** All steps of a checklist's whole text. */
export function stepsOfText(text: string, carriedOverHeading: string): RunStep[] {
  return allSteps(readChecklistBody(text, readFrontmatter(text).bodyLine, carriedOverHeading));
}

const VERSION = /^v\d+$/;
const PIN = /^\s*%%\s*ops:run\s+(.*?)\s*%%\s*$/;

/** Reads a pin; each of its words says by its form what it is. */
export function readPin(text: string, line: number): Pin | undefined {
  const words = PIN.exec(text)?.[1]?.split(/\s+/);
  if (!words) return undefined;
  const find = (pattern: RegExp): string => words.find((word) => pattern.test(word)) ?? "";
  const [occurrence, version, hash] = [find(/^\d{4}-\d{2}-\d{2}/), find(VERSION), find(/^h\d+-[0-9a-f]+$/)];
  const unit = words.find((word) => word !== occurrence && word !== hash && !VERSION.test(word)) ?? "";
  return { line, occurrence, version: version === "" ? undefined : Number(version.slice(1)), unit, hash };
}

function findPin(lines: readonly Line[], from: number, to: number): Pin | undefined {
  for (let line = from; line <= to; line++) {
    const text = lines[line]?.text ?? "";
    if (text.trim() !== "") return readPin(text, line);
  }
  return undefined;
}

function stepsAmong(indexes: readonly number[], blocks: readonly Block[], children: ItemChildren): RunStep[] {
  return indexes.flatMap((index) => {
    const item = blocks[index];
    return item?.kind === "item" && item.mark !== undefined ? [asStep(item, item.mark, children.get(index) ?? [], blocks, children)] : [];
  });
}

function asStep(item: ItemBlock, mark: string, under: readonly number[], blocks: readonly Block[], children: ItemChildren): RunStep {
  const [text] = splitBlockId(item.text);
  return {
    line: item.line, end: item.end, mark, state: stateOfMark(mark) ?? "open",
    text: withoutFields(text, ANSWER_FIELDS).trim(),
    markers: readMarkers(text),
    answer: readAnswer(text),
    notes: under.flatMap((index) => noteOf(blocks[index])),
    children: stepsAmong(under, blocks, children),
  };
}

function noteOf(block: Block | undefined): StepNote[] {
  if (block?.kind !== "item" || block.mark !== undefined) return [];
  const text = withoutFields(block.text, ANSWER_FIELDS).trim();
  return text === "" ? [] : [{ line: block.line, text, isLink: holdsLink(text) }];
}

function readAnswer(text: string): Answer {
  const fields = new Map(findInlineFields(text).map((field) => [field.key, field.value]));
  const value = (key: string): string => fields.get(key) ?? "";
  return { from: value("from"), value: value("value"), at: value("at"), by: value("by"), witness: value("witness") };
}
