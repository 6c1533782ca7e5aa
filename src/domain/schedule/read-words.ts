import { daysIn, weekdayName } from "../time/day.ts";
import { readDuration } from "../time/duration.ts";
import { makeRule, type RuleParts } from "./make-rule.ts";
import { readDates, type Dates } from "./read-dates.ts";
import type { Rule, RuleWeekday } from "./rule.ts";
import { COUNT_WORDS, ORDINAL, readCount, readWeekday, UNITS, WORKDAYS, writeList, writeMonths, writeOrdinal } from "./rule-words.ts";
import { askBack, notUnderstood, notWithinDay, refuse, type Refused } from "./schedule-problem.ts";

export type PartsReading = { readonly ok: true; readonly parts: RuleParts; readonly time?: string } | Refused;

/** Words that mean two things, and what they may mean. */
const TWOFOLD = ([
  ["bi-?weekly", "every 2 weeks", "every week on Monday, Thursday"],
  ["(?:semi-?|twice (?:a |per |every )?)week(?:ly)?", "every week on Monday, Thursday", "every week on Tuesday, Friday"],
  ["bi-?monthly", "every 2 months", "every month on the 1st and 15th"],
  ["(?:semi-?|twice (?:a |per |every )?)month(?:ly)?", "every month on the 1st and 15th", "every 2 weeks"],
  ["bi-?(?:annual|year)(?:ly)?", "every 6 months", "every 2 years"],
] as const).map(([words, ...choices]) => [new RegExp(`^(?:every )?${words}( on .+)?$`), choices] as const);
const DAY_NAME = "(?:mon|tue|wed|thu|fri|sat|sun)(?!th)";
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [/^each\b/, "every"],
  [/^once (?:a|an|per|every|each) /, "every "],
  [/\b(?:work|working |business )day(s?)\b/g, "weekday$1"],
  [/^(?:daily|days)\b/, "every day"],
  [/^weekdays\b/, "every weekday"],
  [/^(?:fortnightly|every fortnight)\b/, "every 2 weeks"],
  [/^(?:half[ -]?yearly|semi-?(?:annual|annually|yearly)|twice (?:a|per|every) year|twice yearly)\b/, "every 6 months"],
  [/^every half[ -]?year\b/, "every 6 months"],
  [/^(week|month|quarter|year)ly\b/, "every $1"],
  [/^annual(?:ly)?\b/, "every year"],
  [new RegExp(`^(?:on )?(?=${DAY_NAME})`), "every "],
  [new RegExp(`^every other (?=${DAY_NAME})`), "every 2 weeks on "],
  [/^(?:every |on )?((?:(?! on ).)+?) of (?:the |every |each )(month|quarter|year)$/, "every $2 on $1"],
  [/ (?:of|in) (?:the|each|every) (?:week|month|year)$/, ""],
];
const WITHIN_DAY = /\b(?:hour|min|minute)s?\b|\bhourly\b|\bseconds\b|^every second$|\b(?:twice|times) (?:a|per|every) day\b/;
const EVERY = new RegExp(`^(every )?(?:(\\d{1,4})(?:st|nd|rd|th)? ?|(${COUNT_WORDS}) )?(weekdays?|d(?:ays?)?|w(?:ks?|eeks?)?|m(?:os?|onths?)?|q(?:uarters?)?|y(?:rs?|ears?)?)\\b[ ,]*(.*)$`);
const FREQUENCIES: Readonly<Record<string, Rule["frequency"]>> = { d: "daily", w: "weekly", m: "monthly", q: "monthly", y: "yearly" };

/** Reads `every 2 weeks on Monday`, `6 months`, `yearly on March 1` from words in small letters; the 31st is a short month's last day. */
export function readWords(words: string): PartsReading {
  for (const [form, choices] of TWOFOLD) {
    const match = form.exec(words);
    if (match) return askBack(words, choices.map((choice) => (choice.includes(" on ") ? choice : choice + (match[1] ?? ""))));
  }
  const rule = REWRITES.reduce((text, [pattern, words]) => text.replace(pattern, words), words);
  if (WITHIN_DAY.test(rule)) return notWithinDay(words);
  const [, every, digits, counted, unit, behind = ""] = EVERY.exec(rule) ?? [];
  if (unit === undefined || (every ?? digits ?? counted) === undefined) return rule.startsWith("every ") ? readNamed(words, rule.slice(6)) : readIso(words);
  const dates = readDates(behind);
  const interval = readCount(digits ?? counted ?? "1") * (unit.startsWith("q") ? 3 : 1);
  if (dates === undefined) return readIso(words);
  if (interval === 0) return refuse(words, "an interval of 1 or more", "Write every day or every 2 days.");
  if (!unit.startsWith("weekd")) return fit(words, FREQUENCIES[unit.charAt(0)] ?? "daily", interval, dates);
  const isPlain = interval === 1 && dates.weekdays.length === 0;
  return isPlain ? fit(words, "weekly", 1, { ...dates, weekdays: WORKDAYS.map((weekday) => ({ weekday })) }) : notUnderstood(words);
}

