import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mtbf, serviceTime } from "../../../src/domain/metrics/availability.ts";
import { backlogOf, backlogWeeks, byUrgency, criticalPercent, type OverdueWork } from "../../../src/domain/metrics/backlog.ts";
import { itemFigures, runFigures } from "../../../src/domain/metrics/checklist-figures.ts";
import { clipTo, mergeIntervals, minutesCovered } from "../../../src/domain/metrics/intervals.ts";
import { percentText, share } from "../../../src/domain/metrics/ratio.ts";
import { mean, median, percentile } from "../../../src/domain/metrics/statistics.ts";

const interval = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -50, max: 200 })).map(([from, length]) => ({ from, to: from + length }));
const intervals = fc.array(interval, { maxLength: 12 });
/** Minute by minute, the slow way. */
const minutesOf = (some: readonly { from: number; to: number }[]): Set<number> => new Set(some.flatMap(({ from, to }) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)));

describe("a ratio", () => {
  it.each([
    [0, 0, "n/a"], [3, 0, "n/a"], [0, 7, "0.0 %"], [7, 7, "100.0 %"], [1, 3, "33.3 %"], [2, 3, "66.7 %"], [1, 2000, "0.1 %"], [9995, 10_000, "100.0 %"], [9994, 10_000, "99.9 %"],
    [201, 200_000, "0.1 %"], [20.5, 41, "50.0 %"],
  ])("%f of %f is read %s", (part, of, text) => {
    expect(percentText({ part, of })).toBe(text);
  });

  it.each([[1005, 100_000, 2, "1.01 %"], [125, 100_000, 2, "0.13 %"], [1, 8, 0, "13 %"], [5, 1000, 0, "1 %"], [4, 1000, 0, "0 %"]])("%f of %f with %i digits is rounded half up", (part, of, digits, text) => {
    expect(percentText({ part, of }, digits)).toBe(text);
  });

  it("without a whole there is no share, and what is read as 100 % still compares as less (R10, R11)", () => {
    expect([share({ part: 0, of: 0 }), share({ part: 99_951, of: 100_000 })]).toEqual([undefined, 0.99951]);
  });

  it("no checklist is no figure", () => {
    const runs = runFigures({ due: 2, onTime: 0, late: 0, missed: 0, skipped: 2 });
    const items = itemFigures({ items: 3, passed: 0, failed: 0, notApplicable: 3 });
    expect([runs.completion, runs.onTime, runs.missed, items.completion, items.passRate].map((ratio) => percentText(ratio))).toEqual(["n/a", "n/a", "n/a", "n/a", "n/a"]);
  });
});

describe("values", () => {
  it("of none there is no mean, median or percentile", () => {
    expect([mean([]), median([]), percentile([], 90)]).toEqual([undefined, undefined, undefined]);
  });

  it.each([[[7], 7], [[1, 2], 1.5], [[3, 1, 2], 2], [[10, 9, 100], 10]])("the median of %j is %f", (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it("a percentile lies between the least and the greatest, grows with its percent, and leaves its values alone", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 }), fc.integer({ min: 0, max: 100 }), (values, percent) => {
      const before = [...values];
      const at = percentile(values, percent) ?? NaN;
      expect(values).toEqual(before);
      expect([percentile(values, 0), percentile(values, 100)]).toEqual([Math.min(...values), Math.max(...values)]);
      expect(at).toBeLessThanOrEqual((percentile(values, Math.min(100, percent + 1)) ?? NaN) + 1e-6);
      expect(at >= Math.min(...values) && at <= Math.max(...values)).toBe(true);
    }));
  });
});

