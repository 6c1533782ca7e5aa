import { readStringLiteral } from "./read-string-literal.ts";
import { beyondThePlainSubset } from "./template-refusal.ts";

/** A value that a plain expression can write down. */
export type Literal = string | number | boolean | null | undefined;

/** The plain expressions: a literal, a list, a path below `tp` with an optional call, and `await` before one of them. */
export type Expression =
  | { kind: "literal"; value: Literal }
  | { kind: "list"; items: Expression[] }
  | { kind: "path"; path: string[]; call: Expression[] | null }
  | { kind: "await"; of: Expression };

const WORDS = new Map<string, Literal>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["undefined", undefined],
]);
const SPACE = /\s*/y;
const END = /$/y;
const NUMBER = /[-+]?\s*(?:(?:0(?![0-9])|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![\p{ID_Continue}$])/uy;
const IDENTIFIER = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const STRING = /"(?:[^"\\\n\r]|\\(?:\r\n|[^]))*"|'(?:[^'\\\n\r]|\\(?:\r\n|[^]))*'/y;

class ExpressionParser {
  #at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  parseWhole(): Expression {
    const expression = this.#parseExpression();
    // The engine passes the text as an argument, where one trailing comma is lawful.
    this.#take(",");
    this.#parse(END);
    return expression;
  }

  #parseExpression(): Expression {
    if (this.#take("[")) return { kind: "list", items: this.#parseItems("]") };
    const string = this.#match(STRING);
    if (string !== undefined) return { kind: "literal", value: readStringLiteral(string) };
    const number = this.#match(NUMBER);
    if (number !== undefined) return { kind: "literal", value: Number(number.replace(/\s/g, "")) };
    const word = this.#parse(IDENTIFIER);
    if (word === "tp") return this.#parsePath();
    if (word === "await") {
      const of = this.#parseExpression();
      return of.kind === "await" ? beyondThePlainSubset() : { kind: "await", of };
    }
    return WORDS.has(word) ? { kind: "literal", value: WORDS.get(word) } : beyondThePlainSubset();
  }

  #parsePath(): Expression {
    const path: string[] = [];
    for (;;) {
      if (this.#take(".")) path.push(this.#parse(IDENTIFIER));
      else if (this.#take("[")) path.push(this.#parseKey());
      else break;
    }
    return { kind: "path", path, call: this.#take("(") ? this.#parseItems(")") : null };
  }

  #parseKey(): string {
    const key = readStringLiteral(this.#parse(STRING));
    return this.#take("]") ? key : beyondThePlainSubset();
  }

  #parseItems(closing: ")" | "]"): Expression[] {
    const items: Expression[] = [];
    while (!this.#take(closing)) {
      items.push(this.#parseExpression());
      if (!this.#take(",")) return this.#take(closing) ? items : beyondThePlainSubset();
    }
    return items;
  }

  #parse(pattern: RegExp): string {
    return this.#match(pattern) ?? beyondThePlainSubset();
  }

  #take(character: string): boolean {
    this.#match(SPACE);
    const isNext = this.#source[this.#at] === character;
    if (isNext) this.#at++;
    return isNext;
  }

  /** What matches behind white space; only then it is passed. */
  #match(pattern: RegExp): string | undefined {
    if (pattern !== SPACE) this.#match(SPACE);
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0];
    if (found !== undefined) this.#at = pattern.lastIndex;
    return found;
  }
}

/** A tag's body as a plain expression; throws `Unfillable` when it is anything more. */
export function parseExpression(source: string): Expression {
  return new ExpressionParser(source).parseWhole();
}
