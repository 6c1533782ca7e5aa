import { withoutLinkMarks } from "../text/links.ts";

/** What Mermaid's languages may take as their own: all but letters, numbers, blanks and a few signs that none of them knows. */
const SIGNS = /[^\p{L}\p{N}\p{M} ,…–·]/gu;

/** A text of a note as it may stand anywhere in a diagram: on one line, links as their names, cut to a length, every sign as its number; "…" where nothing is left of it, for no label may be empty. */
export function diagramText(text: string, length = 80): string {
  const line = withoutLinkMarks(text).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]+/gu, " ").trim();
  const signs = Array.from(line);
  const cut = signs.length > length ? `${signs.slice(0, length - 1).join("").trimEnd()}…` : line;
  return cut === "" ? "…" : cut.replace(SIGNS, (sign) => `#${String(sign.codePointAt(0))};`);
}