describe("intervals", () => {
  it("those that touch become one, one within another adds nothing, an empty or turned one is none", () => {
    expect(mergeIntervals([{ from: 60, to: 90 }, { from: 0, to: 60 }, { from: 10, to: 20 }, { from: 200, to: 200 }, { from: 300, to: 250 }, { from: 91, to: 95 }])).toEqual([{ from: 0, to: 90 }, { from: 91, to: 95 }]);
  });

  it("are cut to a period", () => {
    expect(clipTo([{ from: -10, to: 5 }, { from: 90, to: 200 }, { from: 100, to: 120 }], [{ from: 0, to: 100 }])).toEqual([{ from: 0, to: 5 }, { from: 90, to: 100 }]);
  });

  it("cover as many minutes as there are, never fewer than the longest nor more than their sum", () => {
    fc.assert(fc.property(intervals, (some) => {
      const lengths = some.map(({ from, to }) => Math.max(0, to - from));
      const covered = minutesCovered(some);
      expect(covered).toBe(minutesOf(some).size);
      expect(covered).toBeGreaterThanOrEqual(Math.max(0, ...lengths));
      expect(covered).toBeLessThanOrEqual(lengths.reduce((sum, length) => sum + length, 0));
    }));
  });

  it("cut to others cover the minutes of both", () => {
    fc.assert(fc.property(intervals, intervals, (some, within) => {
      const frame = minutesOf(within);
      expect(minutesCovered(clipTo(some, within))).toBe([...minutesOf(some)].filter((minute) => frame.has(minute)).length);
    }));
  });
});

describe("a service's time", () => {
  const agreed = [{ from: 0, to: 1000 }];

  it("counts a minute once, as planned where it is both, and none outside the agreed time", () => {
    const outages = [{ from: -50, to: 100, planned: false }, { from: 80, to: 200, planned: true }, { from: 950, to: 2000, planned: false }];
    expect(serviceTime(agreed, outages)).toEqual({ agreed: 1000, planned: 120, unplanned: 130 });
  });

  it("is never down for longer than agreed", () => {
    fc.assert(fc.property(intervals, fc.array(fc.tuple(interval, fc.boolean()), { maxLength: 12 }), (frames, outages) => {
      const time = serviceTime(frames, outages.map(([one, planned]) => ({ ...one, planned })));
      expect(Math.min(time.planned, time.unplanned)).toBeGreaterThanOrEqual(0);
      expect(time.planned + time.unplanned).toBeLessThanOrEqual(time.agreed);
    }));
  });

  it("has no time between failures without one", () => {
    expect([mtbf(720, 0), mtbf(720, 1)]).toEqual([undefined, 720]);
  });
});

describe("overdue work", () => {
  const late = (name: string, due: string, cycleDays: number, estimatedHours?: number): OverdueWork => ({ path: `${name}.md`, name, due, cycleDays, estimatedHours });

  it("what does not recur comes first, then by part of the cycle, then by days, then by path", () => {
    const work = [late("c", "2026-11-20", 30), late("b", "2026-11-20", 30), late("year", "2026-10-23", 360), late("day", "2026-11-22", 1), late("once", "2026-11-22", 0), late("older", "2026-11-01", 0), late("two", "2026-11-17", 60)];
    const order = byUrgency(work, "2026-11-23").map(({ name }) => name);
    expect(order).toEqual(["older", "once", "day", "two", "b", "c", "year"]);
    expect(byUrgency([...work].reverse(), "2026-11-23").map(({ name }) => name)).toEqual(order);
    expect(criticalPercent(3, 0)).toBeUndefined();
  });

  it("is summed up in hours that are known and in days of age", () => {
    expect(backlogOf([late("a", "2026-11-22", 7, 1.5), late("b", "2026-11-13", 7), late("c", "2026-11-20", 7, 2)], "2026-11-23")).toEqual({ count: 3, hours: 3.5, unestimated: 1, ageMedian: 3, age90: expect.closeTo(8.6, 9) as number });
  });

  it("is nothing without any, and weeks of it are nothing without people", () => {
    expect(backlogOf([], "2026-11-23")).toEqual({ count: 0, hours: 0, unestimated: 0, ageMedian: undefined, age90: undefined });
    expect(backlogWeeks(10, { people: 0, hoursPerWeek: 36, available: 1 })).toBeUndefined();
  });
});
