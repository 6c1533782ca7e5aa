import { describe, expect, it } from "vitest";
import { metOn, readCondition } from "../../../src/domain/schedule/condition.ts";
import type { Condition } from "../../../src/domain/schedule/plan-terms.ts";
import { readings } from "./plan-terms.ts";

describe("a condition is read from a metric, a comparison, a value and a count", () => {
  it.each<[string, Condition]>([
    ["[[Disk usage db-1]] > 85 for 3", { metric: "Disk usage db-1", comparison: ">", value: 85, readings: 3 }],
    ["[[Disk usage db-1]] > 85", { metric: "Disk usage db-1", comparison: ">", value: 85, readings: 1 }],
    ["[[Metrics/Load|load]]>=0,5 for 2 readings", { metric: "Metrics/Load", comparison: ">=", value: 0.5, readings: 2 }],
    ["[[Load]] ≥ 2.25", { metric: "Load", comparison: ">=", value: 2.25, readings: 1 }],
    ["[[Load]] ≤ -3 °C for 2", { metric: "Load", comparison: "<=", value: -3, readings: 2 }],
    ["[[Disk]] is above 85 % for 3 times", { metric: "Disk", comparison: ">", value: 85, readings: 3 }],
    ["[[Disk]] below 10%", { metric: "Disk", comparison: "<", value: 10, readings: 1 }],
    ["Disk usage at least 90", { metric: "Disk usage", comparison: ">=", value: 90, readings: 1 }],
    ["[[Alarm]] = 1", { metric: "Alarm", comparison: "=", value: 1, readings: 1 }],
  ])("%s", (words, expected) => {
    expect(readCondition(words)).toEqual(expected);
  });

  it.each(["", "> 85", "[[Disk]]", "[[Disk]] > ", "[[Disk]] > high", "[[Disk]] > 85 for 0", "[[Disk]] > 85 for ever", "[[Disk]] >> 85"])("%j is asked back about", (words) => {
    expect(readCondition(words)).toBeUndefined();
  });
});

describe("a condition is met by readings in a row", () => {
  const high: Condition = { metric: "Disk", comparison: ">", value: 85, readings: 3 };
  const list = readings(["2026-05-01", 86], ["2026-05-02", 90], ["2026-05-03", 85], ["2026-05-04", 86], ["2026-05-05", 87], ["2026-05-06", 88], ["2026-05-07", 89]);

  it("on the day of the reading that completes the row; one that clears begins it anew", () => {
    expect(metOn(high, list, "")).toBe("2026-05-06");
    expect(metOn(high, list.slice(0, 5), "")).toBeUndefined();
  });

  it("only readings behind the last completion count", () => {
    expect(metOn(high, list, "2026-05-04")).toBe("2026-05-07");
    expect(metOn(high, list, "2026-05-05")).toBeUndefined();
  });

  it.each<[Condition["comparison"], number, string | undefined]>([[">=", 90, "2026-05-02"], ["<", 86, "2026-05-03"], ["<=", 85, "2026-05-03"], ["=", 87, "2026-05-05"], [">", 90, undefined]])("%s %s on %s", (comparison, value, day) => {
    expect(metOn({ ...high, comparison, value, readings: 1 }, list, "")).toBe(day);
  });
});
