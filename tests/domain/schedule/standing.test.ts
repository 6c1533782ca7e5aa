import { describe, expect, it } from "vitest";
import { accountFor } from "../../../src/domain/schedule/catch-up.ts";
import { occurrencesOf, stateOf } from "../../../src/domain/schedule/due.ts";
import type { Standing } from "../../../src/domain/schedule/occurrence.ts";
import type { Accounts, PlanTerms, Surroundings } from "../../../src/domain/schedule/plan-terms.ts";
import { readSeason } from "../../../src/domain/schedule/season.ts";
import { standingOf } from "../../../src/domain/schedule/standing.ts";
import { accounts, around, NO_ACCOUNTS, plan, read, readings, weekdaysWithout } from "./plan-terms.ts";

interface Short {
  readonly open: readonly string[];
  readonly passed: readonly string[];
  readonly next: string | undefined;
  readonly question?: Standing["question"];
}

function stands(terms: PlanTerms, now: string, told: Accounts = NO_ACCOUNTS, surroundings: Partial<Surroundings> = {}): Short {
  const { open, passed, next, question } = standingOf(terms, around(surroundings), told, now.length < 11 ? `${now}T12:00` : now);
  return { open: open.map(({ nominal }) => nominal), passed: passed.map(({ nominal }) => nominal), next: next?.nominal, ...(question ? { question } : {}) };
}

const mondays = plan(read("every week on Monday", "2026-11-02"));

describe("where a fixed plan stands", () => {
  it("up to date: nothing is open, the next is known", () => {
    expect(stands({ ...mondays, lastDue: "2026-11-16", lastDone: "2026-11-18" }, "2026-11-18")).toEqual({ open: [], passed: [], next: "2026-11-23" });
  });

  it("on the day: it is open, and the one behind it next", () => {
    expect(stands({ ...mondays, lastDue: "2026-11-16" }, "2026-11-23T00:00")).toEqual({ open: ["2026-11-23"], passed: [], next: "2026-11-30" });
  });

  it("from its start on where nothing was ever accounted for", () => {
    expect(stands(mondays, "2026-11-18")).toEqual({ open: ["2026-11-16"], passed: ["2026-11-02", "2026-11-09"], next: "2026-11-23" });
  });

  it("before its start nothing is due", () => {
    expect(stands(mondays, "2026-11-01")).toEqual({ open: [], passed: [], next: "2026-11-02" });
  });

  it("without start and history nobody knows since when: the newest is open, none is said to be missed", () => {
    expect(stands(plan(read("every week on Monday")), "2026-11-18")).toEqual({ open: ["2026-11-16"], passed: [], next: "2026-11-23" });
    expect(stands(plan(read("every week on Monday")), "2026-11-18", accounts({ "2026-11-02": "done" }))).toEqual({ open: ["2026-11-16"], passed: ["2026-11-09"], next: "2026-11-23" });
  });

  it("a stamp of its completion alone accounts for what was due until then", () => {
    expect(stands({ ...mondays, lastDone: "2026-11-10" }, "2026-11-18")).toEqual({ open: ["2026-11-16"], passed: [], next: "2026-11-23" });
  });

  it("done early, the next is the one behind it", () => {
    expect(stands({ ...mondays, lastDue: "2026-11-23", lastDone: "2026-11-20" }, "2026-11-20")).toEqual({ open: [], passed: [], next: "2026-11-30" });
  });

  it("a time of day that is still to come is not open yet", () => {
    const timed = plan(read("every week on Monday at 09:00", "2026-11-02"), { lastDue: "2026-11-16" });
    expect(stands(timed, "2026-11-23T08:59")).toMatchObject({ open: [], next: "2026-11-23" });
    expect(stands(timed, "2026-11-23T09:00")).toMatchObject({ open: ["2026-11-23"], next: "2026-11-30" });
  });

  it("moved to the working day before, it is open ahead of its nominal day; moved behind, later", () => {
    const sundays = plan(read("every week on Sunday", "2026-11-01"), { lastDue: "2026-11-15" });
    expect(stands({ ...sundays, workingDay: "previous" }, "2026-11-20")).toMatchObject({ open: ["2026-11-22"], next: "2026-11-29" });
    expect(stands({ ...sundays, workingDay: "next" }, "2026-11-22")).toMatchObject({ open: [], next: "2026-11-22" });
    expect(stands({ ...sundays, workingDay: "next" }, "2026-11-23")).toMatchObject({ open: ["2026-11-22"], next: "2026-11-29" });
  });

  it("once: open until it is accounted for, then nothing", () => {
    const once = plan(read("once 2026-11-10"));
    expect(stands(once, "2026-11-09")).toEqual({ open: [], passed: [], next: "2026-11-10" });
    expect(stands(once, "2026-12-09")).toEqual({ open: ["2026-11-10"], passed: [], next: undefined });
    expect(stands({ ...once, lastDue: "2026-11-10" }, "2026-12-09")).toEqual({ open: [], passed: [], next: undefined });
    expect(stands(plan(read("once 2010-01-01")), "2026-12-09").open).toEqual(["2010-01-01"]);
  });

  it("nothing comes behind its last day, what was due before stays", () => {
    expect(stands({ ...mondays, until: "2026-11-10" }, "2026-11-18")).toEqual({ open: ["2026-11-09"], passed: ["2026-11-02"], next: undefined });
  });

  it("a rule that counts from nothing counts from what was accounted for", () => {
    expect(stands(plan(read("every 2 weeks"), { lastDue: "2026-11-02", lastDone: "2026-11-05" }), "2026-11-18")).toEqual({ open: ["2026-11-16"], passed: [], next: "2026-11-30" });
    expect(stands(plan(read("every 2 weeks")), "2026-11-18", accounts({ "2026-11-02": "done" }))).toEqual({ open: ["2026-11-16"], passed: [], next: "2026-11-30" });
  });

  it("a retired plan stands nowhere, a paused one neither", () => {
    expect(stands({ ...mondays, status: "retired" }, "2026-11-18", accounts({ "2026-11-09": "open" }))).toEqual({ open: [], passed: [], next: undefined });
    expect(stands({ ...mondays, status: "paused" }, "2026-11-18")).toEqual({ open: [], passed: [], next: undefined });
    expect(stands({ ...mondays, pausedUntil: "2026-11-20" }, "2026-11-18")).toEqual({ open: [], passed: [], next: "2026-11-23" });
  });
});

