import { baseName, findWikiLinks, type WikiLink } from "../../domain/text/links.ts";

/** A stretch of words: plain text, inline code, or a link with what to open and what to show. */
export type WordPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly linkText: string };

const CODE = /(`+)(?!`)(.+?[^`]|[^`])\1(?!`)/g;
const EMPHASIS = /(\*\*|__|~~|==)(?=\S)(.+?)\1/g;

/** Splits a step's words for drawing. A link inside inline code is code; marks of emphasis are left out. */
export function splitWords(text: string): WordPart[] {
  const parts: WordPart[] = [];
  let from = 0;
  for (const match of text.matchAll(CODE)) {
    parts.push(...splitLinks(text.slice(from, match.index)));
    parts.push({ kind: "code", text: (match[2] ?? "").trim() });
    from = match.index + match[0].length;
  }
  parts.push(...splitLinks(text.slice(from)));
  return parts;
}

/** A step's words as one plain line, for names and search. */
export function plainWords(text: string): string {
  return splitWords(text).map((part) => part.text).join("");
}

function splitLinks(text: string): WordPart[] {
  const parts: WordPart[] = [];
  let from = 0;
  for (const link of findWikiLinks(text)) {
    parts.push(...asText(text.slice(from, link.start)));
    parts.push({ kind: "link", text: shownAs(link), linkText: linkTextOf(link) });
    from = link.end;
  }
  return [...parts, ...asText(text.slice(from))];
}

function asText(text: string): WordPart[] {
  return text === "" ? [] : [{ kind: "text", text: text.replace(EMPHASIS, "$2") }];
}

/** What to open for a link: its target with its heading or block. */
export function linkTextOf(link: WikiLink): string {
  return link.subpath === "" ? link.target : `${link.target}#${link.subpath}`;
}

function shownAs(link: WikiLink): string {
  if (link.alias !== "") return link.alias;
  const name = baseName(link.target);
  if (link.subpath === "") return name;
  return name === "" ? link.subpath : `${name} > ${link.subpath}`;
}
