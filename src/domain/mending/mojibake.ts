import { splitLines } from "../text/lines.ts";
import { applySplices } from "../text/splice.ts";
import { CODE_PAGES } from "./code-pages.ts";

/** Characters of a note that were UTF-8 and were read in another code page; line and column count from 0. */
export interface Mojibake {
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly was: string;
}

interface Sequence {
  readonly from: number;
  readonly to: number;
  readonly was: string;
  /** How far it is believed: 3 by itself, 2 in a line with one of those, 1 only beside another. */
  readonly trust: number;
}

/** What is written among Latin letters: letters with marks, punctuation, arrows, symbols, emoji. */
const USUAL = /^[\ufe0f\xa0-\u017f\u0218-\u021b\u1ea0-\u1eff\u2010-\u27ff\u2900-\u2bff\ufeff\u{1f000}-\u{1faff}]$/u;
/** Combining marks and other scripts that are in use. */
const FOREIGN = /^[\u0300-\u052f\u0590-\u06ff\u0905-\u0e7f\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]$/u;
/** Stands beside a letter in ordinary text too: “MANHÃ”, »öffnen«, 5 Å², √π. */
const ORDINARY = "’‘“”„‚…–—»«›‹•™\xa0²³¹°·£¥±≤≥∞µ∂∑∏π∫Ω†‡";

/** Finds characters that were decoded in the wrong code page; ordinary text in any language has none. */
export function findMojibake(text: string): Mojibake[] {
  const found: Mojibake[] = [];
  for (const [line, { text: words, start }] of splitLines(text).entries()) {
    const sequences = sequencesOf(words);
    const least = sequences.some(({ trust }) => trust === 3) ? 2 : 3;
    for (const [index, { from, to, was, trust }] of sequences.entries()) {
      if (trust < least && sequences[index - 1]?.to !== from && sequences[index + 1]?.from !== to) continue;
      const last = found.at(-1);
      if (last?.end === start + from) found[found.length - 1] = { ...last, end: start + to, was: last.was + was };
      else found.push({ line, column: from, start: start + from, end: start + to, was });
    }
  }
  return found;
}

/** Puts back what the characters were; all others stay. */
export function mendMojibake(text: string): string {
  return applySplices(text, findMojibake(text).map((one) => ({ ...one, insert: one.was })));
}

function sequencesOf(text: string): Sequence[] {
  const sequences: Sequence[] = [];
  for (let at = text.search(/[\x80-\uffff]/); at >= 0 && at < text.length; at++) {
    // No page shows a byte that starts a character below this one.
    if (text.charCodeAt(at) < 0xac) continue;
    const [best] = CODE_PAGES.flatMap((page) => readSequence(text, at, page)).sort((one, other) => other.trust - one.trust);
    if (best === undefined) continue;
    sequences.push(best);
    at = best.to - 1;
  }
  return sequences;
}

/** The character whose UTF-8 bytes a page shows from `at` on; strict UTF-8, though surrogates are in no set of characters here. */
function readSequence(text: string, from: number, page: string): Sequence[] {
  const lead = byteAt(text, from, page);
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  const to = from + length;
  let code = lead & (0x7f >> length);
  for (let next = from + 1; next < to; next++) {
    const byte = byteAt(text, next, page);
    if (byte >> 6 !== 2) return [];
    code = code * 64 + (byte & 63);
  }
  if (length === 0 || code < (length === 2 ? 0x80 : 1 << (length * 5 - 4)) || code > 0x10ffff) return [];
  const was = String.fromCodePoint(code);
  const trust = USUAL.test(was) ? trustIn(text, from, to, code) : FOREIGN.test(was) ? (length === 2 ? 2 : 1) : 0;
  return trust === 0 ? [] : [{ from, to, was, trust }];
}

/** The byte that a character shows in a page; those that Windows-1252 leaves out stand for themselves, as in Latin-1. */
function byteAt(text: string, at: number, page: string): number {
  const [code, found] = [text.charCodeAt(at), page.indexOf(text.charAt(at))];
  return code > 127 && found >= 0 ? found + 128 : code < 160 || page.length < 99 ? code : 0;
}

/** How far a usual character is believed: what stands there may be ordinary too, unless it is inside a word. */
function trustIn(text: string, from: number, to: number, code: number): number {
  const isOrdinary = [from, to - 1].map((at) => ORDINARY.includes(text[at] ?? ""));
  const isInWord = /\p{Ll}/u.test(text[from - 1] ?? "") || (!isOrdinary[0] && (code < 0x100 ? /\p{L}/u : /\p{Ll}/u).test(text[to] ?? ""));
  return code < 0xc0 || code >= 0x2000 || isInWord || !isOrdinary.includes(true) ? 3 : 2;
}