describe("what is suppressed is neither open nor missed", () => {
  it("out of season, over many occurrences", () => {
    const summer = plan(read("every day", "2026-01-01"), { season: readSeason("Apr-Oct"), lastDue: "2026-10-30" });
    expect(stands(summer, "2026-12-24")).toEqual({ open: ["2026-10-31"], passed: [], next: "2027-04-01" });
    expect(stands({ ...summer, lastDue: "2026-10-31" }, "2027-04-02")).toEqual({ open: ["2027-04-02"], passed: ["2027-04-01"], next: "2027-04-03" });
  });

  it("in a freeze, and on days off that are left out", () => {
    const daily = plan(read("every day", "2026-11-18"), { missed: "all", workingDay: "skip" });
    const freezes = [{ from: "2026-11-19T00:00", to: "2026-11-20T00:00" }];
    expect(stands(daily, "2026-11-23", NO_ACCOUNTS, { freezes, workingDays: weekdaysWithout("2026-11-24") })).toEqual({ open: ["2026-11-18", "2026-11-20", "2026-11-23"], passed: [], next: "2026-11-25" });
  });
});

describe("what a work order says of an occurrence", () => {
  it("ended, it is accounted for", () => {
    for (const outcome of ["done", "skipped", "missed", "cancelled"] as const) {
      expect(stands(mondays, "2026-11-18", accounts({ "2026-11-09": outcome, "2026-11-16": outcome }))).toEqual({ open: [], passed: ["2026-11-02"], next: "2026-11-23" });
    }
  });

  it("in hand, it is open and never goes by, also when newer ones came and were accounted for", () => {
    const inHand = accounts({ "2026-11-09": "open" });
    expect(stands(mondays, "2026-11-18", inHand)).toEqual({ open: ["2026-11-09", "2026-11-16"], passed: ["2026-11-02"], next: "2026-11-23" });
    expect(stands({ ...mondays, lastDue: "2026-11-16" }, "2026-11-18", inHand)).toEqual({ open: ["2026-11-09"], passed: [], next: "2026-11-23" });
    expect(stands({ ...mondays, missed: "skip", grace: { months: 0, days: 0, minutes: 0 } }, "2026-11-18", inHand)).toMatchObject({ open: ["2026-11-09"], passed: ["2026-11-02", "2026-11-16"] });
  });

  it("in hand for the newest, the older ones went by", () => {
    expect(stands(mondays, "2026-11-18", accounts({ "2026-11-16": "open" }))).toEqual({ open: ["2026-11-16"], passed: ["2026-11-02", "2026-11-09"], next: "2026-11-23" });
  });

  it("made ahead, it is what comes next, once", () => {
    expect(stands({ ...mondays, lastDue: "2026-11-16" }, "2026-11-18", accounts({ "2026-11-23": "open" }))).toEqual({ open: [], passed: [], next: "2026-11-23" });
    expect(stands({ ...mondays, lastDue: "2026-11-16" }, "2026-11-18", accounts({ "2026-11-23": "done" }))).toEqual({ open: [], passed: [], next: "2026-11-30" });
  });
});

