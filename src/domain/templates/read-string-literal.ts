import { beyondThePlainSubset } from "./template-refusal.ts";

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,8})\}|(\r\n|[\n\r\u2028\u2029])|0(?![0-9])|([^]))/g;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v" };

/** The text that a JavaScript string literal, quotes included, stands for; throws `Unfillable` where it uses an octal or broken escape. */
export function readStringLiteral(literal: string): string {
  return literal.slice(1, -1).replace(ESCAPE, (_, byte?: string, unit?: string, point?: string, continuation?: string, character?: string) => {
    const digits = byte ?? unit ?? point;
    if (digits !== undefined) return codePoint(Number.parseInt(digits, 16));
    if (continuation !== undefined) return "";
    if (character === undefined) return "\0";
    return /[0-9xu]/.test(character) ? beyondThePlainSubset() : (SIMPLE_ESCAPES[character] ?? character);
  });
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : beyondThePlainSubset();
}
