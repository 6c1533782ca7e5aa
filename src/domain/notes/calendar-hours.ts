import { weekdayName, type Weekday } from "../time/day.ts";

/** A stretch of a weekday that is worked, `HH:mm`; `to` may be `24:00`. */
export interface WorkingStretch {
  readonly weekday: Weekday;
  readonly from: string;
  readonly to: string;
}

/** What one line says: when it is worked, and on which days not at all. */
export interface HoursLine {
  readonly open: readonly WorkingStretch[];
  readonly closed: readonly Weekday[];
}

export const HOURS_EXPECTED = "Mon-Thu 08:00-18:00, Fri 8-12 13-16, or Sat closed";

const ALL: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const WORDS: Readonly<Record<string, readonly Weekday[]>> = { daily: ALL, day: ALL, everyday: ALL, weekday: [1, 2, 3, 4, 5], weekend: [6, 7] };
const STRETCH = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?-(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/;

/** Reads a line of `hours`: days, then their stretches or `closed`, several times where there are more. A stretch over midnight goes on in the next day. */
export function readHours(line: string): HoursLine | undefined {
  const [open, closed]: [WorkingStretch[], Weekday[]] = [[], []];
  let days: readonly Weekday[] = [];
  let told = false;
  for (const word of wordsOf(line)) {
    const named = daysOf(word);
    if (named) {
      days = told ? named : [...days, ...named];
      told = false;
      continue;
    }
    const stretches = /^(closed|off)$/.test(word) ? [] : readStretch(word, days);
    if (!stretches || days.length === 0) return undefined;
    if (stretches.length === 0) closed.push(...days);
    open.push(...stretches);
    told = true;
  }
  return told ? { open, closed } : undefined;
}

/** The stretches of several lines in order; what touches is one, and a day that a line calls closed is. */
export function joinHours(lines: readonly HoursLine[]): WorkingStretch[] {
  const closed = new Set(lines.flatMap((line) => line.closed));
  const joined: WorkingStretch[] = [];
  for (const stretch of lines.flatMap((line) => line.open).filter(({ weekday }) => !closed.has(weekday)).sort((one, other) => one.weekday - other.weekday || (one.from < other.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last?.weekday !== stretch.weekday || last.to < stretch.from) joined.push(stretch);
    else if (last.to < stretch.to) joined[joined.length - 1] = { ...last, to: stretch.to };
  }
  return joined;
}

function wordsOf(line: string): string[] {
  const joined = line.toLowerCase().replace(/\s+/g, " ").replace(/ ?(?:[-–—−]|\.{2,}|…|\b(?:to|until)\b) ?/g, "-").replace(/(\d) (?=[ap]m\b)/g, "$1");
  return joined.split(/[\s,;&]+|\band\b|\bevery\b/).map((word) => word.replace(/[:.]$/, "")).filter((word) => word !== "");
}

/** `mon`, `mondays`, `mon-thu`, also over the week's end. */
function daysOf(word: string): readonly Weekday[] | undefined {
  const known = WORDS[word.replace(/s$/, "")];
  const [first, last] = known ? [] : word.split("-").map(weekdayCalled);
  if (known ?? first === undefined) return known;
  if (!word.includes("-")) return [first];
  return last && Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => (((first + step - 1) % 7) + 1) as Weekday);
}

function weekdayCalled(word: string): Weekday | undefined {
  const name = word.replace(/\.$/, "");
  return name.length < 2 ? undefined : ALL.find((day) => [name, name.replace(/s$/, "")].some((each) => weekdayName(day).toLowerCase().startsWith(each)));
}

function readStretch(word: string, days: readonly Weekday[]): WorkingStretch[] | undefined {
  const match = STRETCH.exec(word);
  const [from, to] = [clock(match?.[1], match?.[2], match?.[3]), clock(match?.[4], match?.[5], match?.[6])];
  if (from === undefined || to === undefined || from === to || from === "24:00") return undefined;
  if (to === "00:00") return days.map((weekday) => ({ weekday, from, to: "24:00" }));
  if (from < to) return days.map((weekday) => ({ weekday, from, to }));
  // From eight to five is no night.
  if (from < "12:00") return undefined;
  return days.flatMap((weekday) => [{ weekday, from, to: "24:00" }, { weekday: ((weekday % 7) + 1) as Weekday, from: "00:00", to }]);
}

function clock(hours: string | undefined, minutes = "00", half: string | undefined): string | undefined {
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === "pm" ? 12 : 0);
  const valid = hours !== undefined && Number(minutes) < 60 && (half === undefined ? hour < 24 || (hour === 24 && minutes === "00") : Number(hours) > 0 && Number(hours) < 13);
  return valid ? `${String(hour).padStart(2, "0")}:${minutes}` : undefined;
}
