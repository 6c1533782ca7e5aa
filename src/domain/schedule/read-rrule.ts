import { readDay, type Day, type Weekday } from "../time/day.ts";
import type { RuleParts } from "./make-rule.ts";
import type { PartsReading } from "./read-words.ts";
import type { Rule, RuleWeekday } from "./rule.ts";
import { notWithinDay, refuse, type Refused } from "./schedule-problem.ts";

const FREQUENCIES: Readonly<Record<string, Rule["frequency"]>> = { DAILY: "daily", WEEKLY: "weekly", MONTHLY: "monthly", YEARLY: "yearly" };
export const DAY_CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** A list of numbers: its largest, whether it counts from the end too, and the frequencies that it goes with. */
const LISTS = {
  BYMONTH: { part: "months", largest: 12, signed: false, goesWith: "DAILY WEEKLY MONTHLY YEARLY" },
  BYWEEKNO: { part: "weekNumbers", largest: 53, signed: true, goesWith: "YEARLY" },
  BYYEARDAY: { part: "yearDays", largest: 366, signed: true, goesWith: "YEARLY" },
  BYMONTHDAY: { part: "monthDays", largest: 31, signed: true, goesWith: "DAILY MONTHLY YEARLY" },
  BYSETPOS: { part: "positions", largest: 366, signed: true, goesWith: "DAILY WEEKLY MONTHLY YEARLY" },
} as const;
const SINGLE: Readonly<Record<string, number>> = { INTERVAL: 9999, COUNT: 99_999, BYHOUR: 23, BYMINUTE: 59, BYSECOND: 60 };
const DATES = /\b(DTSTART|RDATE|EXDATE)((?:;[A-Z-]+=[^:;\s]+)*):([^;\s]+)/g;

/** Says whether a schedule's text is a rule of RFC 5545 rather than words. */
export function isRrule(text: string): boolean {
  return /\b(?:rrule|freq|dtstart)\b *[:;=]/i.test(text);
}

/**
 * Reads RFC 5545's `RRULE:FREQ=...`, also without the prefix, with `DTSTART`, `RDATE` and `EXDATE` on lines of their own or joined by `;` as TaskNotes does.
 * Times are local wall times whatever zone they name; midnight of a `DTSTART` is no time of day.
 */
export function readRrule(text: string): PartsReading {
  const dates: Record<string, string[]> = {};
  const upper = text.toUpperCase().replace(/ *([;:=,]) */g, "$1");
  const rule = upper.replace(DATES, (_all, name: string, _parameters: string, days: string) => {
    (dates[name] ??= []).push(...days.split(","));
    return ";";
  });
  const given = new Map<string, string>();
  for (const each of rule.replace(/\bRRULE:/, ";").split(/[;\s]+/).filter((part) => part !== "")) {
    const [, name = "", value = ""] = /^([A-Z-]+)=(.*)$/.exec(each) ?? [];
    if (name === "" || value === "" || given.has(name)) return refuse(each, "parts such as FREQ=WEEKLY, each once", "Correct or remove this part.");
    given.set(name, value);
  }
  return readParts(text, given, dates);
}

function readParts(text: string, given: ReadonlyMap<string, string>, dates: Readonly<Record<string, readonly string[]>>): PartsReading {
  const freq = given.get("FREQ") ?? "";
  if (/^(?:HOUR|MINUTE|SECOND)LY$/.test(freq) || given.get("BYHOUR")?.includes(",") || given.get("BYMINUTE")?.includes(",")) return notWithinDay(text);
  const frequency = FREQUENCIES[freq];
  if (frequency === undefined) return refuse(freq === "" ? text : `FREQ=${freq}`, "FREQ=DAILY, WEEKLY, MONTHLY or YEARLY", "Say how often with FREQ.");
  const parts: Record<string, unknown> = { frequency, shortMonths: "omit" };
  for (const [name, value] of given) {
    const wrong = name === "FREQ" ? undefined : readPart(name, value, freq, parts);
    if (wrong !== undefined) return refuse(`${name}=${value}`, wrong, "Correct or remove this part.");
  }
  const days = Object.fromEntries(Object.entries(dates).map(([name, all]) => [name, all.map(dayOf)]));
  const bad = Object.entries(days).find(([name, all]) => all.includes(undefined) || (name === "DTSTART" && all.length > 1));
  if (bad) return refuse(`${bad[0]}:${dates[bad[0]]?.join() ?? ""}`, "days such as 20261201", "Correct or remove this part.");
  const { INTERVAL: interval, BYHOUR, BYMINUTE, BYSECOND: _, COUNT: count, ...others } = parts as Record<string, unknown> & Partial<Record<"INTERVAL" | "COUNT" | "BYHOUR" | "BYMINUTE", number>>;
  const rule = { ...others, interval, count, starts: days["DTSTART"]?.[0], also: days["RDATE"], except: days["EXDATE"] } as RuleParts;
  const clash = clashOf(rule, given);
  return clash ?? { ok: true, parts: clamped(rule), ...timeOf(BYHOUR, BYMINUTE, dates["DTSTART"]?.[0]) };
}

