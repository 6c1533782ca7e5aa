/** In every host, though no part of the language; it writes U+FFFD for a lone surrogate. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** The first 64 primes: SHA-256 takes its constants from the digits of their roots. */
const PRIMES = Array.from({ length: 312 }, (_, number) => number).filter(isPrime);
const START = PRIMES.slice(0, 8).map((prime) => fractionOf(Math.sqrt(prime)));
const ROUNDS = PRIMES.map((prime) => fractionOf(Math.cbrt(prime)));

/** The SHA-256 digest of a text's UTF-8 bytes (FIPS 180-4), as 64 hex digits. */
export function sha256(text: string): string {
  return sha256OfBytes(new TextEncoder().encode(text));
}

/** The SHA-256 digest of a file's bytes, as 64 hex digits. */
export function sha256OfBytes(bytes: Uint8Array): string {
  const blocks = padded(bytes);
  const state = new Int32Array(START);
  for (let at = 0; at < blocks.byteLength; at += 64) takeBlock(state, blocks, at);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** Whole blocks of 64 bytes: the message, a one bit, zeros, and the message's length in bits. */
function padded(bytes: Uint8Array): DataView {
  const { length } = bytes;
  const blocks = new Uint8Array(((length + 8) >> 6 << 6) + 64);
  blocks.set(bytes);
  blocks[length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, length / 2 ** 29);
  view.setUint32(blocks.length - 4, length << 3);
  return view;
}

function takeBlock(state: Int32Array, blocks: DataView, from: number): void {
  const words: number[] = [];
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  ROUNDS.forEach((constant, round) => {
    const word = round < 16 ? blocks.getInt32(from + round * 4) : nextWord(words);
    words.push(word);
    const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constant + word;
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  });
  [a, b, c, d, e, f, g, h].forEach((value, index) => (state[index] = (state[index] ?? 0) + value));
}

/** The words of a block after its first 16 are made of those before. */
function nextWord(words: readonly number[]): number {
  const [near, far] = [words.at(-2) ?? 0, words.at(-15) ?? 0];
  const mixed = (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)) + (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3));
  return (mixed + (words.at(-7) ?? 0) + (words.at(-16) ?? 0)) | 0;
}

/** Turns the 32 bits of a word to the right. */
function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor < number; divisor++) if (number % divisor === 0) return false;
  return number > 1;
}

/** The first 32 bits behind the point. */
function fractionOf(root: number): number {
  return (root * 2 ** 32) | 0;
}
