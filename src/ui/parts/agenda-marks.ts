import type { AgendaItem, AgendaKind, AgendaState } from "../../domain/queries/agenda.ts";
import { words } from "../../words.ts";

/** The icon of each kind of thing that a day holds. */
export const KIND_ICONS: Readonly<Record<AgendaKind, string>> = {
  maintenance: "wrench", "work-order": "wrench", procedure: "list-checks", change: "git-pull-request-arrow", review: "messages-square", incident: "siren",
};

/** States that ask for an eye: told by an icon of their own and in bold. */
export const PRESSING: ReadonlySet<AgendaState> = new Set(["overdue", "missed"]);

/** How an item stands, in words: how late it is, what is in hand; "" where there is nothing to say. */
export function standingWords({ state, lateDays, kind }: AgendaItem): string {
  if (lateDays > 0) return state === "in-grace" ? words.inGrace(lateDays) : words.lateBy(lateDays);
  return kind === "incident" && state === "open" ? words.openNow : words.states[state];
}
