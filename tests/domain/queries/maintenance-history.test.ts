import { describe, expect, test } from "vitest";

import type { MaintenanceFigures, ServiceFigures } from "../../../src/domain/metrics/maintenance-figures.ts";
import type { Ratio } from "../../../src/domain/metrics/ratio.ts";
import { closedOf, figuresOf } from "../../../src/domain/queries/maintenance-history.ts";
import { planStandings } from "../../../src/domain/queries/plan-standings.ts";
import { agendaReading, noteOf, planNote } from "../../shared/agenda.ts";

type Notes = Readonly<Record<string, string>>;

const NOW = "2026-11-24T10:00";
const WEEKLY = ["schedule: every week on Monday", "starts: 2026-09-07"];
const november = (notes: Notes, services?: readonly string[], now = NOW): MaintenanceFigures => figuresOf(agendaReading(notes, now), "2026-11-01", "2026-11-30", services);
const parts = ({ strict, graced, executed }: MaintenanceFigures): string[] => [strict, graced, executed].map(({ part, of }: Ratio) => `${String(part)}/${String(of)}`);
const order = (status: string, occurrence: string, ...more: string[]): string => noteOf("work-order", ['plan: "[[UPS]]"', `occurrence: ${occurrence}`, `status: ${status}`, ...more]);

