import { lastMade } from "../index/kept.ts";
import type { NoteRow } from "../index/note-row.ts";
import type { Severity } from "../notes/severity.ts";
import { actionItemsDue } from "./action-items-due.ts";
import { recordItem } from "./agenda-items.ts";
import type { AgendaItem } from "./agenda.ts";
import type { Dashboard } from "./dashboard.ts";
import { incidentLine, openIncidents } from "./incident-lines.ts";
import type { IncidentReading } from "./incident-reading.ts";
import { recurredProblems, suggestedProblems } from "./problem-suggestions.ts";
import type { IncidentLine } from "./record-panel.ts";

/** The parts of the dashboard that tell of incidents, problems and what reviews ask for. */
export type IncidentPart = Pick<Dashboard, "actions" | "actionCount" | "suggestions" | "recurred"> & {
  /** Open incidents, the worst first; only as many as are shown. */
  readonly incidents: readonly AgendaItem[];
  /** How many are open of each severity, the worst first; those without one are not there. */
  readonly bySeverity: readonly { readonly severity: Severity; readonly count: number }[];
  /** How many have an update that is overdue. */
  readonly overdueUpdates: number;
};

/** What a vault without incidents has. */
export const NO_INCIDENTS: IncidentPart = { incidents: [], bySeverity: [], overdueUpdates: 0, actions: [], actionCount: 0, suggestions: [], recurred: [] };

/** Of each list so many are shown. */
const SHOWN = 12;
const SEVERITIES: readonly Severity[] = ["SEV1", "SEV2", "SEV3", "SEV4", "SEV5"];

interface Told {
  readonly row: NoteRow<"incident">;
  readonly line: IncidentLine;
}

const [linesOf, shown, counted] = [lastMade<readonly Told[]>(), lastMade<IncidentPart["incidents"]>(), lastMade<IncidentPart["bySeverity"]>()];

/** Makes the part from what was read. */
export function incidentPart(reading: IncidentReading): IncidentPart {
  const today = reading.now.slice(0, 10);
  const open = openIncidents(reading);
  const told = linesOf([open, reading.bodies, reading.zone], () => open.map((row) => ({ row, line: incidentLine(row, reading) })));
  const actions = actionItemsDue(reading);
  return {
    incidents: shown([told, today], () => told.slice(0, SHOWN).map(({ row, line: { severity, commander, update } }) => ({
      ...recordItem(row, "incident", "open", today, { time: row.note.started?.slice(11, 16) ?? "" }), incident: { severity, commander, update, status: row.status },
    }))),
    bySeverity: counted([told], () => SEVERITIES.map((severity) => ({ severity, count: told.filter(({ line }) => line.severity === severity).length })).filter(({ count }) => count > 0)),
    overdueUpdates: told.filter(({ line: { update } }) => update !== undefined && update.due <= reading.instant).length,
    actions: actions.slice(0, SHOWN), actionCount: actions.length,
    suggestions: suggestedProblems(reading).slice(0, SHOWN),
    recurred: recurredProblems(reading).slice(0, SHOWN),
  };
}
