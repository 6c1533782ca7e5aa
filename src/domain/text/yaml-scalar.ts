/** Words that some YAML reader takes for a boolean or nothing. */
const MISREAD = /^(?:y|yes|n|no|on|off|true|false|null)$/i;

/** What stands without quotes in a note: no reader of YAML 1.1 or 1.2 sees anything but this text in it. */
const PLAIN: readonly RegExp[] = [
  /^[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*$/, // words and ids: in-progress, SEV1, INC-20261120-01, h1-9d1c244e75a5
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?:[+-]\d{2}:\d{2})?)?$/, // days and moments
  /^\d+(?:\.\d+)? (?:[A-Za-z]+|%)$/, // 15 min, 99.9 %
  /^[A-Za-z][A-Za-z-]*@\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/, // an occurrence: daily@2026-11-23
];

const SCHEDULE_WORD =
  /^(?:\d{1,3}(?:st|nd|rd|th)?|\d{2}:\d{2}|\d{4}-\d{2}-\d{2}|on|the|at|and|last|first|second|third|fourth|other|days?|weekdays?|weeks?|months?|quarters?|years?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december),?$/;

/** `every 2 weeks on Monday, Thursday at 09:00`, `once 2026-12-01`. */
function isScheduleWords(text: string): boolean {
  const [first, ...rest] = text.toLowerCase().split(" ");
  return /^(?:every|once|daily|weekly|monthly|yearly|fortnightly|quarterly|half-yearly)$/.test(first ?? "") && !text.endsWith(",") && rest.every((word) => SCHEDULE_WORD.test(word));
}

/** A value as it is written behind `key: `: plain where nothing can be misread, else in double quotes. Numbers must be finite. */
export function formatScalar(value: string | number | boolean, inFlow = false): string {
  if (typeof value !== "string") return String(value);
  const plain = !MISREAD.test(value) && (PLAIN.some((pattern) => pattern.test(value)) || isScheduleWords(value)) && !(inFlow && value.includes(","));
  return plain ? value : quote(value);
}

/** A key as it is written before `:`. */
export function formatKey(key: string): string {
  return /^[A-Za-z_](?:[\w -]*\w)?$/.test(key) && !MISREAD.test(key) ? key : quote(key);
}

/** JSON's escapes are YAML's; the invisible characters that JSON leaves are escaped as well. */
function quote(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
