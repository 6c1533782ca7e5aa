import { normalizePath } from "obsidian";

import { planDeclareIncident } from "../domain/actions/declare-incident.ts";
import { planTimelineEntry } from "../domain/actions/add-timeline-entry.ts";
import { recordPlaces } from "../domain/actions/new-record.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { linkTarget } from "../domain/text/links.ts";
import { incidentWords as say } from "../incident-words.ts";
import { askIncident, type EmergencyProcedure, type IncidentOrigin } from "../ui/dialogs/ask-incident.ts";
import type { Operations } from "../vault/operations.ts";
import { runOf } from "./checklists.ts";
import { fromTemplate } from "./from-template.ts";
import { originHere } from "./incident-origin.ts";
import { openToWrite } from "./open-note.ts";
import { linksTo } from "./order-fields.ts";
import { perform } from "./outcomes.ts";
import { peopleOf } from "./people.ts";

/** Declares an incident: asks what is wrong, makes its note and opens it; what the active note knows of it is filled in unless something else is `from`. Answers whether it was made. */
export async function declareIncident(operations: Operations, from?: IncidentOrigin): Promise<boolean> {
  const { app, index, settings } = operations;
  const { day, time } = operations.localNow();
  const acting = operations.acting();
  const given = from ?? (await originHere(operations));
  const placeOf = recordPlaces("incident", settings.operationsFolder, { rows: index.all(), paths: app.vault.getFiles().map(({ path }) => path) }, day);
  const said = await askIncident(app, {
    given, placeOf, services: linksTo(operations, "service"), people: peopleOf(operations), me: acting.person ?? "", profile: acting.profile,
    procedures: proceduresOf(operations), contextOf: (services) => (services.every((service) => operations.pathOf(linkTarget(service)) !== undefined) ? operations.incidents.context(services) : undefined),
  });
  if (!said) return false;
  const place = placeOf(said.title);
  const template = await fromTemplate(operations, "Incident", { path: place.path, day, time, values: {} });
  if (!template) return false;
  const { procedure } = said;
  const declaration = {
    title: said.title, services: said.services, severity: said.severity, commander: said.commander, raisedBy: given.raisedBy, symptoms: given.symptoms, causedBy: given.causedBy,
    detection: said.detection, emergency: procedure?.emergency,
  };
  const path = template.made ?? normalizePath(place.path);
  if (!(await perform(operations, planDeclareIncident(declaration, place, template.text, operations.acting(), template.made)))) return false;
  await openToWrite(app, path);
  if (procedure) await startRun(operations, path, procedure.path);
  return true;
}

/** The procedures for emergencies that can be run. */
function proceduresOf({ index }: Operations): EmergencyProcedure[] {
  return index.ofKind("procedure").flatMap(({ path, name, note, status, unreadable }) =>
    note.emergency === undefined || status === "retired" || unreadable ? [] : [{ path, name: note.title ?? name, emergency: note.emergency }]);
}

/** Starts the run of a procedure for an incident, whose timeline says so. */
async function startRun(operations: Operations, incident: string, procedure: string): Promise<void> {
  const row = operations.index.row(procedure);
  const run = row?.kind === "procedure" ? await runOf(operations, row as NoteRow<"procedure">) : undefined;
  const text = run === undefined ? undefined : await operations.writer.freshText(incident);
  if (run === undefined || text === undefined) return;
  await perform(operations, planTimelineEntry(incident, text, say.startedRun(`[[${operations.linkTexts.of(run)}]]`), operations.acting()));
}
