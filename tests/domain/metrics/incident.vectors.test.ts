import { describe, expect, it } from "vitest";
import { afterWorkedMinutes, workedMinutes, type WorkingHours } from "../../../src/domain/metrics/business-time.ts";
import { incidentFigures, timesOf, type IncidentFigure, type IncidentTimes } from "../../../src/domain/metrics/incident-figures.ts";
import { DEFAULT_MATRIX, ITOP_MATRIX, priorityOf } from "../../../src/domain/metrics/priority.ts";
import { percentText } from "../../../src/domain/metrics/ratio.ts";
import { mean, percentile } from "../../../src/domain/metrics/statistics.ts";
import { attainment, targetClock } from "../../../src/domain/metrics/target-clock.ts";
import { weekdayOf } from "../../../src/domain/time/day.ts";
import { momentToInstant } from "../../../src/domain/time/moment.ts";

const weekdays = (from: string, to: string, zone: string, holidays: readonly string[] = []): WorkingHours => ({
  zone, spansOn: (day) => (weekdayOf(day) > 5 || holidays.includes(day) ? [] : [{ from, to }]),
});
const figure = (incidents: readonly IncidentTimes[], key: IncidentFigure["key"]): IncidentFigure | undefined => incidentFigures(incidents).find((one) => one.key === key);
const NONE = { started: undefined, detected: undefined, acknowledged: undefined, mitigated: undefined, resolved: undefined, closed: undefined, holds: [] };
const HOUR = 60;
/** Incidents that each took so many minutes from one milestone to another. */
const lasting = (minutes: readonly number[], from: keyof typeof NONE, to: keyof typeof NONE): IncidentTimes[] => minutes.map((count) => ({ ...NONE, [from]: 0, [to]: count * 60_000 }));

describe("the priority", () => {
  const table = (matrix: typeof DEFAULT_MATRIX, urgencies: number): (number | undefined)[][] =>
    [1, 2, 3].map((impact) => Array.from({ length: urgencies }, (_, at) => priorityOf(impact, at + 1, matrix)));

  it("TV-01 of impact and urgency is ServiceNow's", () => {
    expect(table(DEFAULT_MATRIX, 3)).toEqual([[1, 2, 3], [2, 3, 4], [3, 4, 5]]);
    expect(priorityOf("2", "1")).toBe(2);
  });

  it("TV-02 of a department, a service and a person with four urgencies is iTop's", () => {
    expect(table(ITOP_MATRIX, 4)).toEqual([[1, 1, 2, 4], [1, 2, 3, 4], [2, 3, 3, 4]]);
  });
});

describe("the times of incidents", () => {
  it("TV-20 Atlassian's means: recovery 15 min, repair 24 min, respond 15 min, resolve 4 h, acknowledge 4 min, lifetime 20 h", () => {
    expect(figure(lasting([10, 20], "started", "resolved"), "recovery")?.mean).toBe(15);
    expect(figure(lasting([6, 42, 24, 24, 14, 34, 4, 44, 24, 24], "acknowledged", "resolved"), "repair")?.mean).toBe(24);
    expect(figure(lasting([5, 25, 10, 20], "detected", "resolved"), "respond")?.mean).toBe(15);
    expect(figure(lasting([4 * HOUR], "started", "closed"), "resolve")?.mean).toBe(4 * HOUR);
    expect(figure(lasting([1, 7, 4, 4, 2, 6, 3, 5, 0, 8], "detected", "acknowledged"), "acknowledge")?.mean).toBe(4);
    expect(mean([20, 18, 21, 21])).toBe(20);
  });

  it("TV-21 BMC's mean is 51 h", () => {
    expect(figure(lasting([44, 100, 40, 20].map((hours) => hours * HOUR), "started", "resolved"), "recovery")?.mean).toBe(51 * HOUR);
  });

  const march = ([
    ["02T10:00", "02T10:06", "02T10:10", "02T10:40", "02T11:00", "02T15:00"],
    ["09T22:00", "09T22:30", "09T22:32", "09T23:15", "10T00:00", "10T09:00"],
    ["20T08:00", "20T08:03", "20T08:18", "20T08:33", "20T08:45", "20T08:50"],
    ["27T13:00", "27T13:01", "27T13:04", "27T19:00", "27T21:00", "28T13:00"],
  ] as const).map((row) => {
    const [started, detected, acknowledged, mitigated, resolved, closed] = row.map((time) => `2026-03-${time}`);
    return timesOf({ started, detected, acknowledged, mitigated, resolved, closed }, "UTC");
  });

  it("TV-22 four incidents in March: mean and median of each time", () => {
    expect(incidentFigures(march).map(({ key, n, of, mean, median }) => [key, n, of, mean, median])).toEqual([
      ["detect", 4, 4, 10, 4.5], ["acknowledge", 4, 4, 6, 3.5], ["mitigate", 4, 4, 127, 57.5], ["recovery", 4, 4, 176.25, 90],
      ["respond", 4, 4, 166.25, 72], ["repair", 4, 4, 160.25, 69], ["resolve", 4, 4, 612.5, 480],
    ]);
  });

  it("TV-22 the 90th percentile of their recovery is 372 min by type 7", () => {
    expect(figure(march, "recovery")?.p90).toBeCloseTo(372, 9);
    expect(percentile([60, 120, 45, 480], 90)).toBeCloseTo(372, 9);
  });
});

