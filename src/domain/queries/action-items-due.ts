import { lastMade } from "../index/kept.ts";
import type { NoteRow } from "../index/note-row.ts";
import type { ActionItem } from "../notes/action-items.ts";
import { addDays, type Day } from "../time/day.ts";
import { severityOf, type IncidentReading } from "./incident-reading.ts";
import type { FollowedAction } from "./record-panel.ts";

/** So many days before its day an action is told of. */
const AHEAD = 7;

type ActionsReading = Pick<IncidentReading, "now" | "bodies" | "rowAt" | "links">;

/** The actions that somebody is to see to: late, due within seven days, or done and to be verified by another; the earliest first. */
export function actionItemsDue(reading: ActionsReading & Pick<IncidentReading, "incidents">): readonly FollowedAction[] {
  const { now, bodies, incidents, links } = reading;
  return kept([bodies, now.slice(0, 10), incidents, links.standing], () => dueIn(reading));
}

const kept = lastMade<readonly FollowedAction[]>();

function dueIn(reading: ActionsReading): FollowedAction[] {
  const until = addDays(reading.now.slice(0, 10), AHEAD);
  const isDue = (action: FollowedAction): boolean => action.needsVerification || action.state === "late" || (action.state === "open" && action.due !== "" && action.due <= until);
  // Most bodies ask for nothing.
  const asking = [...reading.bodies].filter(([, { actions }]) => actions.length > 0);
  const due = asking.flatMap(([path]) => actionsOf(path, reading).filter(isDue));
  return due.sort((one, other) => Number(one.needsVerification) - Number(other.needsVerification) || (one.due < other.due ? -1 : one.due > other.due ? 1 : one.line - other.line));
}

/** The actions that a note asks for, as they stand. */
export function actionsOf(path: string, { now, bodies, rowAt, links }: ActionsReading): FollowedAction[] {
  const actions = bodies.get(path)?.actions ?? [];
  if (actions.length === 0) return [];
  const row = rowAt(path);
  const isSev1 = row !== undefined && (row.kind === "review" ? severityOf((row as NoteRow<"review">).note.of, links, rowAt) : row.kind === "incident" ? (row as NoteRow<"incident">).note.severity : undefined) === "SEV1";
  return actions.map((action) => {
    const { line, text, kind, owner, due = "" } = action;
    const state = stateOf(action, now.slice(0, 10));
    return { path, line, text, kind, owner, due, state, needsVerification: isSev1 && state === "done" };
  });
}

function stateOf({ state, due, verified }: ActionItem, today: Day): FollowedAction["state"] {
  if (state === "done") return verified === "" ? "done" : "verified";
  return state === "cancelled" ? state : due !== undefined && due < today ? "late" : "open";
}
