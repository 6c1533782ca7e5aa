import type { Approval } from "../notes/approvals.ts";
import { foldKey } from "../text/field.ts";
import { baseName, linkTarget, withoutLinkMarks } from "../text/links.ts";
import type { ShownConflict } from "./change-panel.ts";
import type { ChangeStanding } from "./change-standing.ts";

/** The conflicts of a change, each with who accepted it. What cannot be accepted stays open whatever a note says. */
export function conflictsOf({ conflicts }: Pick<ChangeStanding, "conflicts">, accepted: readonly Approval[]): readonly ShownConflict[] {
  const said = new Map(accepted.map((line) => [conflictKey(line.conflict), line]));
  return conflicts.map((conflict) => {
    const line = conflict.isHard ? undefined : said.get(conflictKey(conflict.key));
    return { ...conflict, accepted: line && { by: withoutLinkMarks(line.by), why: line.note } };
  });
}

/** How many of them nobody accepted. */
export function openConflicts(standing: Pick<ChangeStanding, "conflicts">, accepted: readonly Approval[] = []): number {
  return standing.conflicts.length === 0 || accepted.length === 0 ? standing.conflicts.length : conflictsOf(standing, accepted).filter((each) => !each.accepted).length;
}

/** The same for every way in which one link can be written. */
function conflictKey(text: string): string {
  const [, type = "", link = ""] = /^\s*(\S+)\s*(.*)$/.exec(text) ?? [];
  return foldKey(`${type} ${baseName(linkTarget(link))}`);
}
