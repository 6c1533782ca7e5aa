import { incidentFigures, isCounted, timesOf } from "../metrics/incident-figures.ts";
import type { NoteOf } from "../notes/kinds.ts";
import { addDays, type Day } from "../time/day.ts";
import { instantOf, type Moment } from "../time/moment.ts";
import { namesOf } from "./agenda-items.ts";
import { incidentLine, openIncidents } from "./incident-lines.ts";
import { isOpenIncident, type IncidentReading } from "./incident-reading.ts";
import { zoneOf } from "./plan-standings.ts";
import type { IncidentBoard } from "./record-panel.ts";
import { folded } from "./service-downtime.ts";
import { touches } from "./service-reach.ts";

/** Which incidents a board shows: those that ended between two days, both included, and all that are open; of one service where one is named. */
export interface BoardTerms {
  readonly from: Day;
  readonly to: Day;
  /** "" for all. */
  readonly service: string;
}

/** The incidents of a period and their figures. Of exercises, duplicates and what was cancelled there are none (domain.md D); neither is it listed as ended. */
export function incidentBoard(reading: Pick<IncidentReading, "incidents" | "bodies" | "zone">, { from, to, service }: BoardTerms): IncidentBoard {
  const { incidents, zone } = reading;
  const [first, after] = [instantOf(`${from}T00:00`, zone) ?? 0, instantOf(`${addDays(to, 1)}T00:00`, zone) ?? 0];
  const reach = new Set(namesOf([service]).map(folded));
  const isWanted = (row: (typeof incidents)[number]): boolean => service === "" || touches(row, reach);
  // By the day first, whatever the zone: instants are dear, and most ended long ago.
  const [earliest, latest] = [addDays(from, -2), addDays(to, 3)];
  const isNear = ({ note }: (typeof incidents)[number]): boolean => lastOf(note) >= earliest && lastOf(note) < latest;
  const ended = incidents.filter((row) => !isOpenIncident(row) && isNear(row) && isCounted(row.note) && isWanted(row)).map((row) => {
    const [own, last] = [zoneOf(row.note, zone), lastOf(row.note)];
    return { row, times: timesOf(row.note, own), at: instantOf(last.length === 10 ? `${last}T00:00` : last, own) };
  }).filter(({ at = NaN }) => at >= first && at < after).sort((one, other) => (other.at ?? 0) - (one.at ?? 0));
  return {
    from, to,
    open: openIncidents(reading).filter(isWanted).map((row) => incidentLine(row, reading)),
    ended: ended.map(({ row }) => incidentLine(row, reading)),
    figures: incidentFigures(ended.map(({ times }) => times)),
  };
}

/** When it ended; of one that somebody closed by hand and gave no end, when it is known of last, so that it is counted and its times are told as missing. */
function lastOf({ resolved, closed, mitigated, detected, started }: NoteOf<"incident">): Moment {
  return resolved ?? closed ?? mitigated ?? detected ?? started ?? "";
}
