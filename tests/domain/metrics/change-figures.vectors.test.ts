import { describe, expect, it } from "vitest";

import { changeFigures, outcomeOf, type ChangeFigures, type ChangeOutcome, type ChangeShareKey, type ChangeValues } from "../../../src/domain/metrics/change-figures.ts";
import { deliveryFigures, type Deployment } from "../../../src/domain/metrics/delivery-figures.ts";
import { percentText, share } from "../../../src/domain/metrics/ratio.ts";
import { intervalText, wilsonInterval } from "../../../src/domain/metrics/wilson.ts";
import { writeMoment } from "../../../src/domain/time/moment.ts";

const done = (code: string, count: number, causedIncident = false, more: ChangeValues = {}): ChangeOutcome[] =>
  Array.from({ length: count }, () => outcomeOf({ status: "closed", close_code: code, ...more }, "UTC", causedIncident));
const deployments = (outcomes: readonly ChangeOutcome[]): Deployment[] => outcomes.map((outcome) => ({ ...outcome, restored: undefined, isRework: false }));
const percent = ({ shares }: ChangeFigures, wanted: ChangeShareKey): string => percentText(shares.find(({ key }) => key === wanted)?.ratio ?? { part: 0, of: 0 });

describe("changes and deployments", () => {
  it("TV-40 one failure in four deployments is 25 %", () => {
    const { changeFailRate } = deliveryFigures(deployments([...done("successful", 3), ...done("successful", 1, true)]), 31, [], "2026-03-31");
    expect(percentText(changeFailRate.ratio)).toBe("25.0 %");
  });

  it("TV-40 ten deployments in 31 days are 0.3226 a day, and one of five that failed is 20 %", () => {
    const { deploymentFrequency } = deliveryFigures(deployments(done("successful", 10)), 31, [], "2026-03-31");
    expect(share(deploymentFrequency.perDay)).toBeCloseTo(0.3226, 4);
    expect(percentText(deliveryFigures(deployments([...done("successful", 4), ...done("failed", 1)]), 31, [], "2026-03-31").changeFailRate.ratio)).toBe("20.0 %");
  });

  it("TV-41 of forty changes four failed, 10.0 % (3.96 to 23.05 %), and 32 were a strict success, 80.0 %", () => {
    const figures = changeFigures([...done("successful", 32), ...done("successful", 1, true), ...done("successful-with-issues", 4), ...done("backed-out", 2), ...done("failed", 1)]);
    expect([figures.implemented, percent(figures, "failure"), percent(figures, "success")]).toEqual([40, "10.0 %", "80.0 %"]);
    expect(intervalText({ part: 4, of: 40 }, 2)).toBe("3.96–23.05 %");
    expect(figures.shares.find(({ key }) => key === "failure")?.interval).toEqual(wilsonInterval({ part: 4, of: 40 }));
  });

  it("TV-42 lead times of 2, 4, 6, 30 and 100 h have a median of 6 h and a mean of 28.4 h", () => {
    const start = Date.parse("2026-03-02T00:00Z");
    const times = [30, 2, 100, 6, 4].flatMap((hours) => done("successful", 1, false, { submitted: "2026-03-02T00:00", committed: "2026-03-02T00:00", actual_end: writeMoment(start + hours * 3_600_000, "UTC") }));
    expect(changeFigures(times).times.find(({ key }) => key === "request")).toEqual({ key: "request", n: 5, of: 5, mean: 28.4 * 60, median: 360 });
    expect(deliveryFigures(deployments(times), 31, [], "2026-03-31").changeLeadTime).toEqual({ key: "change", n: 5, of: 5, mean: 28.4 * 60, median: 360 });
  });
});
