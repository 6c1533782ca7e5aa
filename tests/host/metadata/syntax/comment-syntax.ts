import type { CompileContext, Extension as FromMarkdownExtension, Handle } from "mdast-util-from-markdown";
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from "micromark-util-types";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    comment: "comment";
    commentContinuation: "commentContinuation";
  }
}

const PERCENT = 37;
const isLineEnd = (code: Code): boolean => code === null || code < -2;
const isSpace = (code: Code): boolean => code === 32 || code === -2 || code === -1;

/** A line ending inside a comment; at the note's end, or where the line has left the comment's container, there is none. */
const tokenizeContinuation: Tokenizer = function (this: TokenizeContext, effects, ok, nok) {
  const self = this;

  function next(code: Code): State | undefined {
    return code === null || self.parser.lazy[self.now().line] ? nok(code) : ok(code);
  }
  return function start(code: Code): State | undefined {
    effects.enter("lineEnding");
    effects.consume(code);
    effects.exit("lineEnding");
    return next;
  };
};

const continuation: Construct = { tokenize: tokenizeContinuation, partial: true };

/**
 * A block between two `%%`, the first at a line's start. On one line it is a block only when nothing follows it;
 * otherwise it is text. Without a second `%%` it reaches to the end of the note, as the app hides it.
 */
const tokenizeComment: Tokenizer = function (this: TokenizeContext, effects, ok, nok) {
  let lines = 0;

  function start(code: Code): State | undefined {
    effects.enter("comment");
    effects.enter("data");
    effects.consume(code);
    return secondOpen;
  }
  function secondOpen(code: Code): State | undefined {
    if (code !== PERCENT) return nok(code);
    effects.consume(code);
    return inside;
  }
  function lineStart(code: Code): State | undefined {
    lines += 1;
    if (isLineEnd(code)) return inside(code);
    effects.enter("data");
    return insideData(code);
  }
  function inside(code: Code): State | undefined {
    if (lines === 0) return insideData(code);
    return atLineEnd(code);
  }
  function insideData(code: Code): State | undefined {
    if (isLineEnd(code)) {
      effects.exit("data");
      return atLineEnd(code);
    }
    effects.consume(code);
    return code === PERCENT ? maybeClosed : insideData;
  }
  function atLineEnd(code: Code): State | undefined {
    if (code === null) return end(code);
    return effects.attempt(continuation, lineStart, end)(code);
  }
  function maybeClosed(code: Code): State | undefined {
    if (code !== PERCENT) return insideData(code);
    effects.consume(code);
    effects.exit("data");
    return afterClose;
  }
  function afterClose(code: Code): State | undefined {
    if (isLineEnd(code)) return end(code);
    if (lines === 0 && !isSpace(code)) return nok(code);
    effects.enter("commentContinuation");
    effects.consume(code);
    return trailing;
  }
  function trailing(code: Code): State | undefined {
    if (isLineEnd(code)) {
      effects.exit("commentContinuation");
      return end(code);
    }
    if (lines === 0 && !isSpace(code)) return nok(code);
    effects.consume(code);
    return trailing;
  }
  function end(code: Code): State | undefined {
    effects.exit("comment");
    return ok(code);
  }
  return start;
};

const comment: Construct = { name: "comment", tokenize: tokenizeComment, concrete: true };

/** The micromark extension that recognises `%%` blocks. */
export function commentSyntax(): Extension {
  return { flow: { [PERCENT]: comment } };
}

/** Turns comment tokens into `comment` nodes that keep only their place. */
export function commentNodes(): FromMarkdownExtension {
  const enter: Handle = function (this: CompileContext, token) {
    this.enter({ type: "comment" }, token);
    this.buffer();
  };
  const exit: Handle = function (this: CompileContext, token) {
    this.resume();
    this.exit(token);
  };
  return { enter: { comment: enter }, exit: { comment: exit } };
}

declare module "mdast" {
  interface Comment extends Node {
    type: "comment";
  }
  interface RootContentMap {
    comment: Comment;
  }
}
