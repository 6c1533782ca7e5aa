import { MarkdownView, normalizePath, parseYaml } from "obsidian";

import { fixEdits, fixNeed, planRenumber } from "../domain/actions/fix-problem.ts";
import type { NoteEdits, Plan } from "../domain/actions/plan.ts";
import { conflictedCopyOf } from "../domain/mending/conflicted-copy.ts";
import { mergeConflict } from "../domain/mending/conflict-markers.ts";
import { mergeTexts, resolve } from "../domain/mending/merge-texts.ts";
import { catalogued } from "../domain/problems/catalogue.ts";
import type { ProblemRow } from "../domain/problems/problem-row.ts";
import { problemReport } from "../domain/problems/problem-report.ts";
import { pathIn } from "../domain/text/file-name.ts";
import { addDays } from "../domain/time/day.ts";
import { problemTitle } from "../problem-words.ts";
import { askMerge } from "../ui/dialogs/ask-merge.ts";
import { askValue } from "../ui/dialogs/ask-value.ts";
import { chooseOne as chooseOne } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { ProblemActions } from "../ui/problem-actions.ts";
import type { Operations } from "../vault/operations.ts";
import { snooze } from "../vault/snoozes.ts";
import { words } from "../words.ts";
import { attempt } from "./attempt.ts";
import { openNote } from "./open-note.ts";
import { perform } from "./outcomes.ts";
import { markAllReviewed, markReviewed } from "./reviews.ts";

const SNOOZED_DAYS = 30;

/** What the list of problems does. */
export function problemActions(operations: Operations): ProblemActions {
  return {
    open: (problem, event) => attempt(() => openProblem(operations, problem, event)),
    fix: (problem) => attempt(() => fixOne(operations, problem)),
    fixAll: (code) => attempt(() => fixAll(operations, code)),
    checkVault: () => attempt(() => checkVault(operations)),
    writeReport: () => attempt(() => writeReport(operations)),
    snooze: (problem) => {
      const until = addDays(operations.localNow().day, SNOOZED_DAYS);
      snooze(operations.app, [problem.path], operations.localNow().day, until);
      operations.problems.moved();
      operations.changed();
      noticeWithUndo(words.snoozedUntil(until));
    },
  };
}

/** How far a check is, in words; "" while there is none. */
export function checkingWords(progress: { readonly read: number; readonly of: number } | undefined): string {
  return progress ? words.checking(progress.read, progress.of) : "";
}

/** Offers the problems of the active note and mends the one that is chosen. */
export async function fixProblem(operations: Operations): Promise<void> {
  const path = operations.app.workspace.getActiveFile()?.path;
  if (path === undefined) return;
  await operations.problems.look(path);
  const found = operations.problems.rows().filter((problem) => problem.path === path);
  // Merging two versions changes what else is wrong.
  const problems = [...found.filter(isMerge), ...found.filter((problem) => !isMerge(problem))];
  if (problems.length === 0) return void noticeWithUndo(words.fixNone);
  const rows = problems.map((problem, at) => ({ path: String(at), name: problemTitle(problem), detail: `${problem.code}: ${problem.hint}` }));
  const [only] = problems;
  const chosen = problems.length === 1 ? only : problems[Number((await chooseOne(operations.app, rows, words.fixTitle)) ?? -1)];
  if (chosen) await fixOne(operations, chosen);
}

function isMerge({ code }: ProblemRow): boolean {
  return code === "conflict-markers" || code === "conflicted-copy";
}

/** Reads all notes of ours and says how many problems there are; writes nothing. */
export async function checkVault(operations: Operations): Promise<void> {
  await operations.problems.checkVault(() => operations.changed());
  noticeWithUndo(words.checkedVault(operations.problems.rows().length));
}

/** Puts the list of problems into a new note. */
export async function writeReport(operations: Operations): Promise<void> {
  await operations.problems.checkVault(() => operations.changed());
  const { day, time } = operations.localNow();
  const folder = pathIn(operations.settings.operationsFolder, "Reports", day.slice(0, 4));
  let path = normalizePath(pathIn(folder, `${words.reportName(day)}.md`));
  for (let more = 2; operations.app.vault.getAbstractFileByPath(path); more++) path = normalizePath(pathIn(folder, `${words.reportName(day)} ${String(more)}.md`));
  const text = problemReport(operations.problems.rows(), { day, time, titleOf: problemTitle, linkTo: (to) => operations.linkTexts.of(to) });
  const name = path.slice(path.lastIndexOf("/") + 1, -3);
  if (await perform(operations, { ok: true, plan: { title: words.reportWritten(name), creates: [{ path, text }], edits: [] } })) await openNote(operations.app, path);
}

async function openProblem(operations: Operations, problem: ProblemRow, event: MouseEvent | KeyboardEvent | undefined): Promise<void> {
  const { path, line, column = 0 } = await operations.problems.located(problem);
  await openNote(operations.app, path, { event, line });
  const view = operations.app.workspace.getActiveViewOfType(MarkdownView);
  if (line !== undefined && view?.file?.path === path && view.getMode() === "source") view.editor.setCursor({ line, ch: column });
}

