import { describe, expect, test } from "vitest";

import { nowIn, planStandings, standingOfPlan, type PlanStanding } from "../../../src/domain/queries/plan-standings.ts";
import type { AgendaReading } from "../../../src/domain/queries/build-agenda.ts";
import { agendaReading, agendaVault, noteOf, planNote } from "../../shared/agenda.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";

const MONTHLY = ["schedule: every month on the 22nd", "starts: 2026-06-22", "last_done: 2026-10-22", "last_due: 2026-10-22"];
const order = (status: string, plan = "[[UPS]]", ...more: string[]): string => noteOf("work-order", [`plan: "${plan}"`, "occurrence: 2026-11-22", `status: ${status}`, ...more]);

function only(reading: AgendaReading, path = "UPS.md"): PlanStanding {
  const found = planStandings(reading).find(({ row }) => row.path === path);
  if (!found) throw new Error(`${path} stands nowhere`);
  return found;
}
const shown = ({ standing: { open, passed, next } }: PlanStanding): unknown => ({ open: open.map(({ nominal }) => nominal), passed: passed.map(({ nominal }) => nominal), next: next?.nominal });
const at = (notes: Readonly<Record<string, string>>, now = "2026-11-24T08:00", zone?: string): unknown => shown(only(agendaReading(notes, now, zone)));

describe("A plan stands", () => {
  test("by the stamps of its log", () => {
    expect(at({ "UPS.md": planNote(MONTHLY) })).toEqual({ open: ["2026-11-22"], passed: [], next: "2026-12-22" });
    expect(at({ "UPS.md": planNote(MONTHLY) }, "2026-11-21T08:00")).toEqual({ open: [], passed: [], next: "2026-11-22" });
    expect(at({ "UPS.md": planNote(["schedule: every month on the 22nd", "starts: 2026-06-22", "last_due: 2026-08-22"]) })).toEqual({ open: ["2026-11-22"], passed: ["2026-09-22", "2026-10-22"], next: "2026-12-22" });
  });

  test.each([
    ["planned", ["2026-11-22"]], ["in-progress", ["2026-11-22"]], ["on-hold", ["2026-11-22"]], ["done", []], ["closed", []], ["skipped", []], ["missed", []], ["cancelled", []],
  ])("with a work order that is %s", (status, open) => {
    expect(at({ "UPS.md": planNote(MONTHLY), "WO.md": order(status) })).toEqual({ open, passed: [], next: "2026-12-22" });
  });

  test("without the work order of another plan with the same file name", () => {
    const notes = { "UPS.md": planNote(MONTHLY), "Branch/UPS.md": planNote(MONTHLY), "WO.md": order("done", "[[Branch/UPS]]") };
    const reading = agendaReading(notes, "2026-11-24T08:00");
    expect(shown(only(reading))).toEqual({ open: ["2026-11-22"], passed: [], next: "2026-12-22" });
    expect(shown(only(reading, "Branch/UPS.md"))).toEqual({ open: [], passed: [], next: "2026-12-22" });
  });

  test("nowhere once it is retired, or its properties cannot be read", () => {
    const vault = agendaVault({ "UPS.md": planNote([...MONTHLY, "status: retired"]), "Other.md": planNote(MONTHLY) });
    vault.index.putUnreadable("Other.md", [], {});
    expect(planStandings(vault.at("2026-11-24T08:00"))).toEqual([]);
  });

  test("by the readings of its meter and its condition", () => {
    const metric = (...readings: string[]): string => noteOf("metric", ["unit: h"], ["## Readings", "", ...readings.map((reading) => `- ${reading}`)]);
    const notes = {
      "UPS.md": planNote(['meter: "[[Hours]]"', "every: 500 h", "last_done: 2026-10-01", "last_due: 2026-10-01"]),
      "Purge.md": planNote(['condition: "[[Disk]] > 85"']),
      "Hours.md": metric("2026-10-01 08:00 510 h", "2026-11-20 08:00 999 h"),
      "Disk.md": metric("2026-11-19 08:00 80 %", "2026-11-20 08:00 88 %"),
    };
    expect(at(notes)).toMatchObject({ open: [] });
    expect(at({ ...notes, "Hours.md": metric("2026-10-01 08:00 510 h", "2026-11-20 08:00 1000 h") })).toMatchObject({ open: ["2026-11-20"] });
    expect(at({ ...notes, "Hours.md": metric("2026-10-01 08:00 510 h", "2026-11-20 08:00 1000 h suspect") })).toMatchObject({ open: [] });
    expect(shown(only(agendaReading(notes, "2026-11-24T08:00"), "Purge.md"))).toMatchObject({ open: ["2026-11-20"] });
  });

  test("by its own calendars, freezes and window", () => {
    const notes = {
      "Holidays.md": noteOf("calendar", ["kind: holidays", "dates:", "  - 2026-12-22 Works outing"]),
      "Saturday.md": noteOf("calendar", ["kind: maintenance-window", "schedule: every week on Saturday at 22:00", "duration: 4 h"]),
      "Freeze.md": noteOf("calendar", ["kind: freeze", "start: 2026-12-01", "end: 2026-12-31", "services: [db-9]"]),
      "Shifted.md": planNote([...MONTHLY, "working_day: next"]),
      "Windowed.md": planNote([...MONTHLY, 'window: "[[Saturday]]"']),
      "Frozen.md": planNote([...MONTHLY, "services: [db-9]"]),
    };
    const reading = agendaReading(notes, "2026-11-24T08:00");
    expect(only(reading, "Shifted.md").standing).toMatchObject({ open: [{ nominal: "2026-11-22", day: "2026-11-23" }], next: { nominal: "2026-12-22", day: "2026-12-23" } });
    expect(only(reading, "Windowed.md").standing).toMatchObject({ open: [], next: { nominal: "2026-11-22", day: "2026-11-28", from: "2026-11-28T22:00" } });
    expect(only(reading, "Frozen.md").standing).toMatchObject({ open: [{ nominal: "2026-11-22" }], next: { nominal: "2027-01-22" } });
  });
});

