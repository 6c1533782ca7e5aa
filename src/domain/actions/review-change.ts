import type { NoteOf } from "../notes/kinds.ts";
import { baseName } from "../text/links.ts";
import type { NoteText } from "./account-lines.ts";
import type { Acting } from "./acting.ts";
import type { RecordPlace } from "./new-record.ts";
import { refuse, type Planned } from "./plan.ts";
import { fieldEdits, planFilledRecord, readRecord, titleIn } from "./record-fields.ts";
import { listEdit } from "./section-end.ts";
import { dueAfter, eachOnce, type LinkedNote, type ReviewAround } from "./start-review.ts";

type Change = NoteOf<"change">;

/** What the timeline of a review tells of a change, by the property that says when. */
const TOLD = [["submitted", "Submitted"], ["authorized", "Approved"], ["planned_start", "Planned start"], ["actual_start", "Work began"], ["planned_end", "Planned end"], ["actual_end", "Work ended"]] as const;

/** The title of a change's review: the change's own. */
export function changeReviewTitle({ path, text }: NoteText): string {
  return titleIn(readRecord("change", text), path);
}

/** Plans the review of a change whose work is over: who took part, until when, and when what was planned and done. */
export function planChangeReview(change: LinkedNote, place: RecordPlace, template: string, acting: Acting, around: Pick<ReviewAround, "workingDays">, made?: string): Planned {
  const note = readRecord("change", change.text);
  if (note.status !== "review" && note.status !== "closed") return refuse("change-open", `${baseName(change.path)} is ${note.status}.`, "Finish its work first.", change.path);
  const record = { kind: "review", place, input: { title: changeReviewTitle(change), services: note.services } } as const;
  const lines = timelineOf(note);
  return planFilledRecord(record, template, acting, made, [
    (text) => fieldEdits("review", text, {
      kind: "change", of: change.link, facilitator: acting.person, participants: eachOnce([note.requested_by, note.implementer, note.reviewer]),
      due: dueAfter((note.actual_end ?? note.closed ?? acting.today).slice(0, 10), around.workingDays),
      timezone: note.timezone, exercise: note.exercise, confidential: note.confidential,
    }),
    (text) => (lines.length === 0 ? [] : [listEdit(text, "Timeline", lines, acting)]),
  ]);
}

function timelineOf(note: Change): string[] {
  const told = TOLD.flatMap(([field, words]) => (note[field] === undefined ? [] : [[note[field], words] as const]));
  return told.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([moment, words]) => `- ${moment.replace("T", " ")} ${words}`);
}
