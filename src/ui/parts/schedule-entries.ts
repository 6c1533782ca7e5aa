import type { AgendaBand, AgendaItem, AgendaKind, AgendaState } from "../../domain/queries/agenda.ts";
import { addDays, daysBetween, type Day } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import { dayWords } from "./schedule-range.ts";

/** What stands on a day: an item, or a window, freeze or holiday. */
export type ScheduleEntry = AgendaItem | AgendaBand;

/** How an entry looks: `alarm` is late or missed, `quiet` needs nothing now. */
export type Tone = "plain" | "alarm" | "done" | "quiet" | "blue";

const STATES: Readonly<Record<AgendaState, readonly [icon: string, tone: Tone]>> = {
  planned: ["", "plain"], upcoming: ["", "plain"], due: ["", "plain"], open: ["", "plain"], "in-grace": ["hourglass", "plain"],
  overdue: ["circle-alert", "alarm"], missed: ["circle-x", "alarm"], done: ["", "done"],
  "in-progress": ["circle-play", "quiet"], held: ["circle-pause", "quiet"], skipped: ["circle-minus", "quiet"], suppressed: ["circle-slash", "quiet"],
};

const KIND_ICONS: Readonly<Record<AgendaKind | AgendaBand["kind"], string>> = {
  maintenance: "wrench", procedure: "list-checks", change: "git-pull-request-arrow", review: "messages-square", incident: "siren", "work-order": "hammer",
  window: "calendar-clock", freeze: "snowflake", holiday: "palmtree",
};

/** Whether an entry is a stretch of days. */
export function isBand(entry: ScheduleEntry): entry is AgendaBand {
  return "from" in entry;
}

/** How an entry looks; an open incident alarms, and what is ahead of a change or a window is blue. */
export function toneOf(entry: ScheduleEntry): Tone {
  if (isBand(entry)) return entry.kind === "window" ? "blue" : "quiet";
  const { kind, state } = entry;
  if (kind === "incident" && state === "open") return "alarm";
  const [, tone] = STATES[state];
  return kind === "change" && (tone === "plain" || state === "in-progress") ? "blue" : tone;
}

/** The icon of an item's state; "" where nothing is out of the ordinary. */
export function stateIcon(entry: ScheduleEntry): string {
  if (isBand(entry)) return "";
  return (entry.warnings.includes("conflict") ? "triangle-alert" : "") || STATES[entry.state][0] || (toneOf(entry) === "alarm" ? KIND_ICONS[entry.kind] : "");
}

/** The icon of what an entry is. */
export function kindIcon({ kind }: ScheduleEntry): string {
  return KIND_ICONS[kind];
}

/** What an entry is, in a word: "Change", "Hard freeze". */
export function kindWord(entry: ScheduleEntry): string {
  const { kindOf, bands } = words.scheduleView;
  return isBand(entry) ? bands[entry.level || entry.kind] : kindOf[entry.kind];
}

/** "22:00 to 02:00"; the day of the end is said where it is another and not the night's. */
export function spanText(item: AgendaItem): string {
  return endWords(item) || item.time;
}

/** "" where nobody knows when it ends; where it began earlier, its end alone. */
function endWords({ day, time, until = "" }: AgendaItem): string {
  if (until.length < 16 || until.slice(0, 10) < day) return "";
  const [end, { span, until: ends }] = [until.slice(11, 16), words.scheduleView];
  const last = isOvernight(day, time, until) ? end : `${dayWords(until.slice(0, 10), day)} ${end}`;
  return time === "" ? ends(last) : span(time, last);
}

/** Whether something ends on its own day, or in the night behind it. */
function isOvernight(day: Day, time: string, until: string): boolean {
  const days = daysBetween(day, until.slice(0, 10));
  return days === 0 || (days === 1 && until.slice(11, 16) <= time);
}

/** The last day on which an item stands: of a window that is longer than a day or a night, that of its end. */
export function lastDayOf({ day, time, until = "" }: AgendaItem): Day {
  const end = until.slice(0, 10);
  return end > day && !isOvernight(day, time, until) ? (until.slice(11, 16) === "00:00" ? addDays(end, -1) : end) : day;
}

/** When an entry begins, `HH:mm` or "". */
export function timeOfEntry(entry: ScheduleEntry): string {
  return isBand(entry) ? entry.fromTime : entry.time;
}

/** How an item stands, from what is most important on: "overdue", "late by 3 days", "moved from Sunday 22 November". */
export function stateWords(item: AgendaItem, today: Day): string[] {
  const { states, lateBy, movedFrom, warnings, moreBefore } = words.scheduleView;
  return [
    states[item.state],
    endWords(item),
    item.lateDays > 0 ? lateBy(item.lateDays) : "",
    item.movedFrom && movedFrom(dayWords(item.movedFrom, today)),
    ...item.warnings.map((warning) => warnings[warning]),
    item.passed > 0 ? moreBefore(item.passed) : "",
  ].filter((part) => part !== "");
}

/** When a stretch of days begins and ends: "22:00 to 02:00", "until Sunday 3 January 2027". */
export function bandWords(band: AgendaBand, today: Day): string[] {
  const { to, fromTime, toTime } = band;
  const { span, until } = words.scheduleView;
  if (isLong(band)) return [until(`${dayWords(to, today)} ${toTime}`.trim())];
  return fromTime && toTime ? [span(fromTime, toTime)] : [];
}

/** Whether a band is longer than a day or a night. */
export function isLong({ from, to, fromTime, toTime }: AgendaBand): boolean {
  return from !== to && (fromTime === "" || toTime > fromTime || daysBetween(from, to) > 1);
}

/** What a chip shows: "22:00 Patch web", "22:00 Window", "UPS self-test, late by 3 days". */
export function chipText(entry: ScheduleEntry): string {
  const { window, moved, lateBy, states, warnings } = words.scheduleView;
  if (isBand(entry)) return `${entry.fromTime} ${window}`.trim();
  const { time, title, state, lateDays, movedFrom } = entry;
  const conflict = entry.warnings.includes("conflict") ? `, ${warnings.conflict}` : "";
  const standing = state === "overdue" && lateDays > 0 ? lateBy(lateDays) : state === "overdue" || state === "missed" ? states[state] : movedFrom && moved;
  return `${time} ${title}${standing && `, ${standing}`}${conflict}`.trim();
}

/** All that a chip stands for; it begins with what the chip shows. */
export function entryName(entry: ScheduleEntry, today: Day): string {
  const more = isBand(entry) ? [entry.title, ...bandWords(entry, today)] : [...stateWords(entry, today).filter((part) => !`${chipText(entry)},`.includes(`, ${part},`)), ...entry.services];
  return [chipText(entry), ...more].join(", ");
}
