import { normalizePath } from "obsidian";

import type { Planned } from "../domain/actions/plan.ts";
import { planAddDue, planChecklist, planSplice, type NewChecklist } from "../domain/actions/open-checklist.ts";
import { planFinish, planSkip } from "../domain/actions/close-checklist.ts";
import { procedureSection } from "../domain/queries/gather-checklist.ts";
import { notYetIn, todaysSections } from "../domain/queries/todays-sections.ts";
import { dailyChecklistOf } from "../domain/queries/vault-reading.ts";
import { partsToRun } from "../domain/notes/parts.ts";
import { runOfPart, type ProcedureBody } from "../domain/notes/procedure-body.ts";
import { readChecklistBody } from "../domain/notes/checklist-body.ts";
import { readFrontmatter } from "../domain/text/frontmatter.ts";
import { setField } from "../domain/text/set-field.ts";
import { fileNameOf, pathIn } from "../domain/text/file-name.ts";
import { askReason } from "../ui/dialogs/ask-reason.ts";
import { chooseProcedure } from "../ui/dialogs/choose-procedure.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { createByTemplater, hasTemplater } from "../vault/private-api.ts";
import { readVault } from "../vault/read-vault.ts";
import { fill, templateText } from "../vault/templates.ts";
import { words } from "../words.ts";
import { openNote } from "./open-note.ts";
import { perform, tellRefusals } from "./outcomes.ts";

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
  const rows = operations.index.ofKind("procedure").filter((row) => row.note.status !== "retired" && !row.unreadable);
  if (rows.length === 0) return void noticeWithUndo(words.notices.noProcedures);
  const active = operations.app.workspace.getActiveFile()?.path;
  const ordered = [...rows.filter((row) => row.path === active), ...rows.filter((row) => row.path !== active)];
  const chosen = await chooseProcedure(operations.app, ordered.map((row) => ({ path: row.path, name: row.name, detail: row.note.duration ?? "" })));
  const row = ordered.find((candidate) => candidate.path === chosen);
  const body = row && (await operations.texts.procedure(row.path));
  if (!row || !body) return;
  const { day, time } = operations.localNow();
  const part = await choosePart(operations, body);
  if (part === undefined) return;
  const linkText = operations.linkTexts.of(row.path) + (part === "" ? "" : `#${part}`);
  const run = part === "" ? body.run : (runOfPart(body, part) ?? body.run);
  const made = procedureSection({ linkText, version: row.note.version, occurrence: day, run });
  if (!made) return void noticeWithUndo(words.notices.noSteps(row.name));
  // A run of its own answers no occurrence, so its pin names none.
  const section = { ...made, pin: made.pin.slice(day.length + 1) };
  const path = checklistPath(operations, day, `${day} ${time.replace(":", "")} ${fileNameOf(row.name)}`);
  if (operations.app.vault.getFileByPath(path)) return openNote(operations.app, path);
  const title = words.notices.ran(row.name);
  const done = await makeChecklist(operations, { path, title, sections: [section], deferred: [], carriedOverHeading: operations.settings.carriedOverHeading }, true);
  if (done) await openNote(operations.app, path);
}

/** A note may hold several procedures: asks for one part, "" for all; undefined where none was chosen. */
async function choosePart(operations: Operations, body: ProcedureBody): Promise<string | undefined> {
  const parts = partsToRun(body.parts);
  if (parts.length < 2) return "";
  const all = { path: "", name: words.allParts, detail: words.partSteps(body.run.steps.length) };
  // What a link cannot hold cannot be picked by one.
  const linked = parts.filter((part) => !/[#|^[\]]/.test(part.name));
  const rows = linked.map((part) => ({ path: part.name, name: part.name, detail: words.partSteps(part.steps.length) }));
  return chooseProcedure(operations.app, [all, ...rows], words.choosePart);
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

/** A template of the plain subset is filled here; any other goes through Templater and gets the sections afterwards. */
async function makeChecklist(operations: Operations, wanted: Omit<NewChecklist, "template">, single = false): Promise<boolean> {
  const { text, file } = await templateText(operations.app, operations.settings.templatesFolder, "Daily checklist");
  const day = operations.localNow().day;
  const filled = fill(text, { path: wanted.path, day, time: "00:00", values: {} });
  if (filled.ok) {
    const template = single ? withoutOccurrence(filled.text) : filled.text;
    return perform(operations, planChecklist({ ...wanted, template }), { message: wanted.title });
  }
  if (!file || !hasTemplater(operations.app)) {
    return tellRefusals(operations, [{ code: "template-beyond", ...words.refusals.templateBeyond(file?.path ?? "Daily checklist", filled.line, filled.reason) }]);
  }
  const folder = wanted.path.slice(0, wanted.path.lastIndexOf("/"));
  const created = await createByTemplater(operations.app, file, folder, wanted.path.slice(folder.length + 1).replace(/\.md$/, ""));
  if (!created) return tellRefusals(operations, [{ code: "templater-failed", ...words.refusals.templaterFailed(file.path) }]);
  return perform(operations, planSplice(created.path, await operations.app.vault.read(created), wanted, single ? undefined : day), { message: wanted.title });
}

function withoutOccurrence(template: string): string {
  const without = setField(template, "occurrence", undefined);
  return without.ok ? without.text : template;
}
