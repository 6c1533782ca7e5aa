import { splitLines } from "./lines.ts";
import type { TextProblem } from "./text-problem.ts";
import type { YamlBlock } from "./yaml-block.ts";
import type { FaultCode, YamlFault } from "./yaml-node.ts";

/** Template tags that nobody has filled in, Templater's or the core plugin's. */
export const UNRENDERED = /<%|%>|\{\{/;

/** The words of a problem with a template tag that was left in. */
export const UNRENDERED_WORDS = {
  code: "unrendered-tag",
  expected: "a value instead of a template tag",
  hint: "Fill in: the note was made without running its template",
} as const;

type Words = Pick<TextProblem, "code" | "expected" | "hint">;

const PLAIN_WORDS: Readonly<Record<Exclude<FaultCode, "colon" | "reserved" | "duplicate">, Words>> = {
  tab: { code: "tab-indent", expected: "lines indented with spaces", hint: "Replace the tab by two spaces" },
  quote: { code: "yaml", expected: "a quote at the value's end as at its start", hint: "Add the closing quote" },
  bracket: { code: "yaml", expected: "a bracket that closes the one at the value's start", hint: "Add the closing bracket, or put the value in quotes" },
  "left-over": { code: "yaml", expected: "nothing more behind the value", hint: "Put the whole value in quotes, on one line" },
  "no-colon": { code: "yaml", expected: "a line of the form key: value", hint: "Write a key and a colon before the value, or delete the line" },
  indent: { code: "yaml", expected: "lines of one list or map below one another", hint: "Give these lines the same indentation" },
  escape: { code: "yaml", expected: "a known letter behind \\ in double quotes", hint: "Write \\\\ for each \\, or use single quotes" },
  "long-key": { code: "yaml", expected: "a key of at most 1024 characters", hint: "Shorten the key" },
  deep: { code: "yaml", expected: "fewer brackets inside each other", hint: "Put the value in quotes" },
};

/** 0-based line and column of an offset in a block, and the line's text. */
export type PlaceOf = (offset: number) => { line: number; column: number; text: string };

/** Finds places in a block without counting its lines anew for each. */
export function placesIn(source: string): PlaceOf {
  const starts = splitLines(source).map((line) => line.start);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const start = starts[low] ?? 0;
    return { line: low, column: offset - start, text: source.slice(start, starts[low + 1]).replace(/\r?\n$/, "") };
  };
}

/** What the faults of a block mean to the person who wrote it; `lineOffset` is the note's line that the block starts on. */
export function explainFaults(block: YamlBlock, lineOffset: number): TextProblem[] {
  const problems = new Map<number, TextProblem>();
  const placeOf = placesIn(block.source);
  for (const fault of block.faults) {
    const problem = explain(block, fault, lineOffset, placeOf);
    // One mistake makes several faults on its line; the first names it.
    if (!problems.has(problem.line)) problems.set(problem.line, problem);
  }
  return [...problems.values()];
}

function explain(block: YamlBlock, fault: YamlFault, lineOffset: number, placeOf: PlaceOf): TextProblem {
  const { line, column, text } = placeOf(fault.at);
  const key = keyIn(text);
  const place = { line: line + lineOffset, column, ...(key === undefined ? {} : { key }) };
  if (fault.code === "duplicate") return { ...place, ...explainDuplicate(block, fault, lineOffset, placeOf) };
  if (UNRENDERED.test(text)) return { ...place, ...UNRENDERED_WORDS, found: cut(text.trim()) };
  if (fault.code === "colon") return { ...place, ...explainColon(text, key) };
  if (fault.code === "reserved") return { ...place, ...explainReserved(key, text.slice(column).trimEnd()) };
  return { ...place, ...PLAIN_WORDS[fault.code], found: fault.code === "tab" ? "a tab before the first word" : cut(text.trim()) };
}

function explainColon(text: string, key: string | undefined): Pick<TextProblem, "code" | "found" | "expected" | "hint"> {
  const value = text.slice(/^[^:]*:[ \t]+/.exec(text)?.[0].length ?? 0).trim();
  return { code: "colon-in-value", found: cut(value), expected: "quotes around a value with a colon", hint: writeQuoted(key, value) };
}

/** A value that starts with a character which YAML keeps for itself. */
export function explainReserved(key: string | undefined, value: string): Pick<TextProblem, "code" | "found" | "expected" | "hint"> {
  return { code: "reserved-character", found: cut(value), expected: `quotes around a value that starts with ${value.slice(0, 1)}`, hint: writeQuoted(key, value) };
}

/** A key that stands more often is named with its first lines only. */
const MOST_LINES = 10;

function explainDuplicate(block: YamlBlock, fault: YamlFault, lineOffset: number, placeOf: PlaceOf): Pick<TextProblem, "code" | "found" | "expected" | "hint"> {
  const again = block.entries.find((entry) => entry.key.start === fault.at)?.key;
  const twins = block.entries.filter(({ key }) => key.value === again?.value);
  const lines = twins.slice(0, MOST_LINES).map(({ key }) => String(placeOf(key.start).line + lineOffset + 1));
  const where = `${lines.slice(0, -1).join(", ")} and ${lines.at(-1) ?? ""}`;
  return { code: "duplicate-key", found: `${cut(again?.name ?? "a key")} on lines ${where}`, expected: "each key once", hint: "Delete the line that no longer holds" };
}

function writeQuoted(key: string | undefined, value: string): string {
  return `Write ${key === undefined ? "" : `${key}: `}${JSON.stringify(value)}`;
}

/** The first 80 characters of what was found. */
export function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function keyIn(line: string): string | undefined {
  return /^\s*(?:- )?["']?([^\s:"'][^:]*?)["']?\s*:(?:\s|$)/.exec(line.slice(0, 2000))?.[1];
}