describe("A plan with a zone of its own", () => {
  const auckland = { "UPS.md": planNote(["schedule: every day", "last_due: 2026-11-23", "timezone: Pacific/Auckland"]) };
  const timed = (zone: string): Record<string, string> => ({ "UPS.md": planNote(["schedule: every day at 09:00", "last_due: 2026-11-23", `timezone: ${zone}`]) });

  test("is due by the clock of that zone", () => {
    expect(at(auckland, "2026-11-23T11:59")).toMatchObject({ open: [], next: "2026-11-24" });
    expect(at(auckland, "2026-11-23T12:00")).toMatchObject({ open: ["2026-11-24"] });
    expect(at(timed("America/New_York"), "2026-11-24T14:59")).toMatchObject({ open: [] });
    expect(at(timed("America/New_York"), "2026-11-24T15:00")).toMatchObject({ open: ["2026-11-24"] });
  });

  test("is looked at again when its own day begins", () => {
    const vault = agendaVault(auckland);
    expect(shown(only(vault.at("2026-11-23T11:59")))).toMatchObject({ open: [] });
    expect(shown(only(vault.at("2026-11-23T12:00")))).toMatchObject({ open: ["2026-11-24"] });
  });

  test("keeps to the vault's zone where nobody knows its own", () => {
    expect(at(timed("Mars/Olympus"), "2026-11-24T09:00")).toMatchObject({ open: ["2026-11-24"] });
    expect(only(agendaReading(timed("Mars/Olympus"), "2026-11-24T09:00")).around.zone).toBe("Europe/Berlin");
  });

  test("has its wall time told from the vault's", () => {
    const reading = agendaReading({}, "2026-11-24T00:30");
    expect([nowIn("Europe/Berlin", reading), nowIn("America/New_York", reading), nowIn("Asia/Kolkata", reading)]).toEqual(["2026-11-24T00:30", "2026-11-23T18:30", "2026-11-24T05:00"]);
  });
});

