import { describe, expect, it } from "vitest";
import { readUsage, usageDue } from "../../../src/domain/schedule/meter.ts";
import { readings } from "./plan-terms.ts";

describe("an interval of usage is read", () => {
  it.each([["500 h", 500], ["500h", 500], ["5 000 km", 5000], ["250,5", 250.5], ["0.125 mm", 0.125], ["10000", 10_000]])("%s", (every, amount) => {
    expect(readUsage(every, undefined)).toEqual({ every: amount, base: 0 });
  });

  it("counted from a base where one is given", () => {
    expect(readUsage("500 h", 120)).toEqual({ every: 500, base: 120 });
  });

  it.each(["", "h", "0 h", "-5 h", "1,000 km", "1.000 km", "often", "1 000,5.2"])("%j is asked back about", (every) => {
    expect(readUsage(every, undefined)).toBeUndefined();
  });
});

describe("usage is due when its meter says so", () => {
  const usage = { every: 1000, base: 0 };
  const NEVER = { done: undefined, settled: undefined };

  it("on the day of the first reading at the threshold, however many follow", () => {
    const list = readings(["2026-01-01", 0], ["2026-02-01", 1000], ["2026-02-02", 1001], ["2026-02-03", 1500]);
    expect(usageDue(usage, false, list, NEVER)).toEqual({ day: "2026-02-01" });
    expect(usageDue(usage, true, list, NEVER)).toEqual({ day: "2026-02-01" });
  });

  it("once where several intervals went by at a time, and says how many", () => {
    expect(usageDue(usage, false, readings(["2026-01-01", 0], ["2026-02-01", 3400]), NEVER)).toEqual({ day: "2026-02-01", missedIntervals: 2 });
    const done = { done: "2026-02-02", settled: "2026-02-01" };
    expect(usageDue(usage, false, readings(["2026-01-01", 0], ["2026-02-01", 3400], ["2026-03-01", 4000]), done)).toEqual({ day: "2026-03-01" });
  });

  it("counted over a reset: the distances on both sides add up", () => {
    const list = readings(["2026-01-01", 400], ["2026-02-01", 900], ["2026-02-02", 0, "reset"], ["2026-03-01", 99], ["2026-03-02", 100]);
    expect(usageDue(usage, false, list, NEVER)).toEqual({ day: "2026-03-02" });
  });

  it("a meter that runs backwards without a reset makes nothing due, and what was reached stays reached", () => {
    const list = readings(["2026-01-01", 400], ["2026-02-01", 1000], ["2026-02-02", 100], ["2026-02-03", 1010]);
    expect(usageDue(usage, false, list, NEVER)).toEqual({ day: "2026-02-01" });
    expect(usageDue(usage, false, readings(["2026-01-01", 400], ["2026-02-01", 100]), NEVER)).toBeUndefined();
  });

  it("done early for what was forecast, it is not due again at the same threshold", () => {
    const early = { done: "2026-02-01", settled: "2026-02-06" };
    const list = [["2026-01-01", 0], ["2026-02-01", 950], ["2026-02-05", 990], ["2026-02-08", 1000]] as const;
    expect(usageDue(usage, false, readings(...list), early)).toMatchObject({ forecast: true });
    expect(usageDue(usage, false, readings(...list, ["2026-04-01", 2000]), early)).toEqual({ day: "2026-04-01" });
  });

  it("passed over where it was due, it counts on from there", () => {
    const skipped = { done: "2026-01-01", settled: "2026-02-01" };
    expect(usageDue(usage, true, readings(["2026-01-01", 0], ["2026-02-01", 1400], ["2026-03-01", 2399]), skipped)).toMatchObject({ forecast: true });
    expect(usageDue(usage, true, readings(["2026-01-01", 0], ["2026-02-01", 1400], ["2026-03-01", 2400]), skipped)).toEqual({ day: "2026-03-01" });
  });

  it("done before the first reading, it counts from that", () => {
    expect(usageDue(usage, true, readings(["2026-02-01", 1400], ["2026-03-01", 2400]), { done: "2026-01-01", settled: undefined })).toEqual({ day: "2026-03-01" });
  });

  it("forecast at the pace of the last 90 days only", () => {
    const list = readings(["2025-01-01", 0], ["2026-01-01", 100], ["2026-01-11", 300]);
    expect(usageDue(usage, false, list, NEVER)).toEqual({ day: "2026-02-15", forecast: true });
  });

  it.each([
    ["no reading", []], ["one reading", [["2026-01-01", 5]]], ["a meter that stands still", [["2026-01-01", 5], ["2026-01-11", 5]]],
    ["a pace of centuries", [["2026-01-01", 5], ["2026-01-11", 5.001]]],
  ] as const)("no date is made up from %s", (_, list) => {
    expect(usageDue(usage, false, readings(...list), NEVER)).toBeUndefined();
  });
});
