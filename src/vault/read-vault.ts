import { procedureTexts, wantedChecklists } from "../domain/queries/wanted-bodies.ts";
import type { VaultReading } from "../domain/queries/vault-reading.ts";
import type { Operations } from "./operations.ts";

/** Reads what today's checklist and the dashboard need: rows from the index, and only the bodies that matter today. */
export async function readVault(operations: Operations): Promise<VaultReading> {
  const { index, texts } = operations;
  const today = operations.localNow().day;
  const [framework] = index.ofKind("framework");
  const procedures = index.ofKind("procedure");
  const checklists = index.checklistsByDay();
  const wanted = wantedChecklists(checklists, procedures, today);
  const checklistBodies = await texts.all(wanted, (path) => texts.checklist(path));
  const paths = procedureTexts(procedures, today, [...checklistBodies.values()], (link) => operations.pathOf(link));
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
