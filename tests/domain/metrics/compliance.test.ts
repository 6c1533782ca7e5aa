import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closedIn, compliance, type ClosedOccurrence, type Closing } from "../../../src/domain/metrics/compliance.ts";
import { share } from "../../../src/domain/metrics/ratio.ts";
import { addDays } from "../../../src/domain/time/day.ts";

const ZONE = "Europe/Berlin";
const OUTCOMES: readonly Closing[] = ["done", "missed", "overdue", "skipped", "suppressed", "cancelled"];
const closed = (change: Partial<ClosedOccurrence>): ClosedOccurrence => ({ path: "p.md", name: "p", nominal: "2026-11-02", dueAt: "2026-11-02", graceUntil: "2026-11-04", outcome: "done", ...change });
const parts = (...rows: readonly ClosedOccurrence[]): number[] => {
  const { strict, graced, executed } = compliance(rows, ZONE);
  return [strict.part, graced.part, executed.part, executed.of];
};

describe("an occurrence that was done", () => {
  it.each([
    ["exactly when it is due is on time", "2026-11-02T09:00", "2026-11-02T09:00", [1, 1, 1, 1]],
    ["a minute later is in grace", "2026-11-02T09:00", "2026-11-02T09:01", [0, 1, 1, 1]],
    ["before it is due is on time", "2026-11-02T09:00", "2026-11-01T17:00", [1, 1, 1, 1]],
    ["on a day alone is on time until the end of the due day", "2026-11-02T09:00", "2026-11-02", [1, 1, 1, 1]],
    ["at any time of a due day is on time", "2026-11-02", "2026-11-02T23:59", [1, 1, 1, 1]],
    ["a day late is in grace", "2026-11-02", "2026-11-03", [0, 1, 1, 1]],
    ["at the end of the last day of grace is in grace", "2026-11-02", "2026-11-04T23:59", [0, 1, 1, 1]],
    ["behind its grace is executed only", "2026-11-02", "2026-11-05T00:00", [0, 0, 1, 1]],
    ["at a time that nobody wrote down is executed only", "2026-11-02", undefined, [0, 0, 1, 1]],
    ["on time is in the graced figure also where grace ends before it is due", "2026-11-06", "2026-11-05", [1, 1, 1, 1]],
    ["the second time that a repeated hour shows its due time is late", "2026-10-25T02:30", "2026-10-25T02:30+01:00", [0, 1, 1, 1]],
    ["at an offset is taken on the day that it is here", "2026-11-02", "2026-11-02T23:30Z", [0, 1, 1, 1]],
    ["at an offset is taken at the time that it is here", "2026-11-02T09:00", "2026-11-02T08:00+00:00", [1, 1, 1, 1]],
  ])("%s", (_title, dueAt, doneOn, expected) => {
    expect(parts(closed({ dueAt, doneOn }))).toEqual(expected);
  });
});

describe("what counts as scheduled", () => {
  it.each([["missed", 1], ["overdue", 1], ["skipped", 0], ["suppressed", 0], ["cancelled", 0]] as const)("%s adds %i to the whole and nothing to the parts", (outcome, whole) => {
    expect(parts(closed({ outcome }))).toEqual([0, 0, 0, whole]);
    expect(compliance([closed({ outcome })], ZONE).counts).toMatchObject({ [outcome]: 1 });
  });

  it("nothing closed gives no figure, neither 0 nor 100 percent (R10)", () => {
    const { strict, graced, executed, counts } = compliance([], ZONE);
    expect([strict, graced, executed].map(share)).toEqual([undefined, undefined, undefined]);
    expect(counts).toEqual(Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])));
  });
});

describe("the period", () => {
  it("takes both its days by the nominal day, whenever the work was due or done", () => {
    const rows = ["2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"].map((nominal) => closed({ nominal, dueAt: "2026-12-02", doneOn: "2026-12-02" }));
    expect(closedIn(rows, "2026-11-01", "2026-11-30").map(({ nominal }) => nominal).sort()).toEqual(["2026-11-01", "2026-11-30"]);
  });
});

describe("two records of one occurrence", () => {
  it.each([
    ["done goes before missed", closed({ doneOn: "2026-11-03" }), closed({ outcome: "missed" })],
    ["skipped goes before missed", closed({ outcome: "skipped" }), closed({ outcome: "missed" })],
    ["of two that are done the earlier counts", closed({ doneOn: "2026-11-02" }), closed({ doneOn: "2026-11-03" })],
    ["of one day the one with a time counts", closed({ doneOn: "2026-11-02T10:00" }), closed({ doneOn: "2026-11-02" })],
    ["a day that is known goes before none", closed({ doneOn: "2026-11-09" }), closed({})],
  ])("%s, whichever is read first", (_title, first, second) => {
    expect(closedIn([first, second], "2026-11-01", "2026-11-30")).toEqual([first]);
    expect(closedIn([second, first], "2026-11-01", "2026-11-30")).toEqual([first]);
  });

  it("two plans of one day stay two", () => {
    expect(closedIn([closed({}), closed({ path: "q.md" })], "2026-11-01", "2026-11-30")).toHaveLength(2);
  });
});

describe("over any occurrences", () => {
  const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays("2026-10-01", count));
  const moment = fc.oneof(day, fc.tuple(day, fc.constantFrom("T00:00", "T02:30", "T09:00", "T23:59")).map((both) => both.join("")));
  const row = fc.record({
    path: fc.constantFrom("a.md", "b.md"), name: fc.constant("n"), nominal: day, dueAt: moment, graceUntil: day, outcome: fc.constantFrom(...OUTCOMES), doneOn: fc.option(moment, { nil: undefined }),
  });

  it("strict is at most graced, graced at most executed, and each share is from 0 to 1", () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const { strict, graced, executed } = compliance(rows, ZONE);
      expect(strict.part).toBeLessThanOrEqual(graced.part);
      expect(graced.part).toBeLessThanOrEqual(executed.part);
      expect(executed.part).toBeLessThanOrEqual(executed.of);
      expect(strict.of === executed.of && graced.of === executed.of).toBe(true);
    }));
  });

  it("every occurrence is counted exactly once, with its records twice over and in any order", () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 30 }), fc.nat(), (rows, turn) => {
      const [from, to] = ["2026-10-10", "2026-11-10"];
      const one = compliance(closedIn(rows, from, to), ZONE);
      const keys = new Set(rows.filter(({ nominal }) => nominal >= from && nominal <= to).map(({ path, nominal }) => `${path} ${nominal}`));
      expect(Object.values(one.counts).reduce((sum, count) => sum + count, 0)).toBe(keys.size);
      const cut = rows.length === 0 ? 0 : turn % rows.length;
      const { counts } = compliance(closedIn([...rows.slice(cut), ...rows, ...rows.slice(0, cut)], from, to), ZONE);
      expect(counts).toEqual(one.counts);
    }));
  });
});
