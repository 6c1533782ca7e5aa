import type { Offer } from "../../domain/queries/dashboard.ts";
import { formatDayLong } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawButton, drawIcon } from "./buttons.ts";

/** Draws what could be done and is never done alone. */
export function drawOffers(parent: HTMLElement, offers: readonly Offer[], on: DashboardActions): void {
  for (const offer of offers) {
    if (offer.kind === "add-due") drawAddDue(parent, offer, on);
    else drawEarlierOpen(parent, offer, on);
  }
}

function drawAddDue(parent: HTMLElement, offer: Extract<Offer, { kind: "add-due" }>, on: DashboardActions): void {
  const names = offer.names.join(", ");
  const row = drawOffer(parent, "calendar-plus", `${words.addDueOffer(offer.count)} ${names}`);
  drawButton(row, { key: `add-due:${offer.path}`, text: words.addDue, name: words.addDueName(names) }, () => on.addDue(offer.path));
}

function drawEarlierOpen(parent: HTMLElement, offer: Extract<Offer, { kind: "earlier-open" }>, on: DashboardActions): void {
  const day = formatDayLong(offer.day);
  const row = drawOffer(parent, "history", words.earlierOpen(day, offer.open));
  drawButton(row, { key: `earlier:${offer.path}`, text: words.openEarlier, name: words.openEarlierName(day) }, (event) => on.openNote(offer.path, event));
}

/** Draws the sentence of something that is offered; its button goes behind it. */
export function drawOffer(parent: HTMLElement, icon: string, sentence: string): HTMLElement {
  const row = parent.createDiv("operations-vault-row operations-vault-offer");
  drawIcon(row, icon);
  row.createDiv({ cls: "operations-vault-row-text", text: sentence });
  return row;
}
