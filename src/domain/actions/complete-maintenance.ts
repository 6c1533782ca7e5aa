import { needsChange } from "../notes/maintenance.ts";
import type { Accounting } from "../schedule/occurrence.ts";
import { baseName } from "../text/links.ts";
import type { Day } from "../time/day.ts";
import { accountedAlready, accountEdits, accountingLines, accountLine, changedMeanwhile, notInForce, readPlan, stillOpen, type NoteText, type ReadPlan } from "./account-lines.ts";
import type { Acting } from "./acting.ts";
import { refuseUnwritable } from "./edit-note.ts";
import { readingEdits, whyNoReading, type NewReading } from "./meter-reading.ts";
import type { Planned, Refusal } from "./plan.ts";

/** Work that was done by a plan, in short: a line of its log instead of a work order. */
export interface Completion extends NoteText {
  /** The nominal day of the occurrence that it meets; undefined for work beside the schedule. */
  readonly occurrence: Day | undefined;
  /** What went by before it. */
  readonly older: readonly Accounting[];
  /** Why the older ones were not done; empty says nothing. */
  readonly reason?: string | undefined;
  readonly note: string;
  readonly meter?: Omit<NewReading, "from"> | undefined;
  /** The link to the plan, where its name alone does not lead there. */
  readonly link?: string | undefined;
}

/** Plans to mark an occurrence as done today, with what went by before it and the meter's reading; or says all that is in the way. */
export function planCompleteMaintenance(completion: Completion, acting: Acting): Planned {
  const { path, occurrence, note, reason = "", meter } = completion;
  const refused = refuseUnwritable(path, completion.text);
  if (refused) return refused;
  const plan = readPlan(completion, acting);
  const older = stillOpen(completion.older, plan);
  const line = accountLine("done", occurrence ?? "", note, acting);
  const reading = meter && { ...meter, from: completion.link ?? `[[${baseName(path)}]]` };
  const refusals = [
    ...notInForce(plan, acting), ...accountedAlready(plan, occurrence), ...saidAlready(plan, line, occurrence), ...wantsMore(plan, reading), ...(older ? [] : [changedMeanwhile(path)]),
  ];
  if (refusals.length > 0 || !older) return { ok: false, refusals };
  const lines = [...accountingLines(older, plan, reason, acting), line];
  const edits = [{ path, edits: accountEdits(plan, lines, [...older.map(({ to }) => to), occurrence], true, acting) }, ...(reading ? [readingEdits(reading, acting)] : [])];
  return { ok: true, plan: { title: `Done: ${baseName(path)}`, creates: [], edits } };
}

/** Work beside the schedule is known by nothing but its line. */
function saidAlready({ path, text }: ReadPlan, line: string, occurrence: Day | undefined): Refusal[] {
  const at = occurrence === undefined ? text.split(/\r\n|\r|\n/).indexOf(line) : -1;
  return at < 0 ? [] : [{ code: "occurrence-accounted", path, line: at, reason: "The log says this already.", hint: "Say in a note what was done this time." }];
}

/** What a line of the log cannot carry or would leave out. */
function wantsMore({ path, note }: ReadPlan, reading: NewReading | undefined): Refusal[] {
  const name = baseName(path);
  return [
    ...(needsChange(note.requires_change) ? [{ code: "MNT-CHANGE", path, reason: `${name} is done under a change only.`, hint: "Start a work order, which names its change." }] : []),
    ...(note.terms.usage !== undefined && !reading ? [{ code: "MNT-EVID", path, reason: `${name} follows a meter, and its reading is missing.`, hint: "Enter what the meter shows." }] : []),
    ...(reading ? whyNoReading(reading) : []),
  ];
}
