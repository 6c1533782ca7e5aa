import { readDay, type Day } from "../time/day.ts";
import { refuse, type Refused } from "./schedule-problem.ts";

/** What stands behind a rule's words, however they are ordered. */
export interface Tail {
  readonly time?: string;
  readonly whenDone?: true;
  readonly shortMonths?: "omit";
  readonly count?: number;
  readonly starts?: Day;
  readonly until?: Day;
  readonly also?: readonly Day[];
  readonly except?: readonly Day[];
}

interface TailReading {
  readonly ok: true;
  readonly tail: Tail;
  /** The words without it, and it alone. */
  readonly words: string;
  readonly rest: string;
}

type Row = readonly [part: keyof Tail, words: RegExp, read: (text: string) => unknown, expected?: string, hint?: string];

const DAYS = String.raw`(\d[\d-]*(?:(?:, ?| and |, and )\d[\d-]*)*)`;
const EXISTING = ["a day that exists, such as 2026-12-01", "Write the day as year-month-day."] as const;
const ROWS: readonly Row[] = [
  [
    "time", /(?:,? at|,? @) ?(\S+(?: [ap]\.?m\b\.?)?)|,? (\d{1,2}:\d{2}(?: ?[ap]m)?)(?=[ ,]|$)/, readClock,
    "a time of day such as at 09:00", "Write the time as hours and minutes, 00:00 to 23:59.",
  ],
  ["whenDone", /,? (?:when ?done|after completion)\b!?/, () => true],
  ["shortMonths", /,? if (?:it )?exists\b/, () => "omit"],
  ["count", /,? (?:for )?(\d{1,5}) times?\b(?! (?:a|an|per|each|every)\b)/, (text) => Number(text) || undefined, "how often, 1 or more", "Write 10 times, or leave it out."],
  ["starts", /,? (?:from|starting|beginning|since)(?: on| from)? (\d\S*)/, oneDay, ...EXISTING],
  ["until", /,? (?:until|till|to|through) (\d{4}\S*)/, oneDay, ...EXISTING],
  ["also", new RegExp(`,? (?:also|plus)(?: on)? ${DAYS}`), readDays, ...EXISTING],
  ["except", new RegExp(`,? (?:except|excluding)(?: on)? ${DAYS}`), readDays, ...EXISTING],
];

/** Takes what stands behind a rule from words in small letters, single blanks between them. */
export function readTail(words: string): TailReading | Refused {
  const tail: Partial<Record<keyof Tail, unknown>> = {};
  let [left, rest] = [` ${words.replace(/(\d{4}-\d\d-\d\d)t(?=\d\d:\d\d)/, "$1 at ")}`, ""];
  for (const [part, pattern, read, expected = "", hint = ""] of ROWS) {
    const match = pattern.exec(left);
    if (match === null) continue;
    const text = (match[1] ?? match[2] ?? "").replace(/[,;]$/, "");
    tail[part] = read(text);
    if (tail[part] === undefined) return refuse(text, expected, hint);
    left = left.replace(match[0], "");
    rest += match[0].replace(/,$/, "");
  }
  return { ok: true, tail: tail as Tail, words: left.replace(/^[ ,]+|[ ,;.]+$/g, ""), rest };
}

function readClock(text: string): string | undefined {
  const [, hours = "", minutes, half] = /^(\d{1,2})(?:[:.h](\d{2})(?::\d{2})?)? ?(?:([ap])\.?m\.?)?$/.exec(text) ?? [];
  if (hours === "" || (minutes === undefined && half === undefined)) return undefined;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === "p" ? 12 : 0);
  const fits = hour < 24 && Number(minutes ?? 0) < 60 && (half === undefined || (Number(hours) > 0 && Number(hours) < 13));
  return fits ? `${String(hour).padStart(2, "0")}:${minutes ?? "00"}` : undefined;
}

function oneDay(text: string): Day | undefined {
  return readDay(text.replace(/\.$/, ""));
}

function readDays(text: string): readonly Day[] | undefined {
  const days = text.replace(/,? and /g, ", ").split(/, ?/).map(oneDay);
  return days.every((day) => day !== undefined) ? days : undefined;
}
