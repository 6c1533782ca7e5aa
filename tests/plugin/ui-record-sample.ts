import type { IncidentBoard, IncidentLine, RecordPanel } from "../../src/domain/queries/record-panel.ts";
import { INCIDENT } from "./ui-sample.ts";

/** The instant at which the sample incident began. */
export const BEGAN = Date.parse("2026-11-20T08:10:00Z");
/** 42 minutes and 10 seconds later. */
export const NOW = BEGAN + 2_530_000;

/** The panel of an incident that goes on. */
export function aPanel(more: Partial<RecordPanel> = {}): RecordPanel {
  return {
    path: INCIDENT, kind: "incident", title: "Checkout returns 502", id: "INC-20261120-01", status: "responding", severity: "SEV2", priority: "P2", about: "Outage of Checkout",
    isConfidential: false, isExercise: false, clock: { from: BEGAN, to: undefined }, today: "2026-11-20",
    steps: [
      { status: "new", at: "2026-11-20T08:10", state: "done" }, { status: "assessing", at: "2026-11-20T08:11", state: "done" }, { status: "responding", at: "2026-11-20T08:16", state: "now" },
      { status: "mitigated", at: undefined, state: "ahead" },
    ],
    hold: undefined, roles: [{ key: "commander", person: "[[Ana]]" }, { key: "communications", person: "" }],
    update: { due: NOW + 180_000, last: undefined },
    targets: [{ kind: "resolve", state: "running", usedMinutes: 42, allowedMinutes: 480, due: undefined }], deadlines: [],
    next: [{ event: "mitigate", needs: ["mitigation"] }, { event: "resolve", needs: ["resolution", "resolution_code"] }],
    changed: { since: "2026-11-17", rows: [] },
    workarounds: [{ relation: "known-error", path: "Operations/Problems/Logs.md", name: "Logs fill the disk", detail: "purge binary logs" }],
    related: [{ relation: "problem", path: "Operations/Problems/Logs.md", name: "Logs fill the disk", detail: "in analysis" }],
    actions: [{ path: INCIDENT, line: 40, text: "Alert at 85 %", kind: "detect", owner: "[[Ben]]", due: "2026-11-30", state: "open", needsVerification: false }],
    ...more,
  };
}

/** One line of a board. */
export function aLine(title: string, more: Partial<IncidentLine> = {}): IncidentLine {
  return { path: `Operations/Incidents/${title}.md`, title, id: "", severity: "SEV2", status: "responding", services: ["[[Checkout]]"], commander: "[[Ana]]", since: "2026-11-20T08:10", resolved: undefined, update: undefined, isConfidential: false, ...more };
}

/** A board with one open and one ended incident. */
export function aBoard(more: Partial<IncidentBoard> = {}): IncidentBoard {
  return {
    from: "2026-10-24", to: "2026-11-23", open: [aLine("Checkout is down", { update: { due: NOW - 720_000, last: undefined } })],
    ended: [aLine("Mail is slow", { status: "closed", resolved: "2026-11-19T10:00" })],
    figures: [{ key: "recovery", n: 3, of: 4, mean: 90, median: 61.2, p90: undefined }], ...more,
  };
}
