import type { CompileContext, Extension as FromMarkdownExtension, Handle } from "mdast-util-from-markdown";
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from "micromark-util-types";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    inlineMath: "inlineMath";
  }
}

const DOLLAR = 36;
const BACKSLASH = 92;
const isLineEnd = (code: Code): boolean => code === null || code < -2;
const isSpace = (code: Code): boolean => code === 32 || code === -2 || code === -1;
const isDigit = (code: Code): boolean => code !== null && code >= 48 && code <= 57;

/** `$x$`: no space inside the dollars and no digit after, so that two prices in a sentence are no formula. */
const tokenizeInlineMath: Tokenizer = function (this: TokenizeContext, effects, ok, nok) {
  let previous: Code = null;

  function start(code: Code): State | undefined {
    effects.enter("inlineMath");
    effects.consume(code);
    return first;
  }
  function first(code: Code): State | undefined {
    return isSpace(code) || code === DOLLAR ? nok(code) : inside(code);
  }
  function inside(code: Code): State | undefined {
    if (isLineEnd(code)) return nok(code);
    if (code === DOLLAR && previous !== BACKSLASH) return isSpace(previous) ? nok(code) : close(code);
    previous = code;
    effects.consume(code);
    return inside;
  }
  function close(code: Code): State | undefined {
    effects.consume(code);
    effects.exit("inlineMath");
    return (next) => (isDigit(next) || next === DOLLAR ? nok(next) : ok(next));
  }
  return start;
};

const inlineMath: Construct = { name: "inlineMath", tokenize: tokenizeInlineMath };

/** The micromark extension for formulas in text; the `$$` blocks are micromark-extension-math's. */
export function inlineMathSyntax(): Extension {
  return { text: { [DOLLAR]: inlineMath } };
}

/** Turns a formula into an `inlineCode`-like leaf, so that nothing inside it is read. */
export function inlineMathNodes(): FromMarkdownExtension {
  const enter: Handle = function (this: CompileContext, token) {
    this.enter({ type: "inlineMath", value: this.sliceSerialize(token).slice(1, -1) }, token);
  };
  const exit: Handle = function (this: CompileContext, token) {
    this.exit(token);
  };
  return { enter: { inlineMath: enter }, exit: { inlineMath: exit } };
}
