import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WorkingHours } from "../../../src/domain/metrics/business-time.ts";
import { holdIntervals } from "../../../src/domain/metrics/hold-intervals.ts";
import { percentText } from "../../../src/domain/metrics/ratio.ts";
import { attainment, targetClock, type Measured } from "../../../src/domain/metrics/target-clock.ts";
import { DEFAULT_TARGETS, ESCALATE_AT, targetFor } from "../../../src/domain/metrics/targets.ts";
import { weekdayOf } from "../../../src/domain/time/day.ts";
import { momentToInstant } from "../../../src/domain/time/moment.ts";

const MINUTE = 60_000;
const HOUR = 60;
const at = (moment: string): number => momentToInstant(moment, "UTC");
const office: WorkingHours = { zone: "UTC", spansOn: (day) => (weekdayOf(day) > 5 ? [] : [{ from: "09:00", to: "17:00" }]) };
const start = at("2026-11-23T10:00");
const read = (more: Partial<Measured>): ReturnType<typeof targetClock> =>
  targetClock({ start, now: start, target: { minutes: 100, calendar: "always" }, workingTime: office, pauses: [], ...more });

describe("The targets of a priority", () => {
  it("are those of B2b, in minutes of their calendar", () => {
    const shown = ([1, 2, 3, 4, 5] as const).map((priority) => (["acknowledge", "resolve"] as const).map((metric) => {
      const target = targetFor(metric, priority);
      return target && `${String(target.minutes / HOUR)} h ${target.calendar}`;
    }));
    expect(shown).toEqual([["0.25 h always", "4 h always"], ["0.5 h always", "8 h always"], ["4 h working", "24 h working"], ["8 h working", "40 h working"], ["16 h working", undefined]]);
    expect([targetFor("resolve", undefined), DEFAULT_TARGETS.length, Object.values(ESCALATE_AT)]).toEqual([undefined, 9, [50, 50, 75, 90, undefined]]);
  });
});

