import type { TimelineEntry } from "../notes/timeline.ts";
import { groupBy } from "../text/group-by.ts";
import { formatDayShort } from "../time/day.ts";
import { diagramText } from "./mermaid-text.ts";

/** So many entries can be looked at. */
const MOST = 60;

/** A Mermaid timeline, and how many entries it leaves out. */
export interface TimelineDiagram {
  readonly text: string;
  readonly leftOut: number;
}

/** Draws a timeline in the order of its moments, a section for each day; of many entries the milestones, then the newest updates. Undefined where there is nothing to draw. */
export function incidentTimeline(entries: readonly TimelineEntry[], title = ""): TimelineDiagram | undefined {
  const shown = thinned(inTime(entries).filter(({ text, milestone }) => text !== "" || milestone !== undefined));
  if (shown.length === 0) return undefined;
  const days = groupBy(shown, ({ day }) => day ?? "");
  const lines = [...days].flatMap(([day, own]) => [...(day === "" ? [] : [`  section ${diagramText(formatDayShort(day))}`]), ...own.map(entryLine)]);
  return { text: ["timeline", ...(title === "" ? [] : [`  title ${diagramText(title)}`]), ...lines, ""].join("\n"), leftOut: entries.length - shown.length };
}

/** An entry whose day nobody knows stays behind the one that it was written behind. */
function inTime(entries: readonly TimelineEntry[]): TimelineEntry[] {
  let last = "";
  const placed = entries.map((entry) => {
    const at = entry.moment ?? entry.day ?? last;
    last = at > last || entry.moment !== undefined ? at : last;
    return { entry: entry.day === undefined && at !== "" ? { ...entry, day: at.slice(0, 10) } : entry, at };
  });
  return placed.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)).map(({ entry }) => entry);
}

function thinned(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  if (entries.length <= MOST) return entries;
  const milestones = entries.filter(({ milestone }) => milestone !== undefined).slice(0, MOST);
  const room = MOST - milestones.length;
  const updates = room === 0 ? [] : entries.filter(({ milestone, update }) => update && milestone === undefined).slice(-room);
  const kept = new Set([...milestones, ...updates]);
  return kept.size === 0 ? entries.slice(-MOST) : entries.filter((entry) => kept.has(entry));
}

function entryLine({ time, endTime, approximate, text, milestone }: TimelineEntry): string {
  const clock = time === undefined ? "…" : diagramText(`${approximate ? "~" : ""}${time}${endTime === undefined ? "" : `–${endTime}`}`);
  return `    ${clock} : ${diagramText(text === "" ? (milestone ?? "") : text)}`;
}
