import { planMarkReviewed, type ReviewedNote } from "../domain/actions/mark-reviewed.ts";
import { reviewQueue, reviewRows, type ReviewReading } from "../domain/queries/review-queue.ts";
import { addDays } from "../domain/time/day.ts";
import { localNow } from "../domain/time/moment.ts";
import { askReviewed, type Reviewed } from "../ui/dialogs/ask-reviewed.ts";
import { askReviews } from "../ui/dialogs/ask-reviews.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { snooze, snoozedOn } from "../vault/snoozes.ts";
import { words } from "../words.ts";
import { perform } from "./outcomes.ts";

/** Marks a procedure reviewed after asking what came of it: the one that is said, else the active note, else those that are chosen from the list of what is due. */
export async function markReviewed(operations: Operations, path = activeProcedure(operations)): Promise<void> {
  if (path === undefined) return markFromQueue(operations);
  const reading = readingOf(operations);
  const [row] = reviewRows(reading.procedures.filter((each) => each.path === path), reading);
  if (!row) return void noticeWithUndo(words.notices.noProcedureThere);
  const said = await askReviewed(operations.app, row, reading.today);
  if (said) await markAllReviewed(operations, [path], said);
}

/** Marks procedures reviewed; three and more are shown before. */
export async function markAllReviewed(operations: Operations, paths: readonly string[], said: Reviewed = {}): Promise<void> {
  const reading = readingOf(operations);
  const wanted = new Set(paths);
  const rows = said.tested === true ? reviewRows(reading.procedures.filter(({ path }) => wanted.has(path)), reading) : [];
  const tests = new Map(rows.map(({ path, newTest }) => [path, newTest]));
  const notes: ReviewedNote[] = [];
  for (const path of paths) {
    const text = await operations.writer.freshText(path);
    if (text !== undefined) notes.push({ path, text, tested: tests.get(path) });
  }
  await perform(operations, planMarkReviewed(notes, said, operations.acting()));
}

async function markFromQueue(operations: Operations): Promise<void> {
  const { app } = operations;
  const reading = readingOf(operations);
  const { today } = reading;
  const all = reviewQueue(reading, () => false);
  if (all.length === 0) return void noticeWithUndo(words.notices.noReviews);
  const answer = await askReviews(app, {
    all, today,
    isSnoozed: () => snoozedOn(app, today),
    snooze: (paths, days) => snooze(app, paths, today, addDays(today, days)),
  });
  if (answer) await markAllReviewed(operations, answer.paths, answer);
}

function activeProcedure(operations: Operations): string | undefined {
  const path = operations.app.workspace.getActiveFile()?.path ?? "";
  return operations.index.row(path)?.kind === "procedure" ? path : undefined;
}

function readingOf(operations: Operations): ReviewReading {
  const { app, index } = operations;
  const { zone } = operations.zoneInForce();
  return {
    today: operations.localNow().day, procedures: index.ofKind("procedure"), checklists: index.checklistsByDay(),
    pathOf: (link) => operations.pathOf(link),
    changedOn: (path) => {
      const file = app.vault.getFileByPath(path);
      return file ? localNow(file.stat.mtime, zone).day : undefined;
    },
  };
}
