import { isGap, skipBlanks, type ContentLine } from "./yaml-lines.ts";
import { readCore } from "./yaml-core.ts";
import { YamlFault } from "./yaml-node.ts";
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
  if ("@`,]}".includes(char)) throw new YamlFault("reserved", at);
  const isQuoted = char === '"' || char === "'";
  const scalar = isQuoted ? readQuoted(source, at, limit, 0) : undefined;
  const end = scalar?.end ?? findPlainEnd(source, at, limit, false);
  const mark = skipBlanks(source, end);
  if (source[mark] !== ":" || !isGap(source[mark + 1]) || source.slice(at, end).includes("\n")) throw new YamlFault("no-colon", at);
  if (mark - at > LONGEST) throw new YamlFault("long-key", at);
  const words = source.slice(at, end);
  const value = scalar === undefined ? readCore(words) : scalar.value;
  return { name: scalar === undefined ? words : String(scalar.value), value, start: at, end, colon: mark + 1 };
}
