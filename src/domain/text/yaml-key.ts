import { isGap, skipBlanks, type ContentLine } from "./yaml-lines.ts";
import { readCore } from "./yaml-core.ts";
import { fault } from "./yaml-node.ts";
import { findPlainEnd } from "./yaml-plain.ts";
import { readQuoted } from "./yaml-quoted.ts";

/** A key with the offsets of its characters and the one behind its colon. */
export interface YamlKey {
  readonly name: string;
  /** What YAML compares: `1` and `1.0` are one key, `1` and `"1"` are two. */
  readonly value: string | number | boolean | null;
  readonly start: number;
  readonly end: number;
  readonly colon: number;
}

const LONGEST = 1024;

/** True for lines that only a whole YAML reader understands: brackets, tags and names as keys, `? key`, marks between documents. */
export function isForeignLine(source: string, { at }: ContentLine): boolean {
  const char = source[at] ?? "";
  if ("[{&*!|>%\ufeff".includes(char)) return true;
  return ("?:".includes(char) && isGap(source[at + 1])) || ((source.startsWith("---", at) || source.startsWith("...", at)) && isGap(source[at + 3]));
}

/** Reads the key that a line starts with. */
export function readKey(source: string, at: number, limit: number): YamlKey {
  const char = source[at] ?? "";
  if ("@`,]}".includes(char)) fault("reserved", at);
  const quoted = char === '"' || char === "'" ? readQuoted(source, at, limit, 0) : undefined;
  const end = quoted?.end ?? findPlainEnd(source, at, limit, false);
  const mark = skipBlanks(source, end);
  const words = source.slice(at, end);
  if (source[mark] !== ":" || !isGap(source[mark + 1]) || words.includes("\n")) fault("no-colon", at);
  if (mark - at > LONGEST) fault("long-key", at);
  return { name: quoted ? String(quoted.value) : words, value: quoted ? quoted.value : readCore(words), start: at, end, colon: mark + 1 };
}