describe("where a plan counted from its completion stands", () => {
  const monthly = plan(read("every 30 days"), { anchor: "completion" });

  it("cannot be missed, only overdue, and has one occurrence at a time", () => {
    expect(stands({ ...monthly, lastDone: "2026-01-05" }, "2026-02-03")).toEqual({ open: [], passed: [], next: "2026-02-04" });
    expect(stands({ ...monthly, lastDone: "2026-01-05" }, "2026-11-18")).toEqual({ open: ["2026-02-04"], passed: [], next: undefined });
  });

  it("done late or early, it restarts from its completion", () => {
    expect(stands({ ...monthly, lastDone: "2026-03-01", lastDue: "2026-02-04" }, "2026-03-02").next).toBe("2026-03-31");
    expect(stands({ ...monthly, lastDone: "2026-01-25", lastDue: "2026-02-04" }, "2026-01-26").next).toBe("2026-02-24");
    expect(stands(monthly, "2026-01-26", accounts({ "2026-01-20": "done" })).next).toBe("2026-02-19");
  });

  it("passed over, it comes an interval later", () => {
    expect(stands({ ...monthly, lastDone: "2026-01-05", lastDue: "2026-02-04" }, "2026-02-05").next).toBe("2026-03-06");
    expect(stands({ ...monthly, lastDone: "2026-01-05" }, "2026-02-05", accounts({ "2026-02-04": "cancelled" })).next).toBe("2026-03-06");
  });

  it("done early on a weekday rule, the same occurrence does not come again", () => {
    const whenDone = plan(read("every week on Monday when done"), { lastDone: "2026-11-20", lastDue: "2026-11-23" });
    expect(stands(whenDone, "2026-11-20").next).toBe("2026-11-30");
  });

  it("never done it is asked about, unless it says where it starts", () => {
    expect(stands(monthly, "2026-01-26")).toEqual({ open: [], passed: [], next: undefined, question: "never-done" });
    expect(stands(plan(read("every 30 days", "2026-02-01"), { anchor: "completion" }), "2026-01-26").next).toBe("2026-02-01");
    expect(stands(plan(read("every week on Monday", "2026-02-01"), { anchor: "completion" }), "2026-01-26").next).toBe("2026-02-02");
  });

  it("a start behind the last completion counts", () => {
    expect(stands(plan(read("every 30 days", "2026-06-01"), { anchor: "completion", lastDone: "2026-01-05" }), "2026-01-26").next).toBe("2026-06-01");
    expect(stands(plan(read("every 30 days", "2026-06-01"), { anchor: "completion", lastDone: "2026-05-28", lastDue: "2026-06-01" }), "2026-06-01").next).toBe("2026-06-27");
  });

  it("out of force it is put off, never lost", () => {
    const done = { ...monthly, lastDone: "2026-10-20" };
    expect(stands({ ...done, season: readSeason("Apr-Oct") }, "2026-12-01")).toEqual({ open: [], passed: [], next: "2027-04-01" });
    expect(stands({ ...done, pausedUntil: "2026-12-10" }, "2026-12-01")).toEqual({ open: [], passed: [], next: "2026-12-10" });
    expect(stands(done, "2026-12-01", NO_ACCOUNTS, { freezes: [{ from: "2026-11-15T00:00", to: "2026-12-03T00:00" }] })).toEqual({ open: [], passed: [], next: "2026-12-03" });
    expect(stands({ ...done, status: "paused" }, "2026-12-01")).toEqual({ open: [], passed: [], next: undefined });
  });

  it("what is in hand is the one thing to do", () => {
    const done = { ...monthly, lastDone: "2026-10-20" };
    expect(stands(done, "2026-12-01", accounts({ "2026-11-25": "open" }))).toEqual({ open: ["2026-11-25"], passed: [], next: undefined });
    expect(stands(done, "2026-11-10", accounts({ "2026-11-19": "open" }))).toEqual({ open: [], passed: [], next: "2026-11-19" });
    expect(occurrencesOf(done, around(), "2026-11-01", "2026-12-31", accounts({ "2026-11-25": "open" })).map(({ nominal }) => nominal)).toEqual(["2026-11-25"]);
  });
});

