import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { AgendaReading } from "../../../src/domain/queries/build-agenda.ts";
import { inHand, nextSevenDays, passedOf, workToday } from "../../../src/domain/queries/work-now.ts";
import { agendaReading, agendaVault, noteOf, planNote } from "../../shared/agenda.ts";

type Notes = Readonly<Record<string, string>>;

/** A Tuesday. */
const NOW = "2026-11-24T10:00";
const today = (notes: Notes, now = NOW): string[] => workToday(agendaReading(notes, now)).map(({ state, path }) => `${state} ${path}`);
const order = (status: string, ...more: string[]): string => noteOf("work-order", [`status: ${status}`, ...more]);
const ofPlan = ['plan: "[[UPS]]"', "occurrence: 2026-11-23"];
const WEEKLY = ["schedule: every week on Monday", "starts: 2026-11-02"];

describe("Work to be done today", () => {
  test("TV-52 is first what is late by the most of its own cycle: three days of a month before five of a quarter", () => {
    const notes = {
      "quarter.md": planNote(["schedule: every 3 months", "starts: 2026-11-19", "grace: 0 days"]),
      "month.md": planNote(["schedule: every month", "starts: 2026-11-21", "grace: 0 days"]),
      "week.md": planNote(["schedule: every week", "starts: 2026-11-23", "grace: 0 days"]),
    };
    expect(today(notes)).toEqual(["overdue week.md", "overdue month.md", "overdue quarter.md"]);
  });

  test("is overdue before in grace before due, and what does not recur is late by days", () => {
    const notes = {
      "due.md": planNote(["schedule: every day", "last_due: 2026-11-23"]),
      "grace.md": planNote(["schedule: every month on the 22nd", "starts: 2026-11-22"]),
      "overdue.md": planNote(["schedule: every month", "starts: 2026-11-02", "grace: 2 days"]),
      "once.md": planNote(["schedule: once 2026-11-20"]),
      "repair.md": order("planned", "due: 2026-11-22"),
      "today.md": order("planned", "due: 2026-11-24"),
      "tomorrow.md": order("planned", "due: 2026-11-25"), "someday.md": order("planned"), "ended.md": order("done", "due: 2026-11-22"),
    };
    expect(today(notes)).toEqual(["overdue once.md", "overdue repair.md", "overdue overdue.md", "in-grace grace.md", "due due.md", "due today.md", "planned someday.md"]);
  });

  test("is by day, time and title where all else is equal, and last what comes later today", () => {
    const plan = (words: string): string => planNote([`schedule: ${words}`, "last_due: 2026-11-23"]);
    const notes = { "z.md": plan("every day at 17:00"), "b.md": plan("every day at 09:00"), "a.md": plan("every day at 09:30"), "d.md": plan("every day"), "c.md": plan("every day"), "Tomorrow.md": plan("every 2 days") };
    expect(today(notes)).toEqual(["overdue b.md", "overdue a.md", "due c.md", "due d.md", "due z.md"]);
  });

  test.each([["planned", ["in-grace WO.md"]], ["in-progress", []], ["on-hold", []], ["done", []], ["skipped", []]])("leaves out what has a work order that is %s", (status, expected) => {
    expect(today({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-16"]), "WO.md": order(status, ...ofPlan) })).toEqual(expected);
  });

  test("is also a work order of a plan that names no occurrence of it", () => {
    expect(today({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-23"]), "WO.md": order("planned", 'plan: "[[UPS]]"', "due: 2026-11-23") })).toEqual(["overdue WO.md"]);
  });

  test("is all that is open where all are kept, and tells what went by where one is", () => {
    expect(today({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-02", "missed: all"]) })).toEqual(["overdue UPS.md", "overdue UPS.md", "in-grace UPS.md"]);
    expect(workToday(agendaReading({ "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-02"]) }, NOW)).map(({ passed }) => passed)).toEqual([2]);
  });

  test("is nothing in a freeze, out of season, or before its day", () => {
    const notes = {
      "Freeze.md": noteOf("calendar", ["kind: freeze", "start: 2026-11-20", "end: 2026-11-30"]),
      "frozen.md": planNote([...WEEKLY, "last_due: 2026-11-16"]), "season.md": planNote([...WEEKLY, "season: Apr-Oct"]), "later.md": planNote(["schedule: once 2026-11-25", "statutory: true"]),
    };
    expect(today(notes)).toEqual([]);
    expect(today(notes, "2026-11-25T00:00")).toEqual(["due later.md"]);
  });

  test("is due by the clock of the plan's own zone", () => {
    const notes = { "UPS.md": planNote(["schedule: every day at 09:00", "last_due: 2026-11-23", "timezone: America/New_York"]), "Z.md": planNote(["schedule: every day", "last_due: 2026-11-23"]) };
    expect(today(notes, "2026-11-23T23:00")).toEqual([]);
    // There the day before is not over yet.
    expect(today(notes, "2026-11-24T02:00")).toEqual(["due Z.md", "planned UPS.md"]);
    expect(today(notes, "2026-11-24T15:00")).toEqual(["due Z.md", "due UPS.md"]);
    expect(today(notes, "2026-11-24T15:01")).toEqual(["overdue UPS.md", "due Z.md"]);
  });
});

describe("What is in hand", () => {
  const hand = (notes: Notes, now = NOW, zone?: string): string[] => inHand(agendaReading(notes, now, zone)).map(({ kind, state, path }) => `${kind} ${state} ${path}`);

  test("is open incidents, then changes, then work orders in progress or on hold", () => {
    const incident = (status: string): string => noteOf("incident", [`status: ${status}`, "started: 2026-11-23T08:05"]);
    const change = (status: string, from: string, to: string): string => noteOf("change", [`status: ${status}`, `planned_start: ${from}`, `planned_end: ${to}`]);
    expect(hand({
      "a.md": incident("responding"), "b.md": incident("resolved"), "c.md": incident("closed"), "d.md": incident("cancelled"), "e.md": incident("on-hold"),
      "f.md": change("scheduled", "2026-11-24T09:00", "2026-11-24T10:01"), "g.md": change("scheduled", "2026-11-24T09:00", "2026-11-24T10:00"), "h.md": change("scheduled", "2026-11-24T10:01", "2026-11-24T12:00"), "i.md": change("implement", "2026-11-20T09:00", "2026-11-20T10:00"), "j.md": change("draft", "2026-11-24T09:00", "2026-11-24T12:00"),
      "k.md": order("in-progress"), "l.md": order("on-hold"), "m.md": order("planned"), "n.md": order("done"),
    })).toEqual(["incident open a.md", "incident open e.md", "change due f.md", "change in-progress i.md", "work-order in-progress k.md", "work-order held l.md"]);
  });

  test("is a change by the clock of its own zone", () => {
    const change = (...more: string[]): Notes => ({ "f.md": noteOf("change", ["status: scheduled", "planned_start: 2026-11-24T09:00", "planned_end: 2026-11-24T11:00", ...more]) });
    expect(hand(change("timezone: America/New_York"))).toEqual([]);
    expect(hand(change("timezone: America/New_York"), "2026-11-24T15:30")).toEqual(["change due f.md"]);
    expect(hand(change("timezone: Mars/Olympus"))).toEqual(["change due f.md"]);
  });

  test("names the plan of a work order, and how late it is", () => {
    expect(inHand(agendaReading({ "UPS.md": planNote(WEEKLY), "WO.md": order("in-progress", ...ofPlan, "due: 2026-11-23") }, NOW))).toEqual([
      expect.objectContaining({ path: "WO.md", plan: "UPS.md", day: "2026-11-23", lateDays: 1 }),
    ]);
  });
});

describe("The next seven days", () => {
  test("are from tomorrow on, without the empty ones and without procedures", () => {
    const notes = {
      "UPS.md": planNote([...WEEKLY, "last_due: 2026-11-16"]), "Backup.md": planNote(["schedule: every week on Tuesday", "starts: 2026-11-03", "last_due: 2026-11-17"]),
      "Round.md": noteOf("procedure", ["schedule: every day"], ["1. Look", "2. Think"]),
      "CHG.md": noteOf("change", ["status: scheduled", "planned_start: 2026-11-28T22:00"]), "Late.md": noteOf("change", ["status: scheduled", "planned_start: 2026-12-02T22:00"]),
    };
    expect(nextSevenDays(agendaReading(notes, NOW)).map(({ day, items }) => [day, items.map(({ path }) => path)])).toEqual([["2026-11-28", ["CHG.md"]], ["2026-11-30", ["UPS.md"]], ["2026-12-01", ["Backup.md"]]]);
  });

  test("have a band on each of its days", () => {
    const notes = { "Freeze.md": noteOf("calendar", ["kind: freeze", "start: 2026-11-29", "end: 2026-12-31"]), "Saturday.md": noteOf("calendar", ["kind: maintenance-window", "schedule: every week on Saturday at 22:00", "duration: 1 h"]) };
    expect(nextSevenDays(agendaReading(notes, NOW)).map(({ day, bands }) => [day, bands.map(({ kind }) => kind)])).toEqual([["2026-11-28", ["window"]], ["2026-11-29", ["freeze"]], ["2026-11-30", ["freeze"]], ["2026-12-01", ["freeze"]]]);
  });
});

test("What went by is counted over all plans", () => {
  const notes = { "a.md": planNote([...WEEKLY, "last_due: 2026-11-02"]), "b.md": planNote(["schedule: every day", "last_due: 2026-11-22"]), "c.md": planNote([...WEEKLY, "last_due: 2026-11-16"]), "d.md": planNote([...WEEKLY, "last_due: 2026-11-02", "missed: all"]) };
  expect(passedOf(agendaReading(notes, NOW))).toEqual({ plans: 2, occurrences: 3 });
  expect(passedOf(agendaReading({}, NOW))).toEqual({ plans: 0, occurrences: 0 });
});

describe("What is kept from before", () => {
  const plan = fc.tuple(fc.constantFrom("every day", "every day at 10:30", "every week on Monday", "every month on the 22nd", "once 2026-11-24"), fc.integer({ min: 10, max: 24 }), fc.constantFrom("one", "all", "skip"), fc.constantFrom("active", "paused", "retired"))
    .map(([words, done, missed, status]) => planNote([`schedule: ${words}`, "starts: 2026-11-02", `last_due: 2026-11-${String(done)}`, `missed: ${missed}`, `status: ${status}`]));
  const edit = fc.oneof(
    fc.tuple(fc.constantFrom("a.md", "b.md", "c.md"), plan),
    fc.tuple(fc.constantFrom("WO-1.md", "WO-2.md"), fc.tuple(fc.constantFrom("planned", "in-progress", "done"), fc.constantFrom("a", "b", "nowhere"), fc.integer({ min: 16, max: 26 })).map(([status, of, day]) =>
      noteOf("work-order", [`status: ${status}`, `plan: "[[${of}]]"`, `occurrence: 2026-11-${String(day)}`, `due: 2026-11-${String(day)}`]))),
    fc.tuple(fc.constant("CHG.md"), fc.tuple(fc.constantFrom("scheduled", "implement", "closed"), fc.integer({ min: 23, max: 28 })).map(([status, day]) => noteOf("change", [`status: ${status}`, `planned_start: 2026-11-${String(day)}T10:00`, `planned_end: 2026-11-${String(day)}T11:00`]))),
    fc.tuple(fc.constant("INC.md"), fc.constantFrom("new", "resolved", "closed").map((status) => noteOf("incident", [`status: ${status}`, "started: 2026-11-24T08:00"]))),
    fc.tuple(fc.constant("Freeze.md"), fc.integer({ min: 24, max: 30 }).map((day) => noteOf("calendar", ["kind: freeze", `start: 2026-11-${String(day)}`, `end: 2026-11-${String(day)}`]))),
  );
  const moments = fc.constantFrom("2026-11-24T10:00", "2026-11-24T10:30", "2026-11-24T11:00", "2026-11-25T00:00");
  const all = (reading: AgendaReading): unknown => ({ today: workToday(reading), week: nextSevenDays(reading), hand: inHand(reading), passed: passedOf(reading) });

  test("says the same as what is made anew, whatever notes and clock did in between", () => {
    fc.assert(fc.property(fc.array(fc.tuple(edit, moments), { minLength: 1, maxLength: 12 }), (edits) => {
      const vault = agendaVault({});
      const texts = new Map<string, string>();
      const kept = edits.map(([[path, text], now]) => {
        vault.put(path, text);
        return all(vault.at(now));
      });
      const anew = edits.map(([[path, text], now]) => all(agendaReading(texts.set(path, text), now)));
      expect(kept).toEqual(anew);
    }), { numRuns: 60 });
  });
});

describe("Ten days away (F3.4)", () => {
  const notes = {
    "Daily.md": planNote(["schedule: every day at 09:00", "last_done: 2026-01-21", "last_due: 2026-01-21"]),
    "Weekly.md": planNote(["schedule: every week on Monday", "starts: 2026-01-05", "last_done: 2026-01-19", "last_due: 2026-01-19", "category: preventive"]),
    "Floating.md": planNote(["schedule: every week", "anchor: completion", "last_done: 2026-01-20", "last_due: 2026-01-20"]),
    "Monthly.md": planNote(["schedule: every month on the 31st", "starts: 2025-10-31", "last_done: 2025-12-31", "last_due: 2025-12-31"]),
    "Strict.md": planNote(["schedule: RRULE:FREQ=MONTHLY;BYMONTHDAY=31", "starts: 2025-10-31", "last_done: 2025-12-31", "last_due: 2025-12-31"]),
  };
  const standing = (now: string): Record<string, unknown> => {
    const reading = agendaReading(notes, now);
    const week = nextSevenDays(reading).flatMap(({ day, items }) => items.map(({ path }) => `${path} ${day}`));
    return { today: workToday(reading).map(({ path, day, passed }) => `${path} ${day} ${String(passed)}`), passed: passedOf(reading), week: week.filter((line) => !line.startsWith("Daily")) };
  };

  test("TV-12 of the daily one today's is to be done and nine went by; TV-10, TV-11 the months' ends hold", () => {
    // Saturday, ten days behind Wednesday the 21st.
    expect(standing("2026-01-31T10:00")).toEqual({
      today: ["Weekly.md 2026-01-26 0", "Floating.md 2026-01-27 0", "Daily.md 2026-01-31 9", "Monthly.md 2026-01-31 0", "Strict.md 2026-01-31 0"],
      passed: { plans: 1, occurrences: 9 }, week: ["Weekly.md 2026-02-02"],
    });
  });

  test("is the same however often and on however many devices it is looked at", () => {
    expect(standing("2026-01-31T10:00")).toEqual(standing("2026-01-31T10:00"));
  });

  test("TV-10 the 31st as words mean it falls on the last of February, as RFC 5545 means it on the 31 March", () => {
    const done = { ...notes, "Monthly.md": notes["Monthly.md"].replaceAll("2025-12-31", "2026-01-31"), "Strict.md": notes["Strict.md"].replaceAll("2025-12-31", "2026-01-31") };
    const monthly = (now: string): string[] => nextSevenDays(agendaReading(done, now)).flatMap(({ day, items }) => items.map(({ path }) => `${path} ${day}`)).filter((line) => /Monthly|Strict/.test(line));
    expect(monthly("2026-02-26T10:00")).toEqual(["Monthly.md 2026-02-28"]);
    expect(monthly("2026-03-28T10:00")).toEqual(["Monthly.md 2026-03-31", "Strict.md 2026-03-31"]);
  });
});
