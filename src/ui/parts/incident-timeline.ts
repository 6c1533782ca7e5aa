import type { TimelineEntry } from "../../domain/notes/timeline.ts";
import { formatDayShort } from "../../domain/time/day.ts";
import { panelWords as say } from "../../panel-words.ts";
import { drawWords, type OpenLink } from "./draw-words.ts";

/** Draws a timeline as a list that can be read: when, what, and what it marks; a day is said where it begins. */
export function drawIncidentTimeline(parent: HTMLElement, entries: readonly TimelineEntry[], open: OpenLink): void {
  if (entries.length === 0) {
    parent.createDiv({ cls: "operations-vault-muted", text: say.emptyTimeline });
    return;
  }
  const list = parent.createEl("ol", "operations-vault-timeline");
  let before = "";
  for (const entry of entries) {
    const item = list.createEl("li");
    const day = entry.day ?? before;
    const date = day === before || day === "" ? "" : formatDayShort(day);
    before = day;
    item.toggleAttribute("data-milestone", entry.milestone !== undefined);
    item.createSpan({ cls: "operations-vault-time", text: [date, timeWords(entry)].filter((part) => part !== "").join(" ") });
    const text = item.createSpan("operations-vault-entry-text");
    drawWords(text, entry.text, open);
    const mark = entry.milestone === undefined ? (entry.update ? say.update : "") : (say.milestones[entry.milestone] ?? entry.milestone);
    if (mark !== "") text.createSpan({ cls: "operations-vault-badge", text: mark });
  }
}

function timeWords({ time = "", endTime, approximate }: TimelineEntry): string {
  return `${approximate ? "~" : ""}${time}${endTime === undefined ? "" : `–${endTime}`}`;
}
