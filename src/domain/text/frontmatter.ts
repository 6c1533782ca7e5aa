import type { Field } from "./field.ts";
import { findBlock, hasBlockAfterBlankLines, unclosedBeforeProse, type Block } from "./frontmatter-block.ts";
import { AT_START, problemAt, type TextProblem } from "./text-problem.ts";
import { isConflictMarker, readTolerantFields } from "./tolerant-fields.ts";
import { readYamlBlock, withoutLoneReturns, type YamlEntry } from "./yaml-block.ts";
import { valueOf } from "./yaml-node.ts";
import { cut, explainFaults, explainReserved, explainUnrendered, placesIn, UNRENDERED, type PlaceOf } from "./yaml-problem.ts";

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

const BYTE_ORDER_MARK = problemAt(
  AT_START, "byte-order-mark", "an invisible byte order mark before the first character", "--- as the very first characters",
  "Some readers see no frontmatter here; saving as UTF-8 without BOM removes it",
);
const TOML = problemAt(AT_START, "toml", "+++ (TOML)", "YAML between two lines ---", "Obsidian shows no properties for TOML; it is left alone here");
const BLANK_LINE = problemAt(AT_START, "blank-line-before", "a blank line before ---", "--- as the very first line", "Delete the blank lines above ---");

/** Reads the block at the start of a note; never throws, never looks past the block's end. */
export function readFrontmatter(text: string): Frontmatter {
  const read = readBlock(text, findBlock(text));
  return text.startsWith("\ufeff") ? { ...read, problems: [BYTE_ORDER_MARK, ...read.problems] } : read;
}

function readBlock(text: string, block: Block): Frontmatter {
  if (block.kind === "none") return readWithoutBlock(text, block);
  if (block.kind === "toml") return asRead(block, "toml", new Map(), [TOML]);
  const isLarge = block.innerEnd - block.innerStart > LARGE_BLOCK;
  const unclosed = block.kind === "unclosed" ? block : isLarge ? unclosedBeforeProse(text, block) : undefined;
  if (unclosed === undefined) return readClosed(text, block);
  const hint = `Add a line --- before line ${String(unclosed.bodyLine + 1)}`;
  return readTolerantly(text, unclosed, "unclosed", [problemAt(AT_START, "unclosed", "--- without a second ---", "a line --- behind the last property", hint)]);
}

function readClosed(text: string, block: Block): Frontmatter {
  const inner = text.slice(block.innerStart, block.innerEnd);
  const marker = inner.split(/\r\n|\r|\n/).findIndex(isConflictMarker);
  if (marker >= 0) return readTolerantly(text, block, "conflict", [conflict(marker + 1)]);
  const yaml = readYamlBlock(withoutLoneReturns(inner));
  if (yaml.isMap && yaml.faults.length === 0) {
    const placeOf = placesIn(yaml.source);
    const entries = yaml.entries.map((entry) => ({ entry, field: fieldOf(entry, inner, block.innerStart, placeOf) }));
    return asRead(block, "valid", new Map(entries.map(({ field }) => [field.key, field])), entries.flatMap(({ entry, field }) => valueProblems(entry, field)));
  }
  const late = unclosedBeforeProse(text, block);
  if (late !== undefined) return readBlock(text, late);
  const prose = problemAt({ line: 1, column: 0 }, "not-properties", cut(firstLine(inner.trim())), "lines of the form key: value", "Write a key and a colon before the value");
  return readTolerantly(text, block, "invalid", yaml.isMap ? explainFaults(yaml, 1) : [prose]);
}

function readWithoutBlock(text: string, block: Block): Frontmatter {
  if (/^\ufeff?<{7} [^\r\n]*(?:\r\n|\r|\n)---[ \t]*[\r\n]/.test(text)) return asRead(block, "conflict", new Map(), [conflict(0)]);
  return asRead(block, "none", new Map(), hasBlockAfterBlankLines(text) ? [BLANK_LINE] : []);
}

function readTolerantly(text: string, block: Block, state: FrontmatterState, problems: readonly TextProblem[]): Frontmatter {
  return asRead(block, state, readTolerantFields(text.slice(block.innerStart, block.innerEnd), block.innerStart, 1), problems);
}

function asRead({ start, end, bodyStart, bodyLine }: Block, state: FrontmatterState, fields: ReadonlyMap<string, Field>, problems: readonly TextProblem[]): Frontmatter {
  return { state, start, end, bodyStart, bodyLine, fields, problems };
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
  const { line, column, key, raw } = field;
  const place = { line, column, key };
  if (UNRENDERED.test(raw)) return [explainUnrendered(place, raw)];
  // `!urgent` is a tag that nobody knows; YAML's own are `!!str` and the like.
  if (node.kind === "opaque" && /^![^!<\s]/.test(raw)) return [explainReserved(place, firstLine(raw))];
  if (node.kind !== "alias" || node.target !== undefined) return [];
  return [problemAt(place, "no-anchor", cut(raw), "a value; * stands before the name of an anchor", `Put the value in double quotes: ${JSON.stringify(raw)}`)];
}

function conflict(line: number): TextProblem {
  const hint = "Merge the two with Fix problem, or keep one and delete the lines <<<<<<<, ======= and >>>>>>>";
  return problemAt({ line, column: 0 }, "conflict-markers", "two versions of the properties, one above the other", "one version", hint);
}

function firstLine(text: string): string {
  return text.split(/[\r\n]/)[0] ?? "";
}
