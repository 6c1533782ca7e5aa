/** One line of a note: its characters without the line ending, where it starts, and the ending itself ("" on the last line). */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly ending: string;
}

/** Cuts a text into lines at LF, CRLF and lone CR; joining `text + ending` of all lines gives the text back. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 10 && code !== 13) continue;
    const ending = code === 13 && text.charCodeAt(at + 1) === 10 ? "\r\n" : code === 13 ? "\r" : "\n";
    lines.push({ text: text.slice(start, at), start, ending });
    at += ending.length - 1;
    start = at + 1;
  }
  lines.push({ text: text.slice(start), start, ending: "" });
  return lines;
}

/** The inverse of {@link splitLines}. */
export function joinLines(lines: readonly Pick<Line, "text" | "ending">[]): string {
  return lines.map((line) => line.text + line.ending).join("");
}

/** The ending that most lines of a note use; LF for a note of a single line. */
export function lineEndingOf(lines: readonly Pick<Line, "ending">[]): string {
  const counts = new Map<string, number>();
  for (const { ending } of lines) if (ending !== "") counts.set(ending, (counts.get(ending) ?? 0) + 1);
  let best = "\n";
  let most = 0;
  for (const [ending, count] of counts) if (count > most) [best, most] = [ending, count];
  return best;
}
