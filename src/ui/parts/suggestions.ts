import type { Dashboard } from "../../domain/queries/dashboard.ts";
import { baseName, withoutLinkMarks } from "../../domain/text/links.ts";
import { panelWords as say } from "../../panel-words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawButton } from "./buttons.ts";
import { drawOffer } from "./offers.ts";

/** Draws what looks like a problem and what came back after its fix: offered, never done alone. */
export function drawSuggestions(parent: HTMLElement, { suggestions, recurred }: Pick<Dashboard, "suggestions" | "recurred">, { records }: DashboardActions): void {
  for (const { incidents, ...shared } of suggestions) {
    const what = withoutLinkMarks(say.alikeBy(shared));
    const row = drawOffer(parent, "search", say.alike(incidents.length, what));
    drawButton(row, { key: `alike:${what}`, text: say.openProblem, name: say.named(say.openProblem, what) }, () => records.openProblem(incidents));
  }
  for (const { path, incidents } of recurred) {
    const row = drawOffer(parent, "history", say.recurred(baseName(path), incidents.length));
    drawButton(row, { key: `recurred:${path}`, text: say.reanalyse, name: say.named(say.reanalyse, baseName(path)) }, () => records.step(path, "reanalyse"));
  }
}
