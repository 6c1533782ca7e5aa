import type { ChangeOffer } from "../../domain/queries/change-offers.ts";
import { changePanelWords as say } from "../../change-panel-words.ts";
import { panelWords } from "../../panel-words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawButton } from "./buttons.ts";
import { drawOffer } from "./offers.ts";

/** Draws what changes that are over suggest: offered, never done alone. */
export function drawChangeOffers(parent: HTMLElement, offers: readonly ChangeOffer[], on: DashboardActions): void {
  for (const offer of offers) {
    const { path } = offer;
    if (offer.kind === "standardise") {
      const row = drawOffer(parent, "copy-check", say.standardise(offer.title, offer.count));
      drawButton(row, { key: `standard:${path}`, text: say.makeStandard, name: panelWords.named(say.makeStandard, offer.title) }, () => on.records.makeStandard(path));
    } else {
      const row = drawOffer(parent, "circle-pause", say.suspendedOffer(offer.name, offer.failed, offer.of));
      drawButton(row, { key: `suspended:${path}`, text: say.openProcedure, name: panelWords.named(say.openProcedure, offer.name) }, (event) => on.openNote(path, event));
    }
  }
}
