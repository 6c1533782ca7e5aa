import type { ChangePanel } from "../../src/domain/queries/change-panel.ts";
import type { RecordPanel } from "../../src/domain/queries/record-panel.ts";
import { aPanel } from "./ui-record-sample.ts";

export const CHANGE = "Operations/Changes/CHG-20261120-01 Move logs.md";
/** An hour before the end of its window. */
export const LATE = Date.parse("2026-11-29T01:00:00Z");

/** A change that is being implemented. */
export function aChange(more: Partial<ChangePanel> = {}): ChangePanel {
  return {
    type: "normal", isMajor: true, isRetroactive: false, done: { from: "2026-11-28T22:05", to: undefined },
    window: { phase: "running", from: "2026-11-28T22:00", to: "2026-11-29T02:00", starts: LATE - 10_800_000, ends: LATE + 3_600_000, decideBy: { at: LATE - 900_000, moment: "2026-11-29T00:45" } },
    risk: { probability: 2, impact: 3, score: 6, scoreBand: "medium", band: "high", flags: [{ flag: "critical-service", isStated: true, lifts: false }, { flag: "irreversible", isStated: false, lifts: true }, { flag: "full moon", isStated: true, lifts: false }] },
    past: { successful: 3, withIssues: 1, failed: 0, score: 7 }, template: { path: "Operations/Procedures/Rotate.md", name: "Rotate", isSuspended: true },
    approvals: {
      roles: [{ role: "peer", given: [{ by: "Cleo", onBehalfOf: "Dan", role: "peer", moment: "2026-11-20T15:02", verbally: true, note: "see [[Notes]]" }], missing: 0 }, { role: "service-owner", given: [], missing: 1 }],
      others: [{ by: "Ben", onBehalfOf: "", role: "service-owner", moment: "2026-11-20T15:40", verbally: false, note: "", state: "void" }],
    },
    difference: { approved: ["## Backout plan", "1. Copy back", "services: db-1"], present: ["## Backout plan", "1. Restore", "services: db-1"] },
    conflicts: [
      { key: "same-service [[CHG-2]]", type: "same-service", path: "CHG-2.md", name: "CHG-2", detail: "db-1", isHard: false, accepted: undefined },
      { key: "parent-service [[CHG-3]]", type: "parent-service", path: "CHG-3.md", name: "CHG-3", detail: "", isHard: false, accepted: { by: "Ana", why: "it only reads" } },
      { key: "in-freeze [[Year end]]", type: "in-freeze", path: "Year end.md", name: "Year end", detail: "hard", isHard: true, accepted: undefined },
      { key: "not-in-window [[db-9]]", type: "not-in-window", path: "", name: "db-9", detail: "", isHard: false, accepted: undefined },
    ],
    steps: { total: 8, done: 3, open: 4, failed: 1, unsaid: 0 }, backouts: [{ moment: "2026-11-29T00:50", result: "partial", reason: "lag" }],
    ...more,
  };
}

/** The panel of a change that is being implemented. */
export function aChangePanel(more: Partial<RecordPanel> = {}, change: Partial<ChangePanel> = {}): RecordPanel {
  return aPanel({
    path: CHANGE, kind: "change", title: "Move logs", status: "implement", severity: undefined, priority: "", about: "The disk is full", clock: undefined, today: "2026-11-28", update: undefined, targets: [], actions: [],
    steps: [{ status: "scheduled", at: "2026-11-20T15:40", state: "done" }, { status: "implement", at: "2026-11-28T22:05", state: "now" }],
    roles: [{ key: "implementer", person: "Ana" }], next: [{ event: "finish", needs: ["verification_result", "steps-open"] }, { event: "cancel", needs: ["step-done"] }],
    changed: { since: "", rows: [] }, workarounds: [], related: [{ relation: "fixes", path: "PRB.md", name: "PRB", detail: "solution" }], change: aChange(change), ...more,
  });
}
