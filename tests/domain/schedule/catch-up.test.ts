import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountFor, afterAccounting } from "../../../src/domain/schedule/catch-up.ts";
import { hasBegun, occurrencesOf, stateOf } from "../../../src/domain/schedule/due.ts";
import type { Accounting, Standing } from "../../../src/domain/schedule/occurrence.ts";
import type { Account, Accounts, PlanTerms, Surroundings } from "../../../src/domain/schedule/plan-terms.ts";
import type { Rule } from "../../../src/domain/schedule/rule.ts";
import { readSeason } from "../../../src/domain/schedule/season.ts";
import { standingOf } from "../../../src/domain/schedule/standing.ts";
import { addDays, type Day } from "../../../src/domain/time/day.ts";
import { accounts, around, NO_ACCOUNTS, plan, read, weekdaysWithout } from "./plan-terms.ts";

const FIRST: Day = "2026-01-01";
const dayIn = (days: number): fc.Arbitrary<Day> => fc.nat(days).map((offset) => addDays(FIRST, offset));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ frequency: fc.constant("daily" as const), interval: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ frequency: fc.constant("weekly" as const), interval: fc.integer({ min: 1, max: 3 }), weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }).map((days) => days.map((weekday) => ({ weekday: weekday as 1 }))) }),
  fc.record({ frequency: fc.constant("monthly" as const), interval: fc.integer({ min: 1, max: 2 }), monthDays: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 2 }) }),
).chain((rule) => fc.record({ starts: dayIn(60), shortMonths: fc.constantFrom("omit" as const, "last" as const) }).map((more) => ({ ...rule, ...more })));

const plans: fc.Arbitrary<PlanTerms> = fc.record({
  schedule: fc.record({ rule: rules, time: maybe(fc.constantFrom("00:00", "09:00", "23:30")) })
    .map(({ rule, time }) => ({ kind: "recurring" as const, rule, ...(time === undefined ? {} : { time }) })),
  missed: fc.constantFrom("one" as const, "all" as const, "skip" as const),
  workingDay: maybe(fc.constantFrom("next" as const, "previous" as const, "nearest" as const, "next-in-month" as const, "skip" as const)),
  season: maybe(fc.constantFrom("Feb-Apr", "May-Jan").map((words) => readSeason(words)).filter((season) => season !== undefined)),
  grace: maybe(fc.integer({ min: 0, max: 9 }).map((days) => ({ months: 0, days, minutes: 0 }))),
  pausedUntil: maybe(dayIn(120)),
  until: maybe(dayIn(400).filter((day) => day > "2026-04-01")),
}).map((terms) => plan(terms.schedule, terms));

const WEDNESDAYS = Array.from({ length: 130 }, (_, at) => addDays("2025-12-03", 7 * at));
const slots: Surroundings["slots"] = (from, to) => WEDNESDAYS.filter((day) => day >= from && day <= to).map((day) => ({ from: `${day}T20:00`, to: `${day}T22:00` }));

const surroundings: fc.Arbitrary<Surroundings> = fc.record({
  workingDays: fc.constantFrom(weekdaysWithout(), weekdaysWithout("2026-03-02", "2026-03-03", "2026-04-06")),
  freezes: fc.constantFrom([], [{ from: "2026-03-10T00:00", to: "2026-03-20T12:00" }]),
  slots: fc.constantFrom(undefined, slots),
}).map((more) => around(more));

const nows = fc.tuple(dayIn(300), fc.constantFrom("00:00", "09:00", "09:01", "21:00", "23:59")).map(([day, time]) => `${day}T${time}`);
/** Far enough ahead for a day that a season leaves once a year and that freezes, days off and work orders take for some years. */
const SEASONS = 2500;
const OUTCOMES: readonly Account["outcome"][] = ["open", "done", "skipped", "missed", "cancelled"];

/** Some of a plan's occurrences with work orders. */
function ordersFor(terms: PlanTerms, surrounding: Surroundings, picks: readonly number[]): Accounts {
  const nominals = occurrencesOf(terms, surrounding, FIRST, "2026-12-31").map(({ nominal }) => nominal);
  return new Map(picks.flatMap((pick, at) => {
    const nominal = nominals[pick % Math.max(1, nominals.length)];
    return nominal === undefined ? [] : [[nominal, { outcome: OUTCOMES[at % OUTCOMES.length] ?? "done", on: nominal }] as const];
  }));
}

const nominalsOf = (occurrences: Standing["open"]): Day[] => occurrences.map(({ nominal }) => nominal);

/** The days that accountings tell of, by looking into the schedule. */
function toldBy(accountings: readonly Accounting[], terms: PlanTerms, surrounding: Surroundings): Day[] {
  return accountings.flatMap(({ from, to, count }) => {
    const days = occurrencesOf(terms, surrounding, from, to).filter(({ suppressed }) => suppressed === undefined).map(({ nominal }) => nominal);
    expect(days.length).toBe(count);
    return days;
  });
}

