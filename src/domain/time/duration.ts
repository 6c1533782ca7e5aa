/** A length of time: calendar months, calendar days, and minutes that elapse. A day is not 24 hours where the clock changes. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly minutes: number;
}

type Unit = readonly [part: keyof Duration, factor: number];

const UNITS: readonly (readonly [names: RegExp, unit: Unit])[] = [
  [/^(min|mins|minutes?)$/, ["minutes", 1]],
  [/^(h|hrs?|hours?)$/, ["minutes", 60]],
  [/^(d|days?)$/, ["days", 1]],
  [/^(w|wks?|weeks?)$/, ["days", 7]],
  [/^(mo|mos|months?)$/, ["months", 1]],
  [/^(q|quarters?)$/, ["months", 3]],
  [/^(y|yrs?|years?)$/, ["months", 12]],
];
const ISO = /^P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?$/i;
const PART = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/;

/**
 * Reads `45 min`, `4 h`, `2 days`, `6 months`, `180d`, `1 h 30 min`, or ISO 8601 (`P6M`, `PT4H`).
 * Undefined for anything else, and for a lone `12m`, which may be minutes or months. Months and days are whole numbers.
 */
export function readDuration(text: string): Duration | undefined {
  const words = text.trim().toLowerCase();
  return readIso(words) ?? readParts(words);
}

function readIso(words: string): Duration | undefined {
  const match = ISO.exec(words);
  if (match === null) return undefined;
  const at = (index: number): number => Number(match[index] ?? 0);
  return { months: at(1) * 12 + at(2), days: at(3) * 7 + at(4), minutes: at(5) * 60 + at(6) };
}

function readParts(words: string): Duration | undefined {
  const sum = { months: 0, days: 0, minutes: 0 };
  let afterHours = false;
  const parts = words.replace(/,|\band\b/g, " ").match(/\d+(?:\.\d+)?\s*[a-z]+|\S+/g) ?? [];
  for (const part of parts) {
    const [, amount, name] = PART.exec(part) ?? [];
    const unit: Unit | undefined = name === undefined ? undefined : unitOf(name, afterHours);
    if (unit === undefined) return undefined;
    sum[unit[0]] += Number(amount) * unit[1];
    afterHours = unit[1] === 60;
  }
  sum.minutes = Math.round(sum.minutes);
  const whole = Number.isInteger(sum.months) && Number.isInteger(sum.days);
  return parts.length > 0 && whole ? sum : undefined;
}

/** `m` is a minute only behind hours, as in `4h 9m`. */
function unitOf(name: string, afterHours: boolean): Unit | undefined {
  if (name === "m" && afterHours) return ["minutes", 1];
  return UNITS.find(([names]) => names.test(name))?.[1];
}

/** A length of time in words: `45 min`, `1 h 30 min`, `6 months`. */
export function writeDuration({ months, days, minutes }: Duration): string {
  const counted = (amount: number, name: string): string => (amount === 0 ? "" : `${String(amount)} ${name}${amount === 1 ? "" : "s"}`);
  const hours = Math.floor(minutes / 60);
  const parts = [counted(months, "month"), counted(days, "day"), hours > 0 ? `${String(hours)} h` : "", minutes % 60 > 0 ? `${String(minutes % 60)} min` : ""];
  return parts.filter((part) => part !== "").join(" ");
}
