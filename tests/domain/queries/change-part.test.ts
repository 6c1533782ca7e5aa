import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { AgendaItem } from "../../../src/domain/queries/agenda.ts";
import { buildAgenda } from "../../../src/domain/queries/build-agenda.ts";
import { buildDashboard } from "../../../src/domain/queries/build-dashboard.ts";
import { conflictedChanges } from "../../../src/domain/queries/change-marks.ts";
import { changePart } from "../../../src/domain/queries/change-part.ts";
import { changeOffers } from "../../../src/domain/queries/change-offers.ts";
import type { ChangeStanding } from "../../../src/domain/queries/change-told.ts";
import type { IncidentReading } from "../../../src/domain/queries/incident-reading.ts";
import { inHand } from "../../../src/domain/queries/work-now.ts";
import { agendaReading, noteOf } from "../../shared/agenda.ts";
import { aConflict, standings } from "../../shared/changes.ts";
import { incidentReading } from "../../shared/incidents.ts";

type Notes = Readonly<Record<string, string>>;

const NOW = "2026-11-28T23:00";
const reading = (notes: Notes, around: Readonly<Record<string, Partial<ChangeStanding>>> = {}, now = NOW): IncidentReading => incidentReading(notes, now, { isDashboard: true, changeStanding: standings(around) });
const change = (...properties: string[]): string => noteOf("change", properties);
const from = (start: string, end: string, ...more: string[]): string => change(`planned_start: ${start}`, `planned_end: ${end}`, "backout_duration: 75 min", ...more);
const approved = (start: string, status: string, ...lines: string[]): string => noteOf("change", [`status: ${status}`, `planned_start: ${start}`], ["## Approvals", "", ...lines.map((line) => `- ${line}`)]);
const told = (items: readonly AgendaItem[]): string[] => items.map(({ path, change: { marks } = { marks: [] } }) => [path, ...marks].join(" "));

describe("Changes on the dashboard", () => {
  test("begin today, or have something wrong; what is drafted for another day is not told", () => {
    const { changes, changeCount } = changePart(reading({
      "today.md": from("2026-11-28T23:30", "2026-11-29T02:00", "status: draft"), "tomorrow.md": from("2026-11-29T22:00", "2026-11-29T23:00", "status: draft"),
      "done.md": from("2026-11-28T10:00", "2026-11-28T11:00", "status: review"), "cancelled.md": from("2026-11-28T10:00", "2026-11-28T11:00", "status: cancelled"),
    }));
    expect([told(changes), changeCount]).toEqual([["today.md"], 1]);
  });

  test("say which approvals are void, and which are missing two days before they begin", () => {
    const pinned = "2026-11-20 15:02 approved by [[Cleo]] as peer, plan h1-000000000000";
    const part = changePart(reading({
      "void.md": approved("2027-03-01T22:00", "scheduled", pinned), "soon.md": approved("2026-11-30T22:00", "authorize"), "later.md": approved("2026-12-01T22:00", "authorize"),
      "rejected.md": approved("2027-03-01T22:00", "authorize", "2026-11-20 15:02 rejected by [[Cleo]]: no"),
    }));
    expect(told(part.changes)).toEqual(["soon.md approvals-missing", "rejected.md rejected", "void.md approval-void"]);
    expect(part.voidApprovals).toBe(1);
  });

  test("say that their time passed without a beginning", () => {
    expect(told(changePart(reading({ "over.md": from("2026-11-27T22:00", "2026-11-27T23:00", "status: draft"), "late.md": from("2026-11-26T22:00", "2026-12-27T23:00", "status: draft") })).changes)).toEqual(["late.md start-late", "over.md window-over"]);
  });

  test("go on under Now with what is wrong, and with until when one can still go back", () => {
    const notes = { "CHG.md": from("2026-11-28T22:00", "2026-11-29T02:00", "status: implement", "change_type: standard"), "next.md": from("2026-11-28T22:00", "2026-11-29T02:00", "status: scheduled", "change_type: standard") };
    const part = changePart(reading(notes, { "CHG.md": { conflicts: [aConflict("next")] } }));
    expect([...part.now].map(([path, { marks, decideBy }]) => [path, marks, decideBy?.moment])).toEqual([["CHG.md", ["conflict"], "2026-11-29T00:45"], ["next.md", [], undefined]]);
    expect(part.changes).toEqual([]);
    const vault = { today: "2026-11-28", framework: undefined, procedures: [], checklists: [], procedureBodies: new Map(), checklistBodies: new Map(), linkTextOf: (path: string) => path, pathOf: () => undefined };
    const maintenance = { now: inHand(agendaReading(notes, NOW)), nowCount: { incidents: 0, all: 2 }, work: [], workCount: { overdue: 0, others: 0 }, passed: { plans: 0, occurrences: 0 }, week: [], maintenance: "none" as const, freeze: "" };
    const { now } = buildDashboard(vault, { canOpen: false, stepsDue: 0, checklists: [], offers: [] }, { frameworkPath: undefined, covered: 0, total: 0, groups: [] }, "23:00", [], maintenance, undefined, part);
    expect(told(now)).toEqual(["CHG.md conflict", "next.md"]);
  });

  test("are looked at again only where something moved", () => {
    fc.assert(fc.property(fc.subarray(["a", "b", "c", "d"]), fc.constantFrom("a", "b", "c", "d"), (names, other) => {
      const notes: Notes = Object.fromEntries(names.map((name) => [`${name}.md`, from("2026-11-28T23:30", "2026-11-29T02:00")]));
      const first = reading(notes);
      const before = changePart(first);
      expect(changePart(first).changes).toBe(before.changes);
      const after = changePart({ ...first, changeStanding: standings({ [`${other}.md`]: { conflicts: [aConflict("x")] } }) });
      expect(after.changes.filter((item) => !before.changes.includes(item)).map(({ path }) => path)).toEqual(names.includes(other) ? [`${other}.md`] : []);
    }));
  });
});

