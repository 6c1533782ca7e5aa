import type { CompileContext, Extension as FromMarkdownExtension, Handle } from "mdast-util-from-markdown";
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from "micromark-util-types";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    taskMarker: "taskMarker";
  }
}
declare module "mdast" {
  interface ListItemData {
    /** The character between the brackets. */
    task?: string;
    /** Offset at which the line's content begins for the item's parent, before the item's own indentation. */
    indentStart?: number;
  }
  interface BlockquoteData {
    /** Offset at which the quote's first line begins, before its own indentation. */
    indentStart?: number;
  }
}

const OPEN = 91;
const CLOSE = 93;
const isLineEnd = (code: Code): boolean => code === null || code < -2;
const isSpace = (code: Code): boolean => code === 32 || code === -2 || code === -1;
const isHighSurrogate = (code: Code): boolean => code !== null && code >= 0xd800 && code <= 0xdbff;

/**
 * `[x] ` at the start of a list item. It is a container, like the item itself, because what follows it is read as a
 * block again: `- [ ] 1. step` holds a second list.
 */
const tokenizeTaskMarker: Tokenizer = function (this: TokenizeContext, effects, ok, nok) {
  const before = this.events[this.events.length - 1];
  const atItemStart = before?.[0] === "exit" && before[1].type === "listItemPrefix";

  function start(code: Code): State | undefined {
    effects.enter("taskMarker");
    effects.consume(code);
    return mark;
  }
  function mark(code: Code): State | undefined {
    if (isLineEnd(code)) return nok(code);
    effects.consume(code);
    return isHighSurrogate(code) ? secondHalf : close;
  }
  function secondHalf(code: Code): State | undefined {
    if (isLineEnd(code)) return nok(code);
    effects.consume(code);
    return close;
  }
  function close(code: Code): State | undefined {
    if (code !== CLOSE) return nok(code);
    effects.consume(code);
    return space;
  }
  function space(code: Code): State | undefined {
    if (!isSpace(code)) return nok(code);
    effects.consume(code);
    effects.exit("taskMarker");
    return ok;
  }
  return atItemStart ? start : nok;
};

const taskMarker: Construct = {
  name: "taskMarker",
  tokenize: tokenizeTaskMarker,
  continuation: { tokenize: (_effects, ok) => ok },
  exit: () => undefined,
};

/** The micromark extension that recognises a task's checkbox, whatever its mark. */
export function taskSyntax(): Extension {
  return { document: { [OPEN]: taskMarker } };
}

/** Notes the mark on the list item's node, and where the item's line begins within its parent. */
export function taskNodes(): FromMarkdownExtension {
  let prefix: { start: number; end: number } | undefined;

  const rememberPrefix: Handle = function (token) {
    prefix = { start: token.start.offset, end: token.end.offset };
  };
  const noteIndent: Handle = function (this: CompileContext, token) {
    const item = this.stack.at(-1);
    if (item?.type !== "listItem") return;
    const indentStart = prefix?.end === token.start.offset ? prefix.start : token.start.offset;
    item.data = { ...item.data, indentStart };
  };
  const noteQuoteIndent: Handle = function (this: CompileContext, token) {
    const quote = this.stack.at(-1);
    if (quote?.type !== "blockquote" || quote.data?.indentStart !== undefined) return;
    quote.data = { indentStart: prefix?.end === token.start.offset ? prefix.start : token.start.offset };
  };
  const noteMark: Handle = function (this: CompileContext, token) {
    const item = this.stack.at(-1);
    if (item?.type !== "listItem") return;
    item.data = { ...item.data, task: this.sliceSerialize(token).slice(1, -2) };
  };
  return { enter: {
      linePrefix: rememberPrefix,
      listItemPrefix: noteIndent,
      blockQuotePrefix: noteQuoteIndent,
      taskMarker: noteMark,
    } };
}
