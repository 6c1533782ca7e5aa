import { firstIndex } from "./first-index.ts";
import { splitLines } from "./lines.ts";
import { problemAt, type ProblemPlace, type TextProblem } from "./text-problem.ts";
import type { YamlBlock } from "./yaml-block.ts";
import type { FaultCode, YamlFault } from "./yaml-node.ts";

/** Template tags that nobody has filled in, Templater's or the core plugin's. */
export const UNRENDERED = /<%|%>|\{\{/;

/** What was expected, a hint, and the problem's code where it has one of its own. */
const PLAIN_WORDS: Readonly<Record<Exclude<FaultCode, "colon" | "reserved" | "duplicate">, readonly [string, string, string?]>> = {
  tab: ["lines indented with spaces", "Replace the tab by two spaces", "tab-indent"],
  quote: ["a quote at the value's end as at its start", "Add the closing quote"],
  bracket: ["a bracket that closes the one at the value's start", "Add the closing bracket, or put the value in quotes"],
  "left-over": ["nothing more behind the value", "Put the whole value in quotes, on one line"],
  "no-colon": ["a line of the form key: value", "Write a key and a colon before the value, or delete the line"],
  indent: ["lines of one list or map below one another", "Give these lines the same indentation"],
  escape: ["a known letter behind \\ in double quotes", "Write \\\\ for each \\, or use single quotes"],
  "long-key": ["a key of at most 1024 characters", "Shorten the key"],
  deep: ["fewer brackets inside each other", "Put the value in quotes"],
};

/** 0-based line and column of an offset in a block, and the line's text. */
export type PlaceOf = (offset: number) => { line: number; column: number; text: string };

/** Finds places in a block without counting its lines anew for each. */
export function placesIn(source: string): PlaceOf {
  const starts = splitLines(source).map((line) => line.start);
  return (offset) => {
    const line = firstIndex(starts.length, (index) => (starts[index] ?? 0) > offset) - 1;
    const start = starts[line] ?? 0;
    return { line, column: offset - start, text: source.slice(start, starts[line + 1]).replace(/\r?\n$/, "") };
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
  if (fault.code === "duplicate") return explainDuplicate(place, block, fault.at, (offset) => placeOf(offset).line + lineOffset + 1);
  const words = text.trim();
  if (UNRENDERED.test(text)) return explainUnrendered(place, words);
  if (fault.code === "colon") return explainUnquoted(place, "colon-in-value", text.slice(/^[^:]*:[ \t]+/.exec(text)?.[0].length ?? 0).trim(), "with a colon");
  if (fault.code === "reserved") return explainReserved(place, text.slice(column).trimEnd());
  const [expected, hint, code = "yaml"] = PLAIN_WORDS[fault.code];
  return problemAt(place, code, fault.code === "tab" ? "a tab before the first word" : cut(words), expected, hint);
}

/** A template tag that was left in. */
export function explainUnrendered(place: ProblemPlace, found: string): TextProblem {
  return problemAt(place, "unrendered-tag", cut(found), "a value instead of a template tag", "Fill in: the note was made without running its template");
}

/** A value that starts with a character which YAML keeps for itself. */
export function explainReserved(place: ProblemPlace, value: string): TextProblem {
  return explainUnquoted(place, "reserved-character", value, `that starts with ${value.slice(0, 1)}`);
}

function explainUnquoted(place: ProblemPlace, code: string, value: string, which: string): TextProblem {
  return problemAt(place, code, cut(value), `quotes around a value ${which}`, `Write ${place.key === undefined ? "" : `${place.key}: `}${JSON.stringify(value)}`);
}

/** A key that stands more often is named with its first lines only. */
const MOST_LINES = 10;

function explainDuplicate(place: ProblemPlace, { entries }: YamlBlock, at: number, lineOf: (offset: number) => number): TextProblem {
  const again = entries.find(({ key }) => key.start === at)?.key;
  const twins = entries.filter(({ key }) => key.value === again?.value).slice(0, MOST_LINES);
  const lines = twins.map(({ key }) => String(lineOf(key.start)));
  const where = `${lines.slice(0, -1).join(", ")} and ${lines.at(-1) ?? ""}`;
  return problemAt(place, "duplicate-key", `${cut(again?.name ?? "a key")} on lines ${where}`, "each key once", "Delete the line that no longer holds");
}

/** The first 80 characters of what was found. */
export function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function keyIn(line: string): string | undefined {
  return /^\s*(?:- )?["']?([^\s:"'][^:]*?)["']?\s*:(?:\s|$)/.exec(line.slice(0, 2000))?.[1];
}
