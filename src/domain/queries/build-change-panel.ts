import type { NoteRow } from "../index/note-row.ts";
import type { ChangeBody } from "../notes/change-body.ts";
import { approvalsOf, differenceOf, weighedApprovals } from "./change-approvals.ts";
import type { ChangePanel } from "./change-panel.ts";
import { windowOf } from "./change-window.ts";
import type { IncidentReading } from "./incident-reading.ts";
import { conflictsOf } from "./open-conflicts.ts";

const NO_STEPS: ChangeBody["steps"] = { total: 0, done: 0, open: 0, failed: 0, unsaid: 0 };

/** Makes what the panel of a change shows beside what every record has. */
export function changePanel(row: NoteRow<"change">, reading: IncidentReading): ChangePanel {
  const { note } = row;
  const [standing, body] = [reading.changeStanding(row), reading.bodies.get(row.path)?.change];
  const { risk, past, template, suspended } = standing;
  const weighed = body && weighedApprovals(row, body, reading);
  const window = windowOf(note, reading.zone);
  const { risk_probability: probability, risk_impact: impact } = note;
  return {
    type: note.change_type ?? "normal", isMajor: note.major === true, isRetroactive: note.retroactive === true,
    window, done: { from: note.actual_start, to: note.actual_end },
    risk: risk && probability !== undefined && impact !== undefined ? { ...risk, probability, impact } : undefined,
    past,
    template: template && { path: template.path, name: template.name, isSuspended: suspended },
    approvals: body && weighed ? approvalsOf(body, weighed) : { roles: [], others: [] },
    difference: body && weighed && differenceOf(row, body, weighed),
    conflicts: window.phase === "over" ? [] : conflictsOf(standing, body?.accepted ?? []),
    steps: body?.steps ?? NO_STEPS,
    backouts: body?.backouts ?? [],
  };
}
