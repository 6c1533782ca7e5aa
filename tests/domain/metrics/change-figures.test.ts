import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { changeFigures, isImplemented, outcomeOf, type ChangeValues } from "../../../src/domain/metrics/change-figures.ts";
import { deliveryFigures, frequencyBucket, frequencyStart, type Deployment } from "../../../src/domain/metrics/delivery-figures.ts";
import { share } from "../../../src/domain/metrics/ratio.ts";
import { intervalText, wilsonInterval } from "../../../src/domain/metrics/wilson.ts";
import { addDays } from "../../../src/domain/time/day.ts";

const ZONE = "Europe/Berlin";
const on = (time: string): string => `2026-11-23T${time}`;
const at = (time: string): number => Date.parse(`2026-11-23T${time}+01:00`);
const outcome = (values: ChangeValues, causedIncident = false): ReturnType<typeof outcomeOf> => outcomeOf({ status: "closed", ...values }, ZONE, causedIncident);
const parts = (...changes: readonly ReturnType<typeof outcomeOf>[]): Record<string, readonly [number, number]> =>
  Object.fromEntries(changeFigures(changes).shares.map(({ key, ratio }) => [key, [ratio.part, ratio.of]]));

describe("Wilson's interval", () => {
  it("of one in four is 4.56 to 69.94 %", () => {
    expect(intervalText({ part: 1, of: 4 }, 2)).toBe("4.56–69.94 %");
    expect(intervalText({ part: 1, of: 4 })).toBe("4.6–69.9 %");
  });

  it("is not written of nothing, and not of a hundred or more", () => {
    expect([wilsonInterval({ part: 0, of: 0 }), intervalText({ part: 0, of: 0 }), intervalText({ part: 7, of: 100 }), intervalText({ part: 7, of: 99 })]).toEqual([undefined, "", "", "3.5–13.9 %"]);
  });

  it("lies within 0 and 1, holds its share, and is the narrower the more there are", () => {
    const ratios = fc.integer({ min: 1, max: 5000 }).chain((of) => fc.integer({ min: 0, max: of }).map((part) => ({ part, of })));
    fc.assert(fc.property(ratios, ({ part, of }) => {
      const { low = NaN, high = NaN } = wilsonInterval({ part, of }) ?? {};
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(part / of);
      expect(high).toBeGreaterThanOrEqual(part / of);
      const more = wilsonInterval({ part: part * 2, of: of * 2 });
      expect((more?.high ?? NaN) - (more?.low ?? NaN)).toBeLessThan(high - low);
      // What did not happen has the opposite interval.
      expect(wilsonInterval({ part: of - part, of })?.low).toBeCloseTo(1 - high, 9);
    }), { numRuns: 500 });
  });
});

describe("A change is in the figures", () => {
  it.each([
    [{ status: "review" }, true], [{ status: "closed" }, true], [{ status: "closed", exercise: true }, false], [{ status: "cancelled" }, false], [{ status: "implement" }, false], [{}, false],
  ])("%j: %s", (values, expected) => {
    expect(isImplemented(values)).toBe(expected);
  });
});

describe("The shares of changes", () => {
  it("of none are no figure", () => {
    const { implemented, shares, times } = changeFigures([]);
    expect(implemented).toBe(0);
    expect(shares.map(({ key, ratio, interval }) => [key, share(ratio), interval])).toEqual(["success", "failure", "emergency", "unauthorised", "on-schedule", "backout"].map((key) => [key, undefined, undefined]));
    expect(times).toEqual((["approval", "request"] as const).map((key) => ({ key, n: 0, of: 0, mean: undefined, median: undefined })));
  });

  it("count a change that failed and caused an incident once", () => {
    expect(parts(outcome({ close_code: "failed" }, true), outcome({ close_code: "successful" }))["failure"]).toEqual([1, 2]);
  });

  it("call partial work and issues neither a success nor a failure, and one that is watched still no success yet", () => {
    const changes = parts(outcome({ close_code: "partial" }), outcome({ close_code: "successful-with-issues" }), outcome({ status: "review", close_code: "successful" }), outcome({}));
    expect([changes["success"], changes["failure"]]).toEqual([[0, 4], [0, 4]]);
  });

  it("tell emergencies, what nobody had authorised and what was backed out", () => {
    const changes = parts(outcome({ change_type: "emergency", retroactive: true }), outcome({ change_type: "emergency" }), outcome({ close_code: "backed-out" }), outcome({ retroactive: false }));
    expect(changes).toMatchObject({ emergency: [2, 4], unauthorised: [1, 4], backout: [1, 4], failure: [1, 4] });
  });

  it("tell what ended in time of those that say both ends; at its end is in time", () => {
    const ended = (end: string, planned = on("12:00")): ReturnType<typeof outcomeOf> => outcome({ planned_end: planned, actual_end: end });
    expect(parts(ended(on("12:00")), ended(on("12:01")), ended("2026-11-23T11:30Z"), ended(on("10:00"), "2026-11-23"), outcome({ actual_end: on("10:00") }))["on-schedule"]).toEqual([1, 3]);
  });

  it("are never more than the whole, and success and failure exclude each other", () => {
    const values = fc.record({
      status: fc.constantFrom("review", "closed"), close_code: fc.constantFrom("successful", "successful-with-issues", "partial", "backed-out", "failed", undefined),
      change_type: fc.constantFrom("normal", "standard", "emergency"), retroactive: fc.boolean(), causedIncident: fc.boolean(),
    });
    fc.assert(fc.property(fc.array(values), (all) => {
      const { shares } = changeFigures(all.map(({ causedIncident, ...each }) => outcomeOf(each, ZONE, causedIncident)));
      const part = (wanted: string): number => shares.find(({ key }) => key === wanted)?.ratio.part ?? NaN;
      expect(shares.every(({ ratio }) => ratio.part <= ratio.of)).toBe(true);
      expect(part("success") + part("failure")).toBeLessThanOrEqual(all.length);
      expect(part("backout")).toBeLessThanOrEqual(part("failure"));
    }));
  });
});

