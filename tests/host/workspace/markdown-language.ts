import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { RangeSetBuilder } from "@codemirror/state";
import type { Extension } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";
import type { DecorationSet, ViewUpdate } from "@codemirror/view";
import { Tag, tags } from "@lezer/highlight";
import type { MarkdownConfig } from "@lezer/markdown";

const frontmatterTag = Tag.define();

/** Front matter at a note's very beginning, so that its closing line is no setext underline. */
const frontmatter: MarkdownConfig = {
  defineNodes: [{ name: "Frontmatter", block: true, style: frontmatterTag }],
  parseBlock: [
    {
      name: "Frontmatter",
      before: "HorizontalRule",
      parse(context, line) {
        if (context.lineStart !== 0 || !/^---\s*$/u.test(line.text)) return false;
        while (context.nextLine()) {
          if (!/^---\s*$/u.test(line.text)) continue;
          context.nextLine();
          break;
        }
        context.addElement(context.elt("Frontmatter", 0, context.prevLineEnd()));
        return true;
      },
    },
  ],
};

/** Obsidian's class names in the source editor. */
const highlighting = HighlightStyle.define([
  { tag: frontmatterTag, class: "cm-hmd-frontmatter" },
  ...[1, 2, 3, 4, 5, 6].map((level) => ({ tag: tags[`heading${level}` as "heading1"], class: `cm-header cm-header-${level}` })),
  { tag: tags.strong, class: "cm-strong" },
  { tag: tags.emphasis, class: "cm-em" },
  { tag: tags.strikethrough, class: "cm-strikethrough" },
  { tag: tags.link, class: "cm-link" },
  { tag: tags.url, class: "cm-url" },
  { tag: tags.monospace, class: "cm-inline-code" },
  { tag: tags.quote, class: "cm-quote" },
  { tag: tags.comment, class: "cm-comment" },
  { tag: tags.processingInstruction, class: "cm-formatting" },
  { tag: tags.contentSeparator, class: "cm-hr" },
]);

const taskLine = /^\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+\[(.)\](?=\s)/u;
const listLine = /^\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s/u;

/** Marks list and task lines, as themes and plugins find them in Obsidian. */
const listLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = lineDecorations(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = lineDecorations(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function lineDecorations(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const mark = taskLine.exec(line.text)?.[1];
      if (mark !== undefined) builder.add(line.from, line.from, Decoration.line({ class: "HyperMD-list-line HyperMD-task-line", attributes: { "data-task": mark } }));
      else if (listLine.test(line.text)) builder.add(line.from, line.from, Decoration.line({ class: "HyperMD-list-line" }));
      at = line.to + 1;
    }
  }
  return builder.finish();
}

/** Markdown as the source editor shows it; Enter continues lists and quotes. */
export function markdownSource(): Extension {
  return [markdown({ base: markdownLanguage, extensions: [frontmatter], addKeymap: true }), syntaxHighlighting(highlighting), listLines];
}