describe("A target", () => {
  it("is met to its last instant, and breached behind it, running or stopped", () => {
    const end = start + 100 * MINUTE;
    expect([read({ stop: end }).state, read({ stop: end + 1 }).state, read({ now: end }).state, read({ now: end + 1 }).state]).toEqual(["met", "breached", "running", "breached"]);
    expect(read({ now: end }).due).toBe(end);
  });

  it("is compared unrounded: 99.9 min of 100 are met, 100.001 are not", () => {
    expect([99.9, 100.001].map((minutes) => read({ stop: start + minutes * MINUTE }).state)).toEqual(["met", "breached"]);
  });

  it.each([[49, undefined], [50, 50], [74.9, 50], [75, 75], [90, 90], [100, 90], [100.1, undefined]])("after %f of 100 min warns at %s", (minutes, warned) => {
    expect(read({ now: start + minutes * MINUTE }).warned).toBe(warned);
    expect(read({ now: start + 500 * MINUTE, stop: start + minutes * MINUTE }).warned).toBeUndefined();
  });

  it("stands still while on hold, and runs out later by as long", () => {
    const pause = { from: start + 30 * MINUTE, to: start + 80 * MINUTE };
    expect(read({ now: pause.to, pauses: [pause] })).toEqual({ state: "paused", usedMinutes: 30, allowedMinutes: 100, due: undefined, warned: undefined });
    expect(read({ now: pause.to + MINUTE, pauses: [pause] })).toMatchObject({ state: "running", usedMinutes: 31, due: start + 150 * MINUTE });
    expect(read({ now: start + 200 * MINUTE, pauses: [{ from: start + 101 * MINUTE, to: start + 200 * MINUTE }] }).state).toBe("breached");
  });

  it("in working hours waits for them, one round the clock does not", () => {
    const friday = at("2026-11-27T16:30");
    const monday = at("2026-11-30T09:30");
    const target = { minutes: HOUR, calendar: "working" } as const;
    expect(targetClock({ start: friday, now: monday, target, workingTime: office, pauses: [] })).toMatchObject({ state: "running", usedMinutes: 60, due: monday });
    expect(targetClock({ start: friday, now: monday, target: { ...target, calendar: "always" }, workingTime: office, pauses: [] }).state).toBe("breached");
  });

  it("that is stopped before it began, or begins in the future, has used nothing", () => {
    expect([read({ stop: start - MINUTE }), read({ now: start - MINUTE })].map(({ state, usedMinutes }) => [state, usedMinutes])).toEqual([["met", 0], ["running", 0]]);
  });

  it("I12 of another priority counts from the first start, with the pauses before the change kept", () => {
    const pauses = holdIntervals([{ at: start + 30 * MINUTE, from: "responding", to: "on-hold" }, { at: start + 90 * MINUTE, from: "on-hold", to: "responding" }], start + 120 * MINUTE);
    const now = start + 330 * MINUTE;
    const resolve = (priority: 1 | 2 | 3): ReturnType<typeof targetClock> | undefined => {
      const target = targetFor("resolve", priority);
      return target && targetClock({ start, now, target, workingTime: office, pauses });
    };
    expect(resolve(2)).toMatchObject({ state: "running", usedMinutes: 270, allowedMinutes: 480, due: start + 540 * MINUTE, warned: 50 });
    expect(resolve(1)).toMatchObject({ state: "breached", usedMinutes: 270, allowedMinutes: 240, due: start + 300 * MINUTE });
    expect(resolve(3)).toMatchObject({ state: "running", usedMinutes: 270, allowedMinutes: 1440 });
  });

  it("runs out exactly when it turns from met to breached", () => {
    const pauses = fc.array(fc.tuple(fc.integer({ min: -100, max: 3000 }), fc.integer({ min: 0, max: 500 })).map(([from, length]) => ({ from: start + from * MINUTE, to: start + (from + length) * MINUTE })), { maxLength: 4 });
    fc.assert(fc.property(pauses, fc.integer({ min: 1, max: 2000 }), fc.constantFrom("always", "working"), (pauses, minutes, calendar) => {
      const measure = (stop: number): ReturnType<typeof targetClock> => read({ now: start + 1e9, stop, pauses, target: { minutes, calendar } });
      const { due = NaN } = measure(start);
      expect([measure(due).state, measure(due).usedMinutes]).toEqual(["met", minutes]);
      expect(measure(due - MINUTE).usedMinutes).toBe(minutes - 1);
    }));
  });

  it("attained of none is no figure, and what runs or has no target is not counted", () => {
    expect([attainment([]), attainment([{ state: "running" }, { state: "paused" }, { state: "none" }])].map((ratio) => percentText(ratio))).toEqual(["n/a", "n/a"]);
    expect(attainment([{ state: "met" }, { state: "breached" }, { state: "paused" }])).toEqual({ part: 1, of: 2 });
  });
});

describe("The time on hold", () => {
  const change = (at: number, from: string, to: string): { at: number; from: string; to: string } => ({ at, from, to });

  it("is from each hold to the next change, or until now", () => {
    const changes = [change(10, "new", "assessing"), change(20, "assessing", "on-hold"), change(30, "on-hold", "assessing"), change(50, "responding", "on-hold")];
    expect(holdIntervals(changes, 60)).toEqual([{ from: 20, to: 30 }, { from: 50, to: 60 }]);
    expect(holdIntervals([...changes].reverse(), 55)).toEqual([{ from: 20, to: 30 }, { from: 50, to: 55 }]);
    expect(holdIntervals([], 60)).toEqual([]);
  });

  it("is one where it was held twice, none where only its end is told, and nothing of the future", () => {
    expect(holdIntervals([change(10, "new", "on-hold"), change(20, "new", "on-hold"), change(40, "on-hold", "new")], 90)).toEqual([{ from: 10, to: 40 }]);
    expect(holdIntervals([change(10, "on-hold", "new")], 90)).toEqual([]);
    expect(holdIntervals([change(10, "new", "on-hold"), change(200, "on-hold", "new"), change(300, "new", "on-hold")], 90)).toEqual([{ from: 10, to: 90 }]);
  });

  it("counts changes of one minute in the order of the log", () => {
    expect(holdIntervals([change(10, "new", "on-hold"), change(10, "on-hold", "new")], 90)).toEqual([]);
    expect(holdIntervals([change(10, "on-hold", "new"), change(10, "new", "on-hold")], 90)).toEqual([{ from: 10, to: 90 }]);
  });
});
