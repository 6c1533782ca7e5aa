import type { AgendaBand, AgendaItem, AgendaKind, AgendaState } from "../../domain/queries/agenda.ts";
import { daysBetween, type Day } from "../../domain/time/day.ts";
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
  return STATES[entry.state][0] || (toneOf(entry) === "alarm" ? KIND_ICONS[entry.kind] : "");
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

/** When an entry begins, `HH:mm` or "". */
export function timeOfEntry(entry: ScheduleEntry): string {
  return isBand(entry) ? entry.fromTime : entry.time;
}

/** How an item stands, from what is most important on: "overdue", "late by 3 days", "moved from Sunday 22 November". */
export function stateWords(item: AgendaItem, today: Day): string[] {
  const { states, lateBy, movedFrom, warnings, moreBefore } = words.scheduleView;
  return [
    states[item.state],
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
  const { window, moved, lateBy, states } = words.scheduleView;
  if (isBand(entry)) return `${entry.fromTime} ${window}`.trim();
  const { time, title, state, lateDays, movedFrom } = entry;
  const standing = state === "overdue" && lateDays > 0 ? lateBy(lateDays) : state === "overdue" || state === "missed" ? states[state] : movedFrom && moved;
  return `${time} ${title}${standing && `, ${standing}`}`.trim();
}

/** All that a chip stands for; it begins with what the chip shows. */
export function entryName(entry: ScheduleEntry, today: Day): string {
  const more = isBand(entry) ? [entry.title, ...bandWords(entry, today)] : [...stateWords(entry, today).filter((part) => !chipText(entry).endsWith(`, ${part}`)), ...entry.services];
  return [chipText(entry), ...more].join(", ");
}
