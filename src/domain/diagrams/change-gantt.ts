import type { NoteRow } from "../index/note-row.ts";
import type { Interval } from "../metrics/intervals.ts";
import { namesOf } from "../queries/agenda-items.ts";
import { folded } from "../queries/service-downtime.ts";
import { touches } from "../queries/service-reach.ts";
import { groupBy } from "../text/group-by.ts";
import { addDays, type Day } from "../time/day.ts";
import { localNow, momentToInstant, type Moment } from "../time/moment.ts";
import { nearRows, serviceBars, windowBars, type Bar, type GanttRow, type GanttTerms } from "./change-bars.ts";
import { diagramText } from "./mermaid-text.ts";

/** More than these nobody can look at. */
const MOST = 60;
const [HOUR, DAY] = [3_600_000, 86_400_000];

/** Draws the changes, and the downtime of work orders, between two days, both included, with a section for each service, and until when one can still go back. "" where there is nothing to draw. */
export function changeGantt(rows: readonly GanttRow[], { from, to, ...terms }: GanttTerms & { readonly from: Day; readonly to: Day }): string {
  const frame = { from: momentToInstant(`${from}T00:00`, terms.zone), to: momentToInstant(`${addDays(to, 1)}T00:00`, terms.zone) };
  return drawn(serviceBars(nearRows(rows, from, to), terms), frame, terms);
}

/** Draws one change: its window and the work in it, until when one can still go back, how long it is watched, and what else happens to its services from a day before to a day after. "" where it has no dates. */
export function windowGantt(row: NoteRow<"change">, rows: readonly GanttRow[], terms: GanttTerms): string {
  const own = windowBars(row, terms);
  const frame = { from: Math.min(...own.map(({ from }) => from)) - DAY, to: Math.max(...own.map(({ to }) => to)) + DAY };
  const services = new Set(namesOf(row.services).map(folded));
  const others = serviceBars(rows.filter((other) => other.path !== row.path && touches(other, services)), terms);
  return own.length === 0 ? "" : drawn([...own, ...others.filter(({ section }) => services.has(folded(section)))], frame, terms);
}

function drawn(bars: readonly Bar[], frame: Interval, { now, zone }: GanttTerms): string {
  const inFrame = bars.filter(({ from, to }) => from < frame.to && (to > frame.from || from >= frame.from));
  if (inFrame.length === 0) return "";
  const first = new Set([...inFrame].sort((one, other) => one.from - other.from).slice(0, MOST));
  const shown = inFrame.filter((bar) => first.has(bar)).map((bar, at) => ({ ...bar, at, start: Math.max(bar.from, frame.from), end: Math.min(bar.to, frame.to) }));
  const leftOut = inFrame.length - shown.length;
  const today = momentToInstant(now, zone);
  const written = (at: number): Moment => localNow(at, zone).moment;
  const line = ({ label, tags, at, start, end }: (typeof shown)[number]): string => {
    const times = end > start ? [...tags, `t${String(at)}`, written(start), written(end)] : ["milestone", `t${String(at)}`, written(start), "0m"];
    return `    ${label} :${times.join(", ")}`;
  };
  return [
    "gantt", ...(leftOut > 0 ? [`  title ${String(leftOut)} more are not shown`] : []),
    "  dateFormat YYYY-MM-DDTHH:mm", ...axis(Math.max(...shown.map(({ end }) => end)) - Math.min(...shown.map(({ start }) => start))),
    ...(today < frame.from || today >= frame.to ? ["  todayMarker off"] : []),
    ...[...groupBy(shown, ({ section }) => folded(section))].flatMap(([section, own]) => [`  section ${diagramText(own[0]?.section ?? section)}`, ...own.map(line)]),
    "",
  ].join("\n");
}

/** The axis of so long a time; Mermaid's own marks lie one over the other where it is some hours or days. */
function axis(length: number): string[] {
  const tick = length > 4 * DAY || length < 3 * HOUR ? "" : length > DAY ? "12hour" : length > 6 * HOUR ? "4hour" : "1hour";
  return [`  axisFormat ${length > 4 * DAY ? "%d %b" : "%a %H:%M"}`, ...(tick === "" ? [] : [`  tickInterval ${tick}`])];
}