describe("A plan is looked at again", () => {
  const notes = {
    "UPS.md": planNote(MONTHLY), "Other.md": planNote([...MONTHLY, "title: Other"]), "Meter.md": planNote(['meter: "[[Hours]]"', "every: 500 h"]),
    "Hours.md": noteOf("metric", ["unit: h"], ["## Readings", "", "- 2026-11-20 08:00 20 h"]),
    "WO.md": order("planned", "[[UPS]]"), "Holidays.md": noteOf("calendar", ["kind: holidays"]),
  };
  /** The plans that stand anew after something. */
  const anew = (more: (vault: ReturnType<typeof agendaVault>) => void, now = "2026-11-24T09:15", zone?: string): string[] => {
    const vault = agendaVault(notes);
    const before = new Set(planStandings(vault.at("2026-11-24T08:00")));
    more(vault);
    return planStandings(vault.at(now, zone)).filter((made) => !before.has(made)).map(({ row }) => row.path);
  };

  test.each<[string, (vault: ReturnType<typeof agendaVault>) => void, string[]]>([
    ["never while nothing moved but the clock", () => undefined, []],
    ["never for a note that says the same", (vault) => vault.put("UPS.md", planNote(MONTHLY)), []],
    ["when it changed", (vault) => vault.put("UPS.md", planNote([...MONTHLY, "grace: 2 days"])), ["UPS.md"]],
    ["when one of its work orders changed", (vault) => vault.put("WO.md", order("done")), ["UPS.md"]],
    ["when a calendar changed", (vault) => vault.put("Holidays.md", noteOf("calendar", ["kind: holidays", "dates: [2026-12-22]"])), ["Meter.md", "Other.md", "UPS.md"]],
    ["when its meter was read", (vault) => vault.put("Hours.md", noteOf("metric", ["unit: h"], ["## Readings", "", "- 2026-11-20 08:00 520 h"])), ["Meter.md"]],
  ])("%s", (_title, more, expected) => {
    expect(anew(more)).toEqual(expected);
  });

  test("when the day or the zone is another", () => {
    expect(anew(() => undefined, "2026-11-25T08:00")).toHaveLength(3);
    expect(anew(() => undefined, "2026-11-24T08:00", "Asia/Kolkata")).toHaveLength(3);
  });

  test.each<[string, string[]]>([
    ["a time of day", ["schedule: every day at 09:00", "last_due: 2026-11-23"]],
    ["a maintenance window", ["schedule: every day", "last_due: 2026-11-23", 'window: "[[Morning]]"']],
  ])("each minute with %s, as it may begin between two", (_title, properties) => {
    const vault = agendaVault({ "UPS.md": planNote(properties), "Morning.md": noteOf("calendar", ["kind: maintenance-window", "schedule: every day at 09:00", "duration: 1 h"]) });
    expect(shown(only(vault.at("2026-11-24T08:59")))).toMatchObject({ open: [] });
    expect(shown(only(vault.at("2026-11-24T09:00")))).toMatchObject({ open: ["2026-11-24"] });
  });

  test("each minute where its grace counts hours, which may end between two", () => {
    const vault = agendaVault({ "UPS.md": planNote(["schedule: every day", "last_due: 2026-11-22", "missed: skip", "grace: 2 h"]) });
    expect(shown(only(vault.at("2026-11-24T01:59")))).toMatchObject({ open: ["2026-11-23", "2026-11-24"] });
    expect(shown(only(vault.at("2026-11-24T02:01")))).toMatchObject({ open: ["2026-11-24"], passed: ["2026-11-23"] });
  });

  test("alone as among all", () => {
    const reading = agendaReading(notes, "2026-11-24T08:00");
    const [first] = planStandings(reading);
    expect(first && standingOfPlan(first.row, reading)).toBe(first);
  });
});

describe.skipIf(!hasShared)("The battery's self-test of the examples", () => {
  const examples = hasShared ? exampleNotes() : new Map<string, string>();
  const freeze = "Year-end freeze 2026.md";

  test("stands done by its work order; 2026-12-22 lies in the freeze of the year's end", () => {
    const plan = only(agendaReading(examples, "2026-11-23T10:00"), "UPS battery self-test.md");
    expect(shown(plan)).toEqual({ open: [], passed: [], next: "2027-01-22" });
    expect(plan.orders.accounts.get("2026-11-22")).toEqual({ outcome: "done", on: "2026-11-23" });
  });

  test("is due next on 2026-12-22 without that freeze", () => {
    const others = new Map([...examples].filter(([name]) => name !== freeze));
    expect(shown(only(agendaReading(others, "2026-11-23T10:00"), "UPS battery self-test.md"))).toEqual({ open: [], passed: [], next: "2026-12-22" });
  });
});
