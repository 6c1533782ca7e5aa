import { lastMade } from "../index/kept.ts";
import { dayNumber, type NoteRow } from "../index/note-row.ts";
import { ownFacts } from "../lifecycle/own-facts.ts";
import { addDays } from "../time/day.ts";
import type { ChangeMark } from "./agenda.ts";
import { isVoid, weighedApprovals } from "./change-approvals.ts";
import { openChanges } from "./change-lines.ts";
import type { IncidentReading } from "./incident-reading.ts";
import { openConflicts } from "./open-conflicts.ts";
import { zoneOf } from "./plan-standings.ts";

type Change = NoteRow<"change">;

/** So many days before its start the missing approvals of a change are told of. */
const SOON = 2;
/** States whose bodies are read for it. */
const READ: ReadonlySet<string> = new Set(["authorize", "scheduled", "implement"]);

/** What is wrong with a change that is not done yet, the worst first. */
export function changeMarks(row: Change, reading: IncidentReading): readonly ChangeMark[] {
  const { now, profile } = reading;
  const stale = row.dayNumber === 0 || row.dayNumber > dayNumber(now) ? undefined : ownFacts("change", row.note, { profile, now, zone: zoneOf(row.note, reading.zone) });
  const approvals = approvalMarks(row, reading);
  return [
    ...approvals,
    ...(stale?.has("window-over") ? ["window-over" as const] : stale?.has("start-late") ? ["start-late" as const] : []),
    ...(isConflicted(row, reading) ? ["conflict" as const] : []),
  ];
}

function approvalMarks(row: Change, reading: IncidentReading): ChangeMark[] {
  const body = reading.bodies.get(row.path)?.change;
  if (!body || !READ.has(row.status)) return [];
  const weighed = weighedApprovals(row, body, reading);
  if (weighed.states.includes("rejects")) return ["rejected"];
  if (isVoid(row, body, weighed)) return ["approval-void"];
  if (weighed.missing.length === 0) return [];
  const isSoon = row.dayNumber > 0 && row.dayNumber <= dayNumber(addDays(reading.now.slice(0, 10), SOON));
  return isSoon ? ["approvals-missing"] : [];
}

/** Whether somebody is still to see to a conflict of a change; of one whose body is still to be read nobody knows. */
function isConflicted(row: Change, { bodies, changeStanding }: Pick<IncidentReading, "bodies" | "changeStanding">): boolean {
  const standing = changeStanding(row);
  if (standing.conflicts.length === 0) return false;
  const body = bodies.get(row.path)?.change;
  return (body !== undefined || !READ.has(row.status)) && openConflicts(standing, body?.accepted) > 0;
}

const conflicted = lastMade<ReadonlySet<string>>();

/** The paths of changes with a conflict that nobody accepted; the same set as long as it says the same. */
export function conflictedChanges(reading: Pick<IncidentReading, "changes" | "zone" | "bodies" | "changeStanding">): ReadonlySet<string> {
  const paths = openChanges(reading).filter((row) => row.status !== "review" && isConflicted(row, reading)).map(({ path }) => path);
  return conflicted([paths], () => new Set(paths));
}
