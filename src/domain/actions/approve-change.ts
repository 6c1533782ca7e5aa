import { roleOf, type ApprovalRole, type ApprovalStanding } from "../lifecycle/approval-policy.ts";
import { wayOf } from "../lifecycle/change-values.ts";
import type { FactsBy } from "../lifecycle/own-facts.ts";
import { changeApprovals, planText, readChangeBody, type ChangeBody } from "../notes/change-body.ts";
import type { NoteOf } from "../notes/kinds.ts";
import { findBlocks } from "../text/blocks.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { splitLines } from "../text/lines.ts";
import { baseName, samePerson } from "../text/links.ts";
import type { NoteText } from "./account-lines.ts";
import { inert, momentOf, type Acting } from "./acting.ts";
import { applyEdits } from "./apply-edits.ts";
import { approvalEdit, approvedPlanEdits } from "./approved-plan.ts";
import { personToWrite } from "./assign-role.ts";
import { planStatus } from "./change-status.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import { refuse, type Planned } from "./plan.ts";
import { readRecord } from "./record-fields.ts";

/** Who speaks of a change, and in which right; whoever acts where nobody else is named. People are links or names. */
export interface Speaker {
  readonly role?: ApprovalRole | undefined;
  readonly by?: string | undefined;
  readonly onBehalfOf?: string | undefined;
  readonly verbally?: boolean | undefined;
}

/** A person's word on a plan. */
export interface ApprovalWord extends Speaker {
  readonly decision: "approved" | "abstained";
  readonly note?: string | undefined;
}

export interface RejectionWord extends Speaker {
  readonly reason: string;
}

/** What is known of a change by other notes: the facts of source `others`. */
export interface ChangeAround {
  readonly around: ReadonlySet<string>;
}

/** A change with what was said of it. */
export interface WeighedChange {
  readonly note: NoteOf<"change">;
  readonly body: ChangeBody;
  readonly standing: ApprovalStanding & { readonly hash: string };
}

/** Reads a change, and weighs what was said of it against what is asked for its plan. */
export function weighedChange(text: string, { around }: ChangeAround, acting: Acting): WeighedChange {
  const [note, lines] = [readRecord("change", text), splitLines(text)];
  const body = readChangeBody(lines.map((line) => line.text), findBlocks(lines, readFrontmatter(text).bodyLine), acting.headings.log);
  const by: FactsBy = { profile: acting.profile, now: momentOf(acting), zone: "UTC" };
  return { note, body, standing: changeApprovals(body, note, around, by) };
}

/** Plans the line in which a person approves the plan as it is, or abstains. What completes the policy keeps that plan, so that it can be compared later. */
export function planApproveChange({ path, text }: NoteText, word: ApprovalWord, context: ChangeAround, acting: Acting): Planned {
  const speaker = named(word, acting);
  const refused = refuseUnwritable(path, text) ?? refuseSpeaker(path, text, speaker);
  if (refused) return refused;
  const weighed = weighedChange(text, context, acting);
  const unready = word.decision === "approved" ? whyNoApproval(path, weighed, speaker) : undefined;
  if (unready) return unready;
  const line = approvalEdit(text, approvalLine(word.decision, speaker, weighed.standing.hash, word.note, acting), acting);
  const kept = word.decision === "approved" ? keepingEdits(text, [line], context, acting) : [];
  return planEdits(`${word.decision === "approved" ? "Approved" : "Abstained"}: ${baseName(path)}`, path, [line, ...kept]);
}

