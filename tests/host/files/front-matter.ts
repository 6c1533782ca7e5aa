import type { FrontMatterInfo } from "obsidian";
import { parse, stringify } from "yaml";

const opening = /^---[ \t]*\r?\n/;

/** Where the YAML block of a note lies: `from`..`to` is the YAML itself, `contentStart` the first character after the closing line. */
export function getFrontMatterInfo(content: string): FrontMatterInfo {
  const open = opening.exec(content);
  const none: FrontMatterInfo = { exists: false, frontmatter: "", from: 0, to: 0, contentStart: 0 };
  if (!open) return none;
  const from = open[0].length;
  const closing = /(^|\n)---[ \t]*(\r?\n|$)/g;
  closing.lastIndex = from - 1;
  const close = closing.exec(content);
  if (!close) return none;
  const to = Math.max(from, close.index + (close[1]?.length ?? 0));
  return { exists: true, frontmatter: content.slice(from, to), from, to, contentStart: close.index + close[0].length };
}

/** YAML to values, as the app reads properties; throws `YAMLParseError`. */
export function parseYaml(yaml: string): unknown {
  return parse(yaml, { logLevel: "error", merge: true }) as unknown;
}

/** Values to YAML, as the app writes properties: block lists, no aliases, no folded lines, an empty value for null. */
export function stringifyYaml(value: unknown): string {
  return stringify(value, { aliasDuplicateObjects: false, lineWidth: 0, nullStr: "" });
}

/**
 * The note with its properties changed by `fn`. The whole block is written anew, so comments, quotes and number spellings go, as in the app.
 * A block that comes out empty is removed. Throws the YAML error of a block that cannot be read, or what `fn` throws.
 */
export function withFrontMatter(content: string, fn: (frontmatter: Record<string, unknown>) => void): string {
  const info = getFrontMatterInfo(content);
  const parsed = info.exists ? parseYaml(info.frontmatter) : null;
  const values = isRecord(parsed) ? parsed : {};
  fn(values);
  const body = content.slice(info.contentStart);
  if (Object.keys(values).length === 0) return body;
  const block = `---\n${stringifyYaml(values)}---`;
  const gap = info.exists ? content.slice(info.to + 3, info.contentStart).replace(/^[ \t]+/, "") : "\n";
  return block + gap + body;
}

/** The value under a key, or under the first key that matches; null where there is none. */
export function parseFrontMatterEntry(frontmatter: unknown, key: string | RegExp): unknown {
  if (!isRecord(frontmatter)) return null;
  const found = Object.keys(frontmatter).find((name) => (typeof key === "string" ? name === key : key.test(name)));
  return found === undefined ? null : (frontmatter[found] ?? null);
}

/** A list of strings, also from one string parted by commas or line ends; null where there is none. */
export function parseFrontMatterStringArray(frontmatter: unknown, key: string | RegExp): string[] | null {
  const value = parseFrontMatterEntry(frontmatter, key);
  const parts = Array.isArray(value) ? value.filter((item) => typeof item === "string" || typeof item === "number").map(String) : typeof value === "string" ? value.split(/[,\n]/) : [];
  const words = parts.map((part) => part.trim()).filter((part) => part !== "");
  return words.length > 0 ? words : null;
}

/** The tags of a note's properties, each with its `#`. */
export function parseFrontMatterTags(frontmatter: unknown): string[] | null {
  const value = parseFrontMatterEntry(frontmatter, /^tags?$/i);
  const words = typeof value === "string" ? value.split(/[,\s]+/) : parseFrontMatterStringArray(frontmatter, /^tags?$/i);
  const tags = (words ?? []).filter((word) => word !== "").map((word) => (word.startsWith("#") ? word : `#${word}`));
  return tags.length > 0 ? tags : null;
}

/** The aliases of a note's properties. */
export function parseFrontMatterAliases(frontmatter: unknown): string[] | null {
  return parseFrontMatterStringArray(frontmatter, /^alias(es)?$/i);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
