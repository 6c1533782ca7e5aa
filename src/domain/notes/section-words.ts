import type { Block } from "../text/block.ts";
import { isHeading } from "../text/heading-words.ts";
import { sectionsUnder } from "./section-lines.ts";

/** What stands below a heading, block by block, without comments, without our own code blocks and without the headings below it. */
export function wordsUnder(blocks: readonly Block[], heading: string): string[] {
  const below = sectionsUnder(blocks, (text) => isHeading(text, heading)).flatMap((section) => section.blocks);
  return below.flatMap((block) => {
    if (block.kind === "fence") return block.end > block.line + 1 && !/^operations\b/i.test(block.info) ? [""] : [];
    if (block.kind === "heading" || block.kind === "comment" || block.kind === "rule") return [];
    const words = block.text.replace(/%%.*?(?:%%|$)|<!--.*?(?:-->|$)/gs, "").trim();
    return words === "" ? [] : [words];
  });
}
