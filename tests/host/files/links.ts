import type { CachedMetadata, Reference, ReferenceCache } from "obsidian";
import { parseFrontMatterTags } from "./front-matter.ts";

/** A link's text parted into the note's path and what follows from `#` on. */
export function parseLinktext(linktext: string): { path: string; subpath: string } {
  const plain = linktext.replace(/\u00A0/g, " ");
  const hash = plain.indexOf("#");
  return hash < 0 ? { path: plain.trim(), subpath: "" } : { path: plain.slice(0, hash).trim(), subpath: plain.slice(hash).trim() };
}

/** A link's text without its subpath. */
export function getLinkpath(linktext: string): string {
  return parseLinktext(linktext).path;
}

/** A heading as links compare it: punctuation becomes a space, spaces fold. */
export function stripHeading(heading: string): string {
  return heading.replace(/[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\]/g, " ").replace(/\s+/g, " ").trim();
}

/** A heading as it can stand in a link: only what would break the link goes. */
export function stripHeadingForLink(heading: string): string {
  return heading.replace(/([:#|^\\\r\n]|%%|\[\[|]])/g, " ").replace(/\s+/g, " ").trim();
}

/** Every tag of a note with its `#`, those of its properties first; null without a cache. */
export function getAllTags(cache: CachedMetadata): string[] | null {
  const inFrontMatter = cache.frontmatter ? parseFrontMatterTags(cache.frontmatter) : null;
  return [...(inFrontMatter ?? []), ...(cache.tags ?? []).map((tag) => tag.tag)];
}

/** Calls back for each reference until one answers true. */
export function iterateRefs(refs: Reference[], cb: (ref: Reference) => boolean | void): boolean {
  return refs.some((ref) => cb(ref) === true);
}

/** Calls back for each link and embed of a note's body until one answers true. */
export function iterateCacheRefs(cache: CachedMetadata, cb: (ref: ReferenceCache) => boolean | void): boolean {
  return [...(cache.links ?? []), ...(cache.embeds ?? [])].some((ref) => cb(ref) === true);
}
