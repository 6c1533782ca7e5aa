import type { AgendaItem, AgendaState } from "../../domain/queries/agenda.ts";
import { words } from "../../words.ts";
import { changePanelWords } from "../../change-panel-words.ts";
import type { MaintenanceActions } from "../maintenance-actions.ts";
import type { RecordActions } from "../record-actions.ts";
import type { MenuLine } from "./menu-of.ts";

/** What can be done from the schedule. */
export interface ScheduleActions extends MaintenanceActions {
  /** Opens a note; the event decides about a new tab. */
  openNote(linkText: string, event: MouseEvent | KeyboardEvent | undefined): void;
  /** Shows the list of all problems. */
  openProblems(): void;
  readonly records: Pick<RecordActions, "checkConflicts" | "moreSteps">;
}

const TO_DO: ReadonlySet<AgendaState> = new Set(["upcoming", "due", "in-grace", "overdue", "in-progress", "held"]);
const BEGUN: ReadonlySet<AgendaState> = new Set(["in-progress", "held"]);

/** What an item's kind and state allow, the likeliest first; its note opens always. */
export function itemActions({ kind, state, path, plan, statutory }: AgendaItem, on: ScheduleActions): Exclude<MenuLine, false | undefined>[] {
  const { done, start, goOn, changeStatus, skip } = words.scheduleView;
  const isWork = (kind === "maintenance" || kind === "work-order") && (TO_DO.has(state) || (kind === "work-order" && state === "planned"));
  const isBegun = BEGUN.has(state);
  const lines: MenuLine[] = [
    // A work order is begun before it can be done.
    isWork && (path === plan || state === "in-progress") && [done, "check", () => on.complete(path)],
    isWork && [isBegun ? goOn : start, "play", () => on.startWorkOrder(path)],
    isWork && (isBegun || kind === "work-order") && [changeStatus, "arrow-right-left", () => on.changeStatus(path)],
    isWork && plan !== "" && !statutory && [skip, "circle-minus", () => on.skip(plan)],
    kind === "change" && state !== "done" && state !== "skipped" && [changePanelWords.checkConflicts, "git-compare", () => on.records.checkConflicts(path)],
    kind === "change" && state !== "skipped" && [changeStatus, "arrow-right-left", () => on.records.moreSteps(path)],
    [words.openNote, "file-text", (event) => on.openNote(path, event)],
  ];
  return lines.filter((line) => line !== false && line !== undefined);
}
