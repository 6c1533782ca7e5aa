import { daysIn, type Day } from "../time/day.ts";
import { toDay, toNumber } from "../time/day-number.ts";
import type { Season } from "./plan-terms.ts";

const MONTHS = "january february march april may june july august september october november december".split(" ");
const DATE = /^(?:(\d\d)-(\d\d)|(?:(\d{1,2})(?:st|nd|rd|th|\.)? )?([a-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?)$/;
const BETWEEN = / ?(?:\.{2,3}|…|–| to | through | - ) ?/;
/** A year with all dates. */
const LEAP = 2000;

/** Reads `Apr-Oct`, `April to September`, `15 Nov - 15 Mar`, `11-15..03-15`, `May, Sep-Oct`; undefined for anything else, such as a word that no calendar defines. */
export function readSeason(text: string): Season | undefined {
  const parts = text.trim().toLowerCase().replace(/\s+/g, " ").split(/ ?[,;] ?| and /);
  const ranges = parts.map(readRange).filter((range) => range !== undefined);
  return ranges.length === parts.length ? { ranges } : undefined;
}

/** Whether a plan is in force on a day. */
export function isInSeason({ ranges }: Season, day: Day): boolean {
  const date = day.slice(5);
  return ranges.some(({ from, to }) => (from <= to ? from <= date && date <= to : from <= date || date <= to));
}

/** The first day behind `day` on which a season begins. */
export function nextSeason({ ranges }: Season, day: Day): Day {
  const year = Number(day.slice(0, 4));
  const starts = [year, year + 1].flatMap((one) => ranges.map(({ from }) => toDay(toNumber(`${String(one)}-${from}`))));
  return starts.filter((start) => start > day).sort()[0] ?? day;
}

function readRange(text: string): Season["ranges"][number] | undefined {
  const wide = text.split(BETWEEN);
  const [first = "", last, ...more] = wide.length === 1 && /[a-z]/.test(text) ? text.split("-") : wide;
  // A lone 04-10 may be a date or two months.
  if (more.length > 0 || (last === undefined && !/[a-z]/.test(text))) return undefined;
  const [from, to] = [readDate(first, 1), readDate(last ?? first, 31)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** `MM-DD` of a date; a month without one means its `date`, at most its last. */
function readDate(text: string, date: number): string | undefined {
  const [, month, ofMonth, before, name, behind] = DATE.exec(text.trim()) ?? [];
  const number = month === undefined ? MONTHS.findIndex((full) => name !== undefined && full.startsWith(name)) + 1 : Number(month);
  if (number < 1 || number > 12 || (before !== undefined && behind !== undefined)) return undefined;
  const last = daysIn(LEAP, number);
  const day = Number(ofMonth ?? before ?? behind ?? Math.min(date, last));
  return day < 1 || day > last ? undefined : `${two(number)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
