import type { CompileContext, Extension as FromMarkdownExtension, Handle } from "mdast-util-from-markdown";
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from "micromark-util-types";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    wikilink: "wikilink";
  }
}

const EXCLAMATION = 33;
const OPEN = 91;
const CLOSE = 93;
const isLineEnd = (code: Code): boolean => code === null || code < -2;

/**
 * `[[target]]` and `![[target]]` on one line. A second `[[` inside makes the first one plain text, which also keeps a
 * line of nothing but opening brackets from being scanned once per bracket.
 */
const tokenizeWikilink: Tokenizer = function (this: TokenizeContext, effects, ok, nok) {
  let size = 0;

  function start(code: Code): State | undefined {
    effects.enter("wikilink");
    if (code !== EXCLAMATION) return open(code);
    effects.consume(code);
    return open;
  }
  function open(code: Code): State | undefined {
    if (code !== OPEN) return nok(code);
    effects.consume(code);
    return secondOpen;
  }
  function secondOpen(code: Code): State | undefined {
    if (code !== OPEN) return nok(code);
    effects.consume(code);
    return inside;
  }
  function inside(code: Code): State | undefined {
    if (isLineEnd(code)) return nok(code);
    effects.consume(code);
    if (code === CLOSE) return maybeClosed;
    if (code === OPEN) return maybeNested;
    size += 1;
    return inside;
  }
  function maybeNested(code: Code): State | undefined {
    return code === OPEN ? nok(code) : inside(code);
  }
  function maybeClosed(code: Code): State | undefined {
    if (code !== CLOSE) return inside(code);
    if (size === 0) return nok(code);
    effects.consume(code);
    effects.exit("wikilink");
    return ok;
  }
  return start;
};

const wikilink: Construct = { name: "wikilink", tokenize: tokenizeWikilink };

/** The micromark extension that recognises wikilinks and their embeds in text. */
export function wikilinkSyntax(): Extension {
  return { text: { [OPEN]: wikilink, [EXCLAMATION]: wikilink } };
}

/** Turns wikilink tokens into `wikilink` nodes that keep only their place. */
export function wikilinkNodes(): FromMarkdownExtension {
  const enter: Handle = function (this: CompileContext, token) {
    this.enter({ type: "wikilink" }, token);
  };
  const exit: Handle = function (this: CompileContext, token) {
    this.exit(token);
  };
  return { enter: { wikilink: enter }, exit: { wikilink: exit } };
}

declare module "mdast" {
  interface Wikilink extends Node {
    type: "wikilink";
  }
  interface PhrasingContentMap {
    wikilink: Wikilink;
  }
  interface RootContentMap {
    wikilink: Wikilink;
  }
}