/** Plans the line in which a person rejects the plan as it is; a change that waits for approval goes back to its draft. */
export function planRejectChange({ path, text }: NoteText, word: RejectionWord, context: ChangeAround, acting: Acting): Planned {
  const speaker = named(word, acting);
  const refused = refuseUnwritable(path, text) ?? refuseSpeaker(path, text, speaker);
  if (refused) return refused;
  if (inert(word.reason) === "") return refuse("CHG-REASON", "A rejection needs its reason.", "Say what is to be done otherwise.", path);
  const { note: { status }, standing: { hash } } = weighedChange(text, context, acting);
  const line = approvalEdit(text, approvalLine("rejected", speaker, hash, word.reason, acting), acting);
  if (status !== "assess" && status !== "authorize") return planEdits(`Rejected: ${baseName(path)}`, path, [line]);
  const back = planStatus({ path, text, kind: "change", event: "reject", input: { fields: {}, reason: word.reason }, around: context.around }, acting);
  return back.ok ? planEdits(`Rejected: ${baseName(path)}`, path, [line, ...back.plan.edits.flatMap(({ edits }) => edits)]) : back;
}

interface Named {
  readonly role: ApprovalRole;
  readonly by: string;
  readonly onBehalfOf: string;
  readonly verbally: boolean;
}

/** Whoever is alone reviews what is one's own. */
function named({ role = "peer", by = "", onBehalfOf = "", verbally = false }: Speaker, { profile, person = "" }: Acting): Named {
  return { role: profile === "solo" ? "self-review" : role, by: personToWrite(by) || person, onBehalfOf: personToWrite(onBehalfOf), verbally };
}

const SILENT: ReadonlySet<string> = new Set(["draft", "closed", "cancelled"]);

function refuseSpeaker(path: string, text: string, { by }: Named): Planned | undefined {
  const note = readRecord("change", text);
  const { status } = note;
  if (by === "") return refuse("person-missing", "An approval says who gives it.", "Say in the settings who you are on this device.", path);
  // A standard change is scheduled from its draft: an edited plan is approved there.
  if (status === "draft" && wayOf(note) === "standard") return undefined;
  return SILENT.has(status) ? refuse("status-not-allowed", `${baseName(path)} is ${status}.`, status === "draft" ? "Submit it first." : "Nothing is to be approved any more.", path) : undefined;
}

/** What was done or is urgent has no window that could be approved. */
function whyNoApproval(path: string, { note, body: { approvals }, standing: { states } }: WeighedChange, { role, by, verbally }: Named): Planned | undefined {
  const way = wayOf(note);
  const isDateless = note.planned_start === undefined || note.planned_end === undefined;
  if (isDateless && (way === "normal" || way === "standard")) return refuse("CHG-DATES", "Nobody knows when it is to begin and end.", "Set planned_start and planned_end first: they are approved with the plan.", path);
  // A word that was spoken is to be confirmed in writing.
  const isGiven = approvals.some((each, at) => states[at] === "counts" && samePerson(each.by, by) && roleOf(each.role) === role && (verbally || !each.verbally));
  return isGiven ? refuse("approval-present", `${by} has approved this plan already.`, "Nothing is to be done, unless the plan changes.", path) : undefined;
}

/** `- 2026-11-20 15:02 approved by [[Cleo]] as peer, plan h1-…: steps are clear` */
function approvalLine(decision: string, { role, by, onBehalfOf, verbally }: Named, hash: string, note = "", acting: Acting): string {
  const [proxy, why] = [onBehalfOf === "" ? "" : ` on behalf of ${onBehalfOf}`, inert(note)];
  return `- ${momentOf(acting).replace("T", " ")} ${decision}${verbally ? " verbally" : ""} by ${by}${proxy} as ${role}, plan ${hash}${why === "" ? "" : `: ${why}`}`;
}

function keepingEdits(text: string, edits: Parameters<typeof applyEdits>[1], context: ChangeAround, acting: Acting): ReturnType<typeof approvedPlanEdits> {
  const applied = applyEdits(text, edits);
  if (!applied.ok) return [];
  const { note, body, standing: { missing, states } } = weighedChange(applied.text, context, acting);
  return missing.length === 0 && !states.includes("rejects") ? approvedPlanEdits(applied.text, planText(body, note)) : [];
}
