import { readCalendar, type CalendarFileProblem, type CalendarRange } from "../icalendar/read-calendar.ts";
import { CALENDAR_FIELDS } from "../notes/calendar.ts";
import { holidayIn, readHoliday, writeHoliday, type Holiday } from "../notes/calendar-holidays.ts";
import { keyToWrite, propertiesOf } from "../notes/key-to-write.ts";
import { KINDS } from "../notes/kinds.ts";
import { readFields } from "../notes/read-fields.ts";
import { fieldText } from "../text/field-text.ts";
import { fileNameOf, pathIn } from "../text/file-name.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { groupBy } from "../text/group-by.ts";
import { baseName } from "../text/links.ts";
import { toDay, toNumber } from "../time/day-number.ts";
import type { Day } from "../time/day.ts";
import { inert, untagged } from "./acting.ts";
import { applyEdits } from "./apply-edits.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import { refuse, type Edit, type Planned } from "./plan.ts";

/** The holidays of a calendar file, and what of it cannot be taken. */
export interface HolidayReading {
  readonly holidays: readonly Holiday[];
  /** Events that do not take whole days; they are no holidays. */
  readonly timed: number;
  readonly problems: readonly CalendarFileProblem[];
}

/** Where imported holidays go: a new note of that name, or one that is there. */
export type HolidayTarget =
  | { readonly folder: string; readonly name: string; readonly exists: (path: string) => boolean }
  | { readonly path: string; readonly text: string };

const LONGEST_NAME = 200;
const NEW_NOTE = "---\ntype: calendar\nkind: holidays\n---\n";

/** Reads the whole-day events of an .ics file in the range as holidays, in order, each once. */
export function holidaysOf(text: string, range: CalendarRange): HolidayReading {
  const { entries, problems } = readCalendar(text, range);
  const whole = entries.filter(({ time }) => time === "");
  const read = whole.flatMap(({ from, to, summary }) => readHoliday(writeHoliday({ from, to, name: nameOf(summary), yearly: false })) ?? []);
  const holidays = [...new Map(read.map((holiday) => [writeHoliday(holiday), holiday])).values()];
  return { holidays, timed: entries.length - whole.length, problems };
}

/** An event's text as a name: in one line, nothing that runs, not endless. */
function nameOf(summary: string): string {
  return untagged([...summary.slice(0, 2 * LONGEST_NAME)].slice(0, LONGEST_NAME).join(""));
}

/** Plans to write holidays into `dates` of a calendar note. Days that the note has already, under any name, are not added; nothing is taken out. */
export function planImportHolidays(holidays: readonly Holiday[], target: HolidayTarget): Planned {
  if (holidays.length === 0) return refuse("no-holidays", "There are no whole-day events in these years.", "Choose another file or other years.");
  return "path" in target ? addTo(target.path, target.text, holidays) : create(target, holidays);
}

function create({ folder, name, exists }: Extract<HolidayTarget, { readonly name: string }>, holidays: readonly Holiday[]): Planned {
  if (name.trim() === "") return refuse("title-missing", "A new note needs a name.", "Say whose holidays they are, such as Holidays Berlin.");
  const path = pathIn(folder, KINDS.calendar.folder, `${fileNameOf(inert(name))}.md`);
  if (exists(path)) return refuse("name-taken", `There is ${baseName(path)} already.`, "Choose another name, or add the holidays to that note.", path);
  const applied = applyEdits(NEW_NOTE, [{ kind: "set-field", key: "dates", value: holidays.map(writeHoliday), was: undefined }]);
  if (!applied.ok) return { ok: false, refusals: [applied.refusal] };
  return { ok: true, plan: { title: `Imported ${counted(holidays)}`, creates: [{ path, text: applied.text }], edits: [] } };
}

function addTo(path: string, text: string, holidays: readonly Holiday[]): Planned {
  const blocked = refuseUnwritable(path, text);
  if (blocked) return blocked;
  const frontmatter = readFrontmatter(text);
  const fields = propertiesOf(frontmatter);
  const { kind, dates } = readFields(CALENDAR_FIELDS, fields).values;
  if (kind !== "holidays") return refuse("no-holidays-note", `${baseName(path)} is no calendar of holidays.`, "Choose another note, or set its kind to holidays.", path);
  const key = keyToWrite(fields, CALENDAR_FIELDS, "dates");
  const lines = Array.isArray(fields[key]) || dates.length < 2 ? dates : [];
  if (lines.length < dates.length) return refuse("dates-one-text", `${key} is one text.`, "Make it a list, with one date a line.", path);
  const known = daysOf(lines.flatMap((line) => readHoliday(line) ?? []), holidays);
  const missing = holidays.filter((holiday) => [...daysOf([holiday], [])].some((day) => !known.has(day)));
  if (missing.length === 0) return refuse("holidays-known", `${baseName(path)} has all of them already.`, "Nothing is to be done.", path);
  return planEdits(`Added ${counted(missing)} to ${baseName(path)}`, path, insertions(key, lines, fieldText(frontmatter, key), missing.map(writeHoliday)));
}

/** The days of holidays; those of every year in the years of others. */
function daysOf(holidays: readonly Holiday[], others: readonly Holiday[]): Set<Day> {
  const years = [...new Set(others.flatMap(({ from, to }) => [Number(from.slice(0, 4)) - 1, Number(from.slice(0, 4)), Number(to.slice(0, 4))]))];
  const days = new Set<Day>();
  for (const holiday of holidays) {
    for (const year of holiday.yearly ? years : [0]) {
      const { from, to } = holidayIn(holiday, year) ?? { from: "0001-01-02", to: "0001-01-01" };
      for (let day = toNumber(from); day <= toNumber(to); day++) days.add(toDay(day));
    }
  }
  return days;
}

/** Each added line goes before the first later one. One place after the other, from the last, so that every line that is there keeps its order and its comment. */
function insertions(key: string, lines: readonly string[], written: string | undefined, added: readonly string[]): Edit[] {
  const places = groupBy(added, (line) => lines.findIndex((other) => other > line) >>> 0);
  let [now, was] = [lines, written];
  return [...places].sort(([one], [other]) => other - one).map(([at, here]) => {
    now = [...now.slice(0, at), ...here, ...now.slice(at)];
    const edit: Edit = { kind: "set-field", key, value: now, was };
    was = now.join(",");
    return edit;
  });
}

function counted({ length }: readonly Holiday[]): string {
  return length === 1 ? "1 holiday" : `${String(length)} holidays`;
}