describe("Changes in a conflict", () => {
  const conflicts = [aConflict("other")];
  const accepted = noteOf("change", ["status: scheduled", "planned_start: 2026-11-30T22:00"], ["## Accepted conflicts", "", "- 2026-11-20 15:02 accepted same-service [[other]] by [[Ana]]: fine"]);

  test("are those of which nobody accepted one; the same set as long as it says the same", () => {
    const around = { "a.md": { conflicts }, "b.md": { conflicts }, "c.md": { conflicts }, "d.md": {} };
    const one = reading({ "a.md": change("status: scheduled"), "b.md": accepted, "c.md": change("status: closed"), "d.md": change() }, around);
    expect([...conflictedChanges(one)]).toEqual(["a.md"]);
    expect(conflictedChanges({ ...one })).toBe(conflictedChanges(one));
    expect([...conflictedChanges({ ...one, bodies: new Map() })]).toEqual([]);
  });

  test("are marked in the schedule, with their end, and stand there while they go on", () => {
    const notes = { "CHG.md": from("2026-10-30T22:00", "2026-11-02T02:00"), "over.md": from("2026-10-30T22:00", "2026-10-31T02:00"), "night.md": from("2026-11-30T22:00", "2026-12-01T02:00") };
    const { items } = buildAgenda({ ...agendaReading(notes, NOW), conflicted: new Set(["CHG.md"]) }, "2026-11-01", "2026-11-30");
    expect(items.map(({ path, time, until = "", warnings }) => [path, time, until.slice(5), warnings])).toEqual([["CHG.md", "22:00", "11-02T02:00", ["conflict"]], ["night.md", "22:00", "12-01T02:00", []]]);
  });
});

describe("Changes that are over", () => {
  const closed = (day: string, code: string, ...more: string[]): string => change("status: closed", `close_code: ${code}`, `planned_start: ${day}T10:00`, "title: Rotate the keys", 'services: ["[[db-1]]"]', ...more);
  const thrice: Notes = { "1.md": closed("2026-06-01", "successful"), "2.md": closed("2026-07-01", "successful"), "3.md": closed("2026-08-01", "successful") };
  const offered = (notes: Notes): string[] => changeOffers(reading(notes)).map((offer) => (offer.kind === "standardise" ? `standardise ${offer.path} ${String(offer.count)}` : `suspended ${offer.path} ${String(offer.failed)} of ${String(offer.of)}`));

  test("and succeeded three times alike could be a standard change", () => {
    expect(offered(thrice)).toEqual(["standardise 3.md 3"]);
    expect(offered({ ...thrice, "4.md": closed("2026-09-01", "failed") })).toEqual([]);
    expect(offered({ ...thrice, "3.md": closed("2026-08-01", "successful", "major: true") })).toEqual([]);
    expect(offered({ ...thrice, "3.md": closed("2025-08-01", "successful") })).toEqual([]);
    expect(offered({ ...thrice, "Rotate the keys.md": noteOf("procedure", []) })).toEqual([]);
  });

  test("and failed too often suspend their procedure", () => {
    const used = (day: string, code: string): string => closed(day, code, "change_type: standard", 'template: "[[Rotate]]"');
    const notes = { "Rotate.md": noteOf("procedure", []), "1.md": used("2026-06-01", "failed"), "2.md": used("2026-07-01", "backed-out"), "3.md": used("2026-08-01", "successful") };
    expect(offered(notes)).toEqual(["suspended Rotate.md 2 of 3"]);
    expect(offered({ ...notes, "2.md": used("2026-07-01", "successful-with-issues") })).toEqual([]);
    expect(offered({ ...notes, "Rotate.md": noteOf("procedure", ["status: retired"]) })).toEqual([]);
  });
});
