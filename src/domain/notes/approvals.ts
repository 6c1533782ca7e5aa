import type { Block } from "../text/block.ts";
import type { Moment } from "../time/moment.ts";
import { cutAtColon, cutAtWords } from "./line-parts.ts";
import type { NoteProblem } from "./note-problem.ts";
import { readBullets, type LineForm } from "./section-lines.ts";

/** A person's word on a change: on its plan, or on a conflict. Empty strings are absent. */
export interface Approval {
  readonly line: number;
  readonly moment: Moment;
  readonly offset: number | undefined;
  readonly decision: "approved" | "rejected" | "abstained" | "accepted";
  readonly verbally: boolean;
  /** What was accepted. */
  readonly conflict: string;
  readonly by: string;
  readonly onBehalfOf: string;
  readonly role: string;
  /** The hash of the plan as it was then. */
  readonly plan: string;
  readonly note: string;
}

const APPROVAL: LineForm = ["approval-unreadable", "2026-11-20 15:02 approved by [[Ana]] as peer, plan h1-…"];
const ACCEPTED: LineForm = ["accepted-conflict-unreadable", "2026-11-20 15:02 accepted <conflict> by [[Ana]]: why"];

/** Reads a change's approvals; what cannot be read counts for nobody, so it is a problem. */
export function readApprovals(blocks: readonly Block[], heading = "Approvals"): { entries: Approval[]; problems: NoteProblem[] } {
  return readSigned(blocks, heading, APPROVAL, /^(approved|rejected|abstained)( verbally)?$/i);
}

/** Reads the conflicts that were accepted for a change. */
export function readAcceptedConflicts(blocks: readonly Block[], heading = "Accepted conflicts"): { entries: Approval[]; problems: NoteProblem[] } {
  return readSigned(blocks, heading, ACCEPTED, /^(accepted)() (.+)$/i);
}

function readSigned(blocks: readonly Block[], heading: string, form: LineForm, verb: RegExp): { entries: Approval[]; problems: NoteProblem[] } {
  return readBullets(blocks, heading, form, ({ moment, offset, rest }, { line }) => {
    const [head, note] = cutAtColon(rest);
    const [what = "", by = "", onBehalfOf = "", role = "", plan = ""] = cutAtWords(head, [" by ", " on behalf of ", " as ", ", plan "]);
    const [, decision, verbally, conflict = ""] = verb.exec(what) ?? [];
    if (moment === undefined || decision === undefined || by === "") return undefined;
    return [{ line, moment, offset, decision: decision.toLowerCase() as Approval["decision"], verbally: Boolean(verbally), conflict, by, onBehalfOf, role, plan, note }];
  });
}
