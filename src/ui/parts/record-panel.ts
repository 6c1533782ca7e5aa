import type { RecordPanel } from "../../domain/queries/record-panel.ts";
import { changePanelWords } from "../../change-panel-words.ts";
import { panelWords as say } from "../../panel-words.ts";
import type { RecordActions } from "../record-actions.ts";
import { drawActionItems } from "./action-items.ts";
import { drawChange } from "./change-sections.ts";
import { drawWindow } from "./change-window.ts";
import { nameBy } from "./name-by.ts";
import { drawPanelButtons } from "./panel-buttons.ts";
import { clockText, drawUpdateDue, tellingClocks, type TellingClocks } from "./panel-clock.ts";
import { drawContext } from "./panel-context.ts";
import { drawBadge, drawSeverity, momentWords, stateWord } from "./panel-marks.ts";
import { drawRoles } from "./panel-roles.ts";
import { drawSteps } from "./panel-steps.ts";

/** Draws the state of a record, what can be done next, and what is known around it. Returns what lets its clocks go on; undefined where none runs. */
export function drawRecordPanel(parent: HTMLElement, panel: RecordPanel, on: RecordActions, now: () => number): (() => void) | undefined {
  const clocks = tellingClocks(now);
  const frame = parent.createDiv({ cls: "operations-vault-panel", attr: { role: "group", "data-kind": panel.kind } });
  nameBy(frame, frame.createSpan({ cls: "operations-vault-unseen", text: say.panelOf(panel.title) }));
  drawHead(frame, panel, clocks);
  drawSteps(frame, panel);
  drawRoles(frame, panel, on, clocks);
  if (panel.change) drawChange(frame, panel, panel.change, on);
  drawPanelButtons(frame, panel, on);
  drawContext(parent, panel, on);
  if (panel.actions.length > 0) drawActionItems(parent, panel.actions, on, panel.actions.length, 3);
  const runs = panel.change?.window.phase === "ahead" || panel.change?.window.phase === "running" || (panel.clock !== undefined && panel.clock.to === undefined) || panel.update !== undefined || panel.deadlines.length > 0;
  return runs ? () => clocks.tell() : undefined;
}

function drawHead(frame: HTMLElement, panel: RecordPanel, clocks: TellingClocks): void {
  const head = frame.createDiv("operations-vault-panel-head");
  if (panel.severity) drawSeverity(head, panel.severity);
  const text = head.createDiv("operations-vault-panel-text");
  const state = text.createDiv("operations-vault-panel-state");
  state.createSpan({ cls: "operations-vault-panel-word", text: stateWord(panel.status) });
  if (panel.priority !== "") drawBadge(state, panel.priority);
  for (const mark of changeMarks(panel)) drawBadge(state, mark);
  if (panel.isConfidential) drawBadge(state, say.confidential);
  if (panel.isExercise) drawBadge(state, say.exercise);
  if (panel.about !== "") text.createDiv({ cls: "operations-vault-panel-about", text: panel.about });
  if (panel.hold) text.createDiv({ cls: "operations-vault-panel-about", text: say.onHold(momentWords(panel.hold.since, ""), panel.hold.reason) });
  drawTimes(head, panel, clocks);
}

function changeMarks({ change }: RecordPanel): string[] {
  const { types, major, retroactive } = changePanelWords;
  return change ? [types[change.type], ...(change.isMajor ? [major] : []), ...(change.isRetroactive ? [retroactive] : [])] : [];
}

function drawTimes(head: HTMLElement, { clock, update, change, today }: RecordPanel, clocks: TellingClocks): void {
  if (!clock && !update && !change) return;
  const times = head.createDiv("operations-vault-panel-times");
  if (change) drawWindow(times, change, today, clocks);
  if (clock) {
    const { from, to } = clock;
    // A timer that is read out every second is no help.
    const big = times.createDiv({ cls: "operations-vault-panel-clock", attr: { role: "timer", "aria-live": "off" } });
    big.createSpan({ cls: "operations-vault-unseen", text: `${to === undefined ? say.clock : say.lasted}: ` });
    clocks.add(big, (now) => clockText((to ?? now) - from));
  }
  if (update) drawUpdateDue(times, update.due, clocks);
}
