import { describe, expect, test } from "vitest";

import { recordPanel } from "../../../src/domain/queries/build-panel.ts";
import type { IncidentReading } from "../../../src/domain/queries/incident-reading.ts";
import type { RecordPanel } from "../../../src/domain/queries/record-panel.ts";
import { momentToInstant } from "../../../src/domain/time/moment.ts";
import { noteOf } from "../../shared/agenda.ts";
import { incidentReading } from "../../shared/incidents.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";

type Notes = Readonly<Record<string, string>>;

const NOW = "2026-11-20T08:47";
const at = (moment: string): number => momentToInstant(moment, "Europe/Berlin");
const panelOf = (notes: Notes, path = "INC.md", now = NOW, more: Partial<IncidentReading> = {}): RecordPanel => {
  const reading = incidentReading(notes, now, more);
  const row = reading.rowAt(path);
  const panel = row && recordPanel(row, reading);
  if (!panel) throw new Error(`no panel of ${path}`);
  return panel;
};
const incident = (properties: readonly string[], body: readonly string[] = []): string => noteOf("incident", properties, body);
const BEGUN = ["status: responding", "severity: SEV2", "impact: 2", "urgency: 1", "category: outage", 'services: ["[[Checkout]]"]', "detection: monitoring", "started: 2026-11-20T08:05", "detected: 2026-11-20T08:10", "acknowledged: 2026-11-20T08:11", "assessed: 2026-11-20T08:16", "assessment: every payment fails"];

