import createDOMPurify from "dompurify";
import type { DOMPurify } from "dompurify";

const ALLOWED_URI = /^(?:(?:https?|ftp|mailto|tel|obsidian):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i;
let purifier: DOMPurify | undefined;

/** HTML as a fragment without anything that could run: no scripts, handlers, frames, forms or script addresses. */
export function safeFragment(html: string): DocumentFragment {
  purifier ??= createDOMPurify(window);
  return purifier.sanitize(html, {
    ALLOWED_URI_REGEXP: ALLOWED_URI,
    ADD_ATTR: ["target"],
    FORBID_TAGS: ["style", "form", "iframe", "object", "embed"],
    RETURN_DOM_FRAGMENT: true,
  });
}
