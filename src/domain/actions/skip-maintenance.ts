import type { Accounting } from "../schedule/occurrence.ts";
import { baseName } from "../text/links.ts";
import type { Day } from "../time/day.ts";
import { accountedAlready, accountEdits, accountingLines, accountLine, changedMeanwhile, notInForce, readPlan, stillOpen, type NoteText } from "./account-lines.ts";
import type { Acting } from "./acting.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import type { Planned, Refusal } from "./plan.ts";

/** An occurrence that is not to be done, and why. */
export interface Skipping extends NoteText {
  readonly occurrence: Day;
  /** What went by before it. */
  readonly older: readonly Accounting[];
  readonly reason: string;
}

/** Plans to skip an occurrence, with what went by before it. What the law asks for cannot be skipped (MNT-STAT). */
export function planSkipMaintenance(skipping: Skipping, acting: Acting): Planned {
  const { path, occurrence, reason } = skipping;
  const refused = refuseUnwritable(path, skipping.text);
  if (refused) return refused;
  const plan = readPlan(skipping, acting);
  const older = stillOpen(skipping.older, plan);
  const refusals: Refusal[] = [
    ...(plan.note.statutory === true ? [statutory(path)] : []),
    ...(reason.trim() === "" ? [{ code: "reason-missing", path, reason: "Skipping maintenance needs a reason.", hint: "Say why it is not done." }] : []),
    ...notInForce(plan, acting), ...accountedAlready(plan, occurrence), ...(older ? [] : [changedMeanwhile(path)]),
  ];
  if (refusals.length > 0 || !older) return { ok: false, refusals };
  const lines = [...accountingLines(older, plan, "", acting), accountLine("skipped", occurrence, reason, acting)];
  return planEdits(`Skipped: ${baseName(path)}`, path, accountEdits(plan, lines, [...older.map(({ to }) => to), occurrence], false, acting));
}

/** Says that what the law asks for is done, late if need be. */
export function statutory(path: string): Refusal {
  return { code: "MNT-STAT", path, reason: "Statutory work cannot be skipped.", hint: "Do it, late if need be: the log then says when." };
}
