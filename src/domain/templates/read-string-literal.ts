const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v" };

interface Piece {
  value: string;
  end: number;
}

function readCodePoint(digits: string, end: number): Piece | null {
  const code = Number.parseInt(digits, 16);
  return code <= 0x10ffff ? { value: String.fromCodePoint(code), end } : null;
}

function readEscape(source: string, at: number): Piece | null {
  const rest = source.slice(at);
  const coded = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,8})\})/.exec(rest);
  if (coded) return readCodePoint(coded[1] ?? coded[2] ?? coded[3] ?? "", at + coded[0].length);
  const continuation = /^\\(?:\r\n|[\n\r\u2028\u2029])/.exec(rest);
  if (continuation) return { value: "", end: at + continuation[0].length };
  if (/^\\0(?![0-9])/.test(rest)) return { value: "\0", end: at + 2 };
  const character = rest[1];
  if (character === undefined || /[0-9xu]/.test(character)) return null;
  return { value: SIMPLE_ESCAPES[character] ?? character, end: at + 2 };
}

/** The JavaScript string literal that begins at an offset, and where it ends; null when it is none or uses an octal escape. */
export function readStringLiteral(source: string, start: number): Piece | null {
  const quote = source[start];
  let value = "";
  let at = start + 1;
  while (at < source.length) {
    const character = source[at];
    if (character === quote) return { value, end: at + 1 };
    if (character === "\n" || character === "\r") return null;
    if (character !== "\\") {
      value += character;
      at++;
      continue;
    }
    const escape = readEscape(source, at);
    if (!escape) return null;
    value += escape.value;
    at = escape.end;
  }
  return null;
}
