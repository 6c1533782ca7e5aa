import type { NoteOf } from "../notes/kinds.ts";
import { instantOf, localNow } from "../time/moment.ts";
import type { ChangeWindow } from "./change-panel.ts";
import { zoneOf } from "./plan-standings.ts";

const MINUTE = 60_000;
const OVER: ReadonlySet<string> = new Set(["review", "closed", "cancelled"]);

type Note = Pick<NoteOf<"change">, "status" | "planned_start" | "planned_end" | "backout_duration" | "timezone">;

/** The time that a change was given, as instants too, and until when one can still go back within it. */
export function windowOf(note: Note, zone: string): ChangeWindow {
  const { status, planned_start: from, planned_end: to } = note;
  const own = zoneOf(note, zone);
  const ends = instantOf(to, own);
  return { phase: status === "implement" ? "running" : OVER.has(status) ? "over" : "ahead", from, to, starts: instantOf(from, own), ends, decideBy: decisionTime(note, ends, own) };
}

/** TV-06: the end of the window less the time that the way back takes. */
function decisionTime({ backout_duration: back }: Note, ends: number | undefined, own: string): ChangeWindow["decideBy"] {
  if (!back || ends === undefined) return undefined;
  const at = ends - (back.days * 1440 + back.minutes) * MINUTE;
  return { at, moment: localNow(at, own).moment };
}
