import { splitWords } from "./split-words.ts";

/** Opens what a link points at; the event decides about a new tab. */
export type OpenLink = (linkText: string, event: MouseEvent | KeyboardEvent) => void;

/** Draws a step's or note's words as text, inline code and links. Never reads HTML. */
export function drawWords(parent: HTMLElement, text: string, open: OpenLink): void {
  for (const part of splitWords(text)) {
    if (part.kind === "text") parent.appendText(part.text);
    else if (part.kind === "code") parent.createEl("code", { text: part.text });
    else drawLink(parent, part.text, part.linkText, open);
  }
}

/** Draws a link to a note. It belongs to its row: Tab reaches it once its row is the walked one. */
export function drawLink(parent: HTMLElement, text: string, linkText: string, open: OpenLink): HTMLElement {
  const link = parent.createEl("a", { cls: "internal-link", text, href: linkText, attr: { "data-href": linkText, "data-beside": "" } });
  link.onClickEvent((event) => {
    if (event.button > 1) return;
    event.preventDefault();
    event.stopPropagation();
    open(linkText, event);
  });
  return link;
}
