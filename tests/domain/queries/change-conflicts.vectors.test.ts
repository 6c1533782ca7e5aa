import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { ConflictFinder } from "../../../src/domain/queries/conflict-finder.ts";
import { naiveConflicts } from "../../shared/naive-conflicts.ts";
import { changeVault, planned, service, type Fields } from "./change-vault.ts";

const keysOf = (name: string, notes: Readonly<Record<string, Fields>>, now?: string): string[] => {
  const vault = changeVault(notes);
  return new ConflictFinder().of(vault.change(name), vault.reading(now)).map(({ key }) => key);
};
const FREEZE = { type: "calendar", kind: "freeze", level: "hard", start: "2026-12-18T18:00", end: "2027-01-04T06:00" };
const EVENING = planned("2026-12-01T22:00", "2026-12-01T23:00");

describe("TV-05: two changes", () => {
  test("do not collide where one begins as the other ends", () => {
    expect(keysOf("A", { A: EVENING, B: planned("2026-12-01T23:00", "2026-12-02T00:00") })).toEqual([]);
    expect(keysOf("A", { A: EVENING, B: planned("2026-12-01T22:59", "2026-12-02T00:00") })).toEqual(["same-service [[B]]"]);
  });

  test("collide where one service depends on the other, each seen from its own side", () => {
    const notes = { A: EVENING, B: planned("2026-12-01T22:30", "2026-12-01T23:30", "[[app]]"), db: service(), app: service({ depends_on: "[[db]]" }) };
    expect([keysOf("A", notes), keysOf("B", notes)]).toEqual([["parent-service [[B]]"], ["child-service [[A]]"]]);
  });
});

describe("Scenario 3", () => {
  const order = { type: "work-order", status: "planned", services: "[[app]]", downtime_start: "2026-12-18T21:00", downtime_end: "2026-12-18T23:00" };
  const others = { "Year-end freeze": FREEZE, db: service(), app: service({ depends_on: "[[db]]" }) };

  test("is a freeze and a collision at once; in January the freeze is over", () => {
    const notes = { ...others, A: planned("2026-12-18T22:00", "2026-12-19T00:00"), W: order };
    const vault = changeVault(notes);
    const finder = new ConflictFinder();
    expect(finder.of(vault.change("A"), vault.reading()).map(({ key, isHard, detail }) => [key, isHard, detail])).toEqual([["in-freeze [[Year-end freeze]]", true, "hard"], ["maintenance [[W]]", false, "app"]]);
    vault.put("A", planned("2027-01-08T22:00", "2027-01-09T00:00"));
    vault.put("W", { ...order, downtime_start: "2027-01-08T21:00", downtime_end: "2027-01-08T23:00" });
    expect(finder.of(vault.change("A"), vault.reading()).map(({ key }) => key)).toEqual(["maintenance [[W]]"]);
  });
});

