import { describe, expect, it } from "vitest";
import { accountFor } from "../../../src/domain/schedule/catch-up.ts";
import { graceOf, smrp20 } from "../../../src/domain/schedule/grace.ts";
import type { PlanTerms } from "../../../src/domain/schedule/plan-terms.ts";
import { intervalDays, nextOccurrence, nextOccurrences, startingOn } from "../../../src/domain/schedule/schedule.ts";
import { standingOf } from "../../../src/domain/schedule/standing.ts";
import { isoWeekOf } from "../../../src/domain/time/day.ts";
import { around, NO_ACCOUNTS, plan, read, readings, type ReadingRow } from "./plan-terms.ts";

const nextOf = (terms: PlanTerms, meter: readonly ReadingRow[], now: string): unknown => {
  const { open, next } = standingOf(terms, around({ meter: readings(...meter) }), NO_ACCOUNTS, now);
  return { open: open.map(({ nominal }) => nominal), next: next?.nominal };
};

describe("TV-07 what usage counts from", () => {
  const every = (amount: number, anchor: PlanTerms["anchor"], more: Partial<PlanTerms> = {}): PlanTerms => plan(undefined, { usage: { every: amount, base: 0 }, anchor, ...more });

  it("TV-07 fixed every 1 000, done at 1 400: next at 2 000", () => {
    const done = every(1000, "schedule", { lastDone: "2026-03-02", lastDue: "2026-03-02" });
    expect(nextOf(done, [["2026-01-01", 0], ["2026-03-02", 1400], ["2026-04-01", 1999]], "2026-04-02T08:00")).toMatchObject({ open: [] });
    expect(nextOf(done, [["2026-01-01", 0], ["2026-03-02", 1400], ["2026-04-01", 2000]], "2026-04-02T08:00")).toMatchObject({ open: ["2026-04-01"] });
  });

  it("TV-07 floating every 1 000, completed at 1 400: next at 2 400", () => {
    const done = every(1000, "completion", { lastDone: "2026-03-02", lastDue: "2026-02-20" });
    expect(nextOf(done, [["2026-02-20", 1000], ["2026-03-02", 1400], ["2026-05-01", 2399]], "2026-05-02T08:00")).toMatchObject({ open: [] });
    expect(nextOf(done, [["2026-02-20", 1000], ["2026-03-02", 1400], ["2026-05-01", 2400]], "2026-05-02T08:00")).toMatchObject({ open: ["2026-05-01"] });
  });

  it("TV-07 floating every 500, first reading 700: due at 700, and after it next at 1 200", () => {
    expect(nextOf(every(500, "completion"), [["2026-02-20", 700]], "2026-02-20T09:00")).toMatchObject({ open: ["2026-02-20"] });
    const done = every(500, "completion", { lastDone: "2026-02-20", lastDue: "2026-02-20" });
    expect(nextOf(done, [["2026-02-20", 700], ["2026-03-01", 1199]], "2026-03-02T08:00")).toMatchObject({ open: [] });
    expect(nextOf(done, [["2026-02-20", 700], ["2026-03-01", 1200]], "2026-03-02T08:00")).toMatchObject({ open: ["2026-03-01"] });
  });

  it("TV-07 a ten-day schedule repeats on its tenth day though the last was five days late", () => {
    const terms = plan(read("every 10 days", "2026-01-01"), { lastDue: "2026-01-11", lastDone: "2026-01-16" });
    expect(nextOf(terms, [], "2026-01-17T08:00")).toEqual({ open: [], next: "2026-01-21" });
  });
});