async function fixOne(operations: Operations, problem: ProblemRow): Promise<void> {
  const { path, fix, name } = problem;
  if (fix === "mark-reviewed") return markReviewed(operations, path);
  if (fix === "merge") return merge(operations, problem);
  if (fix === "renumber") return renumber(operations, problem.found);
  const text = await operations.writer.freshText(path);
  if (text === undefined) return;
  const need = fixNeed(problem, text, parseYaml);
  if (need.kind === "by-hand") {
    noticeWithUndo(words.fixByHand);
    return openProblem(operations, problem, undefined);
  }
  const answer = need.kind === "nothing" ? undefined : await asked(operations, problem, need);
  if (need.kind !== "nothing" && answer === undefined) return;
  await perform(operations, { ok: true, plan: { title: words.fixed(name), creates: [], edits: [{ path, edits: fixEdits(problem, text, answer) }] } });
  await operations.problems.look(path);
}

function asked(operations: Operations, problem: ProblemRow, need: Exclude<ReturnType<typeof fixNeed>, { kind: "nothing" | "by-hand" }>): Promise<string | undefined> {
  const key = problem.key ?? "";
  if (need.kind === "value") {
    return askValue(operations.app, { title: problemTitle(problem), label: words.fixValue(key), hint: `${problem.expected}. ${problem.hint}`, choices: need.choices, confirm: words.fixApply, missing: words.fixValue(key) });
  }
  const question = problem.code === "duplicate-key" ? words.fixWhichLine : problem.code === "answer-without-mark" ? words.fixMark : words.fixChoose(key);
  return chooseOne(operations.app, need.answers.map(({ answer, words: name }) => ({ path: answer, name, detail: "" })), question);
}

/** Mends every problem of a code that needs no answer; shown before it is written. */
async function fixAll(operations: Operations, code: string): Promise<void> {
  const rows = operations.problems.rows().filter((problem) => problem.code === code);
  const { fix } = catalogued(code);
  if (fix === "mark-reviewed") return markAllReviewed(operations, rows.map(({ path }) => path));
  if (fix === "renumber") {
    for (const id of new Set(rows.map(({ found }) => found))) await renumber(operations, id);
    return;
  }
  const mended = new Map<string, NoteEdits>();
  for (const problem of rows) {
    const { path } = problem;
    // Lines move with each mend of a note: the next one is found anew.
    const text = mended.has(path) ? undefined : await operations.writer.freshText(path);
    if (text === undefined || fixNeed(problem, text, parseYaml).kind !== "nothing") continue;
    mended.set(path, { path, edits: fixEdits(problem, text, undefined) });
  }
  const edits = [...mended.values()];
  if (edits.length === 0) return void noticeWithUndo(words.fixByHand);
  await perform(operations, { ok: true, plan: { title: words.fixedAll(edits.length), creates: [], edits } }, { preview: true });
  await operations.problems.look(...mended.keys());
}

async function renumber(operations: Operations, id: string): Promise<void> {
  const rows = [...operations.index.all()].filter((row) => row.id === id && conflictedCopyOf(row.path) === undefined);
  if (rows.length < 2) return;
  const texts = new Map<string, string>();
  for (const { path } of rows) texts.set(path, (await operations.writer.freshText(path)) ?? "");
  const plan = planRenumber(id, rows, operations.index.all(), operations.app.vault.getFiles().map(({ path }) => path), (path) => texts.get(path) ?? "");
  await perform(operations, { ok: true, plan }, { preview: true });
}

/** Merges the versions in a note with conflict markers, or a copy into the note that it is one of. */
async function merge(operations: Operations, problem: ProblemRow): Promise<void> {
  const pair = problem.code === "conflict-markers" ? { to: problem.path, from: undefined } : await pairOf(operations, problem);
  if (!pair) return;
  const text = await operations.writer.freshText(pair.to);
  const copy = pair.from === undefined ? undefined : await operations.writer.freshText(pair.from);
  if (text === undefined) return;
  const pieces = copy === undefined ? mergeConflict(text) : mergeTexts(text, copy);
  if (!pieces) return void noticeWithUndo(words.fixByHand);
  const questions = pieces.filter((piece) => typeof piece !== "string");
  const choices = questions.length === 0 ? [] : await askMerge(operations.app, words.mergeTitle(problem.name), questions);
  const merged = choices && resolve(pieces, choices);
  if (merged === undefined) return;
  const removes = pair.from === undefined || copy === undefined ? [] : [{ path: pair.from, was: copy }];
  const plan: Plan = { title: words.mergeTitle(problem.name), creates: [], edits: [{ path: pair.to, edits: [{ kind: "replace-text", was: text, now: merged }] }], removes };
  await perform(operations, { ok: true, plan }, { preview: true });
  await operations.problems.look(pair.to);
}

/** The note that stays, and the one that goes into it. */
async function pairOf(operations: Operations, problem: ProblemRow): Promise<{ to: string; from: string } | undefined> {
  const original = conflictedCopyOf(problem.path);
  if (original !== undefined) return { to: original, from: problem.path };
  const row = operations.index.row(problem.path);
  const others = [...operations.index.all()].filter((other) => other.kind === row?.kind && other.id === row.id && other !== row);
  const [only] = others;
  const choices = others.map(({ path, name }) => ({ path, name, detail: path }));
  const from = others.length === 1 ? only?.path : await chooseOne(operations.app, choices, words.mergeWith);
  return from === undefined ? undefined : { to: problem.path, from };
}
