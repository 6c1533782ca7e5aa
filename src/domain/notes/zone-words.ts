import { isZone } from "../time/moment.ts";

/** Hours east of UTC; where an abbreviation has several meanings, the one that operations use most. */
const HOURS: Readonly<Record<string, number>> = {
  UTC: 0, GMT: 0, Z: 0, EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, CET: 1, CEST: 2, BST: 1, IST: 5.5, JST: 9,
};

/** The zone that times are in, as written, with its offset from UTC in minutes where the words alone tell it. */
export interface NamedZone {
  readonly text: string;
  readonly offset: number | undefined;
  /** Words that stand for a zone but name none, such as a city. */
  readonly unknown: boolean;
}

/** A zone behind a time, as a pattern: the abbreviation, an offset, or both. */
export const ZONE = String.raw`[ \xa0]?\(?(?:(?:${Object.keys(HOURS).join("|")})(?![A-Za-z])(?:[+\-−]\d\d?(?::?\d\d)?)?|[+−]\d\d:\d\d(?![\d:])|(?<=T[\d:.]{4,18})-\d\d:\d\d)\)?`;
const WHOLE = new RegExp(`^${ZONE}$`);

/** Minutes east of UTC of what {@link ZONE} found. */
export function zoneOffset(written: string): number {
  const [, name = "UTC", sign, hours = 0, minutes = 0] = /([A-Z]+)?(?:([+\-−])(\d\d?):?(\d\d)?)?\)?$/.exec(written) ?? [];
  const shift = Number(hours) * 60 + Number(minutes);
  return (HOURS[name] ?? 0) * 60 + (sign === "+" ? shift : -shift);
}

/** The zone that a heading, a table's head or a sentence names: `(UTC)`, `(all times CET)`, `All times in Europe/Berlin`, `Time UTC`. */
export function zoneInWords(text: string): NamedZone | undefined {
  const said = [/\(([^()]+)\)/, /\ball times(.*)/i].flatMap((form) => form.exec(text)?.[1]?.split(/[,;()]/) ?? []);
  const names = said.map((words) => words.replace(/\b(?:all|times?|zone|are|in|is|the|local)\b/gi, "").replace(/^[\s:.*_]+|[\s:.*_]{1,9}$/g, "")).filter((name) => /^\p{Lu}/u.test(name));
  const known = [...names, text.slice(text.lastIndexOf(" ") + 1)].find((name) => WHOLE.test(name));
  if (known !== undefined) return { text: known, offset: zoneOffset(known), unknown: false };
  const [name] = names.filter((name) => !/\d/.test(name));
  return name === undefined ? undefined : { text: name, offset: undefined, unknown: !isZone(name) };
}
