import type { NoteRow } from "../index/note-row.ts";
import { asksNextReview, reviewDue, TESTED_WITHIN_MONTHS } from "../notes/review-date.ts";
import { addDays, addMonths, daysBetween, type Day } from "../time/day.ts";
import { lastRunsIn } from "./build-coverage.ts";
import type { VaultReading } from "./vault-reading.ts";
import { foldedKey } from "../text/field.ts";

/** A procedure and how its review stands. */
export interface ReviewRow {
  readonly path: string;
  readonly name: string;
  readonly due: Day | undefined;
  /** Negative where the review is still to come; 0 where none is due at all. */
  readonly overdueDays: number;
  readonly lastReviewed: Day | undefined;
  /** The newest completed checklist or run that holds it. */
  readonly lastRun: Day | undefined;
  /** That run's day, where it is newer than the test that the note tells of. */
  readonly newTest: Day | undefined;
  readonly editedSince: boolean;
  readonly owner: readonly string[];
  readonly emergency: boolean;
  /** For use in an emergency, and neither tested nor run in twelve months. */
  readonly untested: boolean;
  /** Whether its review date is written down without an interval that would say the next one. */
  readonly asksNext: boolean;
}

/** What reviews are told from. `changedOn` is the day on which a note's file was last changed. */
export interface ReviewReading extends Pick<VaultReading, "today" | "procedures" | "checklists" | "pathOf"> {
  readonly changedOn: (path: string) => Day | undefined;
}

/** How far ahead a review shows, in days. */
const AHEAD = 30;
/** The ages of an overdue review, by the days from which they count, the oldest first; the last are those still to come. */
const AGES = [["year", 365], ["half-year", 182], ["quarter", 91], ["overdue", 1], ["soon", -AHEAD]] as const;

export type ReviewAge = (typeof AGES)[number][0] | "untested";

/** The procedures in use whose review is overdue or due soon, and those for emergencies that nobody tested; the longest overdue first. */
export function reviewQueue(reading: ReviewReading, snoozed: (path: string) => boolean): ReviewRow[] {
  const until = addDays(reading.today, AHEAD);
  const wanted = reading.procedures.filter((row) => row.status !== "retired" && !row.unreadable && !snoozed(row.path) && ((row.day ?? "9") <= until || mayBeEmergency(row)));
  const rows = reviewRows(wanted, reading).filter((row) => row.untested || (row.due !== undefined && row.due <= until));
  return rows.sort((one, other) => other.overdueDays - one.overdueDays || (one.path < other.path ? -1 : 1));
}

/** How the reviews of procedures stand, in their order. */
export function reviewRows(procedures: readonly NoteRow<"procedure">[], reading: ReviewReading): ReviewRow[] {
  const runs = lastRunsIn({ ...reading, checklists: reading.checklists.filter(isCompleted), checklistBodies: new Map() }).procedures;
  return procedures.map((row) => reviewRow(row, reading, runs.get(row.path)));
}

function reviewRow({ path, name, note }: NoteRow<"procedure">, { today, changedOn }: ReviewReading, lastRun: Day | undefined): ReviewRow {
  const due = reviewDue(note);
  const { last_reviewed: lastReviewed, last_tested: tested = "", owner } = note;
  const emergency = note.emergency !== undefined || note.operation === "emergency";
  const newTest = lastRun !== undefined && lastRun > tested ? lastRun : undefined;
  return {
    path, name, due, lastReviewed, lastRun, newTest, owner, emergency,
    overdueDays: due === undefined ? 0 : daysBetween(due, today),
    editedSince: lastReviewed !== undefined && (changedOn(path) ?? "") > lastReviewed,
    untested: emergency && (newTest ?? tested) < addMonths(today, -TESTED_WITHIN_MONTHS),
    asksNext: asksNextReview(note),
  };
}

/** The rows under their ages, or under their first owners (`""` for none), each group in the rows' order. */
export function groupReviews(rows: readonly ReviewRow[], by: "age" | "owner"): [name: string, rows: ReviewRow[]][] {
  const groups = new Map<string, ReviewRow[]>(by === "age" ? [...AGES, ["untested"] as const].map(([age]) => [age, []]) : []);
  for (const row of rows) {
    const name = by === "age" ? ageOf(row) : (row.owner[0] ?? "");
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups].filter(([, group]) => group.length > 0);
}

function ageOf(row: ReviewRow): ReviewAge {
  return (row.due === undefined ? undefined : AGES.find(([, days]) => row.overdueDays >= days)?.[0]) ?? "untested";
}

/** Done, or open and ticked to its end by hand. */
function isCompleted({ status, steps, answered }: NoteRow<"checklist">): boolean {
  return status.startsWith("done") || (status === "open" && steps > 0 && answered === steps);
}

/** The whole note is read only where its properties name one of the two that make it one. */
function mayBeEmergency({ fields }: NoteRow<"procedure">): boolean {
  return Object.keys(fields).some((key) => /emergency/i.test(foldedKey(key) === "operation" ? String(fields[key]) : key));
}
