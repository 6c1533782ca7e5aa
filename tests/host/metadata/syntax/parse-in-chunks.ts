import type { Nodes, Root, RootContent } from "mdast";
import { parseMarkdown } from "./parse-markdown.ts";

const CHUNK = 4_096;

/**
 * Parses a long note piece by piece, because the parser's time grows with the square of what it is given at once.
 * A block that another one follows is complete, so each piece but the last gives up its last block (or the last item
 * of a list), and the next piece begins there; a block longer than a piece is tried again with twice the length.
 */
export function parseInChunks(text: string, chunk = CHUNK): Root {
  const root: Root = { type: "root", children: [] };
  let start = 0;
  let size = Math.max(chunk, endOfFrontmatter(text));
  let continuesList = false;
  while (start < text.length) {
    const end = endOfLine(text, start + size);
    const nodes = parseMarkdown(text.slice(start, end), { frontmatter: start === 0 }).children;
    const cut = end < text.length ? dropUnfinished(nodes) : { at: text.length - start, inList: false };
    if (cut.at === 0) {
      size *= 2;
      continue;
    }
    append(root, nodes, start, continuesList);
    continuesList = cut.inList;
    start += cut.at;
    size = chunk;
  }
  return root;
}

/** Takes off what the text after the piece could still change; says where the next piece begins (0 if nothing is left). */
function dropUnfinished(nodes: RootContent[]): { at: number; inList: boolean } {
  const last = nodes.at(-1);
  if (last?.type === "list" && last.children.length > 1) {
    const item = last.children.pop();
    return { at: item?.data?.indentStart ?? 0, inList: true };
  }
  nodes.pop();
  return { at: nodes.length === 0 ? 0 : lineStart(last), inList: false };
}

function lineStart(node: RootContent | undefined): number {
  const offset = node?.position?.start.offset ?? 0;
  return offset - ((node?.position?.start.column ?? 1) - 1);
}

function append(root: Root, nodes: RootContent[], offset: number, continuesList: boolean): void {
  for (const node of nodes) moveBy(node, offset);
  const list = root.children.at(-1);
  const rest = nodes[0];
  if (continuesList && list?.type === "list" && rest?.type === "list") {
    for (const item of rest.children) list.children.push(item);
    if (list.position && rest.position) list.position.end = rest.position.end;
    nodes.shift();
  }
  for (const node of nodes) root.children.push(node);
}

function moveBy(node: Nodes, offset: number): void {
  const pending: Nodes[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.position?.start.offset !== undefined) next.position.start.offset += offset;
    if (next.position?.end.offset !== undefined) next.position.end.offset += offset;
    if ((next.type === "listItem" || next.type === "blockquote") && next.data?.indentStart !== undefined) {
      next.data.indentStart += offset;
    }
    if ("children" in next) for (const child of next.children) pending.push(child);
  }
}

function endOfLine(text: string, from: number): number {
  const lineFeed = text.indexOf("\n", from);
  return lineFeed === -1 ? text.length : lineFeed + 1;
}

/** The first piece holds the whole front matter, which the parser knows only by its closing line. */
function endOfFrontmatter(text: string): number {
  if (!text.startsWith("---")) return 0;
  const closing = text.indexOf("\n---", 3);
  return closing === -1 ? 0 : closing + 4;
}
