import type { Block } from "../text/block.ts";
import { findBlocks } from "../text/blocks.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { isHeading } from "../text/heading-words.ts";
import { splitLines } from "../text/lines.ts";
import { outlineOf, type Section } from "../text/outline.ts";
import type { Acting } from "./acting.ts";
import type { Edit } from "./plan.ts";

/** A section of a note's body, with its own blocks and those of the sections below it. */
export interface FoundEnd extends Section {
  readonly blocks: readonly Block[];
}

/** The first section of a body whose heading a test accepts; one of a name by default. */
export function sectionNamed(text: string, accepts: string | ((heading: string) => boolean)): FoundEnd | undefined {
  const lines = splitLines(text);
  const blocks = findBlocks(lines, readFrontmatter(text).bodyLine);
  const isMeant = typeof accepts === "string" ? (heading: string): boolean => isHeading(heading, accepts) : accepts;
  const section = outlineOf(blocks, lines.length).find(({ heading }) => isMeant(heading.text));
  return section && { ...section, blocks: blocks.filter(({ line }) => line > section.heading.line && line <= section.end) };
}

/** Sections that are made when they are first written to stand in the same order on every device: git would keep two of them otherwise. */
const ORDERS: readonly (readonly string[])[] = [
  ["Timeline", "Evidence", "Actions"], ["Implementation plan", "Test plan", "Backout plan", "Verification", "Communication", "Approvals", "Accepted conflicts"],
];

/** The edit that adds lines at the end of a section, which a note without it gets before its log. Only a list goes right on from another. */
export function listEdit(text: string, heading: string, lines: readonly string[], { headings }: Pick<Acting, "headings">, accepts: (heading: string) => boolean = (words) => isHeading(words, heading)): Edit {
  const section = sectionNamed(text, accepts);
  const order = ORDERS.find((each) => each.includes(heading)) ?? [];
  if (!section) return { kind: "add-sections", lines: [`## ${heading}`, "", ...lines], before: [...order.slice(order.indexOf(heading) + 1), headings.log] };
  const last = section.blocks.at(-1);
  const goesOn = last === undefined || ((last.kind === "item" || last.parent >= 0) && /^(?:[-*+]|\d+[.)]) /.test(lines[0] ?? ""));
  return { kind: "append-under-heading", heading: section.heading.text, lines: goesOn ? lines : ["", ...lines] };
}
