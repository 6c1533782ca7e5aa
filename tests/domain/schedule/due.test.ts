import { describe, expect, it } from "vitest";
import { isOnTime, isWithinGrace, occurrencesOf, stateOf } from "../../../src/domain/schedule/due.ts";
import type { Occurrence } from "../../../src/domain/schedule/occurrence.ts";
import type { PlanTerms, Span, Surroundings } from "../../../src/domain/schedule/plan-terms.ts";
import { tenPercent } from "../../../src/domain/schedule/grace.ts";
import { readSeason } from "../../../src/domain/schedule/season.ts";
import { addDays, weekdayOf, type Day } from "../../../src/domain/time/day.ts";
import { accounts, around, plan, read } from "./plan-terms.ts";

const days = (count: number): PlanTerms["grace"] => ({ months: 0, days: count, minutes: 0 });
const hours = (count: number): PlanTerms["grace"] => ({ months: 0, days: 0, minutes: count * 60 });

function only(terms: PlanTerms, on: Day, surroundings: Surroundings = around()): Occurrence {
  const [occurrence] = occurrencesOf(terms, surroundings, on, on);
  if (occurrence === undefined) throw new Error(`Nothing on ${on}`);
  return occurrence;
}

/** A window on a weekday, from one time to another. */
const weekly = (weekday: number, from: string, to: string): Surroundings["slots"] => (first, last) => {
  const slots: Span[] = [];
  for (let day = addDays(first, -1); day <= last; day = addDays(day, 1)) if (weekdayOf(day) === weekday) slots.push({ from: `${day}T${from}`, to: `${day}T${to}` });
  return slots;
};

describe("from a nominal day to what is due", () => {
  it("a day alone is due until its end, in grace for a fifth of its interval, and shown a quarter before", () => {
    expect(only(plan(read("every 2 weeks", "2026-11-02")), "2026-11-16")).toEqual({
      nominal: "2026-11-16", day: "2026-11-16", from: "2026-11-16", dueAt: "2026-11-16", graceUntil: "2026-11-19", shownFrom: "2026-11-13",
    });
  });

  it("the plan's own lead and grace count before the usual ones; lead time is a week at most", () => {
    const yearly = read("every year", "2026-11-02");
    expect(only(plan(yearly), "2026-11-02")).toMatchObject({ shownFrom: "2026-10-26", graceUntil: "2026-11-30" });
    expect(only(plan(yearly, { lead: { months: 1, days: 1, minutes: 0 }, grace: days(2) }), "2026-11-02")).toMatchObject({ shownFrom: "2026-10-01", graceUntil: "2026-11-04" });
    expect(only(plan(yearly, { lead: hours(4) }), "2026-11-02").shownFrom).toBe("2026-11-01");
  });

  it("a working day moves what is due and not the day it counts for", () => {
    const terms = plan(read("every month on the 22nd", "2026-06-22"), { workingDay: "next", grace: days(1) });
    expect(only(terms, "2026-11-22")).toMatchObject({ nominal: "2026-11-22", day: "2026-11-23", dueAt: "2026-11-23", graceUntil: "2026-11-24" });
    expect(occurrencesOf(terms, around(), "2026-11-01", "2026-12-31").map(({ nominal }) => nominal)).toEqual(["2026-11-22", "2026-12-22"]);
  });

  it("a time of day is the moment it is due", () => {
    expect(only(plan(read("every week on Monday at 09:00"), { grace: days(1) }), "2026-11-23")).toMatchObject({ from: "2026-11-23T09:00", dueAt: "2026-11-23T09:00", graceUntil: "2026-11-24" });
  });

  it("hours of grace count from the due moment, or from the end of the due day, over a clock change as they elapse", () => {
    expect(only(plan(read("every day at 22:00", "2026-03-01"), { grace: hours(4) }), "2026-03-28").graceUntil).toBe("2026-03-29T03:00");
    expect(only(plan(read("every day at 23:00", "2026-03-01"), { grace: hours(4) }), "2026-03-28").graceUntil).toBe("2026-03-29T04:00");
    expect(only(plan(read("every day", "2026-03-01"), { grace: hours(12) }), "2026-03-10").graceUntil).toBe("2026-03-11T12:00");
  });

  it("without grace it ends with the due moment", () => {
    expect(only(plan(read("every day at 09:00")), "2026-11-23").graceUntil).toBe("2026-11-23T09:00");
  });

  it("a retired plan has no occurrences, and none lies behind its last day", () => {
    expect(occurrencesOf(plan(read("every day"), { status: "retired" }), around(), "2026-11-01", "2026-11-30")).toEqual([]);
    expect(occurrencesOf(plan(read("every day"), { until: "2026-11-02" }), around(), "2026-11-01", "2026-11-30").map(({ nominal }) => nominal)).toEqual(["2026-11-01", "2026-11-02"]);
  });

  it("what a work order is about stays, also where the schedule was changed since", () => {
    const told = accounts({ "2026-11-17": "done", "2026-11-23": "open" });
    expect(occurrencesOf(plan(read("every week on Monday")), around(), "2026-11-16", "2026-11-29", told).map(({ nominal }) => nominal)).toEqual(["2026-11-16", "2026-11-17", "2026-11-23"]);
  });

  it("ten percent of an interval is rounded half up", () => {
    expect([30, 90, 15, 14].map(tenPercent)).toEqual([3, 9, 2, 1]);
  });
});

