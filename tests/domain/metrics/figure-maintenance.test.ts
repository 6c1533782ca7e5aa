import { describe, expect, it } from "vitest";
import type { ClosedOccurrence, Closing } from "../../../src/domain/metrics/compliance.ts";
import { maintenanceFigures, type MaintenanceInput } from "../../../src/domain/metrics/figure-maintenance.ts";
import { share } from "../../../src/domain/metrics/ratio.ts";

const EMPTY: MaintenanceInput = { from: "2026-11-01", to: "2026-11-30", today: "2026-11-23", zone: "Europe/Berlin", closed: [], overdue: [], work: [], services: [] };
const closed = (name: string, nominal: string, outcome: Closing, doneOn?: string): ClosedOccurrence => ({ path: `${name}.md`, name, nominal, dueAt: nominal, graceUntil: nominal, outcome, doneOn });

describe("the figures of a period", () => {
  it("of nothing are no figures, and no error", () => {
    const figures = maintenanceFigures(EMPTY);
    expect([figures.strict, figures.graced, figures.executed, figures.planned].map(share)).toEqual([undefined, undefined, undefined, undefined]);
    expect(figures).toMatchObject({ from: "2026-11-01", to: "2026-11-30", skipped: 0, suppressed: 0, missed: [], overdue: [], services: [], backlog: { count: 0, hours: 0 } });
  });

  it("list what was missed by plan, in the order of days, and nothing of another period", () => {
    const { missed, strict, skipped, suppressed } = maintenanceFigures({
      ...EMPTY,
      closed: [
        closed("logs", "2026-11-17", "missed"), closed("logs", "2026-11-03", "missed"), closed("logs", "2026-11-10", "done", "2026-11-10"), closed("logs", "2026-10-27", "missed"),
        closed("backup", "2026-11-02", "missed"), closed("backup", "2026-11-09", "skipped"), closed("backup", "2026-11-16", "suppressed"), closed("backup", "2026-11-20", "overdue"),
      ],
    });
    expect(missed).toEqual([
      { path: "backup.md", name: "backup", from: "2026-11-02", to: "2026-11-02", count: 1 },
      { path: "logs.md", name: "logs", from: "2026-11-03", to: "2026-11-17", count: 2 },
    ]);
    expect({ strict, skipped, suppressed }).toEqual({ strict: { part: 1, of: 5 }, skipped: 1, suppressed: 1 });
  });

  it("tell overdue work with its age as of today", () => {
    const { overdue, backlog } = maintenanceFigures({ ...EMPTY, overdue: [{ path: "a.md", name: "a", due: "2026-11-16", cycleDays: 7, estimatedHours: 2 }] });
    expect(overdue).toEqual([{ path: "a.md", name: "a", due: "2026-11-16", lateDays: 7, priority: 200 }]);
    expect(backlog).toEqual({ count: 1, hours: 2, unestimated: 0, ageMedian: 7, age90: 7 });
  });

  it("tell how each service ran, planned maintenance apart from failures", () => {
    const period = [{ from: 0, to: 30 * 1440 }];
    const { services } = maintenanceFigures({
      ...EMPTY,
      services: [
        { name: "db", agreed: period, failures: 2, outages: [{ from: 100, to: 160, planned: false }, { from: 130, to: 220, planned: false }, { from: 5000, to: 5240, planned: true }, { from: -100, to: 0, planned: false }] },
        { name: "web", agreed: period, failures: 0, outages: [] },
      ],
    });
    expect(services).toEqual([
      { name: "db", failures: 2, operatingHours: 718, mtbfHours: 359, downtimeMinutes: 360, plannedMinutes: 240 },
      { name: "web", failures: 0, operatingHours: 720, mtbfHours: undefined, downtimeMinutes: 0, plannedMinutes: 0 },
    ]);
  });

  it("compare hours of planned maintenance with all hours", () => {
    expect(maintenanceFigures({ ...EMPTY, work: [{ hours: 3, planned: true }, { hours: 1, planned: false }] }).planned).toEqual({ part: 3, of: 4 });
  });
});
