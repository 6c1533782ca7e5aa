import type { CompileContext, Extension as FromMarkdownExtension, Handle } from "mdast-util-from-markdown";
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from "micromark-util-types";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    footnoteCall: "footnoteCall";
  }
}

const OPEN = 91;
const CLOSE = 93;
const CARET = 94;
const isBreak = (code: Code): boolean => code === null || code < 0 || code === 32;

/** `[^label]`, whether or not its definition is known yet: a long note is parsed in pieces. */
const tokenizeFootnoteCall: Tokenizer = function (this: TokenizeContext, effects, ok, nok) {
  let size = 0;

  function start(code: Code): State | undefined {
    effects.enter("footnoteCall");
    effects.consume(code);
    return caret;
  }
  function caret(code: Code): State | undefined {
    if (code !== CARET) return nok(code);
    effects.consume(code);
    return label;
  }
  function label(code: Code): State | undefined {
    if (isBreak(code) || code === OPEN || (code === CLOSE && size === 0)) return nok(code);
    effects.consume(code);
    if (code === CLOSE) {
      effects.exit("footnoteCall");
      return ok;
    }
    size += 1;
    return label;
  }
  return start;
};

const footnoteCall: Construct = { name: "footnoteCall", tokenize: tokenizeFootnoteCall };

/** The micromark extension for references to footnotes. */
export function footnoteCallSyntax(): Extension {
  return { text: { [OPEN]: footnoteCall } };
}

/** Turns a footnote call into a `footnoteReference` node. */
export function footnoteCallNodes(): FromMarkdownExtension {
  const enter: Handle = function (this: CompileContext, token) {
    const label = this.sliceSerialize(token).slice(2, -1);
    this.enter({ type: "footnoteReference", identifier: label.toLowerCase(), label }, token);
  };
  const exit: Handle = function (this: CompileContext, token) {
    this.exit(token);
  };
  return { enter: { footnoteCall: enter }, exit: { footnoteCall: exit } };
}
