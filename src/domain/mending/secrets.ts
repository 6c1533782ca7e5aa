/** Something that reads like a secret: its offsets in the text, and what may be shown of it. */
export interface Secret {
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

/** What gives a secret away: what may be shown, a sign, what nobody may see. No repetition can run over the same text again and again. */
const SHAPES: readonly RegExp[] = [
  /(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)()([^]*?)(?:-----END|$)/g,
  /(\b[a-z][a-z\d+.-]{1,15}:\/\/[^\s/@:]{0,99}:)()([^\s/@]{1,200})@/gi,
  /(\b(?:bearer|basic) +)()((?=[^\s\d]{0,99}\d)[\w.~+/=-]{16,})/gi,
  /((?:\b|_)(?:pass(?:word|wd|phrase)?|pwd|secret|token|(?:api|access|private|secret)[_ -]?key)["'`]? {0,9}([:=]) {0,9})("[^"]{4,}"|'[^']{4,}'|[^\s"']{4,})/gi,
  /()()\b((?:A[KS]IA[A-Z\d]{16}|(?:gh[oprsu]_|github_pat_|glpat-|xox[abeoprs]-|[rs]k_live_|AIza|sk-)[\w-]{16,}|eyJ[\w-]{8,400}\.eyJ[\w.-]{8,4000}))/g,
];
/** A place to fill in, a link, where the secret is kept, a day. */
const NO_SECRET = /^["'`]?(?:[<[{$%*•…]|x{4}|\.{3}|\w+:\/\/|\d{4}-\d\d-\d\d|1password|vault|bitwarden|keepass|env[.:])/i;
const HIDDEN = "•••";
const LONG_WORD = /[A-Za-z\d+/=_-]{20,}/g;

/** Finds what should not stand in a note: passwords, keys, tokens. UUIDs, hashes, ids and plain addresses are none. */
export function findSecrets(text: string): Secret[] {
  const shaped = SHAPES.flatMap((shape) => Array.from(text.matchAll(shape)).filter(isGivenAway).map(secretOf));
  const words = Array.from(text.matchAll(/\S+/g)).filter(([word]) => !word.includes("://"));
  const random = words.flatMap(({ 0: word, index }) => Array.from(word.matchAll(LONG_WORD)).filter(isRandom).map((part) => ({ start: index + part.index, end: index + part.index + part[0].length, masked: HIDDEN })));
  let reached = 0;
  return [...shaped, ...random].sort((one, other) => one.start - other.start).filter(({ start, end }) => {
    const isFree = start >= reached;
    if (isFree) reached = end;
    return isFree;
  });
}

function secretOf({ 0: whole, 1: shown = "", 3: secret = "", index }: RegExpExecArray): Secret {
  const start = index + shown.length;
  return { start, end: start + secret.length, masked: (shown || whole.slice(0, 4)) + HIDDEN };
}

/** Behind `=` anything is a value; behind a colon prose may stand, so only a last word that looks like no word counts. */
function isGivenAway({ 0: whole, 2: sign, 3: secret = "", index, input }: RegExpExecArray): boolean {
  if (sign === "") return true;
  const isWord = /^(?:[a-z.,()'-]*|[\d.,]+)$/i.test(secret);
  const isLast = /^[ \t]?(?:$|[\r\n,;)|])/.test(input.slice(index + whole.length, index + whole.length + 2));
  return !NO_SECRET.test(secret) && (sign === "=" || /^["']/.test(secret) || (!isWord && isLast));
}

/** Small and capital letters and digits in turn, as no word, name, date or hash has them. */
function isRandom([word]: RegExpExecArray): boolean {
  return word.split(/[+/=_-]/).some((part) => {
    const groups = part.match(/\d+|[a-z]+|[A-Z]+/g) ?? [];
    const isMixed = /[a-z]/.test(part) && /[A-Z]/.test(part) && groups.filter((group) => /\d/.test(group)).length > 1;
    return part.length >= 16 && isMixed && groups.length / part.length > 0.4;
  });
}