/** Reads one part into the others; what was expected where it cannot. */
function readPart(name: string, value: string, freq: string, parts: Record<string, unknown>): string | undefined {
  const list = LISTS[name as keyof typeof LISTS] as (typeof LISTS)[keyof typeof LISTS] | undefined;
  const largest = SINGLE[name];
  if (list !== undefined) {
    if (!list.goesWith.includes(freq)) return `no ${name} beside FREQ=${freq}`;
    const numbers = value.split(",").map((each) => (/^[+-]?\d{1,3}$/.test(each) ? Number(each) : 0));
    parts[list.part] = numbers;
    const fits = numbers.every((number) => number !== 0 && Math.abs(number) <= list.largest && (list.signed || number > 0));
    return fits ? undefined : `numbers from 1 to ${String(list.largest)}${list.signed ? ", or below 0 from the end" : ""}`;
  }
  if (largest !== undefined) {
    const least = name.startsWith("BY") ? 0 : 1;
    parts[name] = Number(value);
    return /^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= largest ? undefined : `a number from ${String(least)} to ${String(largest)}`;
  }
  const [key, read, expected] = name === "UNTIL" ? ["until", dayOf(value), "a day such as 20271231"]
    : name === "WKST" ? ["weekStart", weekdayOf(value), "MO, TU, WE, TH, FR, SA or SU"]
    : name === "BYDAY" ? ["weekdays", weekdaysOf(value, freq), freq === "DAILY" || freq === "WEEKLY" ? "weekdays such as MO,TH" : "weekdays such as MO, 2TU or -1FR"]
    : [name, undefined, "a part of RFC 5545"];
  parts[key] = read;
  return read === undefined ? expected : undefined;
}

function clashOf(rule: RuleParts, given: ReadonlyMap<string, string>): Refused | undefined {
  const { until, starts, count, positions, weekdays = [], monthDays = [], months = [], yearDays = [], weekNumbers = [] } = rule;
  if (until !== undefined && count !== undefined) return refuse(`COUNT=${String(count)} with UNTIL`, "one of both", "Remove COUNT or UNTIL.");
  if (until !== undefined && starts !== undefined && until < starts) return refuse(`UNTIL=${given.get("UNTIL") ?? ""}`, "a day that is not before the first", "Correct UNTIL or DTSTART.");
  if (positions && ![weekdays, monthDays, months, yearDays, weekNumbers].some((list) => list.length > 0)) return refuse(`BYSETPOS=${positions.join()}`, "another part that names days", "Remove BYSETPOS.");
  const nth = weekNumbers.length > 0 && weekdays.some((day) => day.nth !== undefined);
  return nth ? refuse(`BYDAY=${given.get("BYDAY") ?? ""}`, "weekdays such as MO,TH beside BYWEEKNO", "Remove the numbers.") : undefined;
}

/** The last of the 28th to 30th is how a rule says the 30th, or the last day of a shorter month. */
function clamped(rule: RuleParts): RuleParts {
  const { monthDays = [], positions, weekdays } = rule;
  const last = monthDays.at(-1) ?? 0;
  const isClamped = positions?.join() === "-1" && !weekdays && (last === 29 || last === 30) && monthDays.join() === "28,29,30".slice(0, last === 29 ? 5 : 8) && (rule.frequency === "monthly" || rule.months?.length === 1);
  return isClamped ? { ...rule, monthDays: [last], positions: undefined, shortMonths: "last" } : rule;
}

function timeOf(hour: number | undefined, minute: number | undefined, starts = ""): { readonly time?: string } {
  const [, hours, minutes] = /T(\d{2})(\d{2})/.exec(starts) ?? [];
  if (hour === undefined && minute === undefined && (hours ?? "00") + (minutes ?? "00") === "0000") return {};
  return { time: [hour ?? hours, minute ?? minutes].map((part) => String(part ?? "0").padStart(2, "0")).join(":") };
}

function dayOf(text: string): Day | undefined {
  const [, year = "", month = "", date = ""] = /^(\d{4})-?(\d{2})-?(\d{2})(?:T[\d:]+Z?)?(?:\/.*)?$/.exec(text) ?? [];
  return readDay(`${year}-${month}-${date}`);
}

function weekdayOf(code: string): Weekday | undefined {
  const at = DAY_CODES.indexOf(code);
  return at < 0 ? undefined : ((at + 1) as Weekday);
}

function weekdaysOf(value: string, freq: string): readonly RuleWeekday[] | undefined {
  const days = value.split(",").map((each): RuleWeekday | undefined => {
    const [, number = "", code = ""] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(each) ?? [];
    const [weekday, nth] = [weekdayOf(code), Number(number)];
    const fits = number === "" || (nth !== 0 && Math.abs(nth) <= 53 && !/^[DW]/.test(freq));
    return weekday === undefined || !fits ? undefined : number === "" ? { weekday } : { weekday, nth };
  });
  return days.every((day) => day !== undefined) ? days : undefined;
}