describe("a maintenance window", () => {
  const monthly = plan(read("every month on the 1st", "2026-01-01"), { downtime: hours(2), duration: hours(5) });

  it("gives its first slot that is long enough, at or behind the shifted day", () => {
    expect(only(monthly, "2026-11-01", around({ slots: weekly(6, "22:00", "23:59") })).noWindow).toBe(true);
    expect(only(monthly, "2026-11-01", around({ slots: weekly(6, "21:59", "23:59") }))).toMatchObject({
      nominal: "2026-11-01", day: "2026-11-07", from: "2026-11-07T21:59", dueAt: "2026-11-07T23:59", shownFrom: "2026-10-31",
    });
    expect(only(monthly, "2026-11-01", around({ slots: weekly(7, "20:00", "23:00") })).day).toBe("2026-11-01");
  });

  it("is asked for the duration where no downtime is known", () => {
    const { downtime, ...terms } = monthly;
    expect(downtime).toBeDefined();
    expect(only(terms, "2026-11-01", around({ slots: weekly(7, "18:01", "23:00") })).noWindow).toBe(true);
    expect(only(terms, "2026-11-01", around({ slots: weekly(7, "18:00", "23:00") })).noWindow).toBeUndefined();
  });

  it("that has no slot before the next occurrence leaves it on its day, and says so", () => {
    const daily = plan(read("every day", "2026-01-01"));
    expect(only(daily, "2026-11-01", around({ slots: weekly(7, "20:00", "23:00") }))).toMatchObject({ day: "2026-11-01", from: "2026-11-01T20:00" });
    expect(only(daily, "2026-11-02", around({ slots: weekly(7, "20:00", "23:00") }))).toMatchObject({ day: "2026-11-02", from: "2026-11-02", dueAt: "2026-11-02", noWindow: true });
    expect(only(daily, "2026-11-07", around({ slots: weekly(7, "20:00", "23:00") })).noWindow).toBe(true);
  });

  it("is looked through until the next would be due, counted from this one where a plan counts from its completion", () => {
    const floating = plan(read("every 30 days", "2026-01-01"), { anchor: "completion", lastDone: "2026-10-20" });
    const slots: Surroundings["slots"] = (from, to) => [{ from: "2026-12-05T20:00", to: "2026-12-05T22:00" }].filter((slot) => slot.from >= from && slot.from.slice(0, 10) <= to);
    expect(occurrencesOf(floating, around({ slots }), "2026-11-01", "2026-11-30")).toMatchObject([{ nominal: "2026-11-19", day: "2026-12-05" }]);
  });

  it("is as long as it lasts: a clock change takes an hour of it", () => {
    const terms = plan(read("once 2026-03-29"), { duration: hours(3) });
    expect(only(terms, "2026-03-29", around({ slots: (_, last) => (last > "2026-03-29" ? [{ from: "2026-03-29T01:00", to: "2026-03-29T04:00" }] : []) })).noWindow).toBe(true);
    expect(only(terms, "2026-03-29", around({ zone: "UTC", slots: () => [{ from: "2026-03-29T01:00", to: "2026-03-29T04:00" }] })).noWindow).toBeUndefined();
  });
});

