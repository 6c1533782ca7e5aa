/** What a step's `[limit:: ...]` asks for: `<= 85 %`, `= 0`, `0..10 s`. The unit may be empty. */
export interface Limit {
  readonly test: "<" | "<=" | "=" | ">=" | ">" | "..";
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly written: string;
}

/** A reading: the number and the unit as typed, which may be empty. */
export interface Reading {
  readonly number: number;
  readonly unit: string;
}

const NUMBER = String.raw`[-+]?\d+(?:[.,]\d+)?`;
const LIMIT = new RegExp(String.raw`^(?:(<=|>=|≤|≥|<|>|=)\s*(${NUMBER})|(${NUMBER})\s*(?:\.\.|…)\s*(${NUMBER}))\s*(.*)$`);
const VALUE = new RegExp(String.raw`^(${NUMBER})\s*(.*)$`);

/** Reads a limit; undefined when it is none, which is a problem of the procedure and not of the answer. */
export function readLimit(typed: string): Limit | undefined {
  const written = typed.trim();
  const match = LIMIT.exec(written);
  if (!match) return undefined;
  const [, sign = "..", bound, from, to, unit = ""] = match;
  const [low, high] = [asNumber(bound ?? from), asNumber(bound ?? to)];
  const test = sign.replace("≤", "<=").replace("≥", ">=") as Limit["test"];
  return low <= high ? { test, low, high, unit: unit.trim(), written } : undefined;
}

/** Reads what a person typed: `72`, `72 %`, `0,4 s`. */
export function readReading(typed: string): Reading | undefined {
  const match = VALUE.exec(typed.trim());
  return match ? { number: asNumber(match[1]), unit: (match[2] ?? "").trim() } : undefined;
}

/** Whether a reading's unit fits the limit's: the same, or left out. */
export function unitFits(limit: Limit, reading: Reading): boolean {
  return reading.unit === "" || foldUnit(reading.unit) === foldUnit(limit.unit);
}

/** Whether the reading is inside the limit; both ends of a range are. */
export function isWithin(limit: Limit, reading: Reading): boolean {
  const { number } = reading;
  switch (limit.test) {
    case "<": return number < limit.high;
    case "<=": return number <= limit.high;
    case "=": return number === limit.low;
    case ">=": return number >= limit.low;
    case ">": return number > limit.low;
    case "..": return number >= limit.low && number <= limit.high;
  }
}

/** The reading as it is written into the note: with the limit's unit where the person left it out. */
export function writeReading(typed: string, limit: Limit | undefined): string {
  const reading = readReading(typed);
  const text = typed.trim();
  return reading && reading.unit === "" && limit && limit.unit !== "" ? `${text} ${limit.unit}` : text;
}

function asNumber(text: string | undefined): number {
  return Number((text ?? "").replace(",", "."));
}

/** `days` is `day`, but `ms` and `s` are no plurals. */
function foldUnit(unit: string): string {
  return unit.toLowerCase().replace(/^(\p{L}{2,})s$/u, "$1");
}
