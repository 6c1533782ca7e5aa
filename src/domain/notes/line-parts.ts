import { readDay, type Day } from "../time/day.ts";
import { readMoment, type WrittenMoment } from "../time/moment.ts";

/** What stands first in a dated line, and the rest of it; `moment` is absent where only a day was written. */
export interface DatedLine extends Partial<WrittenMoment> {
  readonly day: Day;
  readonly rest: string;
}

// An offset stands right behind the time: in "08:12 -12 °C" the number is a reading.
const DATED = /^\d{4}-\d\d-\d\d(?:[T\s]+\d\d?:\d\d[^\s:]*(?::\d\d[^\s:]*){0,2})?(?: (?:Z|UTC|GMT)\b)?:?/;

/** Reads the day or moment that a line begins with; undefined without one, or when it does not exist. */
export function readDatedLine(text: string): DatedLine | undefined {
  const written = DATED.exec(text)?.[0] ?? "";
  const stamp = written.replace(/:$/, "");
  const moment = readMoment(stamp);
  const day = readDay(moment ? moment.moment.slice(0, 10) : stamp);
  return day === undefined ? undefined : { ...moment, day, rest: text.slice(written.length).trim() };
}

/** Cuts a line at the last of each of these words, looking from the right; what links hold does not count. */
export function cutAtWords(text: string, words: readonly string[]): string[] {
  let [head, masked] = [text, withoutLinks(text)];
  const parts = [...words].reverse().map((word) => {
    const at = masked.lastIndexOf(word);
    if (at < 0) return "";
    const part = head.slice(at + word.length);
    [head, masked] = [head.slice(0, at), masked.slice(0, at)];
    return part.trim();
  });
  return [head.trim(), ...parts.reverse()];
}

/** Cuts a line at its first colon before a space, outside links: what was recorded, and the words about it. */
export function cutAtColon(text: string): [string, string] {
  const at = withoutLinks(text).search(/:(?:\s|$)/);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1).trim()];
}

/** The text with its links blotted out, every other character in its place. */
function withoutLinks(text: string): string {
  return text.replace(/\[\[[^[\]]+\]\]/g, (link) => "\0".repeat(link.length));
}
