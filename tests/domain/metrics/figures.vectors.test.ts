import { describe, expect, it } from "vitest";
import { downtimeLeft, inParallel, inSeries, mtbf, serviceAvailability, serviceTime, totalAvailability } from "../../../src/domain/metrics/availability.ts";
import { backlogWeeks, byUrgency, criticalPercent } from "../../../src/domain/metrics/backlog.ts";
import { itemFigures, runFigures } from "../../../src/domain/metrics/checklist-figures.ts";
import { compliance, type Closing } from "../../../src/domain/metrics/compliance.ts";
import { plannedPart } from "../../../src/domain/metrics/figure-maintenance.ts";
import { minutesCovered } from "../../../src/domain/metrics/intervals.ts";
import { percentText, share } from "../../../src/domain/metrics/ratio.ts";
import { mean, median, percentile } from "../../../src/domain/metrics/statistics.ts";
import { addDays } from "../../../src/domain/time/day.ts";

const DAY = 1440;
const at = (hour: number, minute = 0): number => hour * 60 + minute;

describe("compliance", () => {
  it("TV-15 a weekly plan of eight occurrences: strict 57.14 %, with a day of grace 71.43 %, executed 85.71 %", () => {
    const late: readonly (number | "missed" | "skipped")[] = [0, 0, 1, 3, "missed", -1, "skipped", 0];
    const closed = late.map((days, week) => {
      const nominal = addDays("2026-01-05", week * 7);
      const outcome: Closing = typeof days === "number" ? "done" : days;
      return { path: "p.md", name: "p", nominal, dueAt: nominal, graceUntil: addDays(nominal, 1), outcome, doneOn: typeof days === "number" ? addDays(nominal, days) : undefined };
    });
    const { strict, graced, executed } = compliance(closed, "UTC");
    expect({ strict, graced, executed }).toEqual({ strict: { part: 4, of: 7 }, graced: { part: 5, of: 7 }, executed: { part: 6, of: 7 } });
    expect([strict, graced, executed].map((ratio) => percentText(ratio, 2))).toEqual(["57.14 %", "71.43 %", "85.71 %"]);
  });

  it("TV-16 318 of 384 is 82.8125 %, read as 82.8 %", () => {
    expect(share({ part: 318, of: 384 })).toBe(0.828125);
    expect([percentText({ part: 318, of: 384 }), percentText({ part: 318, of: 384 }, 4)]).toEqual(["82.8 %", "82.8125 %"]);
  });
});

describe("availability", () => {
  const agreed = [{ from: 0, to: 30 * DAY }];
  const failure = { from: 5 * DAY, to: 5 * DAY + 135, planned: false };

  it("TV-23 135 minutes down in 30 days are 99.6875 %", () => {
    const time = serviceTime(agreed, [failure]);
    expect(share(totalAvailability(time))).toBe(0.996875);
    expect(share(serviceAvailability(time))).toBe(0.996875);
  });

  it("TV-23 with 240 planned minutes taken out of the agreed time they are 99.685754 %", () => {
    const time = serviceTime(agreed, [failure, { from: 9 * DAY, to: 9 * DAY + 240, planned: true }]);
    expect(percentText(serviceAvailability(time), 6)).toBe("99.685754 %");
    expect(totalAvailability(time)).toEqual({ part: 43_200 - 375, of: 43_200 });
  });

  it("TV-24 overlapping outages count once: 105 minutes, not 135", () => {
    expect(minutesCovered([{ from: at(10), to: at(11) }, { from: at(10, 30), to: at(11, 30) }, { from: at(12), to: at(12, 15) }])).toBe(105);
  });

  it("TV-25 in series 0.9939055995, in parallel 0.9999", () => {
    expect(inSeries([0.999, 0.995, 0.9999])).toBeCloseTo(0.9939055995, 10);
    expect(inParallel([0.99, 0.99])).toBeCloseTo(0.9999, 12);
  });

  it.each([[0.99, 432, 87.6], [0.995, 216, 43.8], [0.999, 43.2, 8.76], [0.9995, 21.6, 4.38], [0.9999, 4.32, 0.876]])("D2 a target of %f leaves %f minutes of 30 days and %f hours of a year", (target, minutes, hours) => {
    expect(downtimeLeft(target, 30 * DAY)).toBeCloseTo(minutes, 6);
    expect(downtimeLeft(target, 365 * 24)).toBeCloseTo(hours, 6);
  });

  it("TV-20 two failures in a day with two hours down are 11 hours apart", () => {
    expect(mtbf(24 - 2, 2)).toBe(11);
  });

  it("TV-22 four failures in March with 705 minutes down: 183.0625 hours apart, 98.420699 % available", () => {
    const down = ([day, minutes]: readonly [number, number]): { from: number; to: number; planned: boolean } => ({ from: day * DAY, to: day * DAY + minutes, planned: false });
    const time = serviceTime([{ from: 0, to: 44_640 }], ([[1, 60], [8, 120], [19, 45], [26, 480]] as const).map(down));
    expect(mtbf(time.agreed - time.unplanned, 4)).toBe(10_983.75);
    expect(percentText(totalAvailability(time), 6)).toBe("98.420699 %");
  });
});

