import type { NoteOf } from "../notes/kinds.ts";
import { baseName } from "../text/links.ts";
import { readMoment, type Moment } from "../time/moment.ts";
import type { NoteText } from "./account-lines.ts";
import { inertBullet, untagged, type Acting } from "./acting.ts";
import { isPast } from "./add-timeline-entry.ts";
import { applyEdits, unwritable } from "./apply-edits.ts";
import type { RecordPlace } from "./new-record.ts";
import { refuse, type Edit, type NoteEdits, type Planned } from "./plan.ts";
import { filledSection } from "./plan-sections.ts";
import { fieldEdits, planFilledRecord } from "./record-fields.ts";

type Change = NoteOf<"change">;

/** What is to be done, what if it fails, and how its end is checked: a line a step, nested ones indented by two spaces a level. */
export interface ChangePlan {
  readonly steps: readonly string[];
  readonly backout: readonly string[];
  readonly verification: readonly string[];
  readonly test?: readonly string[] | undefined;
}

/** What is said of a change that is requested. Services are links or names. */
export interface ChangeRequest {
  readonly title: string;
  readonly services: readonly string[];
  readonly type: NonNullable<Change["change_type"]>;
  readonly major?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly plannedStart?: Moment | undefined;
  readonly plannedEnd?: Moment | undefined;
  /** Links to the incidents and problems that it ends. */
  readonly fixes?: readonly string[] | undefined;
  readonly emergencyReason?: string | undefined;
  /** It was done already. */
  readonly retroactive?: boolean | undefined;
  readonly actualStart?: Moment | undefined;
  readonly actualEnd?: Moment | undefined;
  /** The link to the procedure that a standard change follows. */
  readonly template?: string | undefined;
  /** Lengths as they are written: `60 min`. */
  readonly duration?: string | undefined;
  readonly downtime?: string | undefined;
  readonly confidential?: boolean | undefined;
  readonly plan?: ChangePlan | undefined;
  /** The work order that is done under it, which gets the link to it. */
  readonly order?: NoteText | undefined;
}

/** Plans a change from its filled template, or what is to be set in the note that Templater made of it at the path `made`. */
export function planRequestChange(input: ChangeRequest, place: RecordPlace, template: string, acting: Acting, made?: string): Planned {
  const { title, services, plan, order } = input;
  const wrong = wrongTimes(input, acting);
  if (wrong) return wrong;
  const sections = plan ? Object.entries(linesOf(plan)) : [];
  const planned = planFilledRecord({ kind: "change", place, input: { title, services } }, template, acting, made, [
    (text) => fieldEdits("change", text, propertiesOf(input, acting)),
    ...sections.map(([heading, lines]) => (text: string): Edit[] => filledSection(text, heading, lines, acting)),
  ]);
  if (!planned.ok) return planned;
  const linked = order ? linkIn(order, made ?? place.path) : [];
  if ("ok" in linked) return linked;
  return { ok: true, plan: { ...planned.plan, title: `Requested ${baseName(made ?? place.path)}`, edits: [...planned.plan.edits, ...linked] } };
}

function wrongTimes({ plannedStart: start, plannedEnd: end, actualStart, actualEnd }: ChangeRequest, acting: Acting): Planned | undefined {
  const unread = [start, end].find((moment) => moment !== undefined && readMoment(moment) === undefined);
  if (unread !== undefined) return refuse("CHG-DATES", `${unread} is no moment.`, "Write it like 2026-11-28T22:00.");
  if (isBackwards(start, end)) return refuse("CHG-DATES", "It ends before it begins.", "Correct one of the two.");
  const ahead = [actualStart, actualEnd].find((moment) => moment !== undefined && !isPast(moment, acting));
  if (ahead !== undefined) return refuse("GEN-TIME", `${ahead} is no moment that has passed.`, "Say when it was, not when it will be.");
  return isBackwards(actualStart, actualEnd, true) ? refuse("GEN-TIME", "The work ends before it begins.", "Correct one of the two.") : undefined;
}

function isBackwards(start: Moment | undefined, end: Moment | undefined, mayBeEqual = false): boolean {
  const [from, to] = [written(start), written(end)];
  return from !== undefined && to !== undefined && (mayBeEqual ? to < from : to <= from);
}

function written(moment: Moment | undefined): Moment | undefined {
  return moment === undefined ? undefined : readMoment(moment)?.moment;
}

function propertiesOf(input: ChangeRequest, { profile, person }: Acting): Parameters<typeof fieldEdits>[2] {
  const { type, major, reason = "", plannedStart, plannedEnd, fixes = [], emergencyReason = "", retroactive, actualStart, actualEnd, template = "", duration = "", downtime = "", confidential } = input;
  const flag = (is: boolean | undefined): true | undefined => (is === true ? is : undefined);
  return {
    change_type: type, major: flag(major), reason: untagged(reason), fixes: [...new Set(fixes.map(untagged))].filter((link) => link !== ""), template: untagged(template), emergency_reason: untagged(emergencyReason),
    planned_start: written(plannedStart), planned_end: written(plannedEnd), expected_downtime: untagged(downtime), implementation_duration: untagged(duration), confidential: flag(confidential),
    // Whoever says that it was done did it, unless another is named later.
    ...(retroactive === true ? { retroactive, actual_start: written(actualStart), actual_end: written(actualEnd), implementer: profile === "team" ? person : undefined } : {}),
  };
}

function linesOf({ steps, test = [], backout, verification }: ChangePlan): Readonly<Record<string, string[]>> {
  return { "Implementation plan": boxes(steps), "Test plan": numbered(test), "Backout plan": numbered(backout), Verification: numbered(verification) };
}

function boxes(steps: readonly string[]): string[] {
  return steps.flatMap((step) => (step.trim() === "" ? [] : [`${/^ */.exec(step)?.[0] ?? ""}- [ ] ${inertBullet(step.trim())}`]));
}

/** Steps numbered from one; nested ones are bullets below theirs. */
function numbered(steps: readonly string[]): string[] {
  let at = 0;
  return steps.flatMap((step) => {
    const [indent, words] = [step.length - step.trimStart().length, inertBullet(step.trim())];
    if (words === "") return [];
    return indent > 0 && at > 0 ? `${" ".repeat(indent - 2 + `${String(at)}. `.length)}- ${words}` : `${String(++at)}. ${words}`;
  });
}

/** The edit that links a work order to its change, or why it cannot be written. */
function linkIn({ path, text }: NoteText, change: string): NoteEdits[] | Extract<Planned, { ok: false }> {
  const blocked = unwritable(text);
  if (blocked) return { ok: false, refusals: [{ ...blocked, path }] };
  const edits = fieldEdits("work-order", text, { change: `[[${baseName(change)}]]` });
  const applied = applyEdits(text, edits);
  return applied.ok ? [{ path, edits }] : { ok: false, refusals: [{ ...applied.refusal, path }] };
}
