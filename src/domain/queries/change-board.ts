import type { NoteRow } from "../index/note-row.ts";
import { changeFigures, isImplemented, outcomeOf, type ChangeFigures, type ChangeOutcome } from "../metrics/change-figures.ts";
import { deliveryFigures, frequencyStart, type DeliveryFigures, type Deployment } from "../metrics/delivery-figures.ts";
import type { NoteOf } from "../notes/kinds.ts";
import { addDays, daysBetween, type Day } from "../time/day.ts";
import { instantOf, localNow, type Moment } from "../time/moment.ts";
import { namesOf } from "./agenda-items.ts";
import { changeLine, isOpenChange, openChanges, type ChangeLine, type ChangeLinesReading } from "./change-lines.ts";
import type { ChangeReading } from "./change-reading.ts";
import type { BoardTerms } from "./incident-board.ts";
import { anyNamed } from "./incident-reading.ts";
import { zoneOf } from "./plan-standings.ts";
import { folded } from "./service-downtime.ts";
import { touches } from "./service-reach.ts";

type Change = NoteRow<"change">;

/** The changes of a period with those that are open, and what they came to. */
export interface ChangeBoard {
  readonly from: Day;
  readonly to: Day;
  readonly open: readonly ChangeLine[];
  /** The newest first. */
  readonly ended: readonly ChangeLine[];
  /** Of all whose work ended in the period, also those that are still watched. */
  readonly figures: ChangeFigures;
  /** Undefined where nothing is marked as a deployment. */
  readonly delivery: DeliveryFigures | undefined;
}

/** What a board of changes is made of. */
export type ChangeBoardReading = ChangeLinesReading & Pick<ChangeReading, "now" | "links" | "relations" | "rowAt">;

/** The changes whose work ended between two days, both included, their figures, and all that are open; of one service where one is named. Of drills and what was cancelled there are none (domain.md D). */
export function changeBoard(reading: ChangeBoardReading, { from, to, service }: BoardTerms): ChangeBoard {
  const [{ zone }, reach] = [reading, new Set(namesOf([service]).map(folded))];
  const isWanted = (row: Change): boolean => service === "" || touches(row, reach);
  // A period that goes on has the days until today.
  const last = [to, reading.now.slice(0, 10)].sort()[0] ?? to;
  const since = [from, frequencyStart(last)].sort()[0] ?? from;
  const done = doneBetween(reading, since, to).filter(({ row }) => isWanted(row));
  const first = startOf(from, zone);
  const ended = done.filter(({ at }) => at >= first);
  const deployed = done.filter(({ row }) => row.note.deployment === true);
  const recent = deployed.map(({ at }) => localNow(at, zone).day);
  const deployments = deployed.filter(({ at }) => at >= first).map(({ row }) => deploymentOf(row, reading));
  return {
    from, to,
    open: openChanges(reading).filter(isWanted).map((row) => changeLine(row, reading)),
    ended: ended.filter(({ row }) => !isOpenChange(row)).map(({ row }) => changeLine(row, reading)),
    figures: changeFigures(ended.map(({ row }) => outcomeIn(row, reading))),
    delivery: deployed.length === 0 ? undefined : deliveryFigures(deployments, Math.max(0, daysBetween(from, last) + 1), recent, last),
  };
}

/** The changes that were carried out, with the instant at which their work ended, the newest first. */
function doneBetween({ changes, zone }: ChangeBoardReading, from: Day, to: Day): { readonly row: Change; readonly at: number }[] {
  const [first, after] = [startOf(from, zone), startOf(addDays(to, 1), zone)];
  // By the day first, whatever the zone: instants are dear, and most ended long ago.
  const [earliest, latest] = [addDays(from, -2), addDays(to, 3)];
  return changes.flatMap((row) => {
    const ended = isImplemented(row.note) ? endOf(row.note) : "";
    if (ended < earliest || ended >= latest) return [];
    return { row, at: instantOf(ended.length === 10 ? `${ended}T00:00` : ended, zoneOf(row.note, zone)) ?? 0 };
  }).filter(({ at }) => at >= first && at < after).sort((one, other) => other.at - one.at || (one.row.path < other.row.path ? -1 : 1));
}

/** When its work ended; of one that somebody closed by hand and gave no end, when it is known of last, so that it is counted and its times are told as missing. */
function endOf({ actual_end, closed, actual_start, planned_end }: NoteOf<"change">): Moment {
  return actual_end ?? closed ?? actual_start ?? planned_end ?? "";
}

function startOf(day: Day, zone: string): number {
  return instantOf(`${day}T00:00`, zone) ?? 0;
}

/** The incidents that it caused, without drills and those that were none. */
function causedBy({ path }: Change, { relations }: ChangeBoardReading): NoteRow<"incident">[] {
  return relations.incidentsCausedBy(path).filter(({ note }) => note.status !== "cancelled" && note.exercise !== true);
}

const outcomes = new WeakMap<Change, { readonly zone: string; readonly isCause: boolean; readonly outcome: ChangeOutcome }>();

/** The same as long as its note says the same: a moment takes long to be read. */
function outcomeIn(row: Change, reading: ChangeBoardReading): ChangeOutcome {
  const [zone, isCause, known] = [zoneOf(row.note, reading.zone), causedBy(row, reading).length > 0, outcomes.get(row)];
  if (known?.zone === zone && known.isCause === isCause) return known.outcome;
  const outcome = outcomeOf(row.note, zone, isCause);
  outcomes.set(row, { zone, isCause, outcome });
  return outcome;
}

function deploymentOf(row: Change, reading: ChangeBoardReading): Deployment {
  const outcome = outcomeIn(row, reading);
  const ends = causedBy(row, reading).map(({ note }) => instantOf(note.resolved, zoneOf(note, reading.zone)) ?? NaN);
  const restored = Math.max(...ends);
  const mendsIncident = row.note.fixes.some((link) => anyNamed(link, reading.links, reading.rowAt)?.kind === "incident");
  return { ...outcome, restored: Number.isFinite(restored) ? restored : undefined, isRework: mendsIncident && (outcome.isEmergency || outcome.isRetroactive) };
}