describe("the clock of a target", () => {
  const at = (moment: string): number => momentToInstant(moment, "UTC");

  it("TV-26 nine to five on weekdays, from 14:00 to 09:00 of the next: 3 h of 19", () => {
    const [from, to] = [at("2026-11-23T14:00"), at("2026-11-24T09:00")];
    expect([workedMinutes(from, to, weekdays("09:00", "17:00", "UTC")), workedMinutes(from, to, "always")]).toEqual([3 * HOUR, 19 * HOUR]);
  });

  it("TV-27 eight to five on weekdays, from Friday 21:00 to Monday 09:30: 1.5 h of 60.5, 18.75 % of a target of 8 h or 756.25 %", () => {
    const measure = (calendar: "working" | "always"): ReturnType<typeof targetClock> =>
      targetClock({ start: at("2025-12-12T21:00"), stop: at("2025-12-15T09:30"), now: 0, target: { minutes: 8 * HOUR, calendar }, workingTime: weekdays("08:00", "17:00", "UTC"), pauses: [] });
    const [working, always] = [measure("working"), measure("always")];
    expect([working.usedMinutes, working.state, always.usedMinutes, always.state]).toEqual([1.5 * HOUR, "met", 60.5 * HOUR, "breached"]);
    const part = ({ usedMinutes, allowedMinutes }: typeof working, digits: number): string => percentText({ part: usedMinutes, of: allowedMinutes }, digits);
    expect([part(working, 2), part(working, 0), part(always, 2)]).toEqual(["18.75 %", "19 %", "756.25 %"]);
  });

  it("TV-28 Berlin over Easter, from Thursday 15:00 to Wednesday 15:00: 20 h, 19 with one on hold", () => {
    const berlin = (moment: string): number => momentToInstant(moment, "Europe/Berlin");
    const hours = weekdays("08:00", "18:00", "Europe/Berlin", ["2026-04-03", "2026-04-06"]);
    const [from, to] = [berlin("2026-04-02T15:00"), berlin("2026-04-08T15:00")];
    const hold = [{ from: berlin("2026-04-07T10:00"), to: berlin("2026-04-07T11:00") }];
    expect([workedMinutes(from, to, hours), workedMinutes(from, to, hours, hold)]).toEqual([20 * HOUR, 19 * HOUR]);
    expect([afterWorkedMinutes(from, 20 * HOUR, hours), afterWorkedMinutes(from, 19 * HOUR, hours, hold)]).toEqual([to, to]);
  });

  it("TV-29 46 met, 4 breached and 3 running are 92.0 %", () => {
    const clocks = ([["met", 46], ["breached", 4], ["running", 3]] as const).flatMap(([state, count]) => Array.from({ length: count }, () => ({ state })));
    expect(percentText(attainment(clocks))).toBe("92.0 %");
  });

  it("TV-30 one day of 24 h is three working days of 8", () => {
    const due = afterWorkedMinutes(at("2026-11-23T09:00"), 24 * HOUR, weekdays("09:00", "17:00", "UTC"));
    expect(due).toBe(at("2026-11-25T17:00"));
  });
});
