import type { StateLine } from "../domain/queries/dashboard.ts";
import { words } from "../words.ts";
import { drawIcon } from "./parts/buttons.ts";
import { TONE_ICONS } from "./parts/state-line.ts";

/** The worst is said first, and the bar is shared with others; the button's name says all. */
const SHOWN = 2;

/** Draws what is true now into the status bar item; a click opens the dashboard. Draws nothing anew while the words stay. */
export function drawStatusItem(item: HTMLElement, state: StateLine, open: () => void): void {
  if (item.dataset["words"] === state.words && item.dataset["tone"] === state.tone) return;
  item.empty();
  item.addClass("operations-vault-status", "mod-clickable");
  item.dataset["words"] = state.words;
  item.dataset["tone"] = state.tone;
  const button = item.createEl("button", { attr: { type: "button", "aria-label": words.statusItem(state.words), "data-tooltip-position": "top" } });
  drawIcon(button, TONE_ICONS[state.tone]);
  button.createSpan({ text: state.words.split(", ").slice(0, SHOWN).join(", ") });
  button.addEventListener("click", open);
}
