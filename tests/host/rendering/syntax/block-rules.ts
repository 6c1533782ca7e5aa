import type { MarkdownIt, StateBlock } from "markdown-it";
import { footnotesOf } from "./inline-rules.ts";

const FOOTNOTE = /^\[\^([^\]\s]+)\]:[ \t]*(.*)$/;

/** Adds Obsidian's own blocks: `%%` comments, `$$` formulas and footnote definitions. */
export function addBlockRules(md: MarkdownIt): void {
  const alt = ["paragraph", "reference", "blockquote", "list"];
  md.block.ruler.before("fence", "block_comment", comment, { alt });
  md.block.ruler.before("fence", "block_math", math, { alt });
  md.block.ruler.before("reference", "footnote_definition", footnote, { alt: ["paragraph"] });
}

const lineAt = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);

function isIndentedCode(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) - state.blkIndent >= 4;
}

function comment(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = lineAt(state, startLine);
  if (!first.startsWith("%%") || isIndentedCode(state, startLine)) return false;
  const closing = first.indexOf("%%", 2);
  if (closing >= 0 && first.slice(closing + 2).trim() !== "") return false;
  if (silent) return true;
  let line = startLine + 1;
  if (closing < 0) {
    while (line < endLine && !lineAt(state, line).includes("%%")) line += 1;
    line = Math.min(line + 1, endLine);
  }
  state.line = line;
  return true;
}

function math(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = lineAt(state, startLine);
  if (!first.startsWith("$$") || isIndentedCode(state, startLine)) return false;
  const oneLine = /^\$\$(.+)\$\$\s*$/.exec(first);
  if (!oneLine && first.indexOf("$$", 2) >= 0) return false;
  if (silent) return true;
  const lines = [oneLine?.[1] ?? first.slice(2)];
  let line = startLine + 1;
  if (!oneLine) {
    for (; line < endLine; line += 1) {
      const text = lineAt(state, line);
      const closing = text.indexOf("$$");
      lines.push(closing < 0 ? text : text.slice(0, closing));
      if (closing >= 0) break;
    }
    line = Math.min(line + 1, endLine);
  }
  const token = state.push("math_block", "div", 0);
  token.content = lines.join("\n").trim();
  token.map = [startLine, line];
  state.line = line;
  return true;
}

/** A definition runs on over indented lines; it is shown at the note's end and not where it stands. */
function footnote(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const found = FOOTNOTE.exec(lineAt(state, startLine));
  if (!found || isIndentedCode(state, startLine)) return false;
  if (silent) return true;
  const lines = [found[2] ?? ""];
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) >= 2) lines.push(lineAt(state, line++));
  footnotesOf(state.env as Record<string, unknown>).set(found[1] ?? "", lines.join("\n"));
  state.line = line;
  return true;
}
