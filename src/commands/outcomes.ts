import type { Plan, Planned, Refusal } from "../domain/actions/plan.ts";
import { previewPlan } from "../ui/dialogs/preview-plan.ts";
import { showRefusals } from "../ui/dialogs/show-refusals.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import type { Outcome } from "../vault/writer.ts";
import { words } from "../words.ts";
import { openNote } from "./open-note.ts";

/** From so many notes on, a plan is shown before it is carried out. */
const PREVIEWED_FROM = 3;

/** How a plan is carried out: what the notice says, whether a dialog has shown every note of it already, and the title over what refuses it. */
export interface Performing {
  readonly message?: string;
  readonly shown?: boolean;
  readonly refusedTitle?: string;
  /** Shown first, however few notes it touches. */
  readonly preview?: boolean;
}

/** Carries a plan out and says what became of it: one notice with Undo, or why not. Answers whether everything was written. */
export async function perform(operations: Operations, planned: Planned, { message, shown = false, preview = false, refusedTitle = words.notices.nothingWritten }: Performing = {}): Promise<boolean> {
  if (!planned.ok) return tellRefusals(operations, planned.refusals, refusedTitle);
  const { plan } = planned;
  const touched = new Set([...plan.creates, ...plan.edits, ...(plan.removes ?? []), ...(plan.renames ?? []).map(({ from }) => ({ path: from }))].map(({ path }) => path)).size;
  if ((preview || (!shown && touched >= PREVIEWED_FROM)) && !(await previewPlan(operations.app, plan, await textsOf(operations, plan)))) return false;
  const outcome = await operations.writer.perform(plan);
  if (outcome.written.length > 0) noticeWithUndo(message ?? outcome.title, () => void undo(operations, outcome));
  return outcome.refused.length === 0 || tellRefusals(operations, outcome.refused, refusedTitle);
}

async function textsOf(operations: Operations, plan: Plan): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { path } of plan.edits) texts.set(path, (await operations.writer.freshText(path)) ?? "");
  return texts;
}

/** Takes the newest operation back. */
export async function undoLast(operations: Operations): Promise<void> {
  tellUndone(await operations.writer.undoLast());
}

async function undo(operations: Operations, outcome: Outcome): Promise<void> {
  tellUndone(await operations.writer.undo(outcome));
}

function tellUndone(undone: Outcome | undefined): void {
  if (!undone) noticeWithUndo(words.notices.nothingToUndo);
  else if (undone.refused[0]) noticeWithUndo(words.notices.undoRefused(`${undone.refused[0].reason} ${undone.refused[0].hint}`));
  else noticeWithUndo(words.notices.undone(undone.title));
}

/** One refusal is a notice, several are a list whose rows open their line. Always false. */
export function tellRefusals(operations: Operations, refusals: readonly Refusal[], title: string = words.notices.nothingWritten): false {
  const [only, ...more] = refusals;
  if (!only) return false;
  if (more.length === 0 && only.line === undefined) {
    const note = only.path === undefined ? "" : `${only.path}: `;
    noticeWithUndo(note + words.notices.refused(only.reason, only.hint));
  } else {
    void showRefusals(operations.app, { title, refusals, open: (path, line) => void openNote(operations.app, path, { line }) });
  }
  return false;
}
