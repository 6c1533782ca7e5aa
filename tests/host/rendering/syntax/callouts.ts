import type { MarkdownIt, StateCore, Token } from "markdown-it";

const HEAD = /^\[!([^\]]+)\]([+-]?)[ \t]*(.*)$/;

/** Turns quotes that begin with `[!type]` into callouts; runs between the block and the inline stage. */
export function addCallouts(md: MarkdownIt): void {
  md.core.ruler.after("block", "callouts", (state) => {
    for (let at = state.tokens.length - 1; at >= 0; at -= 1) {
      if (state.tokens[at]?.type === "blockquote_open") makeCallout(state, at);
    }
  });
}

function makeCallout(state: StateCore, at: number): void {
  const { tokens } = state;
  const [open, paragraph, inline] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!open || paragraph?.type !== "paragraph_open" || inline?.type !== "inline") return;
  const [first = "", ...body] = inline.content.split("\n");
  const head = HEAD.exec(first);
  const end = closingOf(tokens, at);
  const close = tokens[end];
  if (!head || !close) return;
  describe(open, close, head);
  inline.content = body.join("\n");
  const gone = inline.content.trim() === "" ? 3 : 0;
  if (gone === 0 && inline.map) inline.map = [inline.map[0] + 1, inline.map[1]];
  const hasContent = at + 1 + gone < end;
  if (hasContent) tokens.splice(end, 0, inside(open, element(state, "div", -1, "")));
  const added = [...titleTokens(state, head), ...(hasContent ? [element(state, "div", 1, "callout-content")] : [])];
  tokens.splice(at + 1, gone, ...added.map((token) => inside(open, token)));
}

function describe(open: Token, close: Token, head: RegExpExecArray): void {
  const [type = "", metadata = ""] = (head[1] ?? "").split("|");
  const fold = head[2] ?? "";
  open.tag = close.tag = "div";
  const folded = `${fold === "" ? "" : " is-collapsible"}${fold === "-" ? " is-collapsed" : ""}`;
  open.attrs = [
    ["data-callout", type.trim().toLowerCase()],
    ["data-callout-metadata", metadata.trim()],
    ["data-callout-fold", fold],
    ["class", `callout${folded}`],
  ];
}

function titleTokens(state: StateCore, head: RegExpExecArray): Token[] {
  const type = (head[1] ?? "").split("|")[0]?.trim() ?? "";
  const shown = head[3]?.trim() ? head[3].trim() : type.charAt(0).toUpperCase() + type.slice(1).toLowerCase();
  const title = new state.Token("inline", "", 0);
  title.content = shown;
  title.children = [];
  const icon = [element(state, "div", 1, "callout-icon"), element(state, "div", -1, "")];
  const inner = [element(state, "div", 1, "callout-title-inner"), title, element(state, "div", -1, "")];
  const fold = head[2] ? [element(state, "div", 1, "callout-fold"), element(state, "div", -1, "")] : [];
  return [element(state, "div", 1, "callout-title"), ...icon, ...inner, ...fold, element(state, "div", -1, "")];
}

function element(state: StateCore, tag: string, nesting: 1 | -1, className: string): Token {
  const token = new state.Token(nesting === 1 ? "part_open" : "part_close", tag, nesting);
  token.block = true;
  if (className !== "") token.attrs = [["class", className]];
  return token;
}

function inside(open: Token, token: Token): Token {
  token.level = open.level + 1;
  return token;
}

function closingOf(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let index = at; index < tokens.length; index += 1) {
    if (tokens[index]?.type === "blockquote_open") depth += 1;
    if (tokens[index]?.type === "blockquote_close") depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}
