import { normalizePath } from "obsidian";

import { planStandardTemplate, standardTitle } from "../domain/actions/standard-template.ts";
import { changeWords as say } from "../change-words.ts";
import { askFields } from "../ui/dialogs/ask-fields.ts";
import type { Operations } from "../vault/operations.ts";
import { openToWrite } from "./open-note.ts";
import { perform } from "./outcomes.ts";
import { linkedNote, placesOf, templated } from "./record-making.ts";

/** Makes the draft of a procedure from a change that succeeded, for changes like it to follow. */
export async function proposeStandard(operations: Operations, path: string): Promise<void> {
  const change = await linkedNote(operations, path);
  if (!change) return;
  const placeOf = placesOf(operations, "procedure");
  const said = await askFields(operations.app, {
    title: say.procedureTitle(standardTitle(change)), confirm: say.propose,
    fields: [{ key: "title", label: say.procedureName, value: standardTitle(change), missing: say.procedureMissing, whyNot: (text) => (placeOf(text).taken ? say.procedureTaken : "") }],
  });
  const title = said?.["title"] ?? "";
  const made = said && (await templated(operations, "Procedure", placeOf(title)));
  if (!made) return;
  if (await perform(operations, planStandardTemplate(change, title, made.place, made.text, operations.acting(), made.made))) await openToWrite(operations.app, made.made ?? normalizePath(made.place.path));
}
