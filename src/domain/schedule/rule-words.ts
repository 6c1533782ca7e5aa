import { weekdayName, type Weekday } from "../time/day.ts";

/** How words say a rule's parts: names and ordinals, to read and to write. */
const MONTHS = "January February March April May June July August September October November December".split(" ");
export const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
export const UNITS = { daily: "day", weekly: "week", monthly: "month", yearly: "year" } as const;

const WEEKDAYS = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => weekdayName(day).toLowerCase());
const ORDINALS = ["first", "second", "third", "fourth", "fifth"];
const COUNTS = ["other", "second", "third", "two", "three", "four", "six"];
const COUNTED = [2, 2, 3, 2, 3, 4, 6];
export const COUNT_WORDS = COUNTS.join("|");
export const ORDINAL = String.raw`(?:\d{1,2}(?:st|nd|rd|th)?|${ORDINALS.join("|")})`;
const WHOLE_ORDINAL = new RegExp(`^(-?)(${ORDINAL})$`);

/** The weekday of a name in small letters, also in the plural or cut down to its first two to five. */
export function readWeekday(word: string): Weekday | undefined {
  const name = word.replace(/(day)s$/, "$1");
  const at = WEEKDAYS.findIndex((full) => name === full || (name.length > 1 && name.length < 6 && full.startsWith(name)));
  return at < 0 ? undefined : ((at + 1) as Weekday);
}

/** The month of a name in small letters, or of its first three letters or more. */
export function readMonth(word: string): number | undefined {
  const at = word.length < 3 ? -1 : MONTHS.findIndex((name) => name.toLowerCase().startsWith(word));
  return at < 0 ? undefined : at + 1;
}

/** `1st`, `15`, `second`, `last`; `-2nd` is the one before the last. */
export function readOrdinal(word: string): number | undefined {
  if (word === "last") return -1;
  const [, minus, text = ""] = WHOLE_ORDINAL.exec(word) ?? [];
  const number = ORDINALS.indexOf(text) + 1 || Number.parseInt(text, 10) || 0;
  return number === 0 ? undefined : minus === "-" ? -number : number;
}

/** How many `other` or `three` are; a number as it stands. */
export function readCount(word: string): number {
  return COUNTED[COUNTS.indexOf(word)] ?? Number(word);
}

/** `1st`, `22nd`, `last`, `2nd last`. */
export function writeOrdinal(number: number): string {
  if (number < 0) return number === -1 ? "last" : `${writeOrdinal(-number)} last`;
  const ending = Math.floor(number / 10) % 10 === 1 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${String(number)}${ending}`;
}

/** `1st`, `1st and 15th`, `1st, 10th and 20th`. */
export function writeList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

/** `March`, `March and May`; 1 is January. */
export function writeMonths(months: readonly number[]): string {
  return writeList(months.map((month) => MONTHS[month - 1] ?? ""));
}
