import type { Blockquote, Heading, Root, RootContent } from "mdast";
import type { HeadingCache, SectionCache } from "obsidian";
import { isLoneBlockId, trailingBlockId } from "./block-id.ts";
import type { Positions } from "./positions.ts";

const CALLOUT = /^\s*(?:>\s*)+\[![^\]]+\]/;

/** The note's top-level blocks. */
export function sectionsOf(root: Root, positions: Positions): SectionCache[] {
  const sections: SectionCache[] = [];
  for (const node of root.children) {
    const section: SectionCache = { type: sectionType(node, positions), position: placeOf(node, positions) };
    if (node.type === "paragraph") {
      const id = trailingBlockId(node, positions);
      const named = isLoneBlockId(node, positions) ? (sections.at(-1) ?? section) : section;
      if (id !== undefined) named.id = id;
    }
    sections.push(section);
  }
  return sections;
}

/** A heading with its source text, marks included. */
export function headingOf(heading: Heading, positions: Positions): HeadingCache {
  const first = heading.children[0];
  const last = heading.children.at(-1);
  const text = first && last ? positions.text.slice(positions.start(first), positions.end(last)) : "";
  return { heading: text, level: heading.depth, position: positions.of(heading) };
}

function sectionType(node: RootContent, positions: Positions): SectionCache["type"] {
  if (node.type === "blockquote") return isCallout(node, positions) ? "callout" : "blockquote";
  return node.type;
}

function isCallout(quote: Blockquote, positions: Positions): boolean {
  return CALLOUT.test(positions.source(quote).slice(0, 200));
}

function placeOf(node: RootContent, positions: Positions): SectionCache["position"] {
  if (node.type === "list") return positions.of(node, node.children[0]?.data?.indentStart);
  if (node.type === "blockquote") return positions.of(node, node.data?.indentStart);
  return positions.of(node);
}