describe("where a plan stands that follows a meter or a condition", () => {
  it("a forecast is next, and never open, also where its day went by", () => {
    const meter = readings(["2026-01-01", 0], ["2026-01-11", 100]);
    const standing = standingOf(plan(undefined, { usage: { every: 200, base: 0 } }), around({ meter }), NO_ACCOUNTS, "2026-03-01T12:00");
    expect(standing.open).toEqual([]);
    expect(standing.next).toMatchObject({ nominal: "2026-01-21", forecast: true });
    expect(standing.next && stateOf(standing.next, "2026-03-01T12:00", "Europe/Berlin")).toBe("upcoming");
  });

  it("reached, it is open once, whatever was jumped", () => {
    const meter = readings(["2026-01-01", 0], ["2026-01-11", 700], ["2026-01-12", 900]);
    const standing = standingOf(plan(undefined, { usage: { every: 200, base: 0 }, missed: "all" }), around({ meter }), NO_ACCOUNTS, "2026-03-01T12:00");
    expect(standing).toMatchObject({ open: [{ nominal: "2026-01-11", missedIntervals: 3 }], passed: [] });
  });

  it("a condition is due when it is met, and armed again once it was done", () => {
    const terms = plan(undefined, { condition: { metric: "Disk", comparison: ">", value: 85, readings: 2 } });
    const watched = readings(["2026-05-01", 86], ["2026-05-02", 90], ["2026-05-03", 91], ["2026-05-08", 92], ["2026-05-09", 93]);
    expect(stands(terms, "2026-05-10", NO_ACCOUNTS, { watched }).open).toEqual(["2026-05-02"]);
    expect(stands({ ...terms, lastDue: "2026-05-02", lastDone: "2026-04-05" }, "2026-05-03T12:00", NO_ACCOUNTS, { watched: watched.slice(0, 3) }).open).toEqual([]);
    expect(stands({ ...terms, lastDue: "2026-05-02", lastDone: "2026-05-05" }, "2026-05-10", NO_ACCOUNTS, { watched }).open).toEqual(["2026-05-09"]);
    expect(stands({ ...terms, lastDue: "2026-05-02", lastDone: "2026-05-08" }, "2026-05-10", NO_ACCOUNTS, { watched })).toEqual({ open: [], passed: [], next: undefined });
  });

  it("of a schedule, a meter and a condition together the earliest counts, and done once all are", () => {
    const terms = plan(read("every 3 months", "2026-01-01"), { usage: { every: 500, base: 0 }, lastDone: "2026-01-01", lastDue: "2026-01-01", condition: { metric: "Vibration", comparison: ">=", value: 9, readings: 1 } });
    const meter = readings(["2026-01-01", 0], ["2026-02-10", 510], ["2026-02-20", 560]);
    const watched = readings(["2026-02-15", 9.5]);
    expect(stands(terms, "2026-02-20", NO_ACCOUNTS, { meter, watched })).toEqual({ open: ["2026-02-10"], passed: [], next: undefined });
    expect(stands(terms, "2026-02-20", NO_ACCOUNTS, { watched })).toEqual({ open: ["2026-02-15"], passed: [], next: undefined });
    expect(stands(terms, "2026-02-20")).toEqual({ open: [], passed: [], next: "2026-04-01" });
    expect(stands({ ...terms, lastDone: "2026-02-20", lastDue: "2026-02-10" }, "2026-02-21", NO_ACCOUNTS, { meter, watched })).toEqual({ open: [], passed: [], next: "2026-03-31" });
    expect(stands({ ...terms, lastDone: "2026-02-20", lastDue: "2026-02-10" }, "2026-02-21", NO_ACCOUNTS, { watched })).toEqual({ open: [], passed: [], next: "2026-04-01" });
    expect(stands({ ...terms, anchor: "completion", lastDone: "2026-02-20", lastDue: "2026-02-10" }, "2026-02-21", NO_ACCOUNTS, { watched }).next).toBe("2026-05-20");
  });
});

