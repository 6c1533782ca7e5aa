import type { AgendaItem, AgendaState } from "../../domain/queries/agenda.ts";
import { words } from "../../words.ts";

/** States that ask for an eye: told by an icon of their own and in bold. */
export const PRESSING: ReadonlySet<AgendaState> = new Set(["overdue", "missed"]);

/** How an item stands, in words: how late it is, what is in hand; "" where there is nothing to say. */
export function standingWords({ state, lateDays, kind }: AgendaItem): string {
  if (lateDays > 0) return state === "in-grace" ? words.inGrace(lateDays) : words.scheduleView.lateBy(lateDays);
  if (kind === "work-order" && state === "planned") return words.withoutDay;
  return kind === "incident" && state === "open" ? words.openNow : words.states[state];
}