describe("what catching up writes", () => {
  it("a line each, one line from thirty in a row on", () => {
    const daily = plan(read("every day", "2026-01-01"));
    const told = (now: string, lastDue: Day): Accounting[] => accountFor(standingOf({ ...daily, lastDue }, around(), NO_ACCOUNTS, now), daily);
    expect(told("2026-03-01T12:00", "2026-01-29")).toEqual([{ outcome: "missed", from: "2026-01-30", to: "2026-02-28", count: 30 }]);
    expect(told("2026-03-01T12:00", "2026-01-30")).toHaveLength(29);
  });

  it("a run ends where a work order stands between", () => {
    const daily = plan(read("every day", "2026-01-01"));
    const orders = accounts({ "2026-02-10": "done" });
    const told = accountFor(standingOf(daily, around(), orders, "2026-03-01T12:00"), daily, orders);
    expect(told[0]).toEqual({ outcome: "missed", from: "2026-01-01", to: "2026-02-09", count: 40 });
    expect(told.slice(1).map(({ from, count }) => [from, count])).toEqual(Array.from({ length: 18 }, (_, at) => [addDays("2026-02-11", at), 1]));
  });

  it("days that are left out do not end a run", () => {
    const daily = plan(read("every day", "2026-01-01"), { workingDay: "skip" });
    expect(accountFor(standingOf(daily, around(), NO_ACCOUNTS, "2026-03-01T12:00"), daily)).toEqual([{ outcome: "missed", from: "2026-01-01", to: "2026-02-26", count: 41 }]);
  });

  it("nothing where all are to be done, skipped where they are passed over", () => {
    const daily = plan(read("every day", "2026-01-01"));
    const told = (missed: PlanTerms["missed"]): Accounting[] => accountFor(standingOf({ ...daily, missed }, around(), NO_ACCOUNTS, "2026-01-03T12:00"), { ...daily, missed });
    expect(told("all")).toEqual([]);
    expect(told("skip").map(({ outcome, from }) => [outcome, from])).toEqual([["skipped", "2026-01-01"], ["skipped", "2026-01-02"]]);
  });
});

describe("standing, over random plans, work orders and moments", () => {
  const cases = [plans, surroundings, fc.array(fc.nat(200), { maxLength: 8 }), nows, maybe(fc.nat(200))] as const;
  type Case = readonly [terms: PlanTerms, around: Surroundings, orders: Accounts, now: string];
  const made = (terms: PlanTerms, surrounding: Surroundings, picks: readonly number[], now: string, due: number | undefined): Case => {
    const nominals = occurrencesOf(terms, surrounding, FIRST, now.slice(0, 10)).map(({ nominal }) => nominal);
    const lastDue = due === undefined ? undefined : nominals[due % Math.max(1, nominals.length)];
    return [{ ...terms, lastDue }, surrounding, ordersFor(terms, surrounding, picks), now];
  };
  const holds = (check: (...each: Case) => void): void => {
    fc.assert(fc.property(...cases, (...each) => { check(...made(...each)); }), { numRuns: 120 });
  };

  it("every occurrence that has begun and that nobody accounted for is open or went by, once; no other is", () => {
    holds((terms, surrounding, orders, now) => {
      const { open, passed } = standingOf(terms, surrounding, orders, now);
      const begun = occurrencesOf(terms, surrounding, addDays(terms.lastDue ?? addDays(FIRST, -1), 1), addDays(now.slice(0, 10), 20))
        .filter(({ suppressed, nominal }) => suppressed === undefined && !orders.has(nominal)).filter((occurrence) => hasBegun(occurrence, now, surrounding.zone));
      const ordered = open.filter(({ nominal }) => orders.has(nominal));
      expect(nominalsOf([...open.filter((each) => !ordered.includes(each)), ...passed]).sort()).toEqual(nominalsOf(begun).sort());
      expect(nominalsOf(ordered)).toEqual(nominalsOf(occurrencesOf(terms, surrounding, FIRST, "2026-12-31", orders).filter((each) => orders.get(each.nominal)?.outcome === "open" && hasBegun(each, now, surrounding.zone))));
      expect(nominalsOf(open)).toEqual(nominalsOf(open).sort());
    });
  });

  it("the policy decides which of them are open", () => {
    holds((terms, surrounding, orders, now) => {
      const { open, passed } = standingOf(terms, surrounding, orders, now);
      const free = open.filter(({ nominal }) => !orders.has(nominal));
      if (terms.missed === "all") expect(passed).toEqual([]);
      if (terms.missed === "one") expect(free.length).toBeLessThanOrEqual(1);
      if (terms.missed === "one") for (const { nominal } of free) expect(nominalsOf(passed).every((day) => day < nominal)).toBe(true);
      if (terms.missed === "skip") for (const each of free) expect(stateOf(each, now, surrounding.zone)).not.toBe("overdue");
      if (terms.missed === "skip") for (const each of passed) expect(stateOf(each, now, surrounding.zone)).toBe("overdue");
    });
  });

  it("the next is the first behind, not begun, in force, and later than the last", () => {
    holds((terms, surrounding, orders, now) => {
      const { open, passed, next } = standingOf(terms, surrounding, orders, now);
      const coming = occurrencesOf(terms, surrounding, FIRST, addDays(now.slice(0, 10), SEASONS), orders)
        .filter(({ suppressed, nominal }) => orders.get(nominal)?.outcome === "open" || (suppressed === undefined && !orders.has(nominal) && nominal > (terms.lastDue ?? "")))
        .find((occurrence) => !hasBegun(occurrence, now, surrounding.zone));
      expect(next?.nominal).toBe(coming?.nominal);
      const gone = nominalsOf([...open, ...passed]).filter((nominal) => !orders.has(nominal));
      if (next !== undefined && !orders.has(next.nominal)) expect([terms.lastDue ?? "", ...gone].every((nominal) => nominal < next.nominal)).toBe(true);
    });
  });

  it("catching up twice equals catching up once, and changes nothing that is open", () => {
    holds((terms, surrounding, orders, now) => {
      const before = standingOf(terms, surrounding, orders, now);
      const once = afterAccounting(terms, accountFor(before, terms, orders));
      const after = standingOf(once, surrounding, orders, now);
      expect(after).toEqual({ ...before, passed: [] });
      expect(afterAccounting(once, accountFor(after, once, orders))).toEqual(once);
    });
  });

  it("what is told of what went by is just that, in lines and runs", () => {
    holds((terms, surrounding, orders, now) => {
      const standing = standingOf(terms, surrounding, orders, now);
      expect(toldBy(accountFor(standing, terms, orders), terms, surrounding)).toEqual(nominalsOf(standing.passed));
    });
  });
});

