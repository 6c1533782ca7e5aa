import type { BlockSubpathResult, CachedMetadata, FootnoteSubpathResult, HeadingCache, HeadingSubpathResult } from "obsidian";
import { stripHeading } from "../files/links.ts";

/** The part of a note that `#Heading`, `#Heading#Sub`, `#^block` or `#[^note]` means; null where there is none. */
export function resolveSubpath(cache: CachedMetadata, subpath: string): HeadingSubpathResult | BlockSubpathResult | FootnoteSubpathResult | null {
  const parts = subpath.split("#").filter((part) => part !== "");
  const last = parts.at(-1);
  if (last === undefined) return null;
  if (last.startsWith("^")) return blockResult(cache, last.slice(1));
  if (last.startsWith("[^")) return footnoteResult(cache, last.slice(2, -1));
  return headingResult(cache, parts);
}

function headingResult(cache: CachedMetadata, parts: string[]): HeadingSubpathResult | null {
  const headings = cache.headings ?? [];
  let at = -1;
  for (const part of parts) {
    const floor = at < 0 ? 0 : (headings[at]?.level ?? 0);
    at = headings.findIndex((heading, index) => index > at && heading.level > floor && same(heading, part));
    if (at < 0) return null;
  }
  const current = headings[at];
  if (!current) return null;
  const next = headings.find((heading, index) => index > at && heading.level <= current.level) ?? null;
  // The typings promise `next`, the app gives null after the last heading.
  return { type: "heading", current, next: next as HeadingCache, start: current.position.start, end: next?.position.start ?? null };
}

function blockResult(cache: CachedMetadata, id: string): BlockSubpathResult | null {
  const block = cache.blocks?.[id.toLowerCase()] ?? cache.blocks?.[id];
  if (!block) return null;
  const list = cache.listItems?.find((item) => item.id === block.id);
  return { type: "block", block, ...(list ? { list } : {}), start: block.position.start, end: block.position.end };
}

function footnoteResult(cache: CachedMetadata, id: string): FootnoteSubpathResult | null {
  const footnote = cache.footnotes?.find((note) => note.id === id);
  return footnote ? { type: "footnote", footnote, start: footnote.position.start, end: footnote.position.end } : null;
}

function same(heading: HeadingCache, text: string): boolean {
  return stripHeading(heading.heading).toLowerCase() === stripHeading(text).toLowerCase();
}
