import { readStringLiteral } from "./read-string-literal.ts";

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
const NUMBER = /(?:0(?![0-9])|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?(?![\p{ID_Continue}$])|\.[0-9]+(?:[eE][+-]?[0-9]+)?(?![\p{ID_Continue}$])/uy;
const IDENTIFIER = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;

/** Thrown inside the parser only; `parseExpression` turns it into null. */
class NotPlain extends Error {}

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
    this.#skipSpace();
    if (this.#at < this.#source.length) throw new NotPlain();
    return expression;
  }

  #parseExpression(): Expression {
    this.#skipSpace();
    const character = this.#source[this.#at];
    if (character === '"' || character === "'") return { kind: "literal", value: this.#parseString() };
    if (this.#take("[")) return { kind: "list", items: this.#parseItems("]") };
    if (character === "-" || character === "+") return { kind: "literal", value: this.#parseSignedNumber(character) };
    const digits = this.#match(NUMBER);
    if (digits !== null) return { kind: "literal", value: Number(digits) };
    return this.#parseWord();
  }

  #parseWord(): Expression {
    const word = this.#match(IDENTIFIER);
    if (word === "tp") return this.#parsePath();
    if (word === "await") {
      const of = this.#parseExpression();
      if (of.kind === "await") throw new NotPlain();
      return { kind: "await", of };
    }
    if (word !== null && WORDS.has(word)) return { kind: "literal", value: WORDS.get(word) };
    throw new NotPlain();
  }

  #parsePath(): Expression {
    const path: string[] = [];
    for (;;) {
      if (this.#take(".")) path.push(this.#parseName());
      else if (this.#take("[")) path.push(this.#parseKey());
      else break;
    }
    return { kind: "path", path, call: this.#take("(") ? this.#parseItems(")") : null };
  }

  #parseName(): string {
    this.#skipSpace();
    const name = this.#match(IDENTIFIER);
    if (name === null) throw new NotPlain();
    return name;
  }

  #parseKey(): string {
    this.#skipSpace();
    const key = this.#parseString();
    if (!this.#take("]")) throw new NotPlain();
    return key;
  }

  #parseItems(closing: ")" | "]"): Expression[] {
    const items: Expression[] = [];
    while (!this.#take(closing)) {
      items.push(this.#parseExpression());
      if (!this.#take(",")) {
        if (this.#take(closing)) return items;
        throw new NotPlain();
      }
    }
    return items;
  }

  #parseSignedNumber(sign: "-" | "+"): number {
    this.#at++;
    this.#skipSpace();
    const digits = this.#match(NUMBER);
    if (digits === null) throw new NotPlain();
    return sign === "-" ? -Number(digits) : Number(digits);
  }

  #parseString(): string {
    const character = this.#source[this.#at];
    const literal = character === '"' || character === "'" ? readStringLiteral(this.#source, this.#at) : null;
    if (!literal) throw new NotPlain();
    this.#at = literal.end;
    return literal.value;
  }

  #take(character: string): boolean {
    this.#skipSpace();
    if (this.#source[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (!found) return null;
    this.#at += found[0].length;
    return found[0];
  }

  #skipSpace(): void {
    this.#match(/\s*/y);
  }
}

/** A tag's body as a plain expression, or null when it is anything more. */
export function parseExpression(source: string): Expression | null {
  try {
    return new ExpressionParser(source).parseWhole();
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}
