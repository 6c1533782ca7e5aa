import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_MATRIX, ITOP_MATRIX, matrixProblems, priorityOf, readPriority, type Priority } from "../../../src/domain/metrics/priority.ts";
import { SEVERITY_SCALE, severityFor } from "../../../src/domain/metrics/severity-scale.ts";
import { updateDue, type Telling } from "../../../src/domain/metrics/update-due.ts";
import { localNow } from "../../../src/domain/time/moment.ts";

describe("A priority", () => {
  it("is none where impact or urgency is unknown, or not in the matrix", () => {
    expect([priorityOf(undefined, 1), priorityOf("1", undefined), priorityOf(0, 1), priorityOf(4, 1), priorityOf(1, 4), priorityOf("", "1"), priorityOf(1.5, 1)]).toEqual(Array(7).fill(undefined));
    expect(priorityOf(1, 4, ITOP_MATRIX)).toBe(4);
  });

  it.each([["P2", 2], ["p1", 1], ["3", 3], ["Priority 4", 4], ["prio-5", 5], ["P2 High", 2], ["P6", undefined], ["12", undefined], ["P1.5", undefined], ["high", undefined], ["", undefined], [undefined, undefined]])("written %j is %s", (text, expected) => {
    expect(readPriority(text)).toBe(expected);
  });
});

describe("A matrix of priorities", () => {
  it("as it is delivered has no problem", () => {
    expect([matrixProblems(DEFAULT_MATRIX), matrixProblems(ITOP_MATRIX)]).toEqual([[], []]);
  });

  it("has a priority in each cell", () => {
    expect(matrixProblems([[1, 2, 3], [2, 3], [3, "4", 6]])).toEqual([{ impact: 2, urgency: 3, what: "missing" }, { impact: 3, urgency: 2, what: "missing" }, { impact: 3, urgency: 3, what: "missing" }]);
    expect([matrixProblems([]), matrixProblems([[]])]).toEqual([[{ impact: 1, urgency: 1, what: "missing" }], [{ impact: 1, urgency: 1, what: "missing" }]]);
  });

  it("is never more urgent for less impact or less urgency", () => {
    expect(matrixProblems([[2, 1, 3], [1, 3, 3]])).toEqual([{ impact: 1, urgency: 2, what: "turned" }, { impact: 2, urgency: 1, what: "turned" }]);
    const cell = fc.integer({ min: 1, max: 5 });
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (matrix) => {
      const cells = matrix.flatMap((row, impact) => row.map((value, urgency) => ({ value, impact, urgency })));
      const isMonotone = cells.every((one) => cells.every((other) => other.impact < one.impact || other.urgency < one.urgency || other.value >= one.value));
      expect(matrixProblems(matrix).length === 0).toBe(isMonotone);
    }));
  });
});

describe("A severity", () => {
  it("is suggested by the priority, and at least SEV2 for a tier 0 service, SEV1 for exposed data", () => {
    const all: readonly Priority[] = [1, 2, 3, 4, 5];
    expect(all.map((priority) => severityFor(priority))).toEqual(["SEV1", "SEV2", "SEV3", "SEV4", "SEV5"]);
    expect(all.map((priority) => severityFor(priority, { isTier0Down: true }))).toEqual(["SEV1", "SEV2", "SEV2", "SEV2", "SEV2"]);
    expect(severityFor(5, { isDataExposed: true })).toBe("SEV1");
  });

  it("asks for a commander and a review where it is major, within three days or five working days", () => {
    expect(Object.entries(SEVERITY_SCALE).map(([name, { isMajor, review }]) => [name, isMajor, review])).toEqual([["SEV1", true, "required"], ["SEV2", true, "required"], ["SEV3", false, "optional"], ["SEV4", false, "none"], ["SEV5", false, "none"]]);
    expect([SEVERITY_SCALE.SEV1.reviewWithin, SEVERITY_SCALE.SEV2.reviewWithin]).toEqual([{ days: 3, counted: "calendar" }, { days: 5, counted: "working" }]);
  });
});

describe("An update for users is due", () => {
  const ZONE = "Europe/Berlin";
  const told = (...moments: string[]): Telling["updates"] => moments.map((at) => ({ at }));
  const due = (more: Partial<Telling>): string | undefined => {
    const instant = updateDue({ severity: "SEV1", status: "responding", detected: "2026-11-23T10:00", updates: [], zone: ZONE, ...more });
    return instant === undefined ? undefined : localNow(instant, ZONE).moment;
  };

  it.each([["SEV1", "2026-11-23T10:15", "2026-11-23T11:30"], ["SEV2", "2026-11-23T10:30", "2026-11-23T12:00"], ["SEV3", "2026-11-23T14:00", "2026-11-24T11:00"], ["SEV4", undefined, undefined], ["SEV5", undefined, undefined], [undefined, undefined, undefined]] as const)(
    "of a %s first at %s, and after one at 11:00 at %s", (severity, first, next) => {
      expect([due({ severity }), due({ severity, updates: told("2026-11-23T11:00") })]).toEqual([first, next]);
    });

  it("from the newest update, in whatever order they stand, in whatever zone they are written", () => {
    expect(due({ updates: told("2026-11-23T11:00", "2026-11-23T12:00", "2026-11-23T10:30Z", "nonsense", "2026-11-23") })).toBe("2026-11-23T12:30");
    expect(due({ updates: told("2026-11-23T11:00", "2026-11-23T12:00Z") })).toBe("2026-11-23T13:30");
  });

  it("when it was promised, sooner or later than the cadence; a promise before it was made counts for nothing", () => {
    const promised = (next: string): string | undefined => due({ updates: [{ at: "2026-11-23T11:00", next }, { at: "2026-11-23T10:30", next: "2026-11-23T10:45" }] });
    expect(["2026-11-23T11:10", "2026-11-23T15:00", "2026-11-23T10:50", "nonsense"].map(promised)).toEqual(["2026-11-23T11:10", "2026-11-23T15:00", "2026-11-23T11:30", "2026-11-23T11:30"]);
  });

  it("half as often once mitigated, though the first is not put off", () => {
    expect([due({ status: "mitigated", updates: told("2026-11-23T11:00") }), due({ status: "mitigated" }), due({ status: "mitigated", severity: "SEV3", updates: told("2026-11-23T11:00") })]).toEqual(["2026-11-23T12:00", "2026-11-23T10:15", "2026-11-25T11:00"]);
  });

  it("on hold too, and never of what is resolved, closed or cancelled", () => {
    expect(["new", "assessing", "responding", "on-hold", "resolved", "closed", "cancelled"].map((status) => due({ status }) !== undefined)).toEqual([true, true, true, true, false, false, false]);
  });

  it("daily at the same time on the clock, also where that changes", () => {
    expect(due({ severity: "SEV3", updates: told("2026-10-24T11:00") })).toBe("2026-10-25T11:00");
  });

  it("from the beginning of the day where only the day of the detection is known, and of nothing without it", () => {
    expect([due({ detected: "2026-11-23" }), due({ detected: undefined }), due({ detected: undefined, updates: told("2026-11-23T11:00") })]).toEqual(["2026-11-23T00:15", undefined, "2026-11-23T11:30"]);
  });
});
