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
  text.createDiv({ cls: "operations-vault-state-words", text: state.words });
  text.createDiv({ cls: "operations-vault-muted", text: state.moment });
}
