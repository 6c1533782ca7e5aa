import type { CachedMetadata, FrontmatterLinkCache, FrontMatterCache, Pos } from "obsidian";
import { parseDocument } from "yaml";
import { internalTarget, readWikilink } from "./link-text.ts";

const MARKDOWN_LINK = /^\[([^\]]*)\]\(([^)]*)\)$/;
const WIKILINK = /^\[\[((?!\[\[|\]\]).)+\]\]$/;

/** What the cache holds of a front matter block: nothing unless its YAML is valid and a mapping. */
export function frontmatterOf(
  yaml: string,
  position: Pos,
): Pick<CachedMetadata, "frontmatter" | "frontmatterPosition" | "frontmatterLinks"> {
  const frontmatter = readYamlMapping(yaml);
  if (frontmatter === undefined) return {};
  return { frontmatter, frontmatterPosition: position, frontmatterLinks: linksOf(frontmatter, "") };
}

function readYamlMapping(yaml: string): FrontMatterCache | undefined {
  try {
    const document = parseDocument(yaml, { logLevel: "silent", prettyErrors: false });
    if (document.errors.length > 0) return undefined;
    const value: unknown = document.toJS();
    return isMapping(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isMapping(value: unknown): value is FrontMatterCache {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function linksOf(value: unknown, key: string): FrontmatterLinkCache[] {
  if (typeof value === "string") {
    const link = linkOf(value.trim());
    return link === undefined ? [] : [{ key, ...link }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => linksOf(inner, key === "" ? name : `${key}.${name}`));
}

function linkOf(text: string): Omit<FrontmatterLinkCache, "key"> | undefined {
  if (WIKILINK.test(text)) return readWikilink(text);
  const markdown = MARKDOWN_LINK.exec(text);
  const target = internalTarget(markdown?.[2] ?? "");
  if (markdown === null || target === undefined) return undefined;
  return { link: target, original: text, displayText: markdown[1] ?? "" };
}
