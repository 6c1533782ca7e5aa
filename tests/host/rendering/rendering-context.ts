import type { MarkdownPostProcessorContext, MarkdownSectionInformation } from "obsidian";
import type { App } from "../core/app.ts";
import type { Component } from "../core/component.ts";
import type { MarkdownRenderChild } from "./markdown-render-child.ts";

/** What a rendering knows: whose note, which text, who owns the children, how deep in embeds. */
export interface Rendering {
  app: App;
  text: string;
  sourcePath: string;
  component: Component;
  depth: number;
}

const sectionLines = new WeakMap<HTMLElement, { text: string; lineStart: number; lineEnd: number }>();
let documents = 0;

/** Remembers which lines of which text a section's element shows. */
export function rememberSection(el: HTMLElement, section: MarkdownSectionInformation): void {
  sectionLines.set(el, section);
}

/** The lines that the section around an element shows; null outside sections. */
export function sectionInfoOf(el: HTMLElement): MarkdownSectionInformation | null {
  for (let at: HTMLElement | null = el; at; at = at.parentElement) {
    const known = sectionLines.get(at);
    if (known) return { ...known };
  }
  return null;
}

/** The context that post processors of one rendering get. */
export function contextFor({ app, sourcePath, component }: Rendering): MarkdownPostProcessorContext {
  documents += 1;
  return {
    docId: `document-${documents}`,
    sourcePath,
    frontmatter: app.metadataCache.getCache(sourcePath)?.frontmatter,
    addChild: (child) => void component.addChild(child as unknown as MarkdownRenderChild),
    getSectionInfo: (el) => sectionInfoOf(el),
  };
}
