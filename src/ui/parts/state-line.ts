import type { StateLine } from "../../domain/queries/dashboard.ts";
import { drawIcon } from "./buttons.ts";

/** The icon that goes with each tone of the state line. */
export const TONE_ICONS: Readonly<Record<StateLine["tone"], string>> = {
  clear: "circle-check", working: "circle-dot", attention: "circle-alert",
};

/** Draws what is true now, in words, with the moment under it. */
export function drawStateLine(parent: HTMLElement, state: StateLine): void {
  const card = parent.createDiv("operations-vault-state");
  card.dataset["tone"] = state.tone;
  drawIcon(card, TONE_ICONS[state.tone]);
  const text = card.createDiv("operations-vault-state-text");
  drawParts(text.createDiv("operations-vault-state-words"), state.words.split(", "));
  text.createDiv({ cls: "operations-vault-muted", text: state.moment });
}

/** "1 step failed, 17 steps to go" breaks between its parts, not within them. */
function drawParts(parent: HTMLElement, parts: readonly string[]): void {
  parts.forEach((part, at) => {
    if (at > 0) parent.appendText(" ");
    parent.createSpan({ cls: "operations-vault-state-part", text: at < parts.length - 1 ? `${part},` : part });
  });
}
