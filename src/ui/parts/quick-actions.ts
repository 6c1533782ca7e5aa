import { changePanelWords } from "../../change-panel-words.ts";
import { panelWords } from "../../panel-words.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawButton } from "./buttons.ts";

/** What decides about the quick actions. */
export interface QuickActions {
  readonly isEmpty: boolean;
  readonly canOpen: boolean;
  readonly hasDaily: boolean;
}

/** Draws what can be begun now; in a vault without operations notes, the way to set it up. */
export function drawQuickActions(parent: HTMLElement, quick: QuickActions, on: DashboardActions): void {
  if (quick.isEmpty) return drawSetUp(parent, on);
  const row = parent.createDiv("operations-vault-quick");
  drawButton(row, { key: "quick:declare", text: panelWords.declareIncident, icon: "siren", cls: "operations-vault-button operations-vault-declare-button" }, () => on.records.declare());
  if (quick.canOpen || quick.hasDaily) {
    drawButton(row, { key: "quick:open", text: words.openTodaysChecklist, icon: "clipboard-check", cta: quick.canOpen }, () => on.openTodaysChecklist());
  }
  drawButton(row, { key: "quick:run", text: words.runProcedure, icon: "play" }, () => on.runProcedure());
  drawButton(row, { key: "quick:change", text: changePanelWords.requestChange, icon: "git-pull-request-arrow" }, () => on.records.requestChange());
}

function drawSetUp(parent: HTMLElement, on: DashboardActions): void {
  const invitation = parent.createDiv("operations-vault-invitation");
  invitation.createEl("p", { text: words.setUpInvitation });
  drawButton(invitation, { key: "quick:set-up", text: words.setUp, icon: "sparkles", cta: true }, () => on.setUpVault());
}
