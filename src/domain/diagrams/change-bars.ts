import type { NoteRow } from "../index/note-row.ts";
import type { Interval } from "../metrics/intervals.ts";
import { namesOf, titleOf } from "../queries/agenda-items.ts";
import { windowOf } from "../queries/change-window.ts";
import { zoneOf } from "../queries/plan-standings.ts";
import { folded } from "../queries/service-downtime.ts";
import { addDays, type Day } from "../time/day.ts";
import { instantOf, momentToInstant, type Moment } from "../time/moment.ts";
import { diagramText } from "./mermaid-text.ts";

/** What is drawn besides changes: the downtime of work orders. */
export type GanttRow = NoteRow<"change"> | NoteRow<"work-order">;

/** What a Gantt chart is measured by. */
export interface GanttTerms {
  /** Wall time in the zone, in which the chart is drawn. */
  readonly now: Moment;
  readonly zone: string;
  readonly hasConflict: (row: NoteRow<"change">) => boolean;
}

/** A stretch of time, in milliseconds since 1970 UTC; one that takes none is a milestone. */
export interface Bar extends Interval {
  readonly section: string;
  /** As it stands in the diagram. */
  readonly label: string;
  readonly tags: readonly string[];
}

type Unplaced = Omit<Bar, "section">;

const LONGEST = 60;
const HOUR = 3_600_000;
const DONE: ReadonlySet<string> = new Set(["review", "closed", "done"]);
const RUNNING: ReadonlySet<string> = new Set(["implement", "in-progress", "on-hold"]);

/** The window of a change and the work in it, until when one can still go back, and how long it is watched. */
export function windowBars(row: NoteRow<"change">, { zone, now, hasConflict }: GanttTerms): Bar[] {
  const { note } = row;
  const at = (moment: Moment | undefined): number | undefined => instantOf(moment, zoneOf(note, zone));
  const { starts, ends, decideBy } = windowOf(note, zone);
  const [begun, ended] = [at(note.actual_start), at(note.actual_end)];
  const watchedFrom = ended ?? ends;
  const watchedTo = at(note.monitored_until) ?? (watchedFrom === undefined ? undefined : watchedFrom + (note.major === true ? 72 : 24) * HOUR);
  const bar = (label: string, from: number | undefined, to: number | undefined, ...tags: string[]): Bar[] =>
    from === undefined || to === undefined || to < from ? [] : [{ section: titleOf(row), label, tags, from, to }];
  const conflict = hasConflict(row);
  return [
    ...bar(conflict ? "Window · conflict" : "Window", starts, ends, ...(conflict ? ["crit"] : [])),
    ...bar("Work", begun, ended ?? (row.status === "implement" ? momentToInstant(now, zone) : undefined), ...(ended === undefined ? [] : ["done"])),
    ...bar("Decide by", decideBy?.at, decideBy?.at),
    ...bar("Watched", watchedFrom, watchedTo),
  ];
}

/** The bars of rows, each with every service that it names. */
export function serviceBars(rows: readonly GanttRow[], terms: GanttTerms): Bar[] {
  const bars = rows.flatMap((row) => {
    const services = namesOf(row.services);
    const own = row.status === "cancelled" ? [] : row.kind === "change" ? changeBars(row, terms) : downtimeBars(row, terms);
    return (services.length === 0 ? ["No service"] : services).flatMap((section) => own.map((bar) => ({ ...bar, section })));
  });
  return bars.sort((one, other) => compare(folded(one.section), folded(other.section)) || one.from - other.from || compare(one.label, other.label));
}

/** The rows that can have a bar between two days, whatever the zone: instants are dear, and most lie long ago. */
export function nearRows(rows: readonly GanttRow[], first: Day, last: Day): GanttRow[] {
  const [earliest, latest] = [addDays(first, -2), addDays(last, 3)];
  return rows.filter((row) => {
    const [from, to = from] = endsOf(row);
    return from !== undefined && from < latest && (RUNNING.has(row.status) || (to ?? "") >= earliest);
  });
}

function endsOf(row: GanttRow): readonly [from: Moment | undefined, to: Moment | undefined] {
  if (row.kind !== "change") return [row.note.downtime_start, row.note.downtime_end];
  const { actual_start, planned_start, actual_end, planned_end } = row.note;
  return [actual_start ?? planned_start, actual_end ?? planned_end];
}

function changeBars(row: NoteRow<"change">, { zone, now, hasConflict }: GanttTerms): Unplaced[] {
  const { note, status } = row;
  const [own, [begins, ends]] = [zoneOf(note, zone), endsOf(row)];
  const from = instantOf(onDay(begins, "T00:00"), own);
  if (from === undefined) return [];
  const planned = instantOf(onDay(ends, "T23:59"), own) ?? from;
  const to = status === "implement" ? Math.max(planned, momentToInstant(now, zone)) : planned;
  const [conflict, { decideBy, phase }] = [hasConflict(row), windowOf(note, zone)];
  const title = titleText(row);
  return [
    { label: `${title} · ${status}${conflict ? " · conflict" : ""}`, tags: conflict ? ["crit"] : stateTags(status), from, to: Math.max(from, to) },
    ...(decideBy && phase !== "over" ? [{ label: `Decide by · ${title}`, tags: [], from: decideBy.at, to: decideBy.at }] : []),
  ];
}

function downtimeBars(row: NoteRow<"work-order">, { zone, now }: GanttTerms): Unplaced[] {
  const [own, [begins, ends]] = [zoneOf(row.note, zone), endsOf(row)];
  const from = instantOf(begins, own);
  const to = instantOf(ends, own) ?? (RUNNING.has(row.status) ? momentToInstant(now, zone) : from);
  return from === undefined || to === undefined || to < from ? [] : [{ label: `${titleText(row)} · downtime`, tags: stateTags(row.status), from, to }];
}

/** A day alone is all of that day. */
function onDay(moment: Moment | undefined, time: string): Moment | undefined {
  return moment?.length === 10 ? moment + time : moment;
}

/** Its first sign as its number: a task that begins with a word of the language, as `click` and `title`, is none. */
function titleText(row: GanttRow): string {
  return diagramText(titleOf(row), LONGEST).replace(/^\p{L}/u, (sign) => `#${String(sign.codePointAt(0))};`);
}

/** What goes on is told by its word alone: on a dark ground nobody could read the label of an `active` bar. */
function stateTags(status: string): string[] {
  return DONE.has(status) ? ["done"] : [];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