describe("a plan's life", () => {
  const acts = fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.constantFrom("complete", "catch-up", "skip", "look")), { minLength: 1, maxLength: 25 });

  it("completing, skipping and catching up account for every occurrence, once each", () => {
    fc.assert(fc.property(plans, surroundings, acts, (terms, surrounding, steps) => {
      let state = terms;
      let now = `${FIRST}T12:00`;
      const accounted: Day[] = [];
      for (const [days, act] of steps) {
        now = `${addDays(now.slice(0, 10), days)}T12:00`;
        const standing = standingOf(state, surrounding, NO_ACCOUNTS, now);
        if (act === "look") continue;
        const told = accountFor(standing, state);
        accounted.push(...toldBy(told, state, surrounding));
        state = afterAccounting(state, told);
        const [first] = standing.open;
        if (act === "catch-up" || first === undefined) continue;
        accounted.push(first.nominal);
        state = { ...state, lastDue: first.nominal, ...(act === "complete" ? { lastDone: now.slice(0, 10) } : {}) };
        const { next } = standingOf(state, surrounding, NO_ACCOUNTS, now);
        if (next !== undefined) expect(next.nominal > first.nominal).toBe(true);
      }
      const { open, passed } = standingOf(state, surrounding, NO_ACCOUNTS, now);
      const all = occurrencesOf(terms, surrounding, FIRST, addDays(now.slice(0, 10), 20)).filter(({ suppressed }) => suppressed === undefined).filter((each) => hasBegun(each, now, surrounding.zone));
      expect([...accounted, ...nominalsOf(open), ...nominalsOf(passed)].sort()).toEqual(nominalsOf(all));
    }), { numRuns: 120 });
  });

  it("counted from completion: one thing to do at a time, always later than what was done and than what it met", () => {
    fc.assert(fc.property(plans, surroundings, acts, (fixed, surrounding, steps) => {
      let state: PlanTerms = { ...fixed, anchor: "completion", until: undefined };
      let now = `${FIRST}T12:00`;
      for (const [days, act] of steps) {
        now = `${addDays(now.slice(0, 10), days)}T12:00`;
        const { open, passed, next } = standingOf(state, surrounding, NO_ACCOUNTS, now);
        expect([passed.length, open.length + (next === undefined ? 0 : 1)]).toEqual([0, 1]);
        const [todo] = open.length > 0 ? open : act === "complete" && next !== undefined ? [next] : [];
        if (todo === undefined || act === "look" || act === "catch-up") continue;
        expect(todo.suppressed).toBeUndefined();
        state = { ...state, lastDue: todo.nominal, ...(act === "complete" ? { lastDone: now.slice(0, 10) } : {}) };
        const after = standingOf(state, surrounding, NO_ACCOUNTS, now);
        const following = after.open[0] ?? after.next;
        expect(following !== undefined && following.nominal > todo.nominal && following.nominal > (state.lastDone ?? "")).toBe(true);
      }
    }), { numRuns: 120 });
  });
});
