import { recordPlaces } from "../domain/actions/new-record.ts";
import { planRecordRepair } from "../domain/actions/record-repair.ts";
import { readDay } from "../domain/time/day.ts";
import { askFields, type AskedField } from "../ui/dialogs/ask-fields.ts";
import { linksIn } from "../ui/dialogs/suggest-links.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { fromTemplate } from "./from-template.ts";
import { openNote } from "./open-note.ts";
import { criticalAndFrozen } from "./order-facts.ts";
import { fieldOf, linksTo } from "./order-fields.ts";
import { perform, tellRefusals } from "./outcomes.ts";

/** Records that something is to be mended: corrective, or an emergency for an incident, which begins at once. */
export async function recordRepair(operations: Operations, from: { readonly raisedBy?: string; readonly services?: readonly string[] } = {}): Promise<void> {
  const { app, index, settings, linkTexts } = operations;
  const active = index.row(app.workspace.getActiveFile()?.path ?? "");
  const source = from.raisedBy ?? (active?.kind === "checklist" || active?.kind === "work-order" ? active.path : undefined);
  const services = from.services ?? (active?.kind === "service" ? [`[[${linkTexts.of(active.path)}]]`] : (active?.services ?? []));
  const field = (key: string, more: Partial<AskedField> = {}): AskedField => ({ ...fieldOf(operations, key, false, "start"), ...more });
  const said = await askFields(app, {
    title: words.repairTitle, confirm: words.create,
    fields: [
      field("title", { missing: words.fieldMissing(words.workFields["title"]?.[0] ?? "") }), field("fault_description"),
      field("services", { links: linksTo(operations, "service"), value: services.join(", ") }),
      { key: "category", label: words.repairKind, value: "corrective", options: words.repairKinds, missing: words.repairKind },
      field("incident", { value: active?.kind === "incident" ? `[[${linkTexts.of(active.path)}]]` : "" }), field("due"),
    ],
    check: ({ category, incident }) => (category === "emergency" && incident === "" ? words.fieldMissing(words.workFields["incident"]?.[0] ?? "") : ""),
  });
  if (!said) return;
  const { day, time } = operations.localNow();
  const place = recordPlaces("work-order", settings.operationsFolder, { rows: index.all(), paths: app.vault.getFiles().map(({ path }) => path) }, day)(said["title"] ?? "");
  const category = said["category"] === "emergency" ? "emergency" : "corrective";
  const template = await fromTemplate(operations, `Work order ${category}`, { path: place.path, day, time, values: {} });
  if (!template) return;
  const reading = await operations.maintenance.reading();
  const affected = linksIn(said["services"] ?? "");
  const planned = planRecordRepair({
    title: said["title"] ?? "", category, services: affected, fault: said["fault_description"] ?? "", incident: said["incident"], due: readDay(said["due"] ?? ""), startNow: category === "emergency",
    raisedBy: source === undefined ? undefined : `[[${linkTexts.of(source)}]]`, around: criticalAndFrozen(operations, reading, affected),
    // An emergency does not wait for a freeze to end; the log says that it did not.
    overrides: { "MNT-FREEZE": words.emergencyOverride },
  }, place, operations.acting(), template.text, template.made);
  if (!planned.ok) return void tellRefusals(operations, planned.refusals);
  if (await perform(operations, planned)) await openNote(app, template.made ?? place.path);
}