/** `every Monday`, `every last Friday`, `every January and July on the 1st`: the days say how often. */
function readNamed(words: string, named: string): PartsReading {
  const dates = readDates(named);
  if (dates === undefined) return notUnderstood(words);
  const [day] = dates.weekdays;
  const isWeekly = readWeekday(named.split(/[ ,]/, 1)[0] ?? "") !== undefined;
  if (dates.months.length > 0) return fit(words, isWeekly ? "weekly" : "yearly", 1, dates);
  if (day?.nth === undefined) return fit(words, dates.positions.length > 0 || dates.monthDays.length > 0 ? "monthly" : "weekly", 1, dates);
  const days = named.replace(new RegExp(`^${ORDINAL} `), "");
  // The 2nd Tuesday of each month, or every other Tuesday?
  return day.nth > 1 ? askBack(words, [`every month on the ${writeOrdinal(day.nth)} ${days}`, `every ${String(day.nth)} weeks on ${days}`]) : fit(words, "monthly", 1, dates);
}

/** `P6M`, `1 year 6 months`: every so much from its start. */
function readIso(words: string): PartsReading {
  const { months = 0, days = 0, minutes = 0 } = readDuration(words.replace(/^every /, "")) ?? {};
  if (minutes > 0) return notWithinDay(words);
  if ((months === 0) === (days === 0)) return notUnderstood(words);
  const [frequency, interval] = months % 12 > 0 ? (["monthly", months] as const) : months > 0 ? (["yearly", months / 12] as const) : days % 7 > 0 ? (["daily", days] as const) : (["weekly", days / 7] as const);
  return { ok: true, parts: { frequency, interval } };
}

/** A Friday of the month: its first, or each? */
function whichOf(frequency: Rule["frequency"], weekdays: readonly RuleWeekday[], months: readonly number[]): string[] {
  const [names, within] = [weekdays.map(({ weekday }) => weekdayName(weekday)), months.length === 0 ? "" : ` in ${writeMonths(months)}`];
  return [`every ${UNITS[frequency]}${within} on the ${writeList(names.map((name) => `first ${name}`))}`, `every week on ${names.join(", ")}${within}`];
}

/** Joins how often and which days, where they go together and such days exist. */
function fit(words: string, frequency: Rule["frequency"], interval: number, dates: Dates): PartsReading {
  const { months, monthDays, each, mixed } = dates;
  const { weekdays = [], positions = [] } = makeRule({ weekdays: dates.weekdays, positions: dates.positions });
  if (mixed) return refuse(words, "one date a year, or the same dates in each of the months", "Put the other dates into plans of their own.");
  const ordered = weekdays.filter(({ nth }) => nth !== undefined);
  const isShort = frequency === "daily" || frequency === "weekly";
  const bare = weekdays.length > ordered.length;
  const clash = monthDays.length > 0 ? weekdays.length > 0 : bare && (ordered.length > 0 || (positions.length > 0 && weekdays.length !== WORKDAYS.length));
  if (clash || (isShort && (monthDays.length > 0 || ordered.length > 0 || positions.length > 0)) || (frequency === "daily" && weekdays.length > 0)) return notUnderstood(words);
  if (!isShort && bare && positions.length === 0 && !each) return askBack(words, whichOf(frequency, weekdays, months));
  if (frequency === "yearly" && monthDays.length > 0 && months.length === 0) return refuse(words, "the month", "Write the month too, such as every year on March 1.");
  const perMonth = frequency === "monthly" || months.length > 0;
  const longest = Math.max(...(months.length > 0 ? months : [1]).map((month) => daysIn(2000, month)));
  const never = monthDays.find((day) => Math.abs(day) > longest) ?? ordered.find(({ nth = 0 }) => Math.abs(nth) > (perMonth ? 5 : 53))?.nth;
  if (never !== undefined) return refuse(words, `a day that exists, not the ${writeOrdinal(never)}${months.length === 1 ? ` of ${writeMonths(months)}` : ""}`, "Correct the day, or write on the last day.");
  // A position counts within a rule's whole period, and in words within each month.
  const monthly = frequency === "yearly" && positions.length > 0 && months.length > 1;
  if (monthly && interval > 1) return refuse(words, "every year, or one month", "Put the other months into plans of their own.");
  return { ok: true, parts: { frequency: monthly ? "monthly" : frequency, interval, months, monthDays, weekdays, positions } };
}
