import { describe, expect, test } from "vitest";

import { recordPanel } from "../../../src/domain/queries/build-panel.ts";
import type { ChangePanel } from "../../../src/domain/queries/change-panel.ts";
import type { ChangeStanding } from "../../../src/domain/queries/change-told.ts";
import type { IncidentReading } from "../../../src/domain/queries/incident-reading.ts";
import type { RecordPanel } from "../../../src/domain/queries/record-panel.ts";
import { momentToInstant } from "../../../src/domain/time/moment.ts";
import { noteOf } from "../../shared/agenda.ts";
import { aConflict, standings } from "../../shared/changes.ts";
import { incidentReading } from "../../shared/incidents.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";

type Notes = Readonly<Record<string, string>>;
type Shown = RecordPanel & { readonly change: ChangePanel };

const NOW = "2026-11-28T23:00";
const at = (moment: string): number => momentToInstant(moment, "Europe/Berlin");
const RISK: NonNullable<ChangeStanding["risk"]> = { score: 6, scoreBand: "medium", band: "medium", flags: [{ flag: "critical-service", isStated: true, lifts: false }] };
const MEDIUM: Partial<ChangeStanding> = { risk: RISK, facts: new Set(["risk:medium"]) };

function panelOf(notes: Notes, around: Partial<ChangeStanding> = MEDIUM, more: Partial<IncidentReading> = {}, path = "CHG.md"): Shown {
  const reading = incidentReading(notes, NOW, { changeStanding: standings({ [path]: around }), ...more });
  const row = reading.rowAt(path);
  const panel = row && recordPanel(row, reading);
  if (!panel?.change) throw new Error(`no panel of ${path}`);
  return { ...panel, change: panel.change };
}

const PLANNED = ["planned_start: 2026-11-28T22:00", "planned_end: 2026-11-29T02:00", "backout_duration: 75 min", 'services: ["[[db-1]]"]'];
const change = (properties: readonly string[], body: readonly string[] = []): string => noteOf("change", properties, body);
const said = (...lines: string[]): string[] => ["## Approvals", "", ...lines.map((line) => `- ${line}`)];

