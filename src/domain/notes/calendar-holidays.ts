import { daysBetween, readDay, type Day } from "../time/day.ts";

/** Days that are not worked, both included: days `YYYY-MM-DD`, or `MM-DD` of every year, where `from` behind `to` goes over the new year. */
export interface Holiday {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly yearly: boolean;
}

export const HOLIDAY_EXPECTED = "2026-12-25 Christmas Day, 2026-12-24..2026-12-26 Works holiday, or 12-25 for every year";

const JOINER = String.raw`(?:\.{2,}|…|\/|[-–—]|to\b|until\b)`;
const DATE = String.raw`((?:\d{4}-)?\d{2}-\d{2})`;
const LINE = new RegExp(String.raw`^${DATE}(?:\s*${JOINER}\s*${DATE})?(?:$|\s*[:,;](.*)$|\s+(?!\s|${JOINER}\s*\d)(.*)$)`, "is");
/** A year that has every date. */
const LEAP = "2028-";
/** What lasts longer is a slip of the pen. */
const LONGEST = 366;

/** Reads a line of `dates`: a date or a range of them, then its name, which may be absent. */
export function readHoliday(line: string): Holiday | undefined {
  const [, from = "", second, named, spaced] = LINE.exec(asLine(line)) ?? [];
  const to = second === undefined ? from : second.length < from.length ? from.slice(0, 5) + second : second;
  const yearly = from.length === 5;
  if (to.length !== from.length || !exists(from, yearly) || !exists(to, yearly)) return undefined;
  const length = yearly ? 0 : daysBetween(from, to);
  return length < 0 || length > LONGEST ? undefined : { from, to, name: (named ?? spaced ?? "").replace(/^[-–—\s]+/, "").trim(), yearly };
}

/** The line of a holiday; {@link readHoliday} reads the same of it. */
export function writeHoliday({ from, to, name }: Holiday): string {
  const [dates, plain] = [from === to ? from : `${from}..${to}`, name.replace(/\s+/g, " ").replace(/^[-–—\s]+/, "").trim()];
  const line = plain === "" ? dates : `${dates} ${plain}`;
  const read = readHoliday(line);
  return read?.name === plain && read.to === to ? line : `${dates}: ${plain}`;
}

/** The days of a holiday that begins in a year. The 29 February of other years is left out. */
export function holidayIn({ from, to, yearly }: Holiday, year: number): { readonly from: Day; readonly to: Day } | undefined {
  if (!yearly) return { from, to };
  const [first, last] = [String(year).padStart(4, "0"), String(from > to ? year + 1 : year).padStart(4, "0")];
  const days = { from: readDay(`${first}-${from}`) ?? `${first}-03-01`, to: readDay(`${last}-${to}`) ?? `${last}-02-28` };
  return days.from > days.to ? undefined : days;
}

/** A YAML line `2026-12-25: Christmas Day` without quotes is a map of one. */
function asLine(line: string): string {
  return line.trim().replace(/^\{"([^"]*)":"(.*)"\}$/s, "$1 $2");
}

function exists(date: string, yearly: boolean): boolean {
  return readDay(yearly ? LEAP + date : date) !== undefined;
}
