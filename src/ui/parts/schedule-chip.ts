import type { Day } from "../../domain/time/day.ts";
import { drawIcon } from "./buttons.ts";
import { bandWords, chipText, entryName, isBand, kindIcon, kindWord, stateIcon, stateWords, timeOfEntry, toneOf, type ScheduleEntry } from "./schedule-entries.ts";

/** Draws an entry as a chip: one line, its whole name as its tooltip. Its place on `day` keeps the focus. */
export function drawChip(parent: HTMLElement, entry: ScheduleEntry, day: Day, today: Day): void {
  const el = drawEntry(parent, "operations-vault-chip", entry, day);
  el.tabIndex = -1;
  el.setAttr("aria-label", entryName(entry, today));
  const icon = stateIcon(entry);
  if (icon !== "") drawIcon(el, icon);
  el.createSpan({ text: chipText(entry) });
}

/** Draws an entry as a row that says all: time, what it is, its services, how it stands. */
export function drawEntryRow(parent: HTMLElement, entry: ScheduleEntry, day: Day, today: Day): void {
  const el = drawEntry(parent, "operations-vault-entry", entry, day);
  el.setAttr("data-walk", "");
  el.createSpan({ cls: "operations-vault-time", text: isBand(entry) && entry.from !== day ? "" : timeOfEntry(entry) });
  drawIcon(el, stateIcon(entry) || kindIcon(entry));
  const text = el.createDiv("operations-vault-row-text");
  const title = text.createDiv("operations-vault-row-title");
  title.createSpan({ cls: isBand(entry) ? "" : "operations-vault-unseen", text: `${kindWord(entry)}: ` });
  title.createSpan({ cls: "operations-vault-entry-title", text: entry.title });
  const meta = text.createDiv("operations-vault-meta");
  if (entry.services.length > 0) meta.createSpan({ text: entry.services.join(", ") });
  const standing = isBand(entry) ? bandWords(entry, today) : stateWords(entry, today);
  if (standing.length > 0) meta.createSpan({ cls: "operations-vault-standing", text: standing.join(", ") });
}

function drawEntry(parent: HTMLElement, cls: string, entry: ScheduleEntry, day: Day): HTMLButtonElement {
  const el = parent.createEl("button", { cls, attr: { type: "button", "data-entry": entry.key, "data-key": `${entry.key} ${day}`, "data-tone": toneOf(entry) } });
  if (entry.path !== "") el.dataset["href"] = entry.path;
  return el;
}
