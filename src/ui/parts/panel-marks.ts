import type { Severity } from "../../domain/notes/severity.ts";
import { formatDayShort } from "../../domain/time/day.ts";
import type { Moment } from "../../domain/time/moment.ts";
import { panelWords as say } from "../../panel-words.ts";

/** Draws a severity as a badge with its name. */
export function drawSeverity(parent: HTMLElement, severity: Severity): void {
  parent.createSpan({ cls: "operations-vault-severity", text: severity, attr: { "data-severity": severity } });
}

/** Draws a word in a frame, such as "Confidential". */
export function drawBadge(parent: HTMLElement, text: string): void {
  parent.createSpan({ cls: "operations-vault-badge", text });
}

/** A state in words; one that nobody knows as it is written. */
export function stateWord(status: string): string {
  return say.states[status] ?? status;
}

/** "08:10" on this day, "Fri 20 Nov 08:10" on another. */
export function momentWords(moment: Moment, day: string): string {
  const [own, time] = [moment.slice(0, 10), moment.slice(11, 16)];
  return own === day && time !== "" ? time : `${formatDayShort(own)} ${time}`.trim();
}