describe("what keeps a plan from being scheduled", () => {
  it("it counts from nothing", () => {
    expect(stands(plan(read("every 2 weeks")), "2026-11-18").question).toBe("no-start");
  });

  it("no day comes", () => {
    expect(stands(plan(read("once 2026-11-10"), { until: "2026-11-01" }), "2026-11-18").question).toBe("never");
    expect(stands(plan(read("every year on March 1", "2026-01-01"), { season: readSeason("Jul-Aug") }), "2026-11-18").question).toBe("never");
    expect(stands(plan(read("every day", "2026-01-01"), { workingDay: "skip" }), "2026-11-18", NO_ACCOUNTS, { workingDays: { isWorking: () => false } }).question).toBe("never");
  });

  it("nothing, where it came to its end or only waits for a reading", () => {
    expect(stands(plan(read("once 2026-11-10"), { lastDue: "2026-11-10" }), "2026-11-18").question).toBeUndefined();
    expect(stands(plan(undefined, { usage: { every: 200, base: 0 } }), "2026-11-18").question).toBeUndefined();
    expect(stands(plan(undefined), "2026-11-18")).toEqual({ open: [], passed: [], next: undefined });
  });
});

describe("looking is cheap", () => {
  const counting = (): { readonly around: Surroundings; readonly asked: () => number } => {
    let asked = 0;
    return { around: around({ workingDays: { isWorking: () => (asked++, true) } }), asked: () => asked };
  };

  it("an up to date plan looks at one occurrence, however old it is", () => {
    const { around: counted, asked } = counting();
    standingOf(plan(read("every day", "1990-01-01"), { workingDay: "next", lastDue: "2026-11-23" }), counted, NO_ACCOUNTS, "2026-11-23T12:00");
    expect(asked()).toBe(1);
  });

  it("ten years untouched are looked at once each, and told in one line", () => {
    const { around: counted, asked } = counting();
    const terms = plan(read("every day", "2016-11-24"), { workingDay: "next" });
    const standing = standingOf(terms, counted, NO_ACCOUNTS, "2026-11-23T12:00");
    expect(standing.passed.length).toBe(3651);
    expect(asked()).toBe(3653);
    expect(accountFor(standing, terms)).toEqual([{ outcome: "missed", from: "2016-11-24", to: "2026-11-22", count: 3651 }]);
  });

  it("a start thousands of years ago ends", () => {
    expect(standingOf(plan(read("every day", "0001-01-01")), around(), NO_ACCOUNTS, "2026-11-23T12:00").passed.length).toBeLessThanOrEqual(5000);
  });
});
