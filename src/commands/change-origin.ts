import { changeOfIncident, changeOfMaintenance, changeOfProblem, changeOfProcedure } from "../domain/actions/change-origins.ts";
import type { ChangeRequest } from "../domain/actions/request-change.ts";
import type { LinkedNote } from "../domain/actions/start-review.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { findWikiLinks } from "../domain/text/links.ts";
import type { Operations } from "../vault/operations.ts";
import { linkedNote, linkOf } from "./record-making.ts";

/** What the active note says of a change that is requested from it. */
export function changeOriginHere(operations: Operations): Promise<Partial<ChangeRequest>> {
  return changeOriginOf(operations, operations.app.workspace.getActiveFile()?.path ?? "");
}

/** What a note says of a change that is requested from it: an incident is mended, a problem solved, a procedure followed. */
export async function changeOriginOf(operations: Operations, path: string): Promise<Partial<ChangeRequest>> {
  const row = operations.index.row(path);
  if (row?.kind === "service") return { services: [linkOf(operations, path)] };
  const note = row && (await linkedNote(operations, path));
  if (!note) return {};
  if (row.kind === "incident") return changeOfIncident(note);
  if (row.kind === "problem") return changeOfProblem(note);
  if (row.kind === "procedure") return changeOfProcedure(note);
  if (row.kind === "maintenance") return ofPlan(operations, row as NoteRow<"maintenance">, note);
  return row.kind === "work-order" ? ofOrder(operations, row, note) : {};
}

async function ofOrder(operations: Operations, row: NoteRow, order: LinkedNote): Promise<Partial<ChangeRequest>> {
  const plan = operations.incidents.relations().planOf(row);
  const note = plan && (await linkedNote(operations, plan.path));
  return plan && note ? ofPlan(operations, plan, note, order) : { services: row.services, order };
}

async function ofPlan(operations: Operations, { note: { procedure = "" } }: NoteRow<"maintenance">, plan: LinkedNote, order?: LinkedNote): Promise<Partial<ChangeRequest>> {
  const [link] = findWikiLinks(procedure);
  const path = link && operations.pathOf(link.target);
  const followed = path === undefined ? undefined : await linkedNote(operations, path);
  return changeOfMaintenance(plan, followed && { ...followed, link: procedure }, order);
}
