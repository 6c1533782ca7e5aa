import type { Approval } from "../notes/approvals.ts";
import { foldedConflict } from "../notes/change-facts.ts";
import { withoutLinkMarks } from "../text/links.ts";
import type { ShownConflict } from "./change-panel.ts";
import type { ChangeStanding } from "./change-told.ts";

/** The conflicts of a change, each with who accepted it. What cannot be accepted stays open whatever a note says. */
export function conflictsOf({ conflicts }: Pick<ChangeStanding, "conflicts">, accepted: readonly Approval[]): readonly ShownConflict[] {
  const said = new Map(accepted.map((line) => [foldedConflict(line.conflict), line]));
  return conflicts.map((conflict) => {
    const line = conflict.isHard ? undefined : said.get(foldedConflict(conflict.key));
    return { ...conflict, accepted: line && { by: withoutLinkMarks(line.by), why: line.note } };
  });
}

/** How many of them nobody accepted. */
export function openConflicts(standing: Pick<ChangeStanding, "conflicts">, accepted: readonly Approval[] = []): number {
  return standing.conflicts.length === 0 || accepted.length === 0 ? standing.conflicts.length : conflictsOf(standing, accepted).filter((each) => !each.accepted).length;
}
