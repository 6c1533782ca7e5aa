import { readingEdits, whyNoReading } from "../domain/actions/meter-reading.ts";
import { readReading } from "../domain/notes/limit.ts";
import { askFields } from "../ui/dialogs/ask-fields.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { perform, tellRefusals } from "./outcomes.ts";

/** Writes a reading into a metric note: of the active one, else of one that is chosen. */
export async function recordReading(operations: Operations): Promise<void> {
  const { app, index } = operations;
  const metrics = index.ofKind("metric").filter(({ status, unreadable }) => status !== "retired" && !unreadable);
  if (metrics.length === 0) return void noticeWithUndo(words.notices.noMetrics);
  const active = app.workspace.getActiveFile()?.path;
  const path = metrics.some((row) => row.path === active) ? active
    : await chooseOne(app, metrics.map((row) => ({ path: row.path, name: row.name, detail: row.note.unit ?? "", icon: "gauge" })), words.chooseMetric);
  const row = metrics.find((metric) => metric.path === path);
  if (!row) return;
  const readings = (await operations.texts.meter(row.path)) ?? [];
  const last = readings.at(-1);
  const unit = row.note.unit ?? "";
  const said = await askFields(app, {
    title: words.readingTitle(row.name), confirm: words.recordReading,
    fields: [{ key: "value", label: words.reading, hint: last ? words.meterHint(`${String(last.value)} ${unit}`) : words.readingIn(unit), inputMode: "decimal", missing: words.readingMissing, whyNot: (text) => (readReading(text) ? "" : words.readingNoNumber(unit)) }],
  });
  const text = said && (await operations.writer.freshText(row.path));
  const reading = readReading(said?.["value"] ?? "");
  if (text === undefined || !reading) return;
  // Only meters of plans go one way; what goes up and down is never said to be reset.
  const wanted = { path: row.path, text, value: reading.number, unit: reading.unit || unit, from: "" };
  const refusals = whyNoReading({ ...wanted, reset: true });
  if (refusals.length > 0) return void tellRefusals(operations, refusals);
  await perform(operations, { ok: true, plan: { title: words.notices.read(row.name), creates: [], edits: [readingEdits(wanted, operations.acting())] } });
}
