import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { mathFromMarkdown } from "mdast-util-math";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import { math } from "micromark-extension-math";
import { commentNodes, commentSyntax } from "./comment-syntax.ts";
import { footnoteCallNodes, footnoteCallSyntax } from "./footnote-call-syntax.ts";
import { inlineMathNodes, inlineMathSyntax } from "./inline-math-syntax.ts";
import { tagNodes, tagSyntax } from "./tag-syntax.ts";
import { taskNodes, taskSyntax } from "./task-syntax.ts";
import { wikilinkNodes, wikilinkSyntax } from "./wikilink-syntax.ts";

const SYNTAX = [
  gfm(),
  math({ singleDollarTextMath: false }),
  commentSyntax(),
  footnoteCallSyntax(),
  inlineMathSyntax(),
  tagSyntax(),
  taskSyntax(),
  wikilinkSyntax(),
  // Emphasis is nothing to the metadata, and a line of thousands of its marks takes the parser minutes.
  { disable: { null: ["attention", "strikethrough"] } },
];
const WITH_FRONTMATTER = [frontmatter(["yaml"]), ...SYNTAX];

/** Parses a text, without a byte order mark, into a tree with Obsidian's own syntax as nodes and without emphasis. */
export function parseMarkdown(text: string, options: { frontmatter: boolean }): Root {
  return fromMarkdown(text, {
    extensions: options.frontmatter ? WITH_FRONTMATTER : SYNTAX,
    mdastExtensions: [
      frontmatterFromMarkdown(["yaml"]),
      gfmFromMarkdown(),
      mathFromMarkdown(),
      commentNodes(),
      footnoteCallNodes(),
      inlineMathNodes(),
      tagNodes(),
      taskNodes(),
      wikilinkNodes(),
    ],
  });
}
