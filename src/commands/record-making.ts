import { recordPlaces, type RecordPlace } from "../domain/actions/new-record.ts";
import type { LinkedNote } from "../domain/actions/start-review.ts";
import type { Kind } from "../domain/notes/kinds.ts";
import type { Operations } from "../vault/operations.ts";
import type { TemplateName } from "../vault/own-templates.ts";
import { fromTemplate, type FromTemplate } from "./from-template.ts";

/** A note as it stands now, with the link that leads to it; undefined where it is gone. */
export async function linkedNote(operations: Operations, path: string): Promise<LinkedNote | undefined> {
  const text = await operations.writer.freshText(path);
  return text === undefined ? undefined : { path, text, link: linkOf(operations, path) };
}

export function linkOf({ linkTexts }: Operations, path: string): string {
  return `[[${linkTexts.of(path)}]]`;
}

/** Where a new record of a title goes. */
export function placesOf(operations: Operations, kind: Kind): (title: string) => RecordPlace {
  const { app, index, settings } = operations;
  return recordPlaces(kind, settings.operationsFolder, { rows: index.all(), paths: app.vault.getFiles().map(({ path }) => path) }, operations.localNow().day);
}

/** A new record's template as it is filled, with the place for it. */
export async function templated(operations: Operations, name: TemplateName, place: RecordPlace): Promise<(FromTemplate & { readonly place: RecordPlace }) | undefined> {
  const { day, time } = operations.localNow();
  const from = await fromTemplate(operations, name, { path: place.path, day, time, values: {} });
  return from && { ...from, place };
}