describe("The panel of a change", () => {
  test.each([
    ["normal", [], ["draft", "assess", "authorize", "scheduled", "implement", "review", "closed"]],
    ["standard", ["change_type: standard"], ["draft", "scheduled", "implement", "review", "closed"]],
    ["emergency", ["change_type: emergency"], ["draft", "authorize", "implement", "review", "closed"]],
    ["retroactive", ["retroactive: true", "change_type: emergency"], ["draft", "review", "closed"]],
  ])("has the states of its way alone: %s", (_way, properties, states) => {
    expect(panelOf({ "CHG.md": change(properties) }).steps.map(({ status }) => status)).toEqual(states);
  });

  test("offers the steps of its way alone, and says what stands in the way of each", () => {
    const next = (...properties: string[]): RecordPanel["next"] => panelOf({ "CHG.md": change(properties) }).next;
    expect(next("change_type: emergency").map(({ event }) => event)).toEqual(["expedite", "cancel"]);
    expect(next()[0]).toMatchObject({ event: "submit", needs: expect.arrayContaining(["services", "no-plan", "no-impact"]) as string[] });
    expect(next("status: authorize", ...PLANNED)[0]?.needs).toContain("unapproved");
  });

  test("TV-06: counts until when one can still go back: the end of the window less the way back", () => {
    const { window } = panelOf({ "CHG.md": change(["status: implement", ...PLANNED]) }).change;
    expect(window).toEqual({ phase: "running", from: "2026-11-28T22:00", to: "2026-11-29T02:00", starts: at("2026-11-28T22:00"), ends: at("2026-11-29T02:00"), decideBy: { at: at("2026-11-29T00:45"), moment: "2026-11-29T00:45" } });
    expect(panelOf({ "CHG.md": change(["status: scheduled", "planned_end: 2026-11-29T02:00"]) }).change.window).toMatchObject({ phase: "ahead", starts: undefined, decideBy: undefined });
    expect(panelOf({ "CHG.md": change(["status: review", ...PLANNED]) }).change.window.phase).toBe("over");
  });

  test("tells its risk with its two sides, and nothing of it as long as one is unknown", () => {
    expect(panelOf({ "CHG.md": change(["risk_probability: 2", "risk_impact: 3"]) }).change.risk).toEqual({ ...RISK, probability: 2, impact: 3 });
    expect(panelOf({ "CHG.md": change(["risk_probability: 2"]) }, {}).change.risk).toBeUndefined();
  });

  test("says who is asked, who is missing, and which words do not count and why", () => {
    const { approvals } = panelOf({
      "CHG.md": change(["status: authorize", ...PLANNED], said(
        "2026-11-20 15:02 approved by [[Cleo]] as peer, plan h1-000000000000: fine", "2026-11-20 15:40 approved by [[Ben]] as service-owner",
        "2026-11-20 15:50 abstained by [[Eva]]", "2026-11-20 16:00 rejected by [[Dan]]: too soon",
      )),
    }).change;
    expect(approvals.roles).toEqual([{ role: "peer", given: [], missing: 1 }, { role: "service-owner", given: [], missing: 1 }]);
    expect(approvals.others.map(({ by, state, note }) => [by, state, note])).toEqual([["Cleo", "void", "fine"], ["Ben", "unpinned", ""], ["Eva", "abstains", ""], ["Dan", "rejects", "too soon"]]);
  });

  test("asks somebody alone for a review by oneself, and names no empty roles", () => {
    const panel = panelOf({ "CHG.md": change(["status: authorize", 'implementer: "[[Ana]]"', ...PLANNED]) }, MEDIUM, { profile: "solo" });
    expect(panel.roles).toEqual([{ key: "implementer", person: "Ana" }]);
    expect(panel.change.approvals.roles).toEqual([{ role: "self-review", given: [], missing: 1 }]);
  });

  test("names each conflict with who accepted it however the link is written; a hard freeze nobody can accept", () => {
    const conflicts = [aConflict("CHG-2"), aConflict("CHG-3"), aConflict("Freeze", { type: "in-freeze", key: "in-freeze [[Freeze]]", isHard: true })];
    const body = ["## Accepted conflicts", "", "- 2026-11-20 15:02 accepted same-service [[Changes/2026/CHG-2|the other]] by [[Ana]]: it only reads", "- 2026-11-20 15:03 accepted in-freeze [[Freeze]] by [[Ana]]: no matter"];
    const shown = panelOf({ "CHG.md": change(PLANNED, body) }, { conflicts }).change.conflicts;
    expect(shown.map(({ name, accepted }) => [name, accepted])).toEqual([["CHG-2", { by: "Ana", why: "it only reads" }], ["CHG-3", undefined], ["Freeze", undefined]]);
    expect(panelOf({ "CHG.md": change(["status: review"]) }, { conflicts }).change.conflicts).toEqual([]);
  });

  test("counts how far its plan is, and tells that it was backed out", () => {
    const body = ["## Implementation plan", "", "- [x] One", "- [!] Two", "- [ ] Three", "", "## Log", "", "- 2026-11-29 00:50 backout → pass by [[Ana]]: the replica lags"];
    const { steps, backouts } = panelOf({ "CHG.md": change(["status: implement"], body) }).change;
    expect(steps).toMatchObject({ total: 3, done: 1, failed: 1 });
    expect(backouts).toMatchObject([{ moment: "2026-11-29T00:50", result: "pass", reason: "the replica lags" }]);
  });

  test("names what it fixes and caused, its review, its procedure and its work orders", () => {
    const panel = panelOf({
      "CHG.md": change(['fixes: ["[[PRB]]"]', 'template: "[[Rotate]]"', "exercise: true", "confidential: true", "major: true", "reason: disk is full"]), "PRB.md": noteOf("problem", []), "Rotate.md": noteOf("procedure", []),
      "INC.md": noteOf("incident", ['caused_by: "[[CHG]]"', "severity: SEV3"]), "RVW.md": noteOf("review", ['of: "[[CHG]]"']), "WO.md": noteOf("work-order", ['change: "[[CHG]]"']),
    });
    expect(panel.related.map(({ relation, path }) => `${relation} ${path}`)).toEqual(["fixes PRB.md", "caused INC.md", "review RVW.md", "template Rotate.md", "order WO.md"]);
    expect(panel).toMatchObject({ about: "disk is full", isExercise: true, isConfidential: true, change: { isMajor: true, isRetroactive: false, type: "normal" } });
    expect(panelOf({ "CHG.md": change(["change_type: emergency", "emergency_reason: writes fail"]) })).toMatchObject({ about: "writes fail", change: { type: "emergency" } });
  });

  test.skipIf(!hasShared)("of the example says that one approval is void, and what was changed since", () => {
    const path = [...exampleNotes().keys()].find((name) => name.startsWith("CHG-")) ?? "";
    const { change: shown } = panelOf(Object.fromEntries(exampleNotes()), MEDIUM, {}, path);
    expect(shown.approvals.roles.map(({ role, given, missing }) => [role, given.map(({ by }) => by), missing])).toEqual([["peer", ["Cleo"], 0], ["service-owner", [], 1]]);
    expect(shown.approvals.others.map(({ by, state }) => [by, state])).toEqual([["Ben", "void"]]);
    const lines = shown.difference;
    expect(lines?.approved.filter((line) => !lines.present.includes(line))).toEqual(["1. Copy the logs back and restore the old path in `my.cnf`"]);
  });
});
