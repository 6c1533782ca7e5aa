import { occurrencesBetween, readSchedule } from "../schedule/schedule.ts";
import { addDays, daysBetween, type Day } from "../time/day.ts";
import { contentLines, unescapeText, type ContentLine } from "./content-lines.ts";
import { isWholeDays, lastDay, laterBy, LONGEST_EVENT, readWallTime } from "./event-times.ts";

/** One event on its days, both included. */
export interface CalendarEntry {
  readonly uid: string;
  readonly summary: string;
  readonly from: Day;
  readonly to: Day;
  /** `HH:mm`, when it begins, where it does not take whole days. */
  readonly time: string;
}

/** What is wrong with a calendar file; the line counts from 0. */
export interface CalendarFileProblem {
  readonly line: number;
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
}

/** Which days are asked for, both included, and the zone in which times in UTC are told. */
export interface CalendarRange {
  readonly from: Day;
  readonly to: Day;
  readonly zone: string;
}

export interface CalendarFileReading {
  readonly entries: readonly CalendarEntry[];
  readonly problems: readonly CalendarFileProblem[];
}

interface RawEvent {
  readonly line: number;
  readonly properties: Map<string, ContentLine[]>;
}

type Tell = (line: number, found: string, expected: string, hint: string) => void;

/** More events are no list of holidays. */
const MOST = 20_000;

/** Reads the events of an iCalendar file that touch the range, repeated ones on each of their days, in order. What is broken is told, and the rest counts. Never throws. */
export function readCalendar(text: string, range: CalendarRange): CalendarFileReading {
  const problems: CalendarFileProblem[] = [];
  const tell: Tell = (line, found, expected, hint) => void problems.push({ line, found: found.slice(0, 80), expected, hint });
  const events = eventsOf(contentLines(text), tell);
  const moved = new Set(events.flatMap((event) => (first(event, "RECURRENCE-ID") === undefined ? [] : [instanceKey(event, first(event, "RECURRENCE-ID") ?? "", range)])));
  const entries: CalendarEntry[] = [];
  for (const event of events) {
    if (/^cancelled$/i.test(first(event, "STATUS") ?? "")) continue;
    entries.push(...entriesOf(event, range, moved, tell));
    if (entries.length <= MOST) continue;
    tell(event.line, `more than ${String(MOST)} events`, "a list of holidays", "Choose another file or fewer years.");
    break;
  }
  const order = ({ from, time, summary, uid }: CalendarEntry): string => [from, time, summary, uid].join("\n");
  return { entries: entries.slice(0, MOST).sort((one, other) => (order(one) < order(other) ? -1 : 1)), problems };
}

/** The events of the lines with their own properties: those of an alarm within are its own. */
function eventsOf(lines: readonly ContentLine[], tell: Tell): RawEvent[] {
  if (!lines.some(isStart)) {
    tell(0, lines[0] ? `${lines[0].head}:${lines[0].value}` : "", "BEGIN:VCALENDAR", "This is no iCalendar file. Choose one that ends in .ics.");
    return [];
  }
  const events: RawEvent[] = [];
  let event: RawEvent | undefined;
  /** How many components stand open within the event. */
  let depth = 0;
  const unclosed = (): void => void (event && tell(event.line, `an event at line ${String(event.line + 1)} without an end`, "END:VEVENT", "It is left out. The file may be cut off."));
  for (const line of lines) {
    const edge = line.name === "BEGIN" || line.name === "END" ? `${line.name}:${line.value.trim().toUpperCase()}` : "";
    if (edge === "BEGIN:VEVENT") {
      unclosed();
      [event, depth] = [{ line: line.line, properties: new Map<string, ContentLine[]>() }, 0];
    } else if (edge === "END:VEVENT" || edge === "END:VCALENDAR") {
      if (edge === "END:VCALENDAR") unclosed();
      else if (event) events.push(event);
      event = undefined;
    } else if (edge !== "") {
      depth = Math.max(0, depth + (line.name === "BEGIN" ? 1 : -1));
    } else if (event && depth === 0) {
      const same = event.properties.get(line.name);
      if (same) same.push(line);
      else event.properties.set(line.name, [line]);
    }
  }
  unclosed();
  return events;
}

function isStart({ name, value }: ContentLine): boolean {
  return name === "BEGIN" && value.trim().toUpperCase() === "VCALENDAR";
}

function first({ properties }: RawEvent, name: string): string | undefined {
  return properties.get(name)?.[0]?.value.trim();
}

function entriesOf(event: RawEvent, range: CalendarRange, moved: ReadonlySet<string>, tell: Tell): CalendarEntry[] {
  const written = first(event, "DTSTART");
  const start = readWallTime(written ?? "", range.zone);
  const named = `the event at line ${String(event.line + 1)}`;
  if (!start) {
    tell(event.line, written === undefined ? `${named} without DTSTART` : `DTSTART ${written}`, "DTSTART with a date such as 20261225", "It is left out.");
    return [];
  }
  const [dtend, duration] = [first(event, "DTEND"), first(event, "DURATION")];
  const stated = dtend !== undefined ? readWallTime(dtend, range.zone) : duration !== undefined ? laterBy(start, duration) : undefined;
  const end = stated && stated.day >= start.day && daysBetween(start.day, stated.day) <= LONGEST_EVENT ? stated : undefined;
  if ((dtend ?? duration) !== undefined && !end) tell(event.line, `${named} ends ${dtend ?? duration ?? ""}`, "an end behind its start", "Only its first day counts.");
  const length = daysBetween(start.day, lastDay(start, end));
  const days = (name: string): string[] => (event.properties.get(name) ?? []).flatMap(({ value }) => value.split(",").flatMap((each) => readWallTime(each.split("/")[0] ?? "", range.zone)?.day ?? []));
  const except = new Set(days("EXDATE"));
  const own = { uid: first(event, "UID") ?? "", summary: unescapeText(first(event, "SUMMARY") ?? ""), time: isWholeDays(start, end) ? "" : clock(start.minute ?? 0) };
  const isRepeated = event.properties.has("RRULE") || event.properties.has("RDATE");
  const starts = new Set([...ruleDays(event, start.day, addDays(range.from, -length), range.to, tell), ...days("RDATE")]);
  return [...starts].flatMap((from) => {
    const to = length === 0 ? from : addDays(from, length);
    const isOut = to < range.from || from > range.to || except.has(from) || (isRepeated && moved.has(`${own.uid}@${from}`));
    return isOut ? [] : [{ ...own, from, to }];
  });
}

/** The days on which an event begins. */
function ruleDays(event: RawEvent, start: Day, from: Day, to: Day, tell: Tell): readonly Day[] {
  const rule = event.properties.get("RRULE")?.[0];
  if (!rule) return [start];
  const reading = readSchedule(`RRULE:${rule.value.trim()}`, start);
  if (reading.ok) return occurrencesBetween(reading.schedule, from, to);
  tell(rule.line, `RRULE ${rule.value}`, reading.problem.expected, "Only its first day counts.");
  return [start];
}

function instanceKey(event: RawEvent, written: string, { zone }: CalendarRange): string {
  return `${first(event, "UID") ?? ""}@${readWallTime(written, zone)?.day ?? ""}`;
}

function clock(minute: number): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