describe("The panel of an incident", () => {
  test("tells at once what goes on, since when, and in whose hands it is", () => {
    const panel = panelOf({ "INC.md": incident([...BEGUN, "id: INC-20261120-01", "title: Checkout returns 502", 'commander: "[[Ana]]"']) });
    expect(panel).toMatchObject({ id: "INC-20261120-01", title: "Checkout returns 502", severity: "SEV2", priority: "P2", about: "Outage of Checkout · every payment fails", clock: { from: at("2026-11-20T08:05"), to: undefined } });
    expect(panel.roles).toEqual([{ key: "commander", person: "Ana" }, { key: "scribe", person: "" }, { key: "communications", person: "" }]);
    expect(panel.steps.map(({ status, at: moment = "", state }) => `${state} ${status} ${moment.slice(11)}`.trim())).toEqual([
      "done new 08:10", "done assessing 08:11", "now responding 08:16", "ahead mitigated", "ahead resolved", "ahead closed",
    ]);
  });

  test("offers the steps of its state, the next one first, each with what it still asks for", () => {
    expect(panelOf({ "INC.md": incident(BEGUN) }).next).toEqual([{ event: "mitigate", needs: ["mitigation"] }, { event: "resolve", needs: ["resolution", "resolution_code", "cause"] }, { event: "hold", needs: [] }]);
    expect(panelOf({ "INC.md": incident(["status: assessing", "severity: SEV1"]) }).next[0]).toEqual({ event: "respond", needs: ["services", "assessment", "category", "impact", "urgency", "commander"] });
    expect(panelOf({ "INC.md": incident(["status: assessing", "severity: SEV1"]) }, "INC.md", NOW, { profile: "solo" }).next[0]?.needs).toEqual(["services", "assessment", "category"]);
  });

  test("says when users are to be told again, and when they last were", () => {
    const update = (...lines: string[]): RecordPanel["update"] => panelOf({ "INC.md": incident(BEGUN, ["## Timeline", "", ...lines]) }).update;
    expect(update()).toEqual({ due: at("2026-11-20T08:40"), last: undefined });
    expect(update("- 2026-11-20 08:20 Update: purging #update", "- 2026-11-20 08:30 Seen by [[Ben]]", "- 2026-11-20 08:12 Update: added later #update")).toEqual({ due: at("2026-11-20T09:20"), last: "2026-11-20T08:20" });
    expect(update("- 2026-11-20 07:20 UTC Update: told abroad #update")).toMatchObject({ due: at("2026-11-20T09:20") });
  });

  test("measures its targets without the time on hold, and by its severity where nobody set impact and urgency", () => {
    const log = ["## Log", "", "- 2026-11-20 08:20 status responding → on-hold by [[Ana]]: the vendor looks", "- 2026-11-20 08:30 status on-hold → responding by [[Ana]]"];
    expect(panelOf({ "INC.md": incident(BEGUN, log) }).targets).toEqual([
      { kind: "acknowledge", state: "met", usedMinutes: 1, allowedMinutes: 30, due: at("2026-11-20T08:40") + 600_000 },
      { kind: "resolve", state: "running", usedMinutes: 27, allowedMinutes: 480, due: at("2026-11-20T16:20") },
    ]);
    expect(panelOf({ "INC.md": incident(["severity: SEV1", "detected: 2026-11-20T08:30"]) }).targets.map(({ state, allowedMinutes }) => [state, allowedMinutes])).toEqual([["breached", 15], ["running", 240]]);
    expect(panelOf({ "INC.md": incident(["detected: 2026-11-20T08:30"]) }).targets).toEqual([]);
  });

  test("says why it is on hold, and stands where it will go on", () => {
    const held = panelOf({ "INC.md": incident(BEGUN.map((line) => line.replace("responding", "on-hold")), ["## Log", "", "- 2026-11-20 08:20 status responding → on-hold by [[Ana]]: the vendor looks"]) });
    expect(held.hold).toEqual({ reason: "the vendor looks", since: "2026-11-20T08:20" });
    expect(held.steps.find(({ state }) => state === "now")?.status).toBe("responding");
    expect(held.targets[1]).toMatchObject({ state: "paused", usedMinutes: 10 });
  });

  test("counts on until it is resolved; of one that is over nobody counts on", () => {
    const clock = (...more: string[]): RecordPanel["clock"] => panelOf({ "INC.md": incident([...more]) }).clock;
    expect(clock("status: resolved", "started: 2026-11-20T08:05", "resolved: 2026-11-20T09:05")).toEqual({ from: at("2026-11-20T08:05"), to: at("2026-11-20T09:05") });
    expect(clock("status: closed", "started: 2026-11-20T08:05")).toBeUndefined();
    expect(clock("status: new")).toBeUndefined();
  });

  test("has the deadlines of authorities only where they are asked for", () => {
    const notes = { "INC.md": incident(["aware: 2026-01-31T08:00", "severity: SEV1"]) };
    expect(panelOf(notes).deadlines).toEqual([]);
    expect(panelOf(notes, "INC.md", NOW, { showsDeadlines: true }).deadlines).toEqual([
      { name: "nis2-warning", due: at("2026-02-01T08:00") }, { name: "nis2-notification", due: at("2026-02-03T08:00") },
      { name: "gdpr-notification", due: at("2026-02-03T08:00") }, { name: "nis2-report", due: at("2026-02-28T08:00") },
    ]);
  });

  test("names the notes that it belongs together with, and the actions of its reviews", () => {
    const panel = panelOf({
      "INC.md": incident([...BEGUN, 'problem: "[[PRB]]"', 'caused_by: "[[CHG]]"', 'parent: "[[Nobody]]"', 'raised_by: "[[Round]]"']),
      "INC-2.md": incident(['parent: "[[INC]]"', "severity: SEV3"]), "INC-3.md": incident(['duplicate_of: "[[INC]]"', "status: cancelled"]), "PRB.md": noteOf("problem", []),
      "CHG.md": noteOf("change", []), "FIX.md": noteOf("change", ['fixes: ["[[INC]]"]', "status: implement"]), "Round.md": noteOf("checklist", ["date: 2026-11-20"]),
      "RVW.md": noteOf("review", ['of: "[[INC]]"'], ["## Actions", "", "- [ ] Alert earlier [[Ana]] 📅 2026-11-19 #action/detect", "- [x] Write it down [[Ben]] ✅ 2026-11-20 #action/documentation"]),
    });
    expect(panel.related.map(({ relation, path, detail }) => `${relation} ${path} ${detail}`)).toEqual([
      "child INC-2.md SEV3, new", "duplicate INC-3.md cancelled", "problem PRB.md identified", "cause CHG.md draft", "fix FIX.md implement", "review RVW.md draft", "run Round.md open",
    ]);
    expect(panel.actions.map(({ path, text, state, needsVerification }) => [path, text, state, needsVerification])).toEqual([["RVW.md", "Alert earlier", "late", false], ["RVW.md", "Write it down", "done", false]]);
  });

  test("stands what hands wrote: nothing but a kind, ends before starts, what names itself", () => {
    expect(panelOf({ "INC.md": incident([]) })).toMatchObject({ status: "new", about: "", clock: undefined, update: undefined, targets: [], priority: "" });
    expect(panelOf({ "INC.md": incident(["status: closed", "severity: SEV1", "started: 2026-11-20", "resolved: 2026-11-19T10:00", 'parent: "[[INC]]"', 'duplicate_of: "[[INC]]"', "commander: [1, 2]"]) }).related).toEqual([]);
  });
});

