import type { ChangeFact } from "../lifecycle/change.ts";
import { reviewDue } from "../notes/review-date.ts";
import { baseName, linkTarget } from "../text/links.ts";
import { addDuration, type Day } from "../time/day.ts";
import type { Duration } from "../time/duration.ts";
import { addMinutes, compareMoments, type Moment } from "../time/moment.ts";
import type { NoteRow } from "./note-row.ts";
import type { Relations } from "./relations.ts";

type Change = NoteRow<"change">;
type TemplateFact = Extract<ChangeFact, `template-${string}`>;

/** Of so many changes of a template so many may not fail (domain.md A7, S). */
const LAST = 10;
const TOO_MANY = 2;
const FAILED: ReadonlySet<string | undefined> = new Set(["backed-out", "failed"]);
const SOME_DAY: Day = "2001-01-01";
const OLDEST: Moment = "0001-01-01";

/** What is true of the procedure that a change follows; nothing where it names none. */
export function templateFacts(row: Change, relations: Relations, by: { readonly now: Moment; readonly zone: string }, isRisky: boolean): Partial<Record<TemplateFact, boolean>> {
  const { template: written, actual_start: began } = row.note;
  if (written === undefined || written === "") return {};
  const template = relations.templateOf(row);
  if (!template) return { "template-missing": true };
  const due = reviewDue(template.note);
  return {
    "template-unapproved": template.status !== "approved",
    "template-late": began === undefined && due !== undefined && due < by.now.slice(0, 10),
    "template-suspended": isSuspended(template, row, relations, by.zone),
    "template-exceeded": isRisky || exceeds(row, template),
  };
}

/** Whether a template failed too often lately, as it was when a change of it began. */
export function isSuspended({ path }: NoteRow<"procedure">, change: Change, relations: Relations, zone: string): boolean {
  const last = closedBefore(relations.changesUsing(path), change, change.note.actual_start, zone).slice(0, LAST);
  return last.filter(({ note }) => FAILED.has(note.close_code)).length >= TOO_MANY;
}

/** Those of changes that were closed before a moment, where it is known, without one of them; the newest first. */
export function closedBefore(changes: readonly Change[], except: Change, moment: Moment | undefined, zone: string): Change[] {
  const isEarlier = (ended: Moment | undefined): boolean => moment === undefined || (ended !== undefined && compareMoments(ended, moment, zone) < 0);
  const closed = changes.filter((row) => row.status === "closed" && row.path !== except.path && isEarlier(endOf(row)));
  return closed.sort((one, other) => compareMoments(endOf(other) ?? OLDEST, endOf(one) ?? OLDEST, zone) || (one.path < other.path ? -1 : 1));
}

function endOf({ note: { closed, actual_end: ended } }: Change): Moment | undefined {
  return closed ?? ended;
}

/** Services that the template does not name, where it names any, and work that takes longer. */
function exceeds({ services, note }: Change, template: NoteRow<"procedure">): boolean {
  const allowed = new Set(template.services.map(nameOf));
  return (allowed.size > 0 && services.some((name) => !allowed.has(nameOf(name)))) || isLonger(note.implementation_duration, template.note.duration);
}

function isLonger(one: Duration | undefined, other: Duration | undefined): boolean {
  return one !== undefined && other !== undefined && after(one) > after(other);
}

function after(duration: Duration): Moment {
  return addMinutes(`${addDuration(SOME_DAY, duration)}T00:00`, duration.minutes);
}

function nameOf(service: string): string {
  return baseName(linkTarget(service)).normalize("NFC").toLowerCase();
}
