import { findBlocks } from "../text/blocks.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { splitLines } from "../text/lines.ts";
import { checkBlock, type ReadYaml } from "../text/yaml-check.ts";
import type { NoteFacts } from "./note-facts.ts";

/** A note's facts from its text, as the metadata cache will tell them once it has caught up with a write. */
export function factsOfText(path: string, text: string, readYaml: ReadYaml): NoteFacts {
  const { state, bodyLine } = readFrontmatter(text);
  const checked = state === "valid" ? checkBlock(text, readYaml) : undefined;
  const blocks = findBlocks(splitLines(text), bodyLine);
  return {
    path,
    fields: checked?.ok ? checked.map : undefined,
    headings: blocks.flatMap((block) => (block.kind === "heading" ? [{ text: block.text, level: block.level, line: block.line }] : [])),
    tasks: blocks.flatMap((block) => (block.kind === "item" && block.mark !== undefined ? [{ task: block.mark }] : [])),
  };
}
