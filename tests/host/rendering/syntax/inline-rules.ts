import type { MarkdownIt, StateInline } from "markdown-it";

const TAG = /^#([^\s\u2000-\u206F\u2E00-\u2E7F'!"#$%&()*+,.:;<=>?@^`{|}~[\]\\]+)/u;
const MATH = /^\$(?![\s$])((?:\\.|[^$\n\\])*[^\s$\\]|[^\s$\\])\$(?![\d$])/;
const FOOTNOTE_CALL = /^\[\^([^\]\s]+)\]/;
const WIKILINK = /^(!?)\[\[((?:(?!\[\[|\]\])[^\n])+)\]\]/;
const LONGEST = 4_000;

/** Adds Obsidian's own inline syntax: wikilinks, embeds, tags, highlights, comments, formulas and footnote calls. */
export function addInlineRules(md: MarkdownIt): void {
  md.inline.ruler.before("link", "wikilink", wikilink);
  md.inline.ruler.before("link", "footnote_call", footnoteCall);
  md.inline.ruler.before("emphasis", "highlight", highlight);
  md.inline.ruler.before("emphasis", "inline_comment", comment);
  md.inline.ruler.before("escape", "inline_math", math);
  md.inline.ruler.before("emphasis", "tag", tag);
}

const rest = (state: StateInline): string => state.src.slice(state.pos, Math.min(state.posMax, state.pos + LONGEST));

function wikilink(state: StateInline, silent: boolean): boolean {
  const first = state.src[state.pos];
  if (first !== "[" && first !== "!") return false;
  const found = WIKILINK.exec(rest(state));
  if (!found) return false;
  const inner = found[2] ?? "";
  const bar = inner.indexOf("|");
  const link = (bar > 0 ? inner.slice(0, bar).replace(/\\$/, "") : inner).trim();
  const shown = bar > 0 ? inner.slice(bar + 1) : "";
  if (!silent) {
    if (found[1] === "!") pushEmbed(state, link, shown);
    else pushLink(state, link, shown);
  }
  state.pos += found[0].length;
  return true;
}

function pushEmbed(state: StateInline, link: string, shown: string): void {
  const token = state.push("internal_embed", "span", 0);
  token.attrs = [["class", "internal-embed"], ["src", link], ["alt", shown === "" ? link : shown]];
}

function pushLink(state: StateInline, link: string, shown: string): void {
  const open = state.push("link_open", "a", 1);
  open.attrs = [["class", "internal-link"], ["data-href", link], ["href", link]];
  if (shown !== "") open.attrs.push(["aria-label", link], ["data-tooltip-position", "top"]);
  state.push("text", "", 0).content = shown === "" ? link.split("#").filter(Boolean).join(" > ") : shown;
  state.push("link_close", "a", -1);
}

function tag(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== "#" || !/^$|[\s\p{P}\p{S}]/u.test(state.src[state.pos - 1] ?? "")) return false;
  if (/[#/&]/.test(state.src[state.pos - 1] ?? "")) return false;
  const found = TAG.exec(rest(state));
  if (!found || /^\d+$/.test(found[1] ?? "")) return false;
  if (!silent) {
    state.push("link_open", "a", 1).attrs = [["class", "tag"], ["href", found[0]], ["target", "_blank"], ["rel", "noopener nofollow"]];
    state.push("text", "", 0).content = found[0];
    state.push("link_close", "a", -1);
  }
  state.pos += found[0].length;
  return true;
}

function highlight(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith("==", state.pos) || /\s/.test(state.src[state.pos + 2] ?? " ")) return false;
  const start = state.pos + 2;
  const end = state.src.slice(0, state.posMax).indexOf("==", start + 1);
  if (end < 0 || /\s/.test(state.src[end - 1] ?? " ")) return false;
  if (!silent) {
    state.push("mark_open", "mark", 1);
    const { posMax } = state;
    state.pos = start;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.posMax = posMax;
    state.push("mark_close", "mark", -1);
  }
  state.pos = end + 2;
  return true;
}

function comment(state: StateInline): boolean {
  if (!state.src.startsWith("%%", state.pos)) return false;
  const end = state.src.indexOf("%%", state.pos + 2);
  if (end < 0 || end + 2 > state.posMax) return false;
  state.pos = end + 2;
  return true;
}

function math(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== "$") return false;
  const found = MATH.exec(rest(state));
  if (!found) return false;
  if (!silent) {
    state.push("math_open", "span", 1).attrs = [["class", "math math-inline"]];
    state.push("text", "", 0).content = found[1] ?? "";
    state.push("math_close", "span", -1);
  }
  state.pos += found[0].length;
  return true;
}

function footnoteCall(state: StateInline, silent: boolean): boolean {
  const found = state.src[state.pos] === "[" ? FOOTNOTE_CALL.exec(rest(state)) : null;
  const id = found?.[1] ?? "";
  const known = footnotesOf(state.env);
  if (!found || !known.has(id)) return false;
  if (!silent) {
    const number = String([...known.keys()].indexOf(id) + 1);
    state.push("footnote_open", "sup", 1).attrs = [["class", "footnote-ref"], ["data-footnote-id", `fnref-${number}`]];
    state.push("link_open", "a", 1).attrs = [["class", "footnote-link"], ["href", `#fn-${number}`]];
    state.push("text", "", 0).content = `[${number}]`;
    state.push("link_close", "a", -1);
    state.push("footnote_close", "sup", -1);
  }
  state.pos += found[0].length;
  return true;
}

/** The footnotes' texts by id, in the order of their definitions, kept in the parse's environment. */
export function footnotesOf(env: Record<string, unknown> | undefined): Map<string, string> {
  const known = env?.["footnotes"];
  if (known instanceof Map) return known as Map<string, string>;
  const footnotes = new Map<string, string>();
  if (env) env["footnotes"] = footnotes;
  return footnotes;
}
