import MarkdownIt from "markdown-it";
import type { Token } from "markdown-it";
import { addBlockRules } from "./block-rules.ts";
import { addCallouts } from "./callouts.ts";
import { addInlineRules, footnotesOf } from "./inline-rules.ts";
import { addTasks } from "./tasks.ts";

/** One top-level block of a note as HTML that is not yet safe to show. */
export interface RenderedSection {
  html: string;
  /** Element that the block is, for the `el-…` class. */
  tag: string;
  lineStart: number;
  lineEnd: number;
}

const md = new MarkdownIt({ html: true, linkify: true, breaks: true });
addInlineRules(md);
addBlockRules(md);
addCallouts(md);
addTasks(md);
md.renderer.rules["math_block"] = (tokens, at) =>
  `<div class="math math-block">${md.utils.escapeHtml(tokens[at]?.content ?? "")}</div>\n`;
md.renderer.rules["internal_embed"] = (tokens, at, _options, _env, renderer) => {
  const token = tokens[at];
  return token ? `<span${renderer.renderAttrs(token)}></span>` : "";
};
md.renderer.rules["link_open"] = (tokens, at, options, _env, renderer) => {
  const token = tokens[at];
  if (token && !token.attrGet("class")) markMarkdownLink(token);
  return renderer.renderToken(tokens, at, options);
};

function markMarkdownLink(token: Token): void {
  const href = String(token.attrGet("href") ?? "");
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) {
    token.attrSet("class", "external-link");
    token.attrSet("target", "_blank");
    token.attrSet("rel", "noopener nofollow");
  } else {
    token.attrSet("class", "internal-link");
    token.attrSet("data-href", decode(href));
  }
}

function decode(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/** Cuts a text into its top-level blocks and renders each; the footnotes come last as a block of their own. */
export function renderSections(text: string): RenderedSection[] {
  const env: Record<string, unknown> = {};
  const tokens = md.parse(text, env);
  const sections: RenderedSection[] = [];
  let start = 0;
  tokens.forEach((token, at) => {
    if (token.level !== 0 || token.nesting === 1) return;
    const block = tokens.slice(start, at + 1);
    const first = tokens[start];
    const [lineStart, lineAfter] = first?.map ?? [0, 1];
    start = at + 1;
    const html = md.renderer.render(block, md.options, env);
    sections.push({ html, tag: elementName(first), lineStart, lineEnd: Math.max(lineStart, lineAfter - 1) });
  });
  return [...sections, ...footnoteSection(env)];
}

function elementName(token: Token | undefined): string {
  if (token?.type === "fence" || token?.type === "code_block") return "pre";
  return token?.tag && token.tag !== "" ? token.tag : "div";
}

function footnoteSection(env: Record<string, unknown>): RenderedSection[] {
  const footnotes = [...footnotesOf(env).values()];
  if (footnotes.length === 0) return [];
  const items = footnotes.map((text, index) => {
    const number = index + 1;
    const back = `<a href="#fnref-${number}" class="footnote-backref footnote-link">↩︎</a>`;
    return `<li id="fn-${number}" data-footnote-id="fn-${number}"><p>${md.renderInline(text, env)} ${back}</p></li>`;
  });
  const html = `<section class="footnotes"><hr><ol>${items.join("")}</ol></section>`;
  return [{ html, tag: "section", lineStart: 0, lineEnd: 0 }];
}
