import { readDuration, type Duration } from "../time/duration.ts";
import { readDay, type Day } from "../time/day.ts";
import { readMoment } from "../time/moment.ts";
import { foldedKey, foldKey } from "../text/field.ts";
import { readSeverity, type Severity } from "./severity.ts";

/** A moment as a note says it, in one spelling: `2026-11-23T08:10`, with an offset where one was written, or a day alone. */
export type When = string;

/** A stretch of time, or that there is none: `never`, `on-change`. */
export type Interval = Duration | "never";

type Words<Text extends string> = Text extends `${infer First}|${infer Rest}` ? First | Words<Rest> : Text;
type Shape = keyof typeof SHAPES;

/** How a property is read: its shape, the other keys that are read for it, the allowed words of a choice. `Value` is what a note of ours holds. */
export interface FieldType<out Value> {
  readonly shape: Shape;
  readonly aliases: readonly string[];
  readonly words?: readonly string[];
  /** Never there: it only carries the type. */
  readonly value?: Value;
}

type Make<Value> = (...aliases: readonly string[]) => FieldType<Value>;
const make = (shape: Shape) => (...aliases: readonly string[]) => ({ shape, aliases });

export const text = make("text") as Make<string | undefined>;
/** Texts from a list, a comma string or one value; an absent one is empty. */
export const list = make("list") as Make<readonly string[]>;
export const day = make("day") as Make<Day | undefined>;
export const when = make("when") as Make<When | undefined>;
export const whole = make("whole") as Make<number | undefined>;
export const number = make("number") as Make<number | undefined>;
export const flag = make("flag") as Make<boolean | undefined>;
export const length = make("length") as Make<Duration | undefined>;
export const interval = make("interval") as Make<Interval | undefined>;
export const zone = make("zone") as Make<string | undefined>;
export const severity = make("severity") as Make<Severity | undefined>;

/** One of the words, divided by `|`; compared folded. */
export function choice<Text extends string>(words: Text, ...aliases: readonly string[]): FieldType<Words<Text> | undefined> {
  return { shape: "choice", aliases, words: words.split("|") };
}

/** A status: the first word holds where the note says none. */
export function status<Text extends string>(words: Text, ...aliases: readonly string[]): FieldType<Words<Text>> {
  return { shape: "choice", aliases: [...aliases, "state"], words: words.split("|") };
}

interface Reading {
  readonly read: (value: string, words: readonly string[]) => unknown;
  readonly expected: string;
  readonly hint: string;
}

/** What each shape takes and says when it cannot. Texts and lists take all. */
export const SHAPES = {
  text: { read: (value) => value, expected: "one text", hint: "Put the value in double quotes." },
  list: { read: (value) => value, expected: "", hint: "" },
  choice: { read: (value, words) => words.find((word) => foldedKey(word) === foldedKey(value)), expected: "", hint: "Choose one of these words." },
  day: { read: (value) => readDay(value.replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/s, "$1")), expected: "a date such as 2026-11-23", hint: "Write the date as year-month-day." },
  when: { read: readWhen, expected: "a moment such as 2026-11-23T08:10", hint: "Write date and time as year-month-dayThour:minute." },
  whole: { read: (value) => (/^\d{1,15}$/.test(value) ? Number(value) : undefined), expected: "a whole number", hint: "Write the number without a dot." },
  number: { read: (value) => (/^[+-]?\d{1,15}([.,]\d{1,15})?$/.test(value) ? Number(value.replace(",", ".")) : undefined), expected: "a number", hint: "Write the number alone, without a unit." },
  flag: { read: readFlag, expected: "true or false", hint: "Write true or false." },
  length: { read: readDuration, expected: "a length of time such as 45 min or 4 h", hint: "Write a number and min, h, days, weeks or months." },
  interval: { read: readInterval, expected: "a length of time such as 6 months", hint: "Write a number and days, weeks, months or years, or never." },
  zone: { read: (value) => value, expected: "a zone such as Europe/Berlin", hint: "Use a name from the IANA time zone list." },
  severity: { read: readSeverity, expected: "SEV1, SEV2, SEV3, SEV4 or SEV5", hint: "Choose a severity from SEV1 (worst) to SEV5." },
} as const satisfies Record<string, Reading>;

function readWhen(value: string): When | undefined {
  const written = readMoment(value);
  if (written === undefined) return readDay(value);
  if (written.offset === undefined) return written.moment;
  const size = Math.abs(written.offset);
  const two = (amount: number): string => String(amount).padStart(2, "0");
  return `${written.moment}${written.offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function readFlag(value: string): boolean | undefined {
  if (/^(true|yes|on)$/i.test(value)) return true;
  return /^(false|no|off)$/i.test(value) ? false : undefined;
}

/** `6 month`, `12m` (months here), `180d`, a bare number of days, `Quarterly`, `annual`, ISO 8601; `never` and `on-change` mean none. */
export function readInterval(value: string): Interval | undefined {
  const folded = foldKey(value);
  if (["never", "onchange", "none"].includes(folded)) return "never";
  if (/^\d{1,5}$/.test(folded)) return { months: 0, days: Number(folded), minutes: 0 };
  const word = INTERVAL_WORDS.find(([words]) => words.test(folded));
  return word ? readDuration(word[1]) : readDuration(/^\d+m$/.test(folded) ? `${folded}o` : value);
}

const INTERVAL_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(daily|everyday)$/, "1 day"], [/^(weekly|everyweek)$/, "1 week"], [/^fortnightly$/, "2 weeks"], [/^(monthly|everymonth)$/, "1 month"],
  [/^(quarterly|everyquarter)$/, "3 months"], [/^(semi|half|bi)(annual|yearly|annually)$/, "6 months"], [/^(annual|annually|yearly|everyyear)$/, "1 year"],
];
