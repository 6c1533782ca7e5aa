import type { YAMLParseError } from "yaml";
import type { TextProblem } from "./text-problem.ts";
import type { YamlBlock } from "./yaml-block.ts";

/** Template tags that nobody has filled in, Templater's or the core plugin's. */
export const UNRENDERED = /<%|%>|\{\{/;

/** What a parse error means to the person who wrote the line; `lineOffset` is the line that the block starts on. */
export function explainYamlErrors(block: YamlBlock, lineOffset: number): TextProblem[] {
  const problems = new Map<number, TextProblem>();
  for (const error of block.errors) {
    const problem = explain(block, error, lineOffset);
    // One mistake makes several errors on its line; the first names it.
    if (!problems.has(problem.line)) problems.set(problem.line, problem);
  }
  return [...problems.values()];
}

/** A value that YAML took for a tag, `!urgent`, and so lost. */
export function explainYamlWarnings(block: YamlBlock, lineOffset: number): TextProblem[] {
  return block.warnings.filter((warning) => warning.code === "TAG_RESOLVE_FAILED").map((warning) => {
    const { line, column } = block.positionOf(warning.pos[0]);
    return { line: line + lineOffset, column, ...reserved(keyIn(lineOf(block, line)), lineOf(block, line).slice(column).trimEnd()) };
  });
}

function explain(block: YamlBlock, error: YAMLParseError, lineOffset: number): TextProblem {
  const at = block.positionOf(error.pos[0]);
  const text = lineOf(block, at.line);
  const line = at.line + lineOffset;
  const key = keyIn(text);
  const place = { line, column: at.column, ...(key === undefined ? {} : { key }) };
  if (error.code === "DUPLICATE_KEY") return { ...place, ...explainDuplicate(block, error, lineOffset) };
  if (UNRENDERED.test(text)) return { ...place, ...UNRENDERED_WORDS, found: text.trim() };
  const colon = secondColon(text);
  if (error.code === "BLOCK_AS_IMPLICIT_KEY" && colon !== undefined && key !== undefined) {
    const words = { code: "colon-in-value", expected: "a value with a colon needs quotes", hint: `Write ${key}: ${JSON.stringify(colon.value)}` };
    return { ...place, ...words, column: colon.at, found: colon.value };
  }
  if (error.code === "BAD_SCALAR_START") return { ...place, ...reserved(key, text.slice(at.column).trimEnd()) };
  if (error.code === "TAB_AS_INDENT") {
    return { ...place, code: "tab-indent", found: "a tab before the first word", expected: "lines indented with spaces", hint: "Replace the tab by two spaces" };
  }
  return { ...place, code: "yaml", found: text.trim(), expected: "a line of the form key: value", hint: error.message };
}

/** The words of a problem with a template tag that was left in. */
export const UNRENDERED_WORDS = {
  code: "unrendered-tag",
  expected: "a value instead of a template tag",
  hint: "Fill in: the note was made without running its template",
} as const;

function explainDuplicate(block: YamlBlock, error: YAMLParseError, lineOffset: number): Pick<TextProblem, "code" | "found" | "expected" | "hint"> {
  const again = block.entries.find((entry) => entry.keyStart === error.pos[0]);
  const twins = block.entries.filter((entry) => entry.key === again?.key);
  const lines = twins.map((entry) => String(block.positionOf(entry.keyStart).line + lineOffset + 1));
  const key = again?.key ?? "a key";
  const where = lines.length > 1 ? ` on lines ${lines.slice(0, -1).join(", ")} and ${lines.at(-1) ?? ""}` : " twice";
  return { code: "duplicate-key", found: `${key}${where}`, expected: "each key once", hint: "Delete the line that no longer holds" };
}

function reserved(key: string | undefined, value: string): Pick<TextProblem, "code" | "found" | "expected" | "hint"> {
  const expected = `a value that starts with ${value.slice(0, 1)} needs quotes`;
  return { code: "reserved-character", found: value, expected, hint: `Write ${key === undefined ? "" : `${key}: `}${JSON.stringify(value)}` };
}

function lineOf(block: YamlBlock, line: number): string {
  return (block.source.split("\n", line + 1)[line] ?? "").replace(/\r$/, "");
}

function keyIn(line: string): string | undefined {
  return /^\s*(?:- )?["']?([^\s:"'][^:]*?)["']?\s*:(?:\s|$)/.exec(line)?.[1];
}

/** The colon inside `title: A: b` that YAML takes for a key's, with the value as it was meant. */
function secondColon(text: string): { at: number; value: string } | undefined {
  const start = /^[^:]*:\s+/.exec(text)?.[0].length ?? text.length;
  const at = text.slice(start).search(/:(?:\s|$)/);
  return at < 0 ? undefined : { at: start + at, value: text.slice(start).trim() };
}