describe("maintenance", () => {
  it("TV-50 400 of 500 hours planned are 80 %", () => {
    expect(share(plannedPart([{ hours: 250, planned: true }, { hours: 100, planned: false }, { hours: 150, planned: true }]))).toBe(0.8);
  });

  it("TV-51 180 hours for three people at 36 hours a week, four fifths of them free, are 2.0833 weeks", () => {
    expect(backlogWeeks(180, { people: 3, hoursPerWeek: 36, available: 0.8 })).toBeCloseTo(2.0833, 4);
  });

  it("TV-52 a monthly job 3 days late goes before a quarterly one 5 days late", () => {
    expect(criticalPercent(3, 30)).toBe(110);
    expect(criticalPercent(5, 90)).toBeCloseTo(105.56, 2);
    const late = (name: string, due: string, cycleDays: number): Parameters<typeof byUrgency>[0][number] => ({ path: `${name}.md`, name, due, cycleDays, estimatedHours: 1 });
    const order = byUrgency([late("quarterly", "2026-11-18", 90), late("monthly", "2026-11-20", 30)], "2026-11-23");
    expect(order.map(({ name, lateDays, priority }) => [name, lateDays, Math.floor(priority ?? 0)])).toEqual([["monthly", 3, 110], ["quarterly", 5, 105]]);
  });
});

describe("checklists", () => {
  it("TV-53 of 22 runs, one of them skipped: 95.24 % completed, 90.48 % on time, 4.76 % missed", () => {
    const { completion, onTime, missed } = runFigures({ due: 22, onTime: 19, late: 1, missed: 1, skipped: 1 });
    expect([completion, onTime, missed].map((ratio) => percentText(ratio, 2))).toEqual(["95.24 %", "90.48 %", "4.76 %"]);
  });

  it("TV-54 of 20 items, one of them not applicable: 89.47 % answered, 88.24 % passed", () => {
    const { completion, passRate } = itemFigures({ items: 20, passed: 15, failed: 2, notApplicable: 1 });
    expect([completion, passRate].map((ratio) => percentText(ratio, 2))).toEqual(["89.47 %", "88.24 %"]);
  });
});

describe("percentiles", () => {
  it("TV-70 p40 of five values is 29", () => {
    expect(percentile([50, 15, 40, 20, 35], 40)).toBe(29);
  });

  it("TV-71 p90 of the gauge is 95.19568", () => {
    expect(percentile([95.1772, 95.1567, 95.1937, 95.1959, 95.1442, 95.061, 95.1591, 95.1195, 95.1065, 95.0925, 95.199, 95.1682], 90)).toBeCloseTo(95.19568, 5);
  });

  it("TV-72 latencies: p50 165, p90 525, p95 862.5, p99 1132.5, mean 293", () => {
    const latencies = [120, 135, 150, 155, 160, 170, 180, 210, 450, 1200];
    expect([50, 90, 95, 99].map((percent) => Number(percentile(latencies, percent)?.toFixed(9)))).toEqual([165, 525, 862.5, 1132.5]);
    expect([mean(latencies), median(latencies)]).toEqual([293, 165]);
  });
});
