import type { Accounting } from "../schedule/occurrence.ts";
import { baseName } from "../text/links.ts";
import { accountEdits, accountingLines, changedMeanwhile, readPlan, stillOpen, type NoteText } from "./account-lines.ts";
import type { Acting } from "./acting.ts";
import { unwritable } from "./apply-edits.ts";
import { refuse, type NoteEdits, type Planned, type Refusal } from "./plan.ts";

/** A plan, and what went by that nobody accounted for. */
export interface PassedBy extends NoteText {
  readonly accountings: readonly Accounting[];
}

/** Plans to account for what went by, of all the plans or of none. What their logs hold already is left out: twice is once. */
export function planCatchUp(plans: readonly PassedBy[], reason: string, acting: Acting): Planned {
  const caught = plans.map((plan) => catchUp(plan, reason, acting));
  const refusals = caught.filter((each) => "code" in each);
  if (refusals.length > 0) return { ok: false, refusals };
  const edits = caught.filter((each) => "edits" in each && each.edits.length > 0) as NoteEdits[];
  const [first] = edits;
  if (!first) return refuse("nothing-passed", "Nothing went by that is not accounted for.", "There is nothing to catch up with.");
  return { ok: true, plan: { title: edits.length === 1 ? `Caught up: ${baseName(first.path)}` : `Caught up: ${String(edits.length)} plans`, creates: [], edits } };
}

function catchUp(passed: PassedBy, reason: string, acting: Acting): NoteEdits | Refusal {
  const { path, text } = passed;
  const blocked = unwritable(text);
  if (blocked) return { ...blocked, path };
  const plan = readPlan(passed, acting);
  const open = stillOpen(passed.accountings, plan);
  if (!open) return changedMeanwhile(path);
  const lines = accountingLines(open, plan, reason, acting);
  return { path, edits: lines.length === 0 ? [] : accountEdits(plan, lines, open.map(({ to }) => to), false, acting) };
}
