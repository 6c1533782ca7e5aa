import type { Weekday } from "../time/day.ts";
import type { RuleWeekday } from "./rule.ts";
import { ORDINAL, readMonth, readOrdinal, readWeekday, WORKDAYS } from "./rule-words.ts";

/** Which days of a period words name. */
export interface Dates {
  readonly months: number[];
  readonly monthDays: number[];
  readonly weekdays: RuleWeekday[];
  readonly positions: number[];
  /** `every Monday` of a month is meant. */
  each: boolean;
  /** Dates that belong to different months, such as 1 March and 15 May: no one rule has them. */
  mixed: boolean;
}

const BEFORE_LAST = new RegExp(`\\b(${ORDINAL})[ -](?:to[ -])?last\\b`, "g");
const NOISE = new Set(["and", "the", "of", "on", "in", "to", "through", ""]);

/** Reads `on the 1st and 15th`, `on the last Friday of March`, `in March and May on the first weekday`; undefined where a word is none of theirs. */
export function readDates(text: string): Dates | undefined {
  const dates: Dates = { months: [], monthDays: [], weekdays: [], positions: [], each: false, mixed: false };
  const clean = text.replace(BEFORE_LAST, "-$1").replace(/([a-z])( ?)[-–]\2(?=[a-z])/g, "$1 to ");
  for (const part of clean.split(/ (?=(?:on|in|of) )/)) {
    const before = dates.months.length;
    if (!readPart(part, dates)) return undefined;
    const days = new Set([...dates.monthDays, ...dates.positions, ...dates.weekdays.map(({ weekday, nth }) => `${String(weekday)} ${String(nth)}`)]).size;
    dates.mixed ||= /^(?:in|of) /.test(part) ? hasDay(part) : dates.months.length - before > 1 && days > 1;
  }
  return dates;
}

function hasDay(part: string): boolean {
  return part.split(/[\s,&]+/).some((word) => readOrdinal(word) !== undefined || readWeekday(word) !== undefined);
}

/** One list of days or months, in which an ordinal belongs to the word behind it, else is a day of the month. */
function readPart(part: string, dates: Dates): boolean {
  const words = part.replace(/[,&/+]/g, " and ").split(/\.? +|\.$/);
  let ordinals: number[] = [];
  let last: Named | undefined;
  for (const [at, word] of words.entries()) {
    const [ordinal, named] = [readOrdinal(word), nameOf(word)];
    const range = /^(?:to|through)$/.test(words[at - 1] ?? "") ? between(last, named) : [];
    if (range === undefined) return false;
    // The 15th and Monday is no 15th Monday.
    if (ordinal === undefined && words[at - 1] === "and" && word !== "and" && named?.size !== 12) dates.monthDays.push(...ordinals.splice(0));
    if (ordinal !== undefined) ordinals.push(ordinal);
    else if (named?.size === 12) dates.months.push(...range, named.number);
    else if (named !== undefined) dates.weekdays.push(...[...range, named.number].flatMap((day) => onWeekday(day as Weekday, ordinals)));
    else if (/^weekdays?$/.test(word)) {
      dates.positions.push(...ordinals);
      dates.weekdays.push(...WORKDAYS.map((weekday) => ({ weekday })));
    } else if (/^days?$/.test(word)) dates.monthDays.push(...ordinals);
    else if (/^(?:every|each)$/.test(word)) dates.each = true;
    else if (!NOISE.has(word)) return false;
    if (/days?$/.test(word) || named?.size === 7) ordinals = [];
    last = named ?? (/^(?:to|through)$/.test(word) ? last : undefined);
  }
  dates.monthDays.push(...ordinals);
  return !/^(?:to|through)$/.test(words.at(-1) ?? "");
}

/** A weekday or month, and how many of its kind there are. */
interface Named {
  readonly number: number;
  readonly size: 7 | 12;
}

function nameOf(word: string): Named | undefined {
  const [weekday, month] = [readWeekday(word), readMonth(word)];
  return weekday !== undefined ? { number: weekday, size: 7 } : month !== undefined ? { number: month, size: 12 } : undefined;
}

function onWeekday(weekday: Weekday, ordinals: readonly number[]): RuleWeekday[] {
  return ordinals.length === 0 ? [{ weekday }] : ordinals.map((nth) => ({ weekday, nth }));
}

/** Those from one on until before the other, around the week or the year. */
function between(from: Named | undefined, to: Named | undefined): number[] | undefined {
  if (from === undefined || from.size !== to?.size) return undefined;
  return Array.from({ length: (to.number - from.number + to.size) % to.size }, (_, step) => ((from.number - 1 + step) % to.size) + 1);
}
