import { roleOf } from "../lifecycle/approval-policy.ts";
import { wayOf } from "../lifecycle/change-values.ts";
import { foldedConflict } from "../notes/change-facts.ts";
import { hasEnded } from "../notes/kinds.ts";
import { baseName } from "../text/links.ts";
import type { NoteText } from "./account-lines.ts";
import { inert, momentOf, type Acting } from "./acting.ts";
import { weighedChange, type ChangeAround } from "./approve-change.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import { refuse, type Planned } from "./plan.ts";
import { listEdit } from "./section-end.ts";

/** A conflict that a change has. */
export interface KnownConflict {
  readonly key: string;
  /** A freeze of its own that no change may break. */
  readonly isHard: boolean;
}

/** What a change runs into, and what else is known of it. */
export interface ConflictContext extends ChangeAround {
  readonly conflicts: readonly KnownConflict[];
}

/** Plans the line in which a person accepts a conflict, and why. A hard freeze gives way to an emergency alone that an executive approved. */
export function planAcceptConflict({ path, text }: NoteText, { key, why }: { readonly key: string; readonly why: string }, context: ConflictContext, acting: Acting): Planned {
  const refused = refuseUnwritable(path, text);
  if (refused) return refused;
  if (acting.person === undefined) return refuse("person-missing", "Accepting a conflict says who does it.", "Say in the settings who you are on this device.", path);
  if (inert(why) === "") return refuse("CHG-REASON", "Nobody says why it can be accepted.", "Say why both can be done.", path);
  const { note, body: { accepted, approvals }, standing: { states } } = weighedChange(text, context, acting);
  if (hasEnded("change", note.status)) return refuse("status-not-allowed", `${baseName(path)} is ${note.status}.`, "Nothing is to be accepted any more.", path);
  const folded = foldedConflict(key);
  const conflict = context.conflicts.find((each) => foldedConflict(each.key) === folded);
  if (!conflict) return refuse("conflict-gone", "It has no such conflict.", "Check its conflicts again.", path);
  if (accepted.some((each) => foldedConflict(each.conflict) === folded)) return refuse("conflict-accepted", "This conflict is accepted already.", "Nothing is to be done.", path);
  const isBacked = wayOf(note) === "emergency" && approvals.some(({ role }, at) => states[at] === "counts" && roleOf(role) === "executive");
  if (conflict.isHard && !isBacked) return refuse("CHG-FRZ", "A hard freeze cannot be accepted.", "Move the change out of the freeze. An emergency may go on once an executive has approved it.", path);
  const line = `- ${momentOf(acting).replace("T", " ")} accepted ${conflict.key} by ${acting.person}: ${inert(why)}`;
  return planEdits(`Accepted a conflict: ${baseName(path)}`, path, [listEdit(text, "Accepted conflicts", [line], acting)]);
}
