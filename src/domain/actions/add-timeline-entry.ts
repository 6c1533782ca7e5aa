import type { Milestone } from "../notes/timeline-event.ts";
import { readStamp } from "../notes/timeline-stamp.ts";
import { isTimelineHeading } from "../notes/timeline.ts";
import { baseName } from "../text/links.ts";
import { readMoment, type Moment } from "../time/moment.ts";
import { inert, momentOf, type Acting } from "./acting.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import { refuse, type Edit, type Planned } from "./plan.ts";
import { listEdit } from "./section-end.ts";

/** What a line marks, and when it happened if not now. */
export interface EntryOptions {
  readonly tag?: Milestone | "update" | undefined;
  readonly at?: Moment | undefined;
}

/** Plans one more line at the end of a note's timeline, in whatever form that is written; no other line moves. */
export function planTimelineEntry(path: string, text: string, words: string, acting: Acting, options: EntryOptions = {}): Planned {
  const refused = refuseUnwritable(path, text);
  if (refused) return refused;
  if (inert(words) === "") return refuse("entry-empty", "The line says nothing.", "Say in a few words what happened.", path);
  if (options.at !== undefined && !isPast(options.at, acting)) return refuse("GEN-TIME", `${options.at} is no moment that has passed.`, "Say when it happened, or leave that out for now.", path);
  return planEdits(`Added to the timeline: ${baseName(path)}`, path, [timelineEdit(text, [timelineLine(words, acting, options)], acting)]);
}

/** Whether a text is a moment that is not ahead; what an offset changes does not count. */
export function isPast(moment: Moment, acting: Acting): boolean {
  const said = readMoment(moment)?.moment;
  return said !== undefined && said <= momentOf(acting).slice(0, 16);
}

/** The edit that adds lines to a note's timeline. */
export function timelineEdit(text: string, lines: readonly string[], acting: Acting): Edit {
  return listEdit(text, "Timeline", lines, acting, isTimelineHeading);
}

/** `- 2026-11-23 03:12 Detected: no answer #detected`. Words that would be read as part of the time are kept apart from it by a colon. */
export function timelineLine(words: string, acting: Acting, { tag, at = momentOf(acting) }: EntryOptions = {}): string {
  const [stamp, said] = [at.replace("T", " "), inertEntry(words)];
  const between = readStamp(`${stamp} ${said}`)?.text === said ? "" : ":";
  return `- ${stamp}${between} ${said}${tag === undefined ? "" : ` #${tag}`}`;
}

/** {@link inert} for a line of a timeline, in which no word is a milestone. */
function inertEntry(text: string): string {
  return inert(text).replace(/(?<!\S)#(?=(?:started|detected|acknowledged|assessed|mitigated|resolved|closed|update)(?![\p{L}\p{N}_/-]))/giu, "\\#");
}
