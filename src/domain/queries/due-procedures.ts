import type { NoteRow } from "../index/note-row.ts";
import { isAnswered } from "../notes/answer.ts";
import { allSteps, type ChecklistBody } from "../notes/checklist-body.ts";
import { intervalDays, latestOccurrence, type Schedule } from "../schedule/schedule.ts";
import { foldKey } from "../text/field.ts";
import { addDays, type Day } from "../time/day.ts";

/** A procedure that is due, and for which of its occurrences. */
export interface DueProcedure {
  readonly row: NoteRow<"procedure">;
  readonly occurrence: Day;
}

/** Says whether an occurrence of a procedure was answered before today. */
export type WasAnswered = (procedurePath: string, occurrence: Day) => boolean;

/**
 * The procedures due on a day, by their time of day, then in the order of the framework's units, then by path. A daily one is due on its own days only; one that
 * is due less often stays due until it was answered or its next occurrence comes.
 */
export function dueProcedures(procedures: readonly NoteRow<"procedure">[], today: Day, wasAnswered: WasAnswered, units: readonly string[] = []): DueProcedure[] {
  const due = procedures.flatMap((row) => {
    const { schedule, status } = row.note;
    if (!schedule || status === "retired" || row.unreadable) return [];
    const occurrence = latestOccurrence(schedule, today);
    if (occurrence === undefined) return [];
    const stays = !isDaily(schedule) && !wasAnswered(row.path, occurrence);
    return occurrence === today || stays ? [{ row, occurrence }] : [];
  });
  const place = ({ row }: DueProcedure): number => units.findIndex((unit) => foldKey(unit) === foldKey(row.note.area ?? "")) >>> 0;
  return due.sort((one, other) => compare(timeOrLast(one), timeOrLast(other)) || place(one) - place(other) || compare(one.row.path, other.row.path));
}

/** How far back a checklist can have answered an occurrence that would still be due today. */
export function lookBackFrom(procedures: readonly NoteRow<"procedure">[], today: Day): Day {
  const occurrences = procedures.flatMap((row) => {
    const { schedule } = row.note;
    return schedule && !isDaily(schedule) ? [latestOccurrence(schedule, today) ?? today] : [];
  });
  return occurrences.reduce((oldest, day) => (day < oldest ? day : oldest), addDays(today, 0));
}

/** The occurrences that a checklist has answered: sections whose every mandatory step is. */
export function answeredOccurrences(body: ChecklistBody, pathOf: (link: string) => string | undefined): { path: string; occurrence: Day }[] {
  return body.sections.flatMap((section) => {
    const path = section.link ? pathOf(section.link.target) : undefined;
    if (path === undefined || !section.pin?.occurrence) return [];
    const steps = allSteps({ sections: [section] });
    // A section whose steps were taken out answers nothing.
    const open = steps.length === 0 || steps.some((step) => !step.markers.optional && !isAnswered(step.state));
    return open ? [] : [{ path, occurrence: section.pin.occurrence.slice(0, 10) }];
  });
}

/** Every day, or every working day. */
function isDaily(schedule: Schedule): boolean {
  return schedule.kind === "recurring" && intervalDays(schedule) <= 7 / 5;
}

function timeOrLast(due: DueProcedure): string {
  return due.row.note.schedule?.time ?? "99:99";
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