describe("TV-11 months and their ends", () => {
  it("TV-11 a month counted from the 31 January is clamped, and does not drift", () => {
    expect(nextOccurrences(read("every month", "2026-01-31"), "2026-01-31", 4)).toEqual(["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]);
  });

  it("TV-11 the standing of a fixed plan keeps to the grid whichever clamped day was accounted for", () => {
    const terms = plan(read("every month", "2026-01-31"), { lastDue: "2026-02-28", lastDone: "2026-02-28" });
    expect(nextOf(terms, [], "2026-03-01T08:00")).toEqual({ open: [], next: "2026-03-31" });
  });

  it("TV-11 floating counts from its completion: 28 February and a month is 28 March", () => {
    const terms = plan(read("every month", "2026-01-31"), { anchor: "completion", lastDue: "2026-02-28", lastDone: "2026-02-28" });
    expect(nextOf(terms, [], "2026-03-01T08:00")).toEqual({ open: [], next: "2026-03-28" });
    expect(nextOccurrence(startingOn(read("every month", "2026-01-31"), "2026-03-28"), "2026-03-28")).toBe("2026-04-28");
  });

  it.each([["2026-01-01", 2026, 1], ["2025-12-29", 2026, 1], ["2027-01-01", 2026, 53]])("TV-11 %s lies in week %3$s of %2$s", (day, year, week) => {
    expect(isoWeekOf(day)).toEqual({ year, week });
  });
});

describe("TV-12 daily at 09:00, last done on Monday 5 January, opened on Saturday at 10:00", () => {
  const OPENED = "2026-01-10T10:00";
  const stands = (missed: PlanTerms["missed"]): unknown => {
    const terms = plan(read("every day at 09:00", "2025-12-01"), { missed, lastDone: "2026-01-05", lastDue: "2026-01-05" });
    const standing = standingOf(terms, around(), NO_ACCOUNTS, OPENED);
    return { open: standing.open.map(({ nominal }) => nominal), told: accountFor(standing, terms).map(({ outcome, from }) => `${outcome} ${from}`), next: standing.next?.nominal };
  };

  it("TV-12 one: the newest is open, four were missed", () => {
    expect(stands("one")).toEqual({ open: ["2026-01-10"], told: ["missed 2026-01-06", "missed 2026-01-07", "missed 2026-01-08", "missed 2026-01-09"], next: "2026-01-11" });
  });

  it("TV-12 all: five are open", () => {
    expect(stands("all")).toEqual({ open: ["2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09", "2026-01-10"], told: [], next: "2026-01-11" });
  });

  it("TV-12 skip: the next is on the 11th, and the gap is told", () => {
    const told = ["06", "07", "08", "09", "10"].map((date) => `skipped 2026-01-${date}`);
    expect(stands("skip")).toEqual({ open: [], told, next: "2026-01-11" });
  });
});

describe("TV-13 when a meter will get there", () => {
  it("TV-13 1 000 on day 0 and 1 200 on day 10: 1 500 is 15 days behind the last reading", () => {
    const terms = plan(undefined, { usage: { every: 1500, base: 0 } });
    expect(nextOf(terms, [["2026-03-20", 1000], ["2026-03-30", 1200]], "2026-03-31T08:00")).toEqual({ open: [], next: "2026-04-14" });
  });

  it.each(["00:00", "23:59"])("TV-13 over a clock change too, read at %s", (time) => {
    const terms = plan(undefined, { usage: { every: 1500, base: 0 } });
    expect(nextOf(terms, [[`2026-03-10T${time}`, 1000], [`2026-03-20T${time}`, 1200]], "2026-03-31T08:00")).toMatchObject({ next: "2026-04-04" });
  });
});

describe("TV-14 a fifth of the interval, 28 days at most", () => {
  it.each([
    ["every week", 1], ["every 2 weeks", 3], ["every 4 weeks", 6], ["every month", 6], ["every 6 weeks", 8], ["every 8 weeks", 11], ["every 2 months", 12],
    ["every 3 months", 18], ["every 4 months", 24], ["every 6 months", 28], ["every 12 months", 28], ["every 24 months", 28],
  ])("TV-14 %s: %i days", (words, days) => {
    const schedule = read(words, "2026-01-05");
    expect(smrp20(intervalDays(schedule))).toBe(days);
    expect(graceOf(plan(schedule))).toEqual({ months: 0, days, minutes: 0 });
  });
});
