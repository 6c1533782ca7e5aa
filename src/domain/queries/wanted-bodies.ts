import type { NoteRow } from "../index/note-row.ts";
import type { ChecklistBody } from "../notes/checklist-body.ts";
import { latestOccurrence } from "../schedule/schedule.ts";
import type { Day } from "../time/day.ts";
import { lookBackFrom } from "./due-procedures.ts";
import { newestDailyBefore } from "./vault-reading.ts";

const NEWEST = 10;

/** The checklists whose bodies today needs: today's, the open single runs, those that may have answered what is still due, and the newest. */
export function wantedChecklists(checklists: readonly NoteRow<"checklist">[], procedures: readonly NoteRow<"procedure">[], today: Day): string[] {
  const since = lookBackFrom(procedures, today);
  const dated = checklists.filter((row) => row.day !== undefined && row.day <= today);
  const newest = dated.slice(0, NEWEST);
  const recent = dated.filter((row) => (row.day ?? "") >= since);
  const singles = checklists.filter((row) => row.status === "open" && row.note.occurrence === undefined);
  const earlier = newestDailyBefore({ checklists }, today);
  return [...new Set([...recent, ...newest, ...singles, ...(earlier ? [earlier] : [])].map((row) => row.path))];
}

/** The procedures whose steps today needs: those that may be due, and those that a checklist of today pins. */
export function procedureTexts(
  procedures: readonly NoteRow<"procedure">[], today: Day, bodies: readonly ChecklistBody[], pathOf: (link: string) => string | undefined,
): string[] {
  const scheduled = procedures.filter((row) => row.note.schedule && row.note.status !== "retired" && latestOccurrence(row.note.schedule, today) !== undefined);
  const pinned = bodies.flatMap((body) => body.sections).flatMap((section) => (section.link && section.pin ? [pathOf(section.link.target)] : []));
  return [...new Set([...scheduled.map((row) => row.path), ...pinned.filter((path) => path !== undefined)])];
}
