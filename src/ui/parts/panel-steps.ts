import type { RecordPanel } from "../../domain/queries/record-panel.ts";
import { panelWords as say } from "../../panel-words.ts";
import { nameBy } from "./name-by.ts";
import { momentWords, stateWord } from "./panel-marks.ts";

/** Draws the life of a record as a line: what was reached and when, where it is, what is ahead. A day is said where it is another than today, then than the last. */
export function drawSteps(parent: HTMLElement, { steps, kind, today }: Pick<RecordPanel, "steps" | "kind" | "today">): void {
  let day: string = today;
  const list = parent.createEl("ol", "operations-vault-steps");
  nameBy(list, parent.createSpan({ cls: "operations-vault-unseen", text: say.steps }));
  for (const { status, at, state } of steps) {
    const item = list.createEl("li", { attr: { "data-step": state } });
    if (state === "now") item.setAttr("aria-current", "step");
    const word = (kind === "incident" ? say.reached[status] : undefined) ?? stateWord(status);
    const text = item.createSpan({ cls: "operations-vault-step-word", text: word });
    if (at !== undefined && state !== "ahead") {
      text.createSpan({ cls: "operations-vault-time", text: ` ${momentWords(at, day)}` });
      day = at.slice(0, 10);
    }
    item.createSpan({ cls: "operations-vault-unseen", text: `, ${say.stepStates[state]}` });
  }
}
