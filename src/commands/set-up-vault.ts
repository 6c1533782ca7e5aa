import { normalizePath } from "obsidian";

import { areaOfUnit } from "../domain/queries/build-coverage.ts";
import { planSetUp } from "../domain/actions/set-up.ts";
import type { SetUpInput } from "../domain/actions/set-up-input.ts";
import type { NewNote } from "../domain/actions/plan.ts";
import { fileNameOf, pathIn } from "../domain/text/file-name.ts";
import { setField } from "../domain/text/set-field.ts";
import { askSetUp } from "../ui/dialogs/ask-set-up.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import { STARTER_NOTES, ownTemplate } from "../vault/own-templates.ts";
import type { Operations } from "../vault/operations.ts";
import { fill } from "../vault/templates.ts";
import { words } from "../words.ts";
import { openNote } from "./open-note.ts";
import { perform } from "./outcomes.ts";

const FRAMEWORK = "Operational procedures";

/** Asks for folder, zone, profile and starter notes, shows what will be created, and creates it. */
export async function setUpVault(operations: Operations): Promise<void> {
  const proposal: SetUpInput = {
    folder: operations.settings.operationsFolder, zone: operations.zoneInForce().zone, profile: operations.profile(), person: operations.person(), starters: true,
  };
  const folders = operations.app.vault.getAllFolders().flatMap(({ path }) => (path.includes("/") ? [] : [path]));
  const input = await askSetUp(operations.app, {
    proposal, zones: Intl.supportedValuesOf("timeZone"), folders,
    list: (asked) => paths(operations, asked).map((path) => ({ path, exists: exists(operations, path) })),
  });
  if (!input) return;
  operations.setPerson(input.person);
  await operations.changeSettings({ operationsFolder: input.folder, templatesFolder: pathIn(input.folder, "Templates"), profile: input.profile, zone: input.zone });
  const planned = planSetUp(await notes(operations, input), (path) => exists(operations, path), words.notices.setUpDone);
  if (!planned.ok || planned.plan.creates.length === 0) return void noticeWithUndo(words.notices.setUpNothing);
  const framework = planned.plan.creates.find((note) => note.path.endsWith(`${FRAMEWORK}.md`));
  if ((await perform(operations, planned, { shown: true })) && framework) await openNote(operations.app, framework.path);
}

/** Creates the procedure of a framework unit: our starter where one fits, else an empty one. */
export async function createProcedure(operations: Operations, unitKey: string, unitName: string): Promise<void> {
  const starter = STARTER_NOTES.find((note) => note.unit === unitKey);
  const name = starter ? (starter.place.split("/").pop() ?? unitName) : fileNameOf(unitName);
  const path = normalizePath(pathIn(operations.settings.operationsFolder, "Procedures", `${name}.md`));
  if (exists(operations, path)) return openNote(operations.app, path);
  const filled = await filledNote(operations, path, starter?.template ?? "Procedure", {});
  const text = starter ? filled : withArea(filled, areaOfUnit(unitKey));
  if (await perform(operations, { ok: true, plan: { title: words.notices.created(name), creates: [{ path, text }], edits: [] } })) await openNote(operations.app, path);
}

function withArea(text: string, area: string | undefined): string {
  const set = area === undefined ? undefined : setField(text, "area", area);
  return set?.ok ? set.text : text;
}

/** A framework that the vault has already, such as the seed document, is kept; a second one would only compete with it. */
function paths(operations: Operations, input: SetUpInput): string[] {
  const framework = operations.index.ofKind("framework")[0]?.path ?? normalizePath(pathIn(input.folder, `${FRAMEWORK}.md`));
  return [framework, ...(input.starters ? STARTER_NOTES.map((note) => normalizePath(pathIn(input.folder, `${note.place}.md`))) : [])];
}

function notes(operations: Operations, input: SetUpInput): Promise<NewNote[]> {
  const templates = [FRAMEWORK, ...STARTER_NOTES.map((note) => note.template)];
  const values = { timezone: input.zone, profile: input.profile };
  return Promise.all(paths(operations, input).map(async (path, at) => ({ path, text: await filledNote(operations, path, templates[at] ?? "", values) })));
}

async function filledNote(operations: Operations, path: string, template: string, values: Readonly<Record<string, unknown>>): Promise<string> {
  const filled = fill(await ownTemplate(template), { path, day: operations.localNow().day, time: "00:00", values });
  if (!filled.ok) throw new Error(`${path}: ${filled.reason}`);
  return filled.text;
}

function exists(operations: Operations, path: string): boolean {
  return operations.app.vault.getAbstractFileByPath(path) !== null;
}