describe("what is out of force is suppressed, and stays in sight", () => {
  const freezes = [{ from: "2026-12-20T18:00", to: "2027-01-04T00:00" }];
  const daily = plan(read("every day", "2026-01-01"));
  const timed = (time: string): PlanTerms => plan(read(`every day at ${time}`, "2026-01-01"));

  it.each<[string, PlanTerms, Day, Occurrence["suppressed"]]>([
    ["before its pause ends", { ...daily, pausedUntil: "2026-12-01" }, "2026-11-30", "paused"],
    ["on the day its pause ends", { ...daily, pausedUntil: "2026-12-01" }, "2026-12-01", undefined],
    ["paused without an end", { ...daily, status: "paused" }, "2026-11-30", "paused"],
    ["paused, behind the end of the pause", { ...daily, status: "paused", pausedUntil: "2026-11-01" }, "2026-11-30", undefined],
    ["out of season", { ...daily, season: readSeason("Apr-Oct") }, "2026-11-01", "season"],
    ["in season", { ...daily, season: readSeason("Apr-Oct") }, "2026-10-31", undefined],
    ["on a day off that is left out", { ...daily, workingDay: "skip" }, "2026-11-22", "day-off"],
    ["on the day a freeze begins in the evening", daily, "2026-12-20", undefined],
    ["on a day within a freeze", daily, "2026-12-21", "freeze"],
    ["on the last day of a freeze", daily, "2027-01-03", "freeze"],
    ["on the day behind a freeze", daily, "2027-01-04", undefined],
    ["at a moment before a freeze", timed("17:59"), "2026-12-20", undefined],
    ["at the moment a freeze begins", timed("18:00"), "2026-12-20", "freeze"],
    ["at the moment a freeze ends", timed("00:00"), "2027-01-04", undefined],
    ["moved out of a freeze", { ...daily, workingDay: "next" }, "2027-01-03", undefined],
    ["moved into a freeze", { ...daily, workingDay: "next" }, "2026-12-20", "freeze"],
    ["required by law, in a freeze", { ...daily, statutory: true }, "2026-12-21", undefined],
  ])("%s", (_, terms, day, expected) => {
    expect(only(terms, day, around({ freezes })).suppressed).toBe(expected);
  });

  it("with a window, a freeze that touches its slot", () => {
    const slots = weekly(7, "16:00", "20:00");
    expect(only(daily, "2026-12-20", around({ freezes, slots })).suppressed).toBe("freeze");
    expect(only(daily, "2026-12-20", around({ freezes, slots: weekly(7, "16:00", "18:00") })).suppressed).toBeUndefined();
  });
});

describe("how an occurrence stands", () => {
  const due = only(plan(read("every 2 weeks", "2026-11-02")), "2026-11-16");
  const timed = only(plan(read("every week on Monday at 09:00"), { grace: days(1) }), "2026-11-23");
  const inWindow = only(plan(read("every month on the 1st")), "2026-11-01", around({ slots: weekly(7, "20:00", "23:00") }));

  it.each<[string, Occurrence, string, string]>([
    ["a day, before its lead", due, "2026-11-12T23:59", "not-yet"],
    ["a day, within its lead", due, "2026-11-13T00:00", "upcoming"],
    ["a day, at its first minute", due, "2026-11-16T00:00", "due"],
    ["a day, at its last minute", due, "2026-11-16T23:59", "due"],
    ["a day, behind it", due, "2026-11-17T00:00", "in-grace"],
    ["a day, at the end of its grace", due, "2026-11-19T23:59", "in-grace"],
    ["a day, behind its grace", due, "2026-11-20T00:00", "overdue"],
    ["a moment, before", timed, "2026-11-23T08:59", "upcoming"],
    ["a moment, exactly", timed, "2026-11-23T09:00", "due"],
    ["a moment, behind", timed, "2026-11-23T09:01", "in-grace"],
    ["a moment, behind its grace", timed, "2026-11-25T00:00", "overdue"],
    ["a slot, before", inWindow, "2026-11-01T19:59", "upcoming"],
    ["a slot, at its start", inWindow, "2026-11-01T20:00", "due"],
    ["a slot, at its end", inWindow, "2026-11-01T23:00", "due"],
    ["a slot, behind", inWindow, "2026-11-01T23:01", "in-grace"],
    ["a suppressed one", { ...due, suppressed: "season" }, "2026-11-20T00:00", "suppressed"],
    ["a forecast, behind its day", { ...due, forecast: true }, "2026-12-20T00:00", "upcoming"],
  ])("%s", (_, occurrence, now, state) => {
    expect(stateOf(occurrence, now, "Europe/Berlin")).toBe(state);
  });

  it("done exactly when it is due is on time; a day alone counts where it is the due day", () => {
    expect([isOnTime(timed, "2026-11-23T09:00"), isOnTime(timed, "2026-11-23T09:01"), isOnTime(timed, "2026-11-23"), isOnTime(timed, "2026-11-24")]).toEqual([true, false, true, false]);
    expect([isOnTime(due, "2026-11-16T23:59", "Europe/Berlin"), isOnTime(due, "2026-11-17T00:00", "Europe/Berlin")]).toEqual([true, false]);
    expect([isWithinGrace(timed, "2026-11-24T23:59"), isWithinGrace(timed, "2026-11-25")]).toEqual([true, false]);
    expect(isWithinGrace(only(plan(read("every day at 09:00")), "2026-11-23"), "2026-11-23T09:01")).toBe(false);
  });
});
