import { getFrontMatterInfo } from "../files/front-matter.ts";
import { finishSection } from "./finish-section.ts";
import { contextFor, type Rendering } from "./rendering-context.ts";
import { safeFragment } from "./safe-html.ts";
import { renderSections, type RenderedSection } from "./syntax/sections.ts";

/** A note's blocks; the front matter's lines stay as blank ones, so that line numbers are the note's. */
export function blocksOf(text: string): RenderedSection[] {
  const plain = text.replace(/^\uFEFF/, "");
  const { contentStart } = getFrontMatterInfo(plain);
  const lines = plain.slice(0, contentStart).split("\n").length - 1;
  return renderSections("\n".repeat(lines) + plain.slice(contentStart));
}

/** Renders a text at an element's end, without wrappers around its blocks. */
export async function renderBlocks(el: HTMLElement, rendering: Rendering): Promise<void> {
  const fresh = el.createDiv();
  for (const { html } of blocksOf(rendering.text)) fresh.append(safeFragment(html));
  await finishSection(fresh, rendering, contextFor(rendering));
  fresh.replaceWith(...fresh.childNodes);
}
