import { normalizePath } from "obsidian";

import type { Planned } from "../domain/actions/plan.ts";
import { planAddDue, planChecklist, planSplice, type NewChecklist } from "../domain/actions/open-checklist.ts";
import { planFinish, planSkip } from "../domain/actions/close-checklist.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { procedureSection } from "../domain/queries/gather-checklist.ts";
import { notYetIn, todaysSections } from "../domain/queries/todays-sections.ts";
import { dailyChecklistOf } from "../domain/queries/vault-reading.ts";
import { partsToRun } from "../domain/notes/parts.ts";
import { runOfPart, type ProcedureBody } from "../domain/notes/procedure-body.ts";
import { readChecklistBody } from "../domain/notes/checklist-body.ts";
import { readFrontmatter } from "../domain/text/frontmatter.ts";
import { setField } from "../domain/text/set-field.ts";
import { fileNameOf, pathIn } from "../domain/text/file-name.ts";
import { writeDuration } from "../domain/time/duration.ts";
import { askReason } from "../ui/dialogs/ask-reason.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { readVault } from "../vault/read-vault.ts";
import { words } from "../words.ts";
import { fromTemplate } from "./from-template.ts";
import { openNote } from "./open-note.ts";
import { perform } from "./outcomes.ts";

/** Opens today's checklist; on first use it is made from what is due. The same vault gives the same bytes on every device. */
export async function openDailyChecklist(operations: Operations): Promise<void> {
  const reading = await readVault(operations);
  const { today } = reading;
  const path = checklistPath(operations, today, `${today} Daily checklist`);
  const present = dailyChecklistOf(reading, today)?.path ?? operations.app.vault.getFileByPath(path)?.path;
  if (present !== undefined) return openNote(operations.app, present);
  const wanted = todaysSections(reading);
  const made = await makeChecklist(operations, {
    path, title: words.notices.checklistMade, sections: wanted.sections, deferred: wanted.deferred, carriedOverHeading: operations.settings.carriedOverHeading,
  });
  if (made) await openNote(operations.app, path);
}

/** Makes a checklist of one procedure, outside any schedule. */
export async function runProcedure(operations: Operations): Promise<void> {
  const rows = operations.index.ofKind("procedure").filter((row) => row.status !== "retired" && !row.unreadable);
  if (rows.length === 0) return void noticeWithUndo(words.notices.noProcedures);
  const active = operations.app.workspace.getActiveFile()?.path;
  const ordered = [...rows.filter((row) => row.path === active), ...rows.filter((row) => row.path !== active)];
  const chosen = await chooseOne(operations.app, ordered.map((row) => ({ path: row.path, name: row.name, detail: row.note.duration ? writeDuration(row.note.duration) : "" })));
  const row = ordered.find((candidate) => candidate.path === chosen);
  const body = row && (await operations.texts.procedure(row.path));
  const part = body && (await choosePart(operations, body));
  const path = row && part !== undefined ? await runOf(operations, row, part) : undefined;
  if (path !== undefined) await openNote(operations.app, path);
}

/** Makes the run of a procedure, or of one part of it, and answers where it is; one that was begun in the same minute is the same. */
export async function runOf(operations: Operations, row: NoteRow<"procedure">, part = ""): Promise<string | undefined> {
  const body = await operations.texts.procedure(row.path);
  if (!body) return undefined;
  const { day, time } = operations.localNow();
  const linkText = operations.linkTexts.of(row.path) + (part === "" ? "" : `#${part}`);
  const run = part === "" ? body.run : (runOfPart(body, part) ?? body.run);
  const made = procedureSection({ linkText, version: row.note.version, occurrence: day, run });
  if (!made) return void noticeWithUndo(words.notices.noSteps(row.name));
  // A run of its own answers no occurrence, so its pin names none.
  const section = { ...made, pin: made.pin.slice(day.length + 1) };
  const path = checklistPath(operations, day, `${day} ${time.replace(":", "")} ${fileNameOf(row.name)}`);
  if (operations.app.vault.getFileByPath(path)) return path;
  const title = words.notices.ran(row.name);
  const done = await makeChecklist(operations, { path, title, sections: [section], deferred: [], carriedOverHeading: operations.settings.carriedOverHeading }, true);
  return done ? path : undefined;
}

/** A note may hold several procedures: asks for one part, "" for all; undefined where none was chosen. */
async function choosePart(operations: Operations, body: ProcedureBody): Promise<string | undefined> {
  const parts = partsToRun(body.parts);
  if (parts.length < 2) return "";
  const all = { path: "", name: words.allParts, detail: words.partSteps(body.run.steps.length) };
  // What a link cannot hold cannot be picked by one.
  const linked = parts.filter((part) => !/[#|^[\]]/.test(part.name));
  const rows = linked.map((part) => ({ path: part.name, name: part.name, detail: words.partSteps(part.steps.length) }));
  return chooseOne(operations.app, [all, ...rows], words.choosePart);
}

/** Adds to a checklist what became due since it was made. */
export async function addDue(operations: Operations, path: string): Promise<void> {
  const text = await operations.texts.text(path);
  if (text === undefined) return;
  const reading = await readVault(operations);
  const present = readChecklistBody(text, readFrontmatter(text).bodyLine, operations.settings.carriedOverHeading);
  const more = notYetIn(todaysSections(reading).sections, present.sections, reading.pathOf);
  if (more.length > 0) await perform(operations, planAddDue(path, text, more, operations.acting().headings));
}

/** Finishes a checklist, or lists what it still needs. */
export async function finishChecklist(operations: Operations, path: string): Promise<void> {
  await withText(operations, path, (text) => planFinish(path, text, operations.acting()), words.notices.notFinished);
}

/** Closes a checklist that is not worked through; asks why. */
export async function skipChecklist(operations: Operations, path: string): Promise<void> {
  const { skipTitle: title, skipHint: hint, skipReasons } = words.notices;
  const reason = await askReason(operations.app, { title, hint, reasons: [...skipReasons], confirm: words.skipChecklist });
  if (reason !== undefined) await withText(operations, path, (text) => planSkip(path, text, reason, operations.acting()));
}

async function withText(operations: Operations, path: string, plan: (text: string) => Planned, refusedTitle: string = words.notices.nothingWritten): Promise<void> {
  const text = await operations.writer.freshText(path);
  if (text !== undefined) await perform(operations, plan(text), { refusedTitle });
}

function checklistPath(operations: Operations, day: string, name: string): string {
  return normalizePath(pathIn(operations.settings.operationsFolder, "Checklists", day.slice(0, 4), `${name}.md`));
}

/** What Templater made gets the sections afterwards. */
async function makeChecklist(operations: Operations, wanted: Omit<NewChecklist, "template">, single = false): Promise<boolean> {
  const day = operations.localNow().day;
  const from = await fromTemplate(operations, "Daily checklist", { path: wanted.path, day, time: "00:00", values: {} });
  if (!from) return false;
  const planned = from.made === undefined
    ? planChecklist({ ...wanted, template: single ? withoutOccurrence(from.text) : from.text })
    : planSplice(from.made, from.text, wanted, single ? undefined : day);
  return perform(operations, planned, { message: wanted.title });
}

function withoutOccurrence(template: string): string {
  const without = setField(template, "occurrence", undefined);
  return without.ok ? without.text : template;
}
