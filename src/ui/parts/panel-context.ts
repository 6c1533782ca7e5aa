import type { RecordPanel, RelatedNote } from "../../domain/queries/record-panel.ts";
import { formatDayShort } from "../../domain/time/day.ts";
import { panelWords as say } from "../../panel-words.ts";
import type { RecordActions } from "../record-actions.ts";
import { drawLink } from "./draw-words.ts";
import { nameBy } from "./name-by.ts";

/** Draws what is known around a record: what changed lately, how people got along before, and the notes that belong to it. */
export function drawContext(parent: HTMLElement, { changed, workarounds, related }: RecordPanel, on: RecordActions): void {
  if (changed.since !== "" || workarounds.length > 0) {
    const box = parent.createDiv("operations-vault-context");
    const since = changed.since === "" ? "" : formatDayShort(changed.since.slice(0, 10));
    if (since !== "") drawNotes(box, changed.rows.length === 0 ? say.changedNothing(since) : say.changedSince(since), changed.rows, on);
    if (workarounds.length > 0) drawNotes(box, say.workaround, workarounds, on);
  }
  if (related.length > 0) drawNotes(parent.createDiv("operations-vault-related"), say.relatedNotes, related, on, ({ relation }) => say.relations[relation]);
}

function drawNotes(parent: HTMLElement, title: string, rows: readonly RelatedNote[], on: RecordActions, prefix: (note: RelatedNote) => string = () => ""): void {
  const heading = parent.createDiv({ text: title });
  if (rows.length === 0) return;
  const list = parent.createEl("ul");
  nameBy(list, heading);
  for (const note of rows) {
    const item = list.createEl("li");
    if (prefix(note) !== "") item.appendText(`${prefix(note)}: `);
    drawLink(item, note.name, note.path, on.openNote).setAttr("data-key", `related:${note.relation}:${note.path}`);
    if (note.detail !== "") item.appendText(`: ${note.detail}`);
  }
}
