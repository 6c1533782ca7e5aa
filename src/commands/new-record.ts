import { normalizePath } from "obsidian";

import { planNewRecord, recordPlaces } from "../domain/actions/new-record.ts";
import { planSetUp } from "../domain/actions/set-up.ts";
import { isUnder } from "../domain/notes/kind-of.ts";
import { KIND_NAMES, KINDS, type Kind } from "../domain/notes/kinds.ts";
import { pathIn } from "../domain/text/file-name.ts";
import { asSentence } from "../domain/text/heading-words.ts";
import { askRecord } from "../ui/dialogs/ask-record.ts";
import { chooseOne, type Choice } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { ownTemplate, TEMPLATE_NAMES, type TemplateName } from "../vault/own-templates.ts";
import { foreignTemplateFolders, hasTemplater } from "../vault/private-api.ts";
import { words } from "../words.ts";
import { openDailyChecklist } from "./checklists.ts";
import { declareIncident } from "./declare-incident.ts";
import { fromTemplate } from "./from-template.ts";
import { openNote, openToWrite } from "./open-note.ts";
import { perform, tellRefusals } from "./outcomes.ts";
import { requestChange } from "./request-change.ts";
import { setUpVault } from "./set-up-vault.ts";

const COPY = "copy";

/** Asks for a kind, makes a note of it from its template and opens it; the last entry copies the templates that ship. */
export async function newRecord(operations: Operations): Promise<void> {
  const { templatesFolder } = operations.settings;
  const rows: Choice[] = Object.entries(words.kinds).map(([path, [name, detail]]) => ({ path, name, detail, icon: KINDS[path as Kind].icon }));
  if (templatesFolder !== "") rows.push({ path: COPY, name: words.copyTemplates, detail: words.copyTemplatesHint, icon: "copy" });
  const chosen = await chooseOne(operations.app, rows, words.chooseKind);
  const kind = KIND_NAMES.find((name) => name === chosen);
  if (kind) await newOf(operations, kind);
  else if (chosen === COPY) await copyTemplates(operations);
}

/** What the plugin makes by itself, or once for a vault, has its own way; the others are asked about. */
async function newOf(operations: Operations, kind: Kind): Promise<void> {
  if (kind === "checklist") return openDailyChecklist(operations);
  if (kind !== "framework") return newRecordOf(operations, kind);
  const [present] = operations.index.ofKind("framework");
  return present ? openNote(operations.app, present.path) : setUpVault(operations);
}

/** Asks what a new record of a kind is about, makes it and opens it where one goes on writing; `given` is known from where it came up. */
export async function newRecordOf(operations: Operations, kind: Kind, given: { readonly services?: readonly string[]; readonly raisedBy?: string } = {}): Promise<void> {
  if (kind === "incident") return void (await declareIncident(operations, given.raisedBy === undefined ? undefined : given));
  if (kind === "change") return requestChange(operations, given.raisedBy === undefined ? undefined : { services: given.services ?? [] });
  const { app, index, settings } = operations;
  const name = await chooseTemplate(operations, kind);
  if (!name) return;
  const { day, time } = operations.localNow();
  const placeOf = recordPlaces(kind, settings.operationsFolder, { rows: index.all(), paths: app.vault.getFiles().map(({ path }) => path) }, day);
  const services = index.ofKind("service").map(({ path }) => `[[${operations.linkTexts.of(path)}]]`);
  const input = await askRecord(app, { kind, services, placeOf, given: given.services ?? [] });
  if (!input) return;
  const place = placeOf(input.title);
  const from = await fromTemplate(operations, name, { path: place.path, day, time, values: {} });
  if (!from || !(await perform(operations, planNewRecord({ kind, place, input: { ...input, raisedBy: given.raisedBy } }, from.text, operations.acting(), from.made)))) return;
  await openToWrite(operations.app, from.made ?? normalizePath(place.path));
}

/** The kind's template; where sorts of it have one of their own, a person chooses. */
async function chooseTemplate({ app }: Operations, kind: Kind): Promise<TemplateName | undefined> {
  const own = kind.replace("-", " ");
  const names = TEMPLATE_NAMES.filter((each) => `${each.toLowerCase()} `.startsWith(`${own} `));
  if (names.length < 2) return names[0];
  const rows = names.map((path): Choice => ({ path, name: asSentence(path.slice(own.length + 1)) || words.plainTemplate, detail: "", icon: KINDS[kind].icon }));
  const chosen = await chooseOne(app, rows, words.chooseTemplate);
  return names.find((each) => each === chosen);
}

async function copyTemplates(operations: Operations): Promise<void> {
  const { app, settings: { templatesFolder } } = operations;
  // Elsewhere Templater fills what is created, and a filled template is none any more.
  if (hasTemplater(app) && !isUnder(`${templatesFolder}/`, foreignTemplateFolders(app))) {
    return void tellRefusals(operations, [{ code: "templates-would-run", ...words.refusals.templatesRun }]);
  }
  const notes = await Promise.all(TEMPLATE_NAMES.map(async (name) => ({ path: normalizePath(pathIn(templatesFolder, `${name}.md`)), text: await ownTemplate(name) })));
  const planned = planSetUp(notes, (path) => app.vault.getAbstractFileByPath(path) !== null, words.notices.templatesCopied);
  if (planned.ok && planned.plan.creates.length === 0) noticeWithUndo(words.notices.templatesThere);
  else await perform(operations, planned);
}
