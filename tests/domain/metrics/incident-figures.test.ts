import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incidentFigures, isCounted, timesOf, type IncidentFigure, type IncidentTimes } from "../../../src/domain/metrics/incident-figures.ts";

const ZONE = "Europe/Berlin";
const on = (time: string): string => `2026-11-23T${time}`;
const figures = (incidents: readonly IncidentTimes[], isNet?: boolean): Record<IncidentFigure["key"], IncidentFigure> =>
  Object.fromEntries(incidentFigures(incidents, isNet === undefined ? {} : { isNet }).map((one) => [one.key, one])) as Record<IncidentFigure["key"], IncidentFigure>;

describe("An incident is counted", () => {
  it.each([
    [{}, true], [{ status: "resolved", exercise: false }, true], [{ status: "cancelled" }, false], [{ exercise: true }, false], [{ duplicate_of: "[[INC-1]]" }, false], [{ duplicate_of: "" }, true],
    [{ started: on("10:00"), resolved: on("10:00") }, false], [{ started: on("10:00"), resolved: on("10:01") }, true], [{ started: on("10:00") }, true],
  ])("%j: %s", (values, expected) => {
    expect(isCounted(values)).toBe(expected);
  });
});

describe("The times of incidents", () => {
  it("of none are no figure", () => {
    expect(incidentFigures([])).toEqual((["detect", "acknowledge", "mitigate", "recovery", "respond", "repair", "resolve"] as const).map((key) => ({ key, n: 0, of: 0, mean: undefined, median: undefined, p90: undefined })));
  });

  it("say how many of all have both ends, and show a 90th percentile from three on", () => {
    const made = (minutes: string): IncidentTimes => timesOf({ detected: on("10:00"), acknowledged: on(`10:${minutes}`) }, ZONE);
    const rest = timesOf({ detected: on("10:00") }, ZONE);
    expect(figures([made("10"), made("20"), rest]).acknowledge).toEqual({ key: "acknowledge", n: 2, of: 3, mean: 15, median: 15, p90: undefined });
    expect(figures([made("10"), made("20"), made("30"), rest]).acknowledge).toEqual({ key: "acknowledge", n: 3, of: 4, mean: 20, median: 20, p90: 28 });
  });

  it("count from the detection where nobody knows the start, which then took no time to detect", () => {
    const { detect, recovery, mitigate, resolve } = figures([timesOf({ detected: on("10:00"), mitigated: on("10:30"), resolved: on("11:00"), closed: on("12:00") }, ZONE)]);
    expect([detect.n, mitigate.mean, recovery.mean, resolve.mean]).toEqual([0, 30, 60, 120]);
  });

  it("leave out what ends before it begins, and days without a time", () => {
    const turned = timesOf({ started: on("12:00"), detected: on("11:00"), resolved: on("13:00") }, ZONE);
    const { detect, respond, recovery } = figures([turned, timesOf({ started: "2026-11-23", resolved: "2026-11-24" }, ZONE)]);
    expect([detect.n, respond.mean, recovery.mean, recovery.n, recovery.of]).toEqual([0, 120, 60, 1, 2]);
  });

  it("read moments in the zone of the note, or as their offset says", () => {
    expect(figures([timesOf({ started: "2026-10-25T00:30", resolved: "2026-10-25T04:00" }, ZONE)]).recovery.mean).toBe(270);
    expect(figures([timesOf({ started: "2026-11-23T10:00Z", resolved: on("11:30") }, ZONE)]).recovery.mean).toBe(30);
  });

  it("net are without the time on hold that lies within", () => {
    const at = timesOf({ started: on("10:00"), resolved: on("12:00") }, ZONE);
    const held = { ...at, holds: [{ from: (at.started ?? 0) - 60_000, to: (at.started ?? 0) + 600_000 }, { from: (at.resolved ?? 0) - 60_000, to: (at.resolved ?? 0) + 60_000 }] };
    expect([figures([held]).recovery.mean, figures([held], true).recovery.mean]).toEqual([120, 109]);
  });

  it("net are never longer, and detection with response is recovery where the start is known", () => {
    const stamp = fc.integer({ min: 0, max: 10_000 });
    const incident = fc.record({ began: stamp, found: stamp, ended: stamp, hold: fc.tuple(stamp, stamp) }).map(({ began, found, ended, hold }) => {
      const started = began * 60_000;
      const detected = started + found * 60_000;
      return { started, detected, acknowledged: undefined, mitigated: undefined, resolved: detected + ended * 60_000, closed: undefined, holds: [{ from: hold[0] * 60_000, to: hold[1] * 60_000 }] };
    });
    fc.assert(fc.property(fc.array(incident, { minLength: 1, maxLength: 6 }), (incidents) => {
      const [gross, net] = [figures(incidents), figures(incidents, true)];
      expect((gross.detect.mean ?? 0) + (gross.respond.mean ?? 0)).toBeCloseTo(gross.recovery.mean ?? NaN, 6);
      expect(net.recovery.mean ?? NaN).toBeLessThanOrEqual((gross.recovery.mean ?? NaN) + 1e-9);
      expect(net.recovery.mean ?? NaN).toBeGreaterThanOrEqual(0);
      expect(net.recovery.n).toBe(incidents.length);
    }));
  });
});
