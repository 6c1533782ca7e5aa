import type { Field } from "./field.ts";
import { findBlock, hasBlockAfterBlankLines, unclosedBeforeProse, type Block } from "./frontmatter-block.ts";
import type { TextProblem } from "./text-problem.ts";
import { isConflictMarker, readTolerantFields } from "./tolerant-fields.ts";
import { readYamlBlock, withoutLoneReturns, type YamlEntry } from "./yaml-block.ts";
import { valueOf } from "./yaml-node.ts";
import { cut, explainFaults, explainReserved, placesIn, UNRENDERED, UNRENDERED_WORDS, type PlaceOf } from "./yaml-problem.ts";

/** What became of the block at a note's start. */
export type FrontmatterState = "none" | "valid" | "invalid" | "unclosed" | "toml" | "conflict";

/** A note's frontmatter as text and as fields. */
export interface Frontmatter {
  readonly state: FrontmatterState;
  /** Offsets of the block, fences included, the line ending behind it excluded; 0, 0 when there is none. */
  readonly start: number;
  readonly end: number;
  /** Offset and 0-based line of the body. */
  readonly bodyStart: number;
  readonly bodyLine: number;
  /** In the order of the note; for a block that is no YAML, what a line-by-line reading still gets. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly problems: readonly TextProblem[];
}

/** Beyond this a block is first looked at line by line: it may be a note whose frontmatter was never closed. */
const LARGE_BLOCK = 16_384;

/** Reads the block at the start of a note; never throws, never looks past the block's end. */
export function readFrontmatter(text: string): Frontmatter {
  const block = findBlock(text);
  const problems = text.startsWith("\ufeff") ? [byteOrderMark()] : [];
  if (block.kind === "none") return readWithoutBlock(text, problems);
  if (block.kind === "toml") return { ...spanOf(block), state: "toml", fields: new Map(), problems: [...problems, toml()] };
  if (block.kind === "unclosed") return readUnclosed(text, block, problems);
  const late = block.innerEnd - block.innerStart > LARGE_BLOCK ? unclosedBeforeProse(text, block) : undefined;
  return late === undefined ? readBlock(text, block, problems) : readUnclosed(text, late, problems);
}

function readBlock(text: string, block: Block, problems: TextProblem[]): Frontmatter {
  const inner = text.slice(block.innerStart, block.innerEnd);
  const marker = inner.split(/\r\n|\r|\n/).findIndex(isConflictMarker);
  if (marker >= 0) {
    return { ...spanOf(block), state: "conflict", fields: readTolerantFields(inner, block.innerStart, 1), problems: [...problems, conflict(marker + 1)] };
  }
  const yaml = readYamlBlock(withoutLoneReturns(inner));
  if (yaml.isMap && yaml.faults.length === 0) {
    const placeOf = placesIn(yaml.source);
    const entries = yaml.entries.map((entry) => ({ entry, field: fieldOf(entry, inner, block.innerStart, placeOf) }));
    const fields = new Map(entries.map(({ field }) => [field.key, field]));
    return { ...spanOf(block), state: "valid", fields, problems: [...problems, ...entries.flatMap(({ entry, field }) => valueProblems(entry, field))] };
  }
  const late = unclosedBeforeProse(text, block);
  if (late !== undefined) return readUnclosed(text, late, problems);
  const causes = yaml.isMap ? explainFaults(yaml, 1) : [notProperties(inner)];
  return { ...spanOf(block), state: "invalid", fields: readTolerantFields(inner, block.innerStart, 1), problems: [...problems, ...causes] };
}

function fieldOf({ key, node }: YamlEntry, inner: string, offset: number, placeOf: PlaceOf): Field {
  const raw = inner.slice(node.start, node.end);
  const read = valueOf(node);
  // `{{title}}` is a map in a map to YAML; a reader is better served by the tag itself.
  const value = (typeof read === "object" || read === undefined) && UNRENDERED.test(raw) ? raw : read;
  const { line, column } = placeOf(node.start);
  return { key: key.name, value, raw, line: line + 1, column, valueStart: offset + node.start, valueEnd: offset + node.end };
}

/** Values that YAML reads as something else than was meant, or not at all. */
function valueProblems({ node }: YamlEntry, field: Field): TextProblem[] {
  const place = { line: field.line, column: field.column, key: field.key };
  if (UNRENDERED.test(field.raw)) return [{ ...place, ...UNRENDERED_WORDS, found: cut(field.raw) }];
  // `!urgent` is a tag that nobody knows; YAML's own are `!!str` and the like.
  if (node.kind === "opaque" && /^![^!<\s]/.test(field.raw)) return [{ ...place, ...explainReserved(field.key, field.raw.split(/[\r\n]/)[0] ?? "") }];
  if (node.kind !== "alias" || node.target !== undefined) return [];
  const hint = `Put the value in double quotes: ${JSON.stringify(field.raw)}`;
  return [{ ...place, code: "no-anchor", found: cut(field.raw), expected: "a value; * stands before the name of an anchor", hint }];
}

function readUnclosed(text: string, block: Block, problems: TextProblem[]): Frontmatter {
  const inner = text.slice(block.innerStart, block.innerEnd);
  const problem: TextProblem = {
    code: "unclosed", line: 0, column: 0, found: "--- without a second ---", expected: "a line --- behind the last property",
    hint: `Add a line --- before line ${String(block.bodyLine + 1)}`,
  };
  return { ...spanOf(block), state: "unclosed", fields: readTolerantFields(inner, block.innerStart, 1), problems: [...problems, problem] };
}

function readWithoutBlock(text: string, problems: TextProblem[]): Frontmatter {
  const none = { start: 0, end: 0, bodyStart: 0, bodyLine: 0, fields: new Map<string, Field>() };
  if (/^\ufeff?<{7} [^\r\n]*(?:\r\n|\r|\n)---[ \t]*[\r\n]/.test(text)) return { ...none, state: "conflict", problems: [...problems, conflict(0)] };
  if (!hasBlockAfterBlankLines(text)) return { ...none, state: "none", problems };
  const problem: TextProblem = {
    code: "blank-line-before", line: 0, column: 0, found: "a blank line before ---", expected: "--- as the very first line", hint: "Delete the blank lines above ---",
  };
  return { ...none, state: "none", problems: [...problems, problem] };
}

function spanOf(block: Block): Pick<Frontmatter, "start" | "end" | "bodyStart" | "bodyLine"> {
  return { start: block.start, end: block.end, bodyStart: block.bodyStart, bodyLine: block.bodyLine };
}

function byteOrderMark(): TextProblem {
  return { code: "byte-order-mark", line: 0, column: 0, found: "an invisible byte order mark before the first character", expected: "--- as the very first characters", hint: "Some readers see no frontmatter here; saving as UTF-8 without BOM removes it" };
}

function toml(): TextProblem {
  return { code: "toml", line: 0, column: 0, found: "+++ (TOML)", expected: "YAML between two lines ---", hint: "Obsidian shows no properties for TOML; it is left alone here" };
}

function conflict(line: number): TextProblem {
  return { code: "conflict-markers", line, column: 0, found: "two versions of the properties, one above the other", expected: "one version", hint: "Merge the two with Fix problem, or keep one and delete the lines <<<<<<<, ======= and >>>>>>>" };
}

function notProperties(inner: string): TextProblem {
  return { code: "not-properties", line: 1, column: 0, found: cut(inner.trim().split(/[\r\n]/)[0] ?? ""), expected: "lines of the form key: value", hint: "Write a key and a colon before the value" };
}