describe("A change", () => {
  test.each<[string, Readonly<Record<string, Fields>>, string[]]>([
    ["in the way of its implementer's other change", { A: { ...EVENING, implementer: "[[Ana]]" }, B: planned("2026-12-01T22:30", "2026-12-01T23:30", "[[web]]", { implementer: "ana" }) }, ["assignee-busy [[B]]"]],
    ["beside a draft", { A: EVENING, B: { ...EVENING, status: "draft" } }, []],
    ["beside one that is done", { A: EVENING, B: { ...EVENING, status: "review" } }, []],
    ["done itself", { A: { ...EVENING, status: "closed" }, B: EVENING }, []],
    ["without an end", { A: { ...EVENING, planned_end: undefined }, B: EVENING }, []],
    ["turned around", { A: planned("2026-12-01T23:00", "2026-12-01T22:00"), B: EVENING }, []],
    ["unreadable", { A: planned("soon", "later"), B: EVENING }, []],
    ["of another zone, an hour before", { A: EVENING, B: { ...EVENING, timezone: "Europe/London" } }, []],
    ["of another zone, at the same time", { A: EVENING, B: planned("2026-12-01T21:30", "2026-12-01T22:30", "[[db]]", { timezone: "Europe/London" }) }, ["same-service [[B]]"]],
    ["of whole days", { A: planned("2026-12-01", "2026-12-01"), B: EVENING }, ["same-service [[B]]"]],
    ["of services in a circle", { A: EVENING, B: planned("2026-12-01T22:30", "2026-12-01T23:30", "[[app]]"), db: service({ depends_on: "[[web]]" }), web: service({ depends_on: "[[app]]" }), app: service({ depends_on: "[[db]]" }) }, ["parent-service [[B]]"]],
    ["in the window of its service", { A: EVENING, Tuesday: { type: "calendar", kind: "maintenance-window", services: "[[db]]", schedule: "every week on Tuesday at 22:00", duration: "2 h", starts: "2026-11-03" } }, []],
    ["partly outside the window of its service", { A: planned("2026-12-01T21:30", "2026-12-01T23:00"), Tuesday: { type: "calendar", kind: "maintenance-window", services: "[[db]]", schedule: "every week on Tuesday at 22:00", duration: "2 h", starts: "2026-11-03" } }, ["not-in-window [[db]]"]],
    ["in a freeze of what depends on it", { A: planned("2026-12-20T22:00", "2026-12-20T23:00"), app: service({ depends_on: "[[db]]" }), F: { ...FREEZE, services: "[[app]]" } }, ["parent-in-freeze [[F]]"]],
    ["in a soft freeze", { A: planned("2026-12-20T22:00", "2026-12-20T23:00"), F: { ...FREEZE, level: "soft" } }, ["in-freeze [[F]]"]],
    ["on the day of maintenance with downtime", { A: EVENING, M: { type: "maintenance", services: "[[db]]", schedule: "every month on the 1st", starts: "2026-01-01", downtime: "20 min" } }, ["maintenance [[M]]"]],
    ["an hour after maintenance with downtime", { A: EVENING, M: { type: "maintenance", services: "[[db]]", schedule: "every month on the 1st at 20:00", starts: "2026-01-01", downtime: "20 min" } }, []],
    ["carried out by the work order itself", { A: EVENING, W: { type: "work-order", change: "[[A]]", services: "[[db]]", downtime_start: "2026-12-01T22:00", downtime_end: "2026-12-01T22:10" } }, []],
    ["far from a major incident", { A: EVENING, I: { type: "incident", severity: "SEV1", services: "[[db]]", status: "responding" } }, []],
    ["soon, with a major incident", { A: planned("2026-11-24T08:00", "2026-11-24T10:00"), I: { type: "incident", severity: "SEV2", services: "[[db]]", status: "responding" } }, ["major-incident [[I]]"]],
    ["soon, that mends the incident", { A: planned("2026-11-24T08:00", "2026-11-24T10:00", "[[db]]", { fixes: "[[I]]" }), I: { type: "incident", severity: "SEV2", services: "[[db]]", status: "responding" } }, []],
    ["soon, with a small incident", { A: planned("2026-11-24T08:00", "2026-11-24T10:00"), I: { type: "incident", severity: "SEV3", services: "[[db]]", status: "responding" } }, []],
  ])("%s", (_title, notes, keys) => expect(keysOf("A", notes)).toEqual(keys));
});

describe("Conflicts kept from edit to edit", () => {
  const NAMES = ["a", "b", "c", "d", "e", "f"];
  const two = (number: number): string => String(number).padStart(2, "0");
  const aChange = fc.record({
    at: fc.nat(7), day: fc.integer({ min: 1, max: 3 }), from: fc.nat(23), length: fc.integer({ min: -1, max: 30 }), services: fc.subarray(NAMES, { maxLength: 2 }),
    status: fc.constantFrom("draft", "assess", "scheduled", "implement", "review"), implementer: fc.constantFrom(undefined, "Ana", "Ben"), timezone: fc.constantFrom(undefined, "America/New_York"),
  }).map(({ at, day, from, length, services, ...more }) => {
    const end = from + length;
    return { name: `C${at}`, fields: { type: "change", ...more, services, planned_start: `2026-12-${two(day)}T${two(from)}:00`, planned_end: `2026-12-${two(day + Math.floor(end / 24))}T${two(((end % 24) + 24) % 24)}:00` } as Fields };
  });
  const aService = fc.record({ name: fc.constantFrom(...NAMES), needs: fc.subarray(NAMES, { maxLength: 2 }) }).map(({ name, needs }) => ({ name, fields: service({ depends_on: needs }) }));

  test("are those that each change held beside each other one has", () => {
    fc.assert(fc.property(fc.array(fc.oneof({ arbitrary: aChange, weight: 4 }, aService), { minLength: 1, maxLength: 25 }), (edits) => {
      const [vault, finder] = [changeVault({}), new ConflictFinder()];
      for (const { name, fields } of edits) {
        vault.put(name, fields);
        const reading = vault.reading();
        const found = [...finder.all(reading)].map(([path, conflicts]) => [path, conflicts.map(({ key }) => key).sort()]);
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(naiveConflicts(reading)));
      }
    }), { numRuns: 150 });
  });
});
