import type { RecordPanel, RelatedNote } from "../../domain/queries/record-panel.ts";
import { withoutLinkMarks } from "../../domain/text/links.ts";
import { formatDayLong } from "../../domain/time/day.ts";
import { incidentWords as say } from "../../incident-words.ts";

/** What is known around the services of an incident: what changed lately, and how people got along before. */
export type IncidentContext = Pick<RecordPanel, "changed" | "workarounds">;

/** Draws what is known around the services; nothing where none is named. */
export function drawIncidentContext(box: HTMLElement, services: readonly string[], context: IncidentContext | undefined): void {
  box.empty();
  box.hidden = services.length === 0 || !context;
  if (box.hidden || !context) return;
  const names = services.map(withoutLinkMarks).join(", ");
  const { rows } = context.changed;
  const since = formatDayLong(context.changed.since).replace(/ \d+$/, "");
  box.createDiv({ text: (rows.length === 0 ? say.noChange : say.changedSince)(names, since) });
  drawNotes(box, rows);
  if (context.workarounds.length === 0) return;
  box.createDiv({ text: say.knownWorkaround });
  drawNotes(box, context.workarounds);
}

function drawNotes(box: HTMLElement, rows: readonly RelatedNote[]): void {
  if (rows.length === 0) return;
  const list = box.createEl("ul");
  for (const { name, detail } of rows) list.createEl("li", { text: [name, detail].filter((part) => part !== "").join(": ") });
}
