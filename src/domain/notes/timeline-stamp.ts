import { readDay, type Day } from "../time/day.ts";
import { ZONE, zoneOffset } from "./zone-words.ts";

/** What a line of a timeline says about its time, and what stands behind that. */
export interface Stamp {
  readonly day: Day | undefined;
  /** `HH:mm`, as is the end of a range. */
  readonly time: string | undefined;
  readonly endTime: string | undefined;
  /** Minutes east of UTC. */
  readonly offset: number | undefined;
  /** Minutes after the first timed entry, of `T+5m`. */
  readonly relative: number | undefined;
  readonly approximate: boolean;
  readonly text: string;
  /** Whether a mark such as a colon or dash stands between the time and the text. */
  readonly isCut: boolean;
}

const MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const MONTH = `(?:${MONTHS})[a-z]{0,6}\\.?`;
const DATE = String.raw`\d\d?(?:st|nd|rd|th)?`;
const DAY = String.raw`(?:\d{4}[-/]\d\d[-/]\d\d|(?:${MONTH} ${DATE}|${DATE} ${MONTH}),? \d{4})(?!\d)`;
const TIME = String.raw`\d\d?(?::\d[\dx](?::[\dx]{2}(?:[.,]\d{1,9})?)?(?:\s?[AaPp]\.?[Mm]\b\.?)?|\s?[AaPp]\.?[Mm]\b\.?)(?!\d)`;
const AMOUNT = String.raw`\d{1,3}:\d\d(?!\d)|(?:\d{1,6} ?(?:days?|d|hours?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z]) ?){1,9}|\d{1,6}(?![\w:.])`;
const ABOUT = String.raw`(?:[~≈]\s?|(?:ca?\.?|about|around|approx\.?) )?`;

// Every repetition has a bound: a line takes a few looks, however long it is.
const STAMP = new RegExp(String.raw`[\s\-•*_[(\`|]{0,9}(?:[Aa]t |[Oo]n )?(?:(?<mark>T ?[+\-−±]?|\+) ?(?<amount>${AMOUNT})|${ABOUT}(?<day>${DAY})?(?:[\s,|\])*_@T–—-]{0,6}(?:at )?${ABOUT}(?<time>${TIME})(?<zone>${ZONE})?)?)`, "y");
const DAY_BEHIND = new RegExp(String.raw`[, ]{0,2}(?:on )?(${DAY})`, "y");
const END = new RegExp(String.raw`\s{0,3}(?:[-–—→]|->|to\b)\s{0,3}${ABOUT}(${TIME})(${ZONE})?`, "y");
const TAIL = /[*_`\])]{0,4}(?:[\s.,;:|–—*_]|-(?!\d)){0,9}/y;
const ANYWHERE = new RegExp(String.raw`\b(?:${DAY}|\d\d?:\d\d)`);

/** Where a day or a time of day first stands in a text, -1 without one. */
export function stampPlace(text: string): number {
  return text.search(ANYWHERE);
}

/** Reads the time that a text begins with, in any form that people use. */
export function readStamp(text: string): Stamp | undefined {
  let at = 0;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    at += match?.[0].length ?? 0;
    return match;
  };
  const written = next(STAMP)?.groups ?? {};
  const { time } = written;
  const day = written["day"] ?? (time && next(DAY_BEHIND)?.[1]);
  const [, end, endZone] = (time && next(END)) || [];
  const stamp = text.slice(0, at);
  const tail = next(TAIL)?.[0] ?? "";
  const zone = written["zone"] ?? endZone;
  const read = { day: day && dayOf(day), time: time && timeOf(time), endTime: end && timeOf(end), relative: relativeOf(written["mark"], written["amount"]) };
  if ((day ?? time) === undefined ? read.relative === undefined : [read.day, read.time, read.endTime].includes("")) return undefined;
  const approximate = /[~≈]|:\dx|\b(?:about|around|approx|ca?\b)/.test(stamp);
  return { ...read, offset: zone === undefined ? undefined : zoneOffset(zone), approximate, text: text.slice(at).trim(), isCut: /[:;|*–—-]/.test(tail) };
}

/** Two digits. */
export const two = (value: number | string): string => String(value).padStart(2, "0");

function dayOf(written: string): Day {
  const [first = "", second = ""] = written.match(/\d+/g) ?? [];
  const month = MONTHS.indexOf(/[A-Z]../.exec(written)?.[0] ?? "-") / 4 + 1;
  return readDay(first.length === 4 ? written.replace(/\//g, "-") : `${second}-${two(month)}-${two(first)}`) ?? "";
}

function timeOf(written: string): string {
  const [, hours, minutes = "00"] = /(\d+)(?::(..))?/.exec(written) ?? [];
  const half = /[ap](?=\.?m)/i.exec(written)?.[0];
  const hour = half && Number(hours) < 13 ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours);
  return hour > 23 || minutes > "5x" ? "" : `${two(hour)}:${minutes.replace("x", "0")}`;
}

const MINUTES: Readonly<Record<string, number>> = { d: 1440, h: 60, ":": 60, m: 1, "": 1, s: 1 / 60 };

function relativeOf(mark = "", amount = ""): number | undefined {
  const parts = Array.from(amount.matchAll(/(\d+) ?([dhms:]?)/g), ([, count, unit = ""]) => Number(count) * (MINUTES[unit] ?? 0));
  const minutes = Math.round(parts.reduce((sum, part) => sum + part, 0));
  const isMeant = mark === "+" ? /\D/.test(amount) : mark.length > 1 && mark !== "T " || (mark !== "" && minutes === 0);
  // Ten years: what is more leaves the calendar.
  return isMeant && minutes < 5e6 ? (/[-−]/.test(mark) ? 0 - minutes : minutes) : undefined;
}
