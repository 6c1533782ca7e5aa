import { procedureTexts, wantedChecklists } from "../domain/queries/wanted-bodies.ts";
import type { VaultReading } from "../domain/queries/vault-reading.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { lookBackFrom } from "../domain/queries/due-procedures.ts";
import type { Day } from "../domain/time/day.ts";
import type { Operations } from "./operations.ts";

/** Reads what today's checklist and the dashboard need: rows from the index, and only the bodies that matter today. */
export async function readVault(operations: Operations, wanted: readonly NoteRow<"checklist">[] = wantedNow(operations)): Promise<VaultReading> {
  const { index, texts } = operations;
  const today = operations.localNow().day;
  const [framework] = index.ofKind("framework");
  const procedures = index.ofKind("procedure");
  const checklists = index.checklistsByDay();
  const checklistBodies = await texts.all(wanted.map(({ path }) => path), (path) => texts.checklist(path));
  const paths = procedureTexts(index.scheduled(), today, [...checklistBodies.values()], (link) => operations.pathOf(link));
  const frameworkBody = framework && (await texts.framework(framework.path));
  return {
    today,
    framework: framework && frameworkBody ? { row: framework, body: frameworkBody } : undefined,
    procedures,
    checklists,
    procedureBodies: await texts.all(paths.filter((path) => index.row(path)?.kind === "procedure"), (path) => texts.procedure(path)),
    checklistBodies,
    linkTextOf: (path) => operations.linkTexts.of(path),
    pathOf: (link) => operations.pathOf(link),
  };
}

/** The checklists whose bodies matter now; `since` may be known from before, for it moves with procedures and days only. */
export function wantedNow(operations: Operations, since?: Day): NoteRow<"checklist">[] {
  const { index } = operations;
  const { day } = operations.localNow();
  return wantedChecklists(index.checklistsByDay(), index.ofStatus("checklist", "open"), since ?? lookBackFrom(index.scheduled(), day), day);
}
