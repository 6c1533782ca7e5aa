import type { Backout } from "../notes/change-body.ts";
import { baseName } from "../text/links.ts";
import { readMoment, type Moment } from "../time/moment.ts";
import type { NoteText } from "./account-lines.ts";
import { inert, logLine, type Acting } from "./acting.ts";
import { isPast } from "./add-timeline-entry.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import { refuse, type Planned } from "./plan.ts";
import { fieldEdits, readRecord } from "./record-fields.ts";

/** How the way back went, why it was taken, and when, if not now. */
export interface BackoutInput {
  readonly result: Backout["result"];
  readonly reason: string;
  readonly at?: Moment | undefined;
}

/** Plans to record that a change was backed out: the line of its log, and what that makes of it where it does not say so yet. */
export function planRecordBackout({ path, text }: NoteText, { result, reason, at }: BackoutInput, acting: Acting): Planned {
  const refused = refuseUnwritable(path, text);
  if (refused) return refused;
  const { status, close_code: code, verification_result: verified } = readRecord("change", text);
  if (status !== "implement" && status !== "review") return refuse("status-not-allowed", `${baseName(path)} is ${status}.`, "Only what was begun can be backed out.", path);
  if (inert(reason) === "") return refuse("CHG-REASON", "A backout needs its reason.", "Say what went wrong.", path);
  const when = at === undefined ? undefined : readMoment(at)?.moment;
  if (at !== undefined && (when === undefined || when.length < 16 || !isPast(when, acting))) return refuse("GEN-TIME", `${at} is no moment that has passed.`, "Say when it was, or leave that out for now.", path);
  const { offset: _offset, ...clock } = acting;
  const then = when === undefined ? acting : { ...clock, today: when.slice(0, 10), time: when.slice(11) };
  return planEdits(`Backed out: ${baseName(path)}`, path, [
    ...fieldEdits("change", text, { close_code: code ?? (result === "pass" ? "backed-out" : "failed"), verification_result: verified ?? "fail" }),
    { kind: "append-under-heading", heading: acting.headings.log, lines: [logLine(then, "backout", "", result, reason)] },
  ]);
}
