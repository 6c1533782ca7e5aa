import { wordsOf } from "../domain/actions/answer-step.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { allSteps, readChecklistBody, type RunStep } from "../domain/notes/checklist-body.ts";
import { readFrontmatter } from "../domain/text/frontmatter.ts";
import { incidentWords as say } from "../incident-words.ts";
import type { IncidentOrigin } from "../ui/dialogs/ask-incident.ts";
import type { Operations } from "../vault/operations.ts";
import { currentChecklist } from "./steps.ts";

/** What the active note says of an incident that is declared from it: a failed step under the cursor, a service, a metric. */
export async function originHere(operations: Operations): Promise<IncidentOrigin> {
  const path = operations.app.workspace.getActiveFile()?.path ?? "";
  const { kind } = operations.index.row(path) ?? {};
  const line = kind === "checklist" || kind === "work-order" ? currentChecklist(operations)?.cursorLine : undefined;
  if (line !== undefined) return originOfStep(operations, path, line);
  return kind === "service" || kind === "metric" ? originOf(operations, path) : {};
}

/** What a note as a whole says of an incident that came up in it. */
export async function originOf(operations: Operations, path: string): Promise<IncidentOrigin> {
  const row = operations.index.row(path);
  if (row?.kind === "service") return { services: [linkOf(operations, path)] };
  if (row?.kind === "metric") return originOfMetric(operations, row as NoteRow<"metric">);
  return { services: row?.services ?? [], raisedBy: linkOf(operations, path), ...(row?.kind === "checklist" ? { detection: "checklist" as const } : {}) };
}

/** What a failed step on a line (from 0) says of an incident; nothing where none stands there. */
export async function originOfStep(operations: Operations, path: string, line: number): Promise<IncidentOrigin> {
  const text = await operations.writer.freshText(path);
  const sections = text === undefined ? [] : readChecklistBody(text, readFrontmatter(text).bodyLine, operations.settings.carriedOverHeading).sections;
  const isThere = (step: RunStep): boolean => step.line <= line && line <= step.end && step.state === "failed";
  const section = sections.find((each) => allSteps({ sections: [each] }).some(isThere));
  const step = section && allSteps({ sections: [section] }).filter(isThere).at(-1);
  if (!step) return {};
  const procedure = operations.index.row(operations.pathOf(section.link?.target ?? "") ?? "");
  const services = [...(operations.index.row(path)?.services ?? []), ...(procedure?.services ?? [])];
  const [symptom] = step.notes.filter(({ isLink }) => !isLink);
  return {
    title: say.stepTitle(wordsOf(step), step.answer.value), services: [...new Set(services)], detection: "checklist", raisedBy: linkOf(operations, path),
    ...(symptom === undefined ? {} : { symptoms: [symptom.text] }),
  };
}

async function originOfMetric(operations: Operations, { path, name, note }: NoteRow<"metric">): Promise<IncidentOrigin> {
  const readings = (await operations.texts.readings(path)) ?? [];
  const newest = readings.reduce<(typeof readings)[number] | undefined>((one, other) => (one && one.moment > other.moment ? one : other), undefined);
  const value = newest === undefined ? "" : `${String(newest.value)} ${note.unit ?? ""}`.trim();
  return { title: say.metricTitle(note.title ?? name, value), services: note.services, detection: "monitoring", raisedBy: linkOf(operations, path) };
}

function linkOf({ linkTexts }: Operations, path: string): string {
  return `[[${linkTexts.of(path)}]]`;
}
