import { baseName } from "../domain/text/links.ts";
import type { Operations } from "../vault/operations.ts";
import type { TemplateName } from "../vault/own-templates.ts";
import { createByTemplater, hasTemplater } from "../vault/private-api.ts";
import { fill, templateText, type Filling } from "../vault/templates.ts";
import { words } from "../words.ts";
import { tellRefusals } from "./outcomes.ts";

/** A note as its template makes it: its text, and its path where Templater has made it already. */
export interface FromTemplate {
  readonly text: string;
  readonly made?: string;
}

/**
 * Fills the user's own template of a name, else ours. One of the plain subset is filled here, any other by Templater;
 * undefined where neither can, which is told.
 */
export async function fromTemplate(operations: Operations, name: TemplateName, filling: Filling): Promise<FromTemplate | undefined> {
  const { app } = operations;
  const { text, file } = await templateText(app, operations.settings.templatesFolder, name);
  const filled = fill(text, filling);
  if (filled.ok) return { text: filled.text };
  if (!file || !hasTemplater(app)) {
    return void tellRefusals(operations, [{ code: "template-beyond", ...words.refusals.templateBeyond(file?.path ?? name, filled.line, filled.reason) }]);
  }
  const folder = filling.path.split("/").slice(0, -1).join("/");
  const created = await createByTemplater(app, file, folder, baseName(filling.path));
  if (!created) return void tellRefusals(operations, [{ code: "templater-failed", ...words.refusals.templaterFailed(file.path) }]);
  return { text: await app.vault.read(created), made: created.path };
}
