import { dayNumber, type NoteRow } from "../index/note-row.ts";
import type { ChecklistBody } from "../notes/checklist-body.ts";
import { latestOccurrence } from "../schedule/schedule.ts";
import type { Day } from "../time/day.ts";
import { newestDailyBefore } from "./vault-reading.ts";

const NEWEST = 10;

/**
 * The checklists whose bodies today needs: today's, the open single runs, those since the oldest occurrence that may still be due, and the newest.
 * `checklists` are newest first, `open` those of them that are open.
 */
export function wantedChecklists(checklists: readonly NoteRow<"checklist">[], open: Iterable<NoteRow<"checklist">>, since: Day, today: Day): NoteRow<"checklist">[] {
  const [from, to] = [dayNumber(since), dayNumber(today)];
  const first = checklists.findIndex((row) => row.dayNumber <= to);
  let last = Math.max(first, 0);
  while (checklists[last] && ((checklists[last]?.dayNumber ?? 0) >= from || last < first + NEWEST) && (checklists[last]?.dayNumber ?? 0) > 0) last++;
  const singles = [...open].filter((row) => row.note.occurrence === undefined);
  const earlier = newestDailyBefore({ checklists }, today);
  return [...new Set([...(first < 0 ? [] : checklists.slice(first, last)), ...singles, ...(earlier ? [earlier] : [])])];
}

/** The procedures whose steps today needs: those that may be due, and those that a checklist of today pins. */
export function procedureTexts(
  procedures: readonly NoteRow<"procedure">[], today: Day, bodies: readonly ChecklistBody[], pathOf: (link: string) => string | undefined,
): string[] {
  const scheduled = procedures.filter((row) => row.note.schedule && row.note.status !== "retired" && latestOccurrence(row.note.schedule, today) !== undefined);
  const pinned = bodies.flatMap((body) => body.sections).flatMap((section) => (section.link && section.pin ? [pathOf(section.link.target)] : []));
  return [...new Set([...scheduled.map((row) => row.path), ...pinned.filter((path) => path !== undefined)])];
}
