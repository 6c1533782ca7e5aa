/** A line of an iCalendar file, unfolded (RFC 5545, 3.1): its name in capitals, its value as written, where it begins (0-based). */
export interface ContentLine {
  readonly name: string;
  /** Name and parameters, `DTSTART;VALUE=DATE`, in capitals. */
  readonly head: string;
  readonly value: string;
  readonly line: number;
}

const FOLD_AT = 75;

/** Cuts a line into lines of 75 octets of UTF-8 at most, never within a character; each ends with CRLF. */
export function foldLine(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > FOLD_AT) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

function octetsOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** The lines of a file, whatever ends them; what is no content line is left out. */
export function contentLines(text: string): ContentLine[] {
  const unfolded: { text: string[]; readonly line: number }[] = [];
  text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/).forEach((part, line) => {
    const last = unfolded.at(-1);
    if (last && /^[ \t]/.test(part)) last.text.push(part.slice(1));
    else unfolded.push({ text: [part], line });
  });
  return unfolded.flatMap(({ text: parts, line }) => {
    const whole = parts.join("");
    // A colon in quotes belongs to a parameter.
    const colon = /^[^":]*(?:"[^"]*"[^":]*)*:/.exec(whole)?.[0].length ?? whole.indexOf(":") + 1;
    const head = whole.slice(0, Math.max(0, colon - 1)).toUpperCase();
    const name = /^[A-Z\d-]+/.exec(head)?.[0];
    return name === undefined ? [] : [{ name, head, value: whole.slice(colon), line }];
  });
}

/** Text as the value of a property (RFC 5545, 3.3.11): without control characters, in one line. */
export function escapeText(text: string): string {
  return withoutControls(text.replace(/\r\n|[\r\n\u2028\u2029\u0085]/g, "\n")).replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}

/** The text that a value means. */
export function unescapeText(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_all, letter: string) => (letter === "n" || letter === "N" ? "\n" : letter));
}

/** Half a surrogate pair has no octets; it becomes the sign for what is no character. */
function withoutControls(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}/gu, "").replace(/\p{Cs}/gu, "\ufffd");
}
