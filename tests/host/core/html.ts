import DOMPurify from "dompurify";
import TurndownService from "turndown";

/** HTML as markdown, in Obsidian's style. */
export function htmlToMarkdown(html: string | HTMLElement | Document | DocumentFragment): string {
  const service = new TurndownService({ headingStyle: "atx", hr: "---", bulletListMarker: "-", codeBlockStyle: "fenced", emDelimiter: "*" });
  if (html instanceof Document) return service.turndown(html.body);
  return service.turndown(html);
}

/** HTML from outside as nodes, with everything that could run taken out. */
export function sanitizeHTMLToDom(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true, ADD_ATTR: ["target"] });
}
