import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { occurrencesBetween } from "../../../src/domain/schedule/schedule.ts";
import type { Agenda, AgendaItem } from "../../../src/domain/queries/agenda.ts";
import { buildAgenda, plansWithPast } from "../../../src/domain/queries/build-agenda.ts";
import { addDays, type Day } from "../../../src/domain/time/day.ts";
import { agendaReading, agendaVault, noteOf, planNote } from "../../shared/agenda.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";
import { read } from "../schedule/read.ts";

type Notes = Readonly<Record<string, string>>;

const NOW = "2026-11-24T10:00";
const november = (notes: Notes, now = NOW): Agenda => buildAgenda(agendaReading(notes, now), "2026-11-01", "2026-11-30");
const december = (notes: Notes, now = NOW): Agenda => buildAgenda(agendaReading(notes, now), "2026-12-01", "2026-12-31");
/** Items as `day state path`. */
const lines = ({ items }: Pick<Agenda, "items">): string[] => items.map(({ day, state, path }) => `${day.slice(5)} ${state} ${path}`);
const WEEKLY = ["schedule: every week on Monday", "starts: 2026-11-02"];
const order = (status: string, occurrence: string, ...more: string[]): string => noteOf("work-order", ['plan: "[[UPS]]"', `occurrence: ${occurrence}`, `status: ${status}`, ...more]);