describe("Lead times", () => {
  it("count from submission, and leave out what was written down afterwards", () => {
    const { times } = changeFigures([
      outcome({ submitted: on("08:00"), authorized: on("09:00"), actual_end: on("12:00") }), outcome({ submitted: on("08:00"), authorized: on("11:00"), actual_end: "2026-11-23" }),
      outcome({ submitted: on("08:00"), actual_end: on("07:00") }),
    ]);
    expect(times).toEqual([{ key: "approval", n: 2, of: 3, mean: 120, median: 120 }, { key: "request", n: 1, of: 3, mean: 240, median: 240 }]);
  });
});

describe("Deployments", () => {
  const deployment = (values: ChangeValues, more: Partial<Deployment> = {}): Deployment => ({ ...outcome(values), restored: undefined, isRework: false, ...more });

  it("have the request lead time, under its name, where nobody says when they were committed", () => {
    const asked = deployment({ submitted: on("08:00"), actual_end: on("12:00") });
    expect(deliveryFigures([asked], 1, [], "2026-11-23").changeLeadTime).toMatchObject({ key: "request", n: 1, of: 1, median: 240 });
    expect(deliveryFigures([asked, deployment({ committed: on("11:00"), actual_end: on("12:00") })], 1, [], "2026-11-23").changeLeadTime).toMatchObject({ key: "change", n: 1, of: 2, median: 60 });
  });

  it("that failed have recovered when the service was there again", () => {
    const failed = (restored: number | undefined): Deployment => deployment({ actual_end: on("12:00") }, { isFailed: true, restored });
    const { failedDeploymentRecoveryTime: recovery, changeFailRate, deploymentReworkRate } = deliveryFigures(
      [failed(at("13:00")), failed(at("15:00")), failed(undefined), failed(at("11:00")), deployment({ actual_end: on("12:00") }, { isRework: true, restored: at("18:00") })], 1, [], "2026-11-23");
    expect(recovery).toEqual({ key: "recovery", n: 2, of: 4, mean: 120, median: 120 });
    expect([changeFailRate.ratio, deploymentReworkRate.ratio]).toEqual([{ part: 4, of: 5 }, { part: 1, of: 5 }]);
  });

  it("of none are no figure but their number", () => {
    const none = deliveryFigures([], 31, [], "2026-03-31");
    expect(none.deploymentFrequency).toEqual({ perDay: { part: 0, of: 31 }, bucket: undefined });
    expect([none.changeLeadTime.median, none.failedDeploymentRecoveryTime.median, none.changeFailRate.interval, none.deploymentReworkRate.interval]).toEqual([undefined, undefined, undefined, undefined]);
  });

  const TO = "2026-11-23";
  const every = (step: number, count: number, start = 0): string[] => Array.from({ length: count }, (_, each) => addDays(TO, -(start + each * step)));
  it.each([
    ["daily", "on every other day", every(2, 46)], ["daily", "on three days of seven of thirteen weeks", Array.from({ length: 7 }, (_, week) => every(1, 3, week * 7)).flat()],
    ["weekly", "on three days of six of thirteen weeks, and one of another", [...Array.from({ length: 6 }, (_, week) => every(1, 3, week * 7)).flat(), addDays(TO, -50)]], ["weekly", "once a week", every(7, 13)],
    ["monthly", "once a week for a month and once in the month before", [...every(7, 4), addDays(TO, -40)]], ["yearly", "often in one month of three", every(1, 20)], ["yearly", "once", [TO]],
    [undefined, "before three months ago", every(1, 20, 100)], [undefined, "never", []],
  ])("are %s where there are some %s", (bucket, _title, days) => {
    expect(frequencyBucket(days, TO)).toBe(bucket);
    expect(frequencyBucket([...days, ...days].reverse(), TO)).toBe(bucket);
  });

  it("are counted over thirteen weeks or three months, whichever begins first", () => {
    expect([frequencyStart("2026-11-23"), frequencyStart("2026-03-31")]).toEqual(["2026-08-24", "2025-12-31"]);
  });
});
