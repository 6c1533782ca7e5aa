import type { CompileContext, Extension as FromMarkdownExtension, Handle } from "mdast-util-from-markdown";
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from "micromark-util-types";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    tag: "tag";
  }
}

const HASH = 35;
const DIGIT = /^[0-9]$/;
const ENDS_TAG = /[\s\u2000-\u206F\u2E00-\u2E7F'!"#$%&()*+,.:;<=>?@^`{|}~[\]\\]/;
const BEFORE_TAG = /[\s\p{P}\p{S}]/u;
const NOT_BEFORE_TAG = /[#/&]/;

const isTagCode = (code: Code): boolean => code !== null && code >= 0 && !ENDS_TAG.test(String.fromCharCode(code));

const mayPrecede = (code: Code): boolean => {
  if (code === null || code < 0) return true;
  const character = String.fromCharCode(code);
  return BEFORE_TAG.test(character) && !NOT_BEFORE_TAG.test(character);
};

/** `#tag` with at least one character that is no digit, standing at a word's start. */
const tokenizeTag: Tokenizer = function (this: TokenizeContext, effects, ok, nok) {
  let hasNonDigit = false;

  function start(code: Code): State | undefined {
    effects.enter("tag");
    effects.consume(code);
    return inside;
  }
  function inside(code: Code): State | undefined {
    if (!isTagCode(code)) return end(code);
    hasNonDigit ||= !DIGIT.test(String.fromCharCode(code ?? 0));
    effects.consume(code);
    return inside;
  }
  function end(code: Code): State | undefined {
    if (!hasNonDigit) return nok(code);
    effects.exit("tag");
    return ok(code);
  }
  return mayPrecede(this.previous) ? start : nok;
};

const tag: Construct = { name: "tag", tokenize: tokenizeTag, previous: mayPrecede };

/** The micromark extension that recognises tags in text. */
export function tagSyntax(): Extension {
  return { text: { [HASH]: tag } };
}

/** Turns tag tokens into `tag` nodes that keep only their place. */
export function tagNodes(): FromMarkdownExtension {
  const enter: Handle = function (this: CompileContext, token) {
    this.enter({ type: "tag" }, token);
  };
  const exit: Handle = function (this: CompileContext, token) {
    this.exit(token);
  };
  return { enter: { tag: enter }, exit: { tag: exit } };
}

declare module "mdast" {
  interface Tag extends Node {
    type: "tag";
  }
  interface PhrasingContentMap {
    tag: Tag;
  }
  interface RootContentMap {
    tag: Tag;
  }
}