describe("The schedule of a plan", () => {
  test("shows what is to come, from the next on", () => {
    expect(lines(december({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23"]) }))).toEqual(["12-07 planned UPS.md", "12-14 planned UPS.md", "12-21 planned UPS.md", "12-28 planned UPS.md"]);
    expect(lines(november({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23", "lead: 7 days"]) }))).toEqual(["11-30 upcoming UPS.md"]);
  });

  test("shows what is open, and what went by as missed", () => {
    const { items } = november({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-02"]) });
    expect(lines({ items })).toEqual(["11-09 missed UPS.md", "11-16 missed UPS.md", "11-23 in-grace UPS.md", "11-30 planned UPS.md"]);
    expect(items.map(({ passed, lateDays }) => [passed, lateDays])).toEqual([[0, 0], [0, 0], [2, 1], [0, 0]]);
  });

  test.each([
    ["one", "missed", "missed", "in-grace"], ["all", "overdue", "overdue", "in-grace"], ["skip", "skipped", "skipped", "in-grace"],
  ])("says of what is behind, with missed: %s, %s, %s, %s", (missed, ...states) => {
    expect(november({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-02", `missed: ${missed}`]) }).items.slice(0, 3).map(({ state }) => state)).toEqual(states);
  });

  test("shows a shifted occurrence on its day, and from which it moved, also into another month", () => {
    const notes = { "UPS.md": planNote(["schedule: every month on the last day", "working_day: next", "last_due: 2026-09-30"]) };
    expect(buildAgenda(agendaReading(notes, "2026-10-20T10:00"), "2026-10-01", "2026-10-31").items).toEqual([]);
    expect(november(notes, "2026-10-20T10:00").items.map(({ day, movedFrom }) => [day, movedFrom])).toEqual([["2026-11-02", "2026-10-31"], ["2026-11-30", ""]]);
  });

  test("shows an occurrence that waits long for its window", () => {
    const notes = {
      "UPS.md": planNote(["schedule: every 6 months", "starts: 2026-01-01", "last_due: 2026-01-01", 'window: "[[Yearly]]"']),
      "Yearly.md": noteOf("calendar", ["kind: maintenance-window", "schedule: every year on December 12 at 22:00", "starts: 2025-12-12", "duration: 4 h"]),
    };
    expect(december(notes, "2026-06-01T08:00").items.map(({ day, time, movedFrom }) => [day, time, movedFrom])).toEqual([["2026-12-12", "22:00", "2026-07-01"]]);
  });

  test("tells what the log says, on the days where it was due", () => {
    const log = ["2026-11-02 done (due 2026-11-02) by [[Ana]]", "2026-11-10 skipped (due 2026-11-09) by [[Ben]]: strike", "2026-11-18 missed (due 2026-11-16) by [[Ana]]", "2026-11-24 done (due 2026-11-23) by [[Ana]]"];
    const agenda = november({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23", "last_done: 2026-11-24"], log) });
    expect(lines(agenda)).toEqual(["11-02 done UPS.md", "11-09 skipped UPS.md", "11-16 missed UPS.md", "11-23 done UPS.md", "11-30 planned UPS.md"]);
    expect(agenda.items.every(({ lateDays }) => lateDays === 0)).toBe(true);
  });

  test("leaves what the log tells on the day to which it was shifted, as it was before", () => {
    const plan = (...log: string[]): Notes => ({ "UPS.md": planNote(["schedule: every month on the 22nd", "working_day: next", "starts: 2026-06-22", ...(log.length > 0 ? ["last_due: 2026-11-22"] : ["last_due: 2026-10-22"])], log) });
    const [open, done] = [november(plan()), november(plan("2026-11-24 done (due 2026-11-22) by [[Ana]]"))];
    expect(lines(open)).toEqual(["11-23 in-grace UPS.md"]);
    expect(lines(done)).toEqual(["11-23 done UPS.md"]);
    expect(done.items.map(({ key, movedFrom }) => [key, movedFrom])).toEqual(open.items.map(({ key, movedFrom }) => [key, movedFrom]));
  });

  test("tells of a run of forty on its last day", () => {
    const { items } = november({ "UPS.md": planNote(["schedule: every day", "last_due: 2026-11-20"], ["2026-11-21 missed (due 2026-10-12 to 2026-11-20, 40) by [[Ana]]"]) });
    expect(items.map(({ day, state, passed }) => [day, state, passed]).slice(0, 2)).toEqual([["2026-11-20", "missed", 39], ["2026-11-21", "missed", 0]]);
  });

  test("tells once of an occurrence that two lines are about: done before skipped before missed", () => {
    const of = (...outcomes: string[]): string[] => lines(november({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23"], outcomes.map((outcome) => `2026-11-24 ${outcome} (due 2026-11-23) by [[Ana]]`)) }));
    expect(of("missed", "done", "skipped")).toEqual(["11-23 done UPS.md", "11-30 planned UPS.md"]);
    expect(of("missed", "skipped")).toEqual(of("skipped", "missed"));
    expect(of("missed", "skipped")[0]).toBe("11-23 skipped UPS.md");
  });

  test("tells of work beside the schedule, also on the day of an occurrence, which stays open", () => {
    const { items } = november({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-16", "last_done: 2026-11-23"], ["2026-11-23 done by [[Ana]]: new battery", "2026-11-23 done by [[Ben]]: alarm"]) });
    expect(lines({ items })).toEqual(["11-23 in-grace UPS.md", "11-23 done UPS.md", "11-23 done UPS.md", "11-30 planned UPS.md"]);
    expect(new Set(items.map(({ key }) => key)).size).toBe(4);
  });

  test("says nothing of days before all that is known of it", () => {
    expect(lines(november({ "UPS.md": planNote(["schedule: every week on Monday"]) }))).toEqual(["11-23 in-grace UPS.md", "11-30 planned UPS.md"]);
    expect(lines(november({ "UPS.md": planNote(["schedule: every week on Monday", "starts: 2026-10-05", "last_done: 2026-11-17"]) }))).toEqual(["11-23 in-grace UPS.md", "11-30 planned UPS.md"]);
  });

  test("has one thing to do at a time where it counts from its completion", () => {
    expect(lines(december({ "UPS.md": planNote(["schedule: every week", "anchor: completion", "last_done: 2026-11-24", "last_due: 2026-11-23"]) }))).toEqual(["12-01 planned UPS.md"]);
  });

  test("shows what a freeze leaves out, and warns of one that it only touches", () => {
    const notes = {
      "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23"]), "Tax.md": planNote([...WEEKLY, "last_due: 2026-11-23", "statutory: true"]),
      "Morning.md": planNote(["schedule: every week on Friday at 09:00", "starts: 2026-11-06", "last_due: 2026-11-20"]),
      "Timed.md": planNote(["schedule: every week on Tuesday at 09:00", "starts: 2026-12-15", "statutory: true"]),
      "Freeze.md": noteOf("calendar", ["kind: freeze", "start: 2026-12-18T18:00", "end: 2026-12-27"]),
    };
    const { items } = december(notes);
    expect(items.filter(({ path }) => path === "UPS.md").map(({ state, warnings }) => [state, warnings])).toEqual([["planned", []], ["planned", []], ["suppressed", []], ["planned", []]]);
    expect(items.filter(({ path }) => path === "Tax.md").map(({ state, warnings }) => [state, warnings])).toEqual([["planned", []], ["planned", []], ["planned", ["freeze"]], ["planned", []]]);
    expect(items.filter(({ path }) => path === "Timed.md").map(({ warnings }) => warnings)).toEqual([[], ["freeze"], []]);
    // The eighteenth is frozen from the evening on.
    expect(items.filter(({ path }) => path === "Morning.md").map(({ day, state, warnings }) => [day.slice(8), state, warnings])).toEqual([["04", "planned", []], ["11", "planned", []], ["18", "planned", []], ["25", "suppressed", []]]);
  });

  test("shows nothing out of season, or while it is paused", () => {
    expect(lines(december({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23", "season: Apr-Oct"]) }))).toEqual([]);
    expect(lines(december({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23", "status: paused"]) }))).toEqual([]);
    expect(lines(december({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23", "paused_until: 2026-12-20"]) }))).toEqual(["12-21 planned UPS.md", "12-28 planned UPS.md"]);
  });

  test("warns where its window has no slot for it", () => {
    const notes = { "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23", 'window: "[[Short]]"', "downtime: 3 h"]), "Short.md": noteOf("calendar", ["kind: maintenance-window", "schedule: every week on Saturday at 22:00", "duration: 2 h"]) };
    expect(december(notes).items[0]?.warnings).toEqual(["no-window"]);
  });

  test("keeps its past once it is retired", () => {
    const retired = planNote([...WEEKLY, "status: retired", "last_due: 2026-11-09"], ["2026-11-02 done (due 2026-11-02) by [[Ana]]", "2026-11-09 done (due 2026-11-09) by [[Ana]]"]);
    expect(lines(november({ "UPS.md": retired }))).toEqual(["11-02 done UPS.md", "11-09 done UPS.md"]);
  });
});

describe("A work order of a plan", () => {
  const plan = planNote([...WEEKLY, "last_due: 2026-11-16"]);

  test.each([
    ["planned", "in-grace"], ["in-progress", "in-progress"], ["on-hold", "held"], ["done", "done"], ["closed", "done"], ["skipped", "skipped"], ["missed", "missed"], ["cancelled", "skipped"],
  ])("that is %s makes its occurrence %s", (status, state) => {
    expect(lines(november({ "UPS.md": plan, "WO.md": order(status, "2026-11-23", "due: 2026-11-23") }))).toEqual([`11-23 ${state} WO.md`, "11-30 planned UPS.md"]);
  });

  test("is what opens, and names its plan", () => {
    expect(november({ "UPS.md": plan, "WO.md": order("in-progress", "2026-11-23") }).items[0]).toMatchObject({ key: "UPS.md 2026-11-23", kind: "maintenance", path: "WO.md", plan: "UPS.md", lateDays: 1 });
  });

  test("says more than a missed line, and less than a done one", () => {
    const of = (outcome: string, status: string): string => lines(november({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23"], [`2026-11-24 ${outcome} (due 2026-11-23) by [[Ana]]`]), "WO.md": order(status, "2026-11-23") }))[0] ?? "";
    expect([of("missed", "done"), of("missed", "in-progress"), of("done", "done"), of("done", "in-progress"), of("missed", "cancelled"), of("skipped", "missed")]).toEqual([
      "11-23 done WO.md", "11-23 in-progress WO.md", "11-23 done UPS.md", "11-23 done UPS.md", "11-23 missed UPS.md", "11-23 skipped UPS.md",
    ]);
  });

  test("stands for itself where it names no occurrence, or its plan is not in force", () => {
    const beside = noteOf("work-order", ['plan: "[[UPS]]"', "due: 2026-11-25", "status: planned"]);
    expect(lines(november({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23"]), "WO.md": beside }))).toEqual(["11-25 planned WO.md", "11-30 planned UPS.md"]);
    expect(lines(november({ "UPS.md": planNote([...WEEKLY, "status: retired"]), "WO.md": order("in-progress", "2026-11-23") }))).toEqual(["11-23 in-progress WO.md"]);
    expect(lines(november({ "UPS.md": noteOf("service", []), "WO.md": order("done", "2026-11-23") }))).toEqual(["11-23 done WO.md"]);
  });
});

describe("The schedule", () => {
  test("shows repairs on the day that they are due", () => {
    const repair = (due: string, status = "planned"): string => noteOf("work-order", ["category: corrective", `due: ${due}`, `status: ${status}`, "services: db-1"]);
    const agenda = november({ "A.md": repair("2026-11-20"), "B.md": repair("2026-11-24"), "C.md": repair("2026-11-25"), "D.md": repair("2026-11-20", "done"), "E.md": repair("2026-11-20", "on-hold"), "F.md": repair("2026-12-20") });
    expect(lines(agenda)).toEqual(["11-20 overdue A.md", "11-20 done D.md", "11-20 held E.md", "11-24 due B.md", "11-25 planned C.md"]);
    expect(agenda.items.map(({ kind, lateDays }) => [kind, lateDays])).toEqual([["work-order", 4], ["work-order", 0], ["work-order", 4], ["work-order", 0], ["work-order", 0]]);
  });

  test("shows changes and reviews, with their time and state", () => {
    const change = (status: string, start: string): string => noteOf("change", [`status: ${status}`, `planned_start: ${start}`]);
    const agenda = november({
      "A.md": change("scheduled", "2026-11-28T22:00"), "B.md": change("implement", "2026-11-24T09:00"), "C.md": change("review", "2026-11-20T09:00"), "D.md": change("cancelled", "2026-11-21T09:00"),
      "E.md": change("scheduled", "2026-11-22T09:00"), "F.md": change("closed", "2026-11-23T09:00"), "R.md": noteOf("review", ["due: 2026-11-24"]), "S.md": noteOf("review", ["due: 2026-11-20"]), "T.md": noteOf("review", ["due: 2026-11-26", "status: closed"]),
    });
    expect(lines(agenda)).toEqual(["11-20 overdue S.md", "11-20 done C.md", "11-21 skipped D.md", "11-22 overdue E.md", "11-23 done F.md", "11-24 due R.md", "11-24 in-progress B.md", "11-26 done T.md", "11-28 planned A.md"]);
    expect(agenda.items.at(-1)).toMatchObject({ kind: "change", time: "22:00" });
  });

  test("shows incidents where they began, open until they are resolved", () => {
    const incident = (status: string, ...more: string[]): string => noteOf("incident", [`status: ${status}`, ...more]);
    const agenda = november({ "INC-20261120-01 Checkout returns 502.md": incident("resolved", "started: 2026-11-20T08:05"), "B.md": incident("responding", "started: 2026-11-24T09:00"), "C.md": incident("new", "detected: 2026-11-23T09:00") });
    expect(agenda.items.map(({ day, time, state, title }) => [day, time, state, title])).toEqual([["2026-11-20", "08:05", "done", "Checkout returns 502"], ["2026-11-23", "", "open", "C"], ["2026-11-24", "09:00", "open", "B"]]);
  });

  test("tells of checklists up to today, and of procedures from tomorrow on", () => {
    const checklist = (day: Day, status: string): string => noteOf("checklist", [`date: ${day}`, `occurrence: daily@${day}`, `status: ${status}`]);
    const notes = {
      "2026-11-20 Daily checklist.md": checklist("2026-11-20", "done"), "b.md": checklist("2026-11-21", "missed"), "c.md": checklist("2026-11-22", "abandoned"), "d.md": checklist("2026-11-23", "open"), "e.md": checklist("2026-11-24", "open"), "f.md": checklist("2026-11-27", "open"),
      "Alone.md": noteOf("checklist", ["date: 2026-11-20"]),
      "Round.md": noteOf("procedure", ["schedule: every weekday at 08:00"], ["1. Look", "2. Think"]), "Old.md": noteOf("procedure", ["schedule: every day", "status: retired"]),
    };
    const { items } = buildAgenda(agendaReading(notes, NOW), "2026-11-20", "2026-11-29");
    expect(lines({ items })).toEqual(["11-20 done 2026-11-20 Daily checklist.md", "11-21 missed b.md", "11-22 skipped c.md", "11-23 overdue d.md", "11-24 due e.md", "11-25 planned Round.md", "11-26 planned Round.md", "11-27 planned Round.md"]);
    expect(items.at(-1)).toMatchObject({ kind: "procedure", time: "08:00" });
    expect(items[0]?.title).toBe("Daily checklist");
  });

  test("is in the order of day, time, those without one first, and title", () => {
    const plan = (...properties: string[]): string => planNote(["last_due: 2026-11-24", ...properties]);
    const notes = { "c.md": plan("schedule: every day at 08:00"), "b.md": plan("schedule: every day", "title: Zebra"), "a.md": plan("schedule: every day at 17:00"), "d.md": plan("schedule: every day", "title: Apple"), "e.md": plan("schedule: every day at 08:00", "title: b") };
    expect(lines(buildAgenda(agendaReading(notes, NOW), "2026-11-25", "2026-11-26")).map((line) => line.replace(/ planned| upcoming/, ""))).toEqual(
      ["25", "26"].flatMap((day) => ["d", "b", "e", "c", "a"].map((name) => `11-${day} ${name}.md`)));
  });

  test("has windows, freezes and holidays as bands", () => {
    const notes = {
      "Saturday.md": noteOf("calendar", ["kind: maintenance-window", "schedule: every week on Saturday at 22:00", "duration: 4 h", "starts: 2026-12-19"]),
      "Freeze.md": noteOf("calendar", ["kind: freeze", "start: 2026-12-28", "end: 2027-01-04"]),
      "Holidays.md": noteOf("calendar", ["kind: holidays", "dates: [2026-12-25 Christmas]"]),
    };
    expect(december(notes).bands.map(({ kind, from, to, fromTime }) => [kind, from, to, fromTime])).toEqual([
      ["window", "2026-12-19", "2026-12-20", "22:00"], ["holiday", "2026-12-25", "2026-12-25", ""], ["window", "2026-12-26", "2026-12-27", "22:00"], ["freeze", "2026-12-28", "2027-01-04", ""],
    ]);
  });

  test("names the services of what it shows, each once", () => {
    const notes = { "UPS.md": planNote([...WEEKLY, 'services: ["[[Services/db-1|the database]]", "[[Rack]]"]']), "WO.md": noteOf("work-order", ["due: 2026-11-20", 'services: "[[db-1]]"']), "Other.md": planNote(["schedule: once 2027-05-05", "services: Vault"]) };
    expect(november(notes).services).toEqual(["Rack", "db-1"]);
  });

  test("names the plans that nobody can understand, but for those that say nothing or are retired", () => {
    const notes = { "A.md": planNote(["schedule: now and then"]), "B.md": planNote([]), "C.md": planNote(["schedule: now and then", "status: retired"]), "D.md": planNote(WEEKLY) };
    expect(november(notes).unscheduled).toEqual([{ path: "A.md", name: "A" }]);
  });

  test("tells what is late from before it, where it reaches today", () => {
    const repair = (status: string, due: string): string => noteOf("work-order", [`status: ${status}`, `due: ${due}`]);
    const notes = { "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-09", "missed: all"]), "WO-1.md": repair("planned", "2026-10-05"), "WO-2.md": repair("on-hold", "2026-10-06"), "WO-3.md": repair("done", "2026-10-05"), "WO-4.md": noteOf("work-order", []) };
    const late = (from: Day, to: Day): string[] => lines({ items: buildAgenda(agendaReading(notes, NOW), from, to).late });
    expect(late("2026-11-23", "2026-11-29")).toEqual(["10-05 overdue WO-1.md", "10-06 held WO-2.md", "11-16 overdue UPS.md"]);
    expect(late("2026-11-16", "2026-11-29")).toEqual(["10-05 overdue WO-1.md", "10-06 held WO-2.md"]);
    expect(late("2026-11-30", "2026-12-06")).toEqual([]);
  });

  test("is anew where a log says more, and else the same items", () => {
    const vault = agendaVault({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-16"]), "Other.md": planNote([...WEEKLY, "last_due: 2026-11-16"]) });
    const of = (): readonly AgendaItem[] => buildAgenda(vault.at(NOW), "2026-11-01", "2026-11-30").items;
    const before = of();
    vault.put("UPS.md", planNote([...WEEKLY, "last_due: 2026-11-23"], ["2026-11-24 done (due 2026-11-23) by [[Ana]]"]));
    const after = of();
    expect(after.map(({ state }) => state)).toEqual(["in-grace", "done", "planned", "planned"]);
    expect(after.find(({ path }) => path === "Other.md")).toBe(before.find(({ path }) => path === "Other.md"));
  });
});

test("A plan has a past in a period where a stamp lies in it or behind it, or was shifted into it", () => {
  const plans = agendaReading({
    "a.md": planNote(["last_due: 2026-10-31"]), "b.md": planNote(["last_due: 2026-09-22", "last_done: 2026-11-03"]), "c.md": planNote(["last_due: 2026-09-22", "last_done: 2026-09-25"]), "d.md": planNote(WEEKLY), "e.md": planNote(["last_done: 2026-11-01"]),
  }, NOW).plans;
  expect(plansWithPast(plans, "2026-11-01")).toEqual(["a.md", "b.md", "e.md"]);
});

describe("Nothing is doubled and nothing is lost", () => {
  const words = fc.constantFrom("every day", "every weekday", "every 3 days", "every week on Monday, Thursday", "every 2 weeks", "every month on the 31st", "every month on the last Friday", "every day at 09:00", "RRULE:FREQ=MONTHLY;BYMONTHDAY=31");
  const starts = fc.integer({ min: 0, max: 120 }).map((days) => addDays("2026-07-01", days));
  const outcome = fc.constantFrom("done", "skipped", "missed");
  const status = fc.constantFrom("planned", "in-progress", "on-hold", "done", "skipped", "missed", "cancelled");
  const story = fc.record({
    words, starts, outcomes: fc.array(outcome, { maxLength: 40 }), orders: fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), status), { maxLength: 4 }),
    missed: fc.constantFrom("one", "all", "skip"), shift: fc.constantFrom("next", "previous", "nearest", undefined), twice: fc.boolean(),
  });

  test("for random plans and logs each occurrence of a time is one item, whatever became of it", () => {
    fc.assert(fc.property(story, ({ words, starts, outcomes, orders, missed, shift, twice }) => {
      const [from, to] = ["2026-06-01", "2027-01-31"];
      const nominals = occurrencesBetween(read(words, starts), starts, addDays(to, -10));
      const told = outcomes.flatMap((outcome, at) => (nominals[at] === undefined || nominals[at] > "2026-11-24" ? [] : [{ outcome, due: nominals[at] }]));
      const log = told.map(({ outcome, due }) => `${due} ${outcome} (due ${due}) by [[Ana]]`);
      const stamps = told.length === 0 ? [] : [`last_due: ${told.at(-1)?.due ?? ""}`];
      const notes: Record<string, string> = { "UPS.md": planNote([`schedule: ${words}`, `starts: ${starts}`, `missed: ${missed}`, ...(shift === undefined ? [] : [`working_day: ${shift}`]), ...stamps], twice ? [...log, ...log] : log) };
      orders.forEach(([at, status], number) => {
        const due = nominals[at];
        if (due !== undefined) notes[`WO-${String(number)}.md`] = order(status, due);
      });
      const { items } = buildAgenda(agendaReading(notes, NOW), from, to);
      const keys = items.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const shown = items.map(({ day, movedFrom }) => movedFrom || day).filter((day) => day <= addDays(to, -10)).sort();
      expect(shown).toEqual(nominals);
    }), { numRuns: 300 });
  });

  test("two halves of a time show together what the whole shows", () => {
    fc.assert(fc.property(story, fc.integer({ min: 0, max: 200 }), ({ words, starts, missed, shift }, cut) => {
      const notes = { "UPS.md": planNote([`schedule: ${words}`, `starts: ${starts}`, `missed: ${missed}`, ...(shift === undefined ? [] : [`working_day: ${shift}`])]) };
      const keysOf = (from: Day, to: Day): string[] => buildAgenda(agendaReading(notes, NOW), from, to).items.map(({ key }) => key);
      const middle = addDays("2026-06-10", cut);
      expect([...keysOf("2026-06-01", middle), ...keysOf(addDays(middle, 1), "2027-01-31")]).toEqual(keysOf("2026-06-01", "2027-01-31"));
    }), { numRuns: 100 });
  });
});

test.skipIf(!hasShared)("The examples' November shows the battery's self-test done on Monday by its work order", () => {
  const { items, services } = buildAgenda(agendaReading(exampleNotes(), "2026-11-23T10:00"), "2026-11-01", "2026-11-30");
  expect(items.filter(({ plan }) => plan !== "")).toEqual([expect.objectContaining({ day: "2026-11-23", movedFrom: "2026-11-22", state: "done", path: "2026-11-22 UPS battery self-test.md", plan: "UPS battery self-test.md" })]);
  expect(items.filter(({ kind }) => kind === "work-order").map(({ title, state }) => [title, state])).toEqual([["Purge binary logs on db-1", "planned"]]);
  expect(services).toEqual(["Checkout", "db-1"]);
});
