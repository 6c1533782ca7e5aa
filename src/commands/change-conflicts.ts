import { planAcceptConflict } from "../domain/actions/accept-conflict.ts";
import { weighedChange } from "../domain/actions/approve-change.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import type { ShownConflict } from "../domain/queries/change-panel.ts";
import { conflictsOf } from "../domain/queries/open-conflicts.ts";
import { changeWords as say } from "../change-words.ts";
import { askReason } from "../ui/dialogs/ask-reason.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import { conflictName, showConflicts } from "../ui/dialogs/show-conflicts.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { write } from "./incident-during.ts";
import { openNote } from "./open-note.ts";
import { chooseRecord } from "./record-target.ts";

/** Lists what a change meets, where each can be accepted. Answers whether nothing of it is left open. */
export async function checkConflicts(operations: Operations, path?: string): Promise<boolean> {
  const row = await chooseRecord(operations, ["change"], path);
  for (let wanted = row !== undefined; wanted && row; ) {
    const conflicts = await conflictsNow(operations, row.path);
    const { planned_start: start, planned_end: end } = (row as NoteRow<"change">).note;
    if (conflicts.length === 0) {
      noticeWithUndo(start === undefined || end === undefined ? say.noDates : say.noConflicts(row.name));
      return true;
    }
    const answer = await showConflicts(operations.app, row.name, conflicts);
    if (!answer) return conflicts.every(({ accepted }) => accepted);
    wanted = answer.wants === "accept";
    if (wanted) await accept(operations, row.path, answer.conflict);
    else await openNote(operations.app, answer.conflict.path);
  }
  return false;
}

/** Accepts a conflict of a change: the one with this key, else the only one that is open, else one of those. */
export async function acceptConflict(operations: Operations, path?: string, key?: string): Promise<void> {
  const row = await chooseRecord(operations, ["change"], path);
  if (!row) return;
  const open = (await conflictsNow(operations, row.path)).filter(({ accepted, isHard }) => !accepted && !isHard);
  if (open.length === 0) return void noticeWithUndo(say.allAccepted);
  const chosen = key ?? (open.length === 1 ? open[0]?.key : await chooseOne(operations.app, open.map((each) => ({ path: each.key, name: conflictName(each), detail: each.detail })), say.chooseConflict));
  const conflict = open.find((each) => each.key === chosen);
  if (conflict) await accept(operations, row.path, conflict);
}

/** What a change meets now, each with who accepted it. */
async function conflictsNow(operations: Operations, path: string): Promise<readonly ShownConflict[]> {
  const [row, text] = [operations.index.row(path), await operations.writer.freshText(path)];
  if (row?.kind !== "change" || text === undefined) return [];
  const { body } = weighedChange(text, { around: operations.incidents.around(row) }, operations.acting());
  return conflictsOf(operations.changes.standing(row as NoteRow<"change">), body.accepted);
}

async function accept(operations: Operations, path: string, conflict: ShownConflict): Promise<void> {
  const row = operations.index.row(path) as NoteRow<"change"> | undefined;
  const why = row && (await askReason(operations.app, { title: say.acceptTitle(conflictName(conflict)), hint: say.acceptReason, confirm: say.accept, reasons: [] }));
  if (!row || why === undefined) return;
  const context = { around: operations.incidents.around(row), conflicts: operations.changes.standing(row).conflicts };
  await write(operations, row, (text) => planAcceptConflict({ path, text }, { key: conflict.key, why }, context, operations.acting()));
}