describe("The panel of another record", () => {
  test("shows a problem's way, its priority and its incidents", () => {
    const panel = panelOf({
      "PRB.md": noteOf("problem", ["status: analysis", "impact: 2", "urgency: 2", "statement: Logs fill the disk", "identified: 2026-11-20T09:20", 'owner: "[[Ben]]"'], ["## Log", "", "- 2026-11-20 09:45 status assessed → analysis by [[Ben]]"]),
      "INC.md": incident(['problem: "[[PRB]]"']),
    }, "PRB.md");
    expect(panel).toMatchObject({ kind: "problem", priority: "P3", about: "Logs fill the disk", clock: undefined, targets: [], roles: [{ key: "owner", person: "Ben" }] });
    expect(panel.steps.map(({ at: moment }) => moment)).toEqual(["2026-11-20T09:20", undefined, "2026-11-20T09:45", undefined, undefined, undefined]);
    expect(panel.next).toEqual([{ event: "solve", needs: ["root_causes", "method", "solution"] }, { event: "accept-risk", needs: ["risk_accepted_by", "risk_review", "workaround"] }]);
    expect(panel.related.map(({ relation }) => relation)).toEqual(["incident"]);
  });

  test("shows what a review is of", () => {
    const panel = panelOf({ "RVW.md": noteOf("review", ["kind: incident", 'of: "[[INC]]"', 'participants: ["[[Ana]]", "[[Ben]]"]']), "INC.md": incident(["title: Checkout returns 502"]) }, "RVW.md");
    expect(panel).toMatchObject({ about: "Checkout returns 502", roles: [{ key: "facilitator", person: "" }, { key: "participants", person: "Ana, Ben" }] });
  });

  test("is there for incidents, problems and reviews alone", () => {
    const reading = incidentReading({ "S.md": noteOf("service", []) }, NOW);
    const row = reading.rowAt("S.md");
    expect(row && recordPanel(row, reading)).toBeUndefined();
  });
});

describe.skipIf(!hasShared)("The panels of the example notes", () => {
  test("hold what the notes say", () => {
    const notes = Object.fromEntries(exampleNotes());
    const panel = panelOf(notes, Object.keys(notes).find((name) => name.startsWith("INC-")), "2026-11-23T10:00");
    expect(panel.workarounds.map(({ detail }) => detail)).toEqual(["Purge binary logs older than two days"]);
    expect(panel.steps.map(({ state }) => state)).toEqual(["done", "done", "done", "done", "now", "ahead"]);
    expect(panel.actions.map(({ state }) => state)).toEqual(["open", "done"]);
  });
});
