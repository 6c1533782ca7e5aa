import type { MarkdownPostProcessorContext } from "obsidian";

/** Changes a rendered part of a note. */
export type PostProcessor = ((el: HTMLElement, ctx: MarkdownPostProcessorContext) => unknown) & { sortOrder?: number };

/** Draws a fenced code block of its language. */
export type CodeBlockHandler = (source: string, el: HTMLElement, ctx: MarkdownPostProcessorContext) => unknown;

const registered: PostProcessor[] = [];

/** The registered processors in the order in which they run. */
export function postProcessors(): readonly PostProcessor[] {
  return [...registered].sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));
}

/** Adds a processor for everything rendered from now on; gives back how to take it out. */
export function registerPostProcessor(processor: PostProcessor, sortOrder?: number): () => void {
  if (sortOrder !== undefined) processor.sortOrder = sortOrder;
  registered.push(processor);
  return () => unregisterPostProcessor(processor);
}

export function unregisterPostProcessor(processor: PostProcessor): void {
  const at = registered.indexOf(processor);
  if (at >= 0) registered.splice(at, 1);
}

/** A processor that hands each fenced block of one language to `handler`, in a `div` that takes the block's place. */
export function codeBlockPostProcessor(language: string, handler: CodeBlockHandler): PostProcessor {
  return async (el, ctx) => {
    const blocks = [...el.querySelectorAll<HTMLElement>("pre > code")].filter((code) => code.classList.contains(`language-${language}`));
    await Promise.all(blocks.map((code) => replaceBlock(code, language, handler, ctx)));
  };
}

async function replaceBlock(code: HTMLElement, language: string, handler: CodeBlockHandler, ctx: MarkdownPostProcessorContext): Promise<void> {
  const place = createDiv({ cls: `block-language-${language}` });
  code.parentElement?.replaceWith(place);
  try {
    await handler(code.textContent ?? "", place, ctx);
  } catch (error) {
    place.setText(error instanceof Error ? error.message : String(error));
    console.error(error);
  }
}
