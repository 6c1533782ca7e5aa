import type { Reference } from "obsidian";

/** Reads `[[target|shown]]` or its embed form; a `|` at the very start belongs to the target. */
export function readWikilink(source: string): Reference {
  const inner = source.slice(source.indexOf("[[") + 2, -2);
  const bar = inner.indexOf("|");
  const target = bar > 0 ? inner.slice(0, bar).replace(/\\$/, "") : inner;
  const link = target.trim();
  const shown = bar > 0 ? inner.slice(bar + 1) : displayTextOf(link);
  return { link, original: source, displayText: shown };
}

/** What the app shows for a target: `note#a#b` as `note > a > b`, `#a` as `a`. */
export function displayTextOf(link: string): string {
  return link.split("#").filter((part) => part !== "").join(" > ");
}

/** The note-relative target of a Markdown link, or undefined when it leads outside the vault or nowhere. */
export function internalTarget(url: string): string | undefined {
  if (url === "" || /^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith("//")) return undefined;
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