describe("Compliance", () => {
  test("TV-15 of eight weeks as the log tells them: 7 scheduled, strict 4, graced 5, executed 6", () => {
    const log = ["2026-09-07 done (due 2026-09-07)", "2026-09-14 done (due 2026-09-14)", "2026-09-22 done (due 2026-09-21)", "2026-10-01 done (due 2026-09-28)", "2026-10-12 missed (due 2026-10-05)", "2026-10-11 done (due 2026-10-12)", "2026-10-19 skipped (due 2026-10-19): strike", "2026-10-26 done (due 2026-10-26)"];
    const figures = figuresOf(agendaReading({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-10-26"], log) }, "2026-11-01T10:00"), "2026-09-01", "2026-10-31");
    expect(parts(figures)).toEqual(["4/7", "5/7", "6/7"]);
    expect(figures).toMatchObject({ skipped: 1, suppressed: 0, missed: [{ path: "UPS.md", name: "UPS", from: "2026-10-05", to: "2026-10-05", count: 1 }] });
  });

  test("counts what logs, work orders and the plan itself say, each occurrence once", () => {
    const notes = {
      "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-02"], ["2026-11-02 done (due 2026-11-02)", "2026-11-02 missed (due 2026-11-02)"]),
      "WO-1.md": order("done", "2026-11-09", "actual_end: 2026-11-10T10:00"), "WO-2.md": order("missed", "2026-11-09"), "WO-3.md": order("done", "2026-11-02", "actual_end: 2026-11-05T10:00"),
    };
    // The 16th went by, the 23rd is open and in its grace of a day.
    expect(parts(november(notes))).toEqual(["1/3", "2/3", "2/3"]);
    expect(november(notes).missed).toEqual([{ path: "UPS.md", name: "UPS", from: "2026-11-16", to: "2026-11-16", count: 1 }]);
    // The 23rd is overdue.
    expect(parts(november(notes, undefined, "2026-11-26T10:00"))).toEqual(["1/4", "2/4", "2/4"]);
  });

  test("counts by the day that the rule names, whatever the day it was done on", () => {
    const notes = { "UPS.md": planNote(["schedule: every month on the 31st", "starts: 2026-08-31", "working_day: next", "last_due: 2026-10-31"], ["2026-11-02 done (due 2026-10-31)"]) };
    expect(parts(november(notes))).toEqual(["0/0", "0/0", "0/0"]);
    expect(parts(figuresOf(agendaReading(notes, NOW), "2026-10-01", "2026-10-31"))).toEqual(["1/1", "1/1", "1/1"]);
  });

  test("leaves out what is skipped, cancelled or suppressed, and what is open or ahead", () => {
    const notes = {
      "UPS.md": planNote([...WEEKLY, "last_due: 2026-10-26"]), "A.md": order("skipped", "2026-11-02"), "B.md": order("cancelled", "2026-11-09"), "C.md": order("done", "2026-11-16"), "D.md": order("in-progress", "2026-11-23"),
      "Off.md": planNote(["schedule: every week on Tuesday", "starts: 2026-11-03", "season: Dec-Feb"]),
    };
    const figures = november(notes);
    // Nobody wrote down when the 16th was done.
    expect(parts(figures)).toEqual(["0/1", "0/1", "1/1"]);
    expect([figures.skipped, figures.suppressed, figures.missed.length]).toEqual([1, 4, 0]);
  });

  test("counts what was passed over on purpose as skipped", () => {
    const figures = november({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-02", "missed: skip"]) });
    expect([figures.skipped, figures.missed.length, ...parts(figures)]).toEqual([2, 0, "0/0", "0/0", "0/0"]);
  });

  test("counts every day of a run, by what the schedule says, and else as many as it says", () => {
    const run = (schedule: string, line: string, ...more: string[]): MaintenanceFigures =>
      figuresOf(agendaReading({ "UPS.md": planNote([`schedule: ${schedule}`, "starts: 2026-01-05", "last_due: 2026-03-02", ...more], [line]) }, "2026-03-02T12:00"), "2026-01-01", "2026-02-28");
    const forty = "2026-03-02 missed (due 2026-01-06 to 2026-03-02, 40)";
    expect(run("every weekday", forty).missed).toEqual([{ path: "UPS.md", name: "UPS", from: "2026-01-06", to: "2026-02-27", count: 39 }]);
    expect(run("every week", forty).executed).toEqual({ part: 0, of: 39 });
    expect(run("every weekday", forty, "status: paused").executed).toEqual({ part: 0, of: 39 });
    // Nobody who writes of a run means one.
    expect(run("every weekday", "2026-03-02 missed (due 2026-01-06 to 2026-03-02)").executed).toEqual({ part: 0, of: 39 });
  });

  test("holds against a run that nobody can mean", () => {
    const figures = (line: string): MaintenanceFigures => november({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-16"], [line]) });
    expect(figures("2026-11-16 missed (due 2026-11-09 to 2026-11-16, 999999)").executed.of).toBe(8);
    expect(figures("2026-11-16 missed (due 0001-01-01 to 2026-11-16, 999999)").executed.of).toBe(1);
  });

  test("is the same whichever work of a plan is beside its schedule", () => {
    expect(parts(november({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23"], ["2026-11-23 done (due 2026-11-23)", "2026-11-18 done: new battery"]) }))).toEqual(["1/1", "1/1", "1/1"]);
  });

  test("keeps what a plan came to before it was retired", () => {
    expect(parts(november({ "UPS.md": planNote([...WEEKLY, "status: retired", "last_due: 2026-11-09"], ["2026-11-02 done (due 2026-11-02)", "2026-11-12 done (due 2026-11-09)"]) }))).toEqual(["1/2", "1/2", "2/2"]);
  });

  test("is by the clock of the plan's own zone", () => {
    const notes = (end: string, zone = "America/New_York"): Notes => ({
      "UPS.md": planNote(["schedule: once 2026-11-20 at 09:00", "grace: 0 days", `timezone: ${zone}`]), "WO.md": order("done", "2026-11-20", `actual_end: ${end}`),
    });
    expect(parts(november(notes("2026-11-20T15:00")))[0]).toBe("1/1");
    expect(parts(november(notes("2026-11-20T15:01")))[0]).toBe("0/1");
    expect(parts(november(notes("2026-11-20T09:01", "Europe/Berlin")))[0]).toBe("0/1");
    const [plan] = planStandings(agendaReading(notes("2026-11-20T15:00"), NOW));
    expect(plan && closedOf(plan, agendaReading(notes("2026-11-20T15:00"), NOW), "2026-11-01", "2026-11-30")).toEqual([expect.objectContaining({ outcome: "done", doneOn: "2026-11-20T09:00", dueAt: "2026-11-20T09:00" })]);
  });
});

test("Overdue work is by its part of its own cycle, with its hours and its age", () => {
  const notes = {
    "quarter.md": planNote(["schedule: every 3 months", "starts: 2026-10-25", "grace: 0 days", "duration: 3 h"]),
    "month.md": planNote(["schedule: every month", "starts: 2026-10-31", "grace: 0 days", "duration: 90 min"]),
    "grace.md": planNote(["schedule: every month", "starts: 2026-11-22"]),
  };
  const { overdue, backlog } = november(notes);
  expect(overdue.map(({ path, due, lateDays, priority }) => [path, due, lateDays, priority])).toEqual([["month.md", "2026-10-31", 24, 180], ["quarter.md", "2026-10-25", 30, (120 * 100) / 90]]);
  expect(backlog).toEqual({ count: 2, hours: 4.5, unestimated: 0, ageMedian: 27, age90: 29.4 });
});

describe("Planned maintenance", () => {
  const hours = (notes: Notes, services?: readonly string[]): string => {
    const { part, of } = november(notes, services).planned;
    return `${String(part)}/${String(of)}`;
  };
  const work = (...more: string[]): string => noteOf("work-order", ["status: done", "actual_end: 2026-11-20T12:00", ...more]);

  test("is the hours of plans to the hours of all work", () => {
    expect(hours({
      "a.md": work("category: preventive", "labour: 3 h"), "b.md": work("category: corrective", "actual_start: 2026-11-20T10:30"), "c.md": work("category: emergency", "labour: 30 min"), "d.md": work("category: routine", "labour: 1 h"),
      "UPS.md": planNote(WEEKLY), "e.md": work('plan: "[[UPS]]"', "labour: 1 h"), "f.md": work("labour: 2 h"),
    })).toBe("5/9");
  });

  test("leaves out drills, what was cancelled, and what ended at another time or nobody knows how long", () => {
    expect(hours({
      "a.md": work("labour: 3 h", "exercise: true"), "b.md": noteOf("work-order", ["status: cancelled", "actual_end: 2026-11-20T12:00", "labour: 3 h"]), "c.md": noteOf("work-order", ["status: done", "actual_end: 2026-10-31T12:00", "labour: 3 h"]),
      "d.md": work(), "e.md": noteOf("work-order", ["status: done", "labour: 3 h"]), "f.md": work("actual_start: 2026-11-20T13:00"),
    })).toBe("0/0");
  });

  test("takes for a line of a log what the plan says, once an occurrence, and not where a work order tells of it", () => {
    const log = ["2026-11-02 done (due 2026-11-02)", "2026-11-03 done (due 2026-11-02)", "2026-11-09 done (due 2026-11-09)", "2026-11-16 skipped (due 2026-11-16)", "2026-11-18 done: new battery", "2026-10-26 done (due 2026-10-26)"];
    const notes = { "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-16", "duration: 30 min"], log), "WO.md": order("done", "2026-11-09", "actual_end: 2026-11-09T12:00", "labour: 2 h", "category: preventive") };
    expect(hours(notes)).toBe("3/3");
  });

  test("is of the services that are asked for, in any case", () => {
    const notes = { "a.md": work("category: preventive", "labour: 3 h", 'services: "[[db-1]]"'), "b.md": work("category: corrective", "labour: 1 h", 'services: ["[[Services/DB-1|the database]]", "[[Checkout]]"]'), "c.md": work("category: corrective", "labour: 5 h", "services: Other"), "d.md": work("category: corrective", "labour: 5 h") };
    expect(hours(notes, ["db-1"])).toBe("3/4");
    expect(hours(notes, ["Db-1"])).toBe("3/4");
    expect(hours(notes, ["Checkout"])).toBe("0/1");
  });
});

describe("A service", () => {
  const incident = (from: string, to: string, ...more: string[]): string => noteOf("incident", ["status: closed", `started: ${from}`, ...(to === "" ? [] : [`resolved: ${to}`]), 'services: "[[Checkout]]"', ...more]);
  const repair = (category: string, from: string, to: string, ...more: string[]): string => noteOf("work-order", [`category: ${category}`, "status: done", `downtime_start: ${from}`, `downtime_end: ${to}`, 'services: "[[Checkout]]"', ...more]);
  /** Of a November that is over, 720 hours. */
  const service = (notes: Notes): ServiceFigures | undefined => november(notes, undefined, "2026-12-24T10:00").services[0];
  const INCIDENT = incident("2026-11-20T10:00", "2026-11-20T11:00");

  test("TV-24 is down once where an incident and its repair overlap: 105 minutes, not 135", () => {
    const notes = { "INC.md": INCIDENT, "WO.md": repair("corrective", "2026-11-20T10:30", "2026-11-20T11:30"), "WO-2.md": repair("corrective", "2026-11-20T12:00", "2026-11-20T12:15") };
    // The repair that began within the incident mends it; the other is a failure of its own.
    expect(service(notes)).toEqual({ name: "Checkout", failures: 2, operatingHours: 718.25, mtbfHours: 359.125, downtimeMinutes: 105, plannedMinutes: 0 });
  });

  test("failed as often as incidents began, also where they overlap", () => {
    expect(service({ "a.md": INCIDENT, "b.md": incident("2026-11-20T10:30", "2026-11-20T11:30") })).toMatchObject({ failures: 2, downtimeMinutes: 90 });
    expect(service({ "a.md": incident("2026-10-31T23:00", "2026-11-01T01:00") })).toMatchObject({ failures: 0, mtbfHours: undefined, downtimeMinutes: 60, operatingHours: 719 });
  });

  test("does not fail by planned maintenance, which leaves its operating time", () => {
    expect(service({ "a.md": INCIDENT, "WO.md": repair("preventive", "2026-11-21T10:00", "2026-11-21T14:00") })).toEqual({ name: "Checkout", failures: 1, operatingHours: 719, mtbfHours: 719, downtimeMinutes: 300, plannedMinutes: 240 });
  });

  test("fails once by an emergency: by its incident, else by the work order itself", () => {
    expect(service({ "INC.md": INCIDENT, "WO.md": repair("emergency", "2026-11-20T10:10", "2026-11-20T12:00", 'incident: "[[INC]]"') })).toMatchObject({ failures: 1, downtimeMinutes: 60 });
    expect(service({ "WO.md": repair("emergency", "2026-11-20T10:10", "2026-11-20T12:00") })).toMatchObject({ failures: 1, downtimeMinutes: 110 });
  });

  test("is not down by drills, cancelled records and duplicates", () => {
    const cancelled = { "a.md": INCIDENT.replace("closed", "cancelled"), "b.md": incident("2026-11-20T10:00", "2026-11-20T11:00", "exercise: true"), "c.md": incident("2026-11-20T10:00", "2026-11-20T11:00", 'duplicate_of: "[[a]]"') };
    expect(service(cancelled)).toBeUndefined();
    expect(service({ "WO.md": repair("corrective", "2026-11-20T10:00", "2026-11-20T11:00", "exercise: true"), "WO-2.md": repair("corrective", "2026-11-20T10:00", "2026-11-20T11:00").replace("done", "cancelled") })).toBeUndefined();
  });

  test("is down until now by an incident that goes on, and for nobody knows how long by one that ended without saying when", () => {
    const open = noteOf("incident", ["status: responding", "detected: 2026-11-24T08:00", "services: Checkout"]);
    expect(november({ "INC.md": open }).services).toEqual([expect.objectContaining({ failures: 1, downtimeMinutes: 120 })]);
    expect(service({ "INC.md": incident("2026-11-20T10:00", "") })).toMatchObject({ failures: 1, downtimeMinutes: 0 });
    expect(service({ "INC.md": incident("2026-11-20T10:00", "", "closed: 2026-11-20T10:45") })).toMatchObject({ failures: 1, downtimeMinutes: 45 });
  });

  test("is measured in the zone of each record, as far as the period reaches", () => {
    expect(service({ "INC.md": incident("2026-11-30T12:00", "2026-12-01T12:00", "timezone: America/New_York") })).toMatchObject({ failures: 1, downtimeMinutes: 360 });
    expect(service({ "INC.md": incident("2026-11-30T18:00", "2026-12-01T12:00", "timezone: Mars/Olympus") })).toMatchObject({ failures: 1, downtimeMinutes: 360 });
    expect(service({ "INC.md": incident("2026-12-01T00:00", "2026-12-01T12:00") })).toBeUndefined();
  });

  test("is one whatever the case of its links, and those asked for alone", () => {
    const notes = { "a.md": INCIDENT, "b.md": incident("2026-11-21T10:00", "2026-11-21T11:00").replace("[[Checkout]]", "[[Services/checkout|shop]]"), "c.md": incident("2026-11-21T10:00", "2026-11-21T11:00").replace("Checkout", "db-1") };
    const named = (services?: readonly string[]): unknown => november(notes, services).services.map(({ name, failures }) => [name, failures]);
    expect(named()).toEqual([["Checkout", 2], ["db-1", 1]]);
    expect(named(["checkout"])).toEqual([["Checkout", 2]]);
    expect(named(["Vault"])).toEqual([]);
  });
});

test("The figures of some services are of the plans that name one of them", () => {
  const notes = {
    "a.md": planNote([...WEEKLY, 'services: ["[[db-1]]", "[[Rack]]"]', "last_due: 2026-11-16", "duration: 1 h"], ["2026-11-16 done (due 2026-11-16)"]),
    "b.md": planNote([...WEEKLY, "services: Checkout", "last_due: 2026-11-16"], ["2026-11-16 missed (due 2026-11-16)"]), "c.md": planNote([...WEEKLY, "last_due: 2026-11-02"]),
  };
  expect(parts(november(notes, ["DB-1"]))).toEqual(["1/1", "1/1", "1/1"]);
  expect(november(notes, ["Checkout"]).missed.map(({ path }) => path)).toEqual(["b.md"]);
  expect(november(notes, ["db-1"]).planned).toEqual({ part: 1, of: 1 });
  expect(november(notes, ["Vault"]).executed.of).toBe(0);
});

test("A vault without anything has no figures", () => {
  expect(november({})).toMatchObject({ strict: { part: 0, of: 0 }, missed: [], overdue: [], planned: { part: 0, of: 0 }, services: [], backlog: { count: 0, ageMedian: undefined } });
});
