import { findBlock } from "../text/frontmatter-block.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { lineEndingOf, splitLines } from "../text/lines.ts";
import { readYamlBlock, withoutLoneReturns } from "../text/yaml-block.ts";
import { valueOf } from "../text/yaml-node.ts";
import type { Question } from "./merge-heads.ts";
import { joinParts, unitsOf, type Unit } from "./merge-units.ts";
import { mergeSections } from "./merge-sections.ts";
import { mergeUnits, type Piece } from "./merge.ts";

/** Which version of a question holds; both, ours first, only of lines. */
export type Choice = "ours" | "theirs" | "both";

interface SplitNote {
  readonly opening: string;
  readonly keys: readonly Unit[];
  readonly closing: string;
  readonly body: readonly Unit[];
}

/**
 * Merges two versions of a note: what one of them lacks is kept from the other, log entries stand together without doubles,
 * answered steps win over open ones, properties are compared key by key. All else that differs becomes a question; no line
 * is lost but those that one side took out of `base` and the other left alone. The line endings are ours.
 */
export function mergeTexts(ours: string, theirs: string, base?: string): Piece[] {
  const ending = endingOf(ours);
  const others = [theirs, ...(base === undefined ? [] : [base])].map((text) => (endingOf(text) === ending ? text : text.replace(/\r\n?|\n/g, ending)));
  const texts = [ours, ...others];
  const notes = texts.map(splitNote);
  // Of a note that both made git knows no base with properties.
  const isSplit = notes[0] !== undefined && notes[1] !== undefined;
  const [own, other, old] = texts.map((text, at): SplitNote => (isSplit ? notes[at] : undefined) ?? { opening: "", keys: [], closing: "", body: unitsOf(text) });
  return own && other ? [own.opening, ...mergeUnits(own.keys, other.keys, old?.keys), own.closing, ...(mergeSections(own.body, other.body, old?.body) ?? mergeUnits(own.body, other.body, old?.body))] : [];
}

function endingOf(text: string): string {
  return lineEndingOf(splitLines(text));
}

/** The text with a choice for each question, in their order; undefined where one is missing or cannot be both. */
export function resolve(pieces: readonly Piece[], choices: readonly Choice[]): string | undefined {
  let asked = 0;
  const parts = pieces.map((piece) => (typeof piece === "string" ? piece : chosen(piece, choices[asked++])));
  return parts.includes(undefined) ? undefined : joinParts(parts as string[]);
}

function chosen({ what, ours, theirs }: Question, choice: Choice | undefined): string | undefined {
  if (choice === "both") return what === "lines" ? joinParts([ours, theirs]) : undefined;
  return choice && { ours, theirs }[choice];
}

/** A note with its properties as units; undefined where they cannot be told apart. */
function splitNote(text: string): SplitNote | undefined {
  const { innerStart, innerEnd, bodyStart } = findBlock(text);
  const inner = text.slice(innerStart, innerEnd);
  const { indent, entries, foreign } = readYamlBlock(withoutLoneReturns(inner));
  if (readFrontmatter(text).state !== "valid" || foreign || indent > 0) return undefined;
  const keys = entries.map(({ key, node }, index): Unit => ({ kind: "key", key: key.name, head: inner.slice(key.start, entries[index + 1]?.key.start), rest: "", value: valueOf(node) }));
  const above = unitsOf(inner.slice(0, entries[0]?.key.start));
  return { opening: text.slice(0, innerStart), keys: [...above, ...keys], closing: text.slice(innerEnd, bodyStart), body: unitsOf(text.slice(bodyStart)) };
}
