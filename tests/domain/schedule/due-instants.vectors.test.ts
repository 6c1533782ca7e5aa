import { describe, expect, it } from "vitest";
import { occurrencesOf, stateOf } from "../../../src/domain/schedule/due.ts";
import type { Occurrence } from "../../../src/domain/schedule/occurrence.ts";
import { momentToInstant } from "../../../src/domain/time/moment.ts";
import { around, plan, read } from "./plan-terms.ts";

const utc = (moment: string, zone: string): string => new Date(momentToInstant(moment, zone)).toISOString().slice(0, 16);
const dueIn = (zone: string, words: string, from: string, to: string): Occurrence[] => occurrencesOf(plan(read(words, from)), around({ zone }), from, to);

describe("TV-09 wall times that a clock change skips or repeats", () => {
  it.each([
    ["America/New_York", "2007-03-11T02:30", "2007-03-11T07:30"],
    ["America/New_York", "2007-11-04T01:30", "2007-11-04T05:30"],
    ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30"],
    ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30"],
  ])("TV-09 %s %s is %sZ", (zone, moment, expected) => {
    const [day, time] = [moment.slice(0, 10), moment.slice(11)];
    expect(dueIn(zone, `every day at ${time}`, day, day).map(({ dueAt }) => utc(dueAt, zone))).toEqual([expected]);
  });

  it("TV-09 daily at 09:00 in Berlin stays at 09:00 over the clock change, where steps of 24 hours would not", () => {
    const due = dueIn("Europe/Berlin", "every day at 09:00", "2026-03-28", "2026-03-30").map(({ dueAt }) => dueAt);
    expect(due).toEqual(["2026-03-28T09:00", "2026-03-29T09:00", "2026-03-30T09:00"]);
    expect(due.map((moment) => utc(moment, "Europe/Berlin"))).toEqual(["2026-03-28T08:00", "2026-03-29T07:00", "2026-03-30T07:00"]);
  });

  it.each([["2026-03-29", "2026-03-30", 23], ["2026-10-25", "2026-10-26", 25]])("TV-09 %s in Berlin has %3$s hours", (from, to, hours) => {
    expect((momentToInstant(`${to}T00:00`, "Europe/Berlin") - momentToInstant(`${from}T00:00`, "Europe/Berlin")) / 3_600_000).toBe(hours);
  });

  it("TV-09 what the gap skips is not late before its instant", () => {
    const [spring] = dueIn("Europe/Berlin", "every day at 02:30", "2026-03-29", "2026-03-29");
    const at = (now: string): string => (spring === undefined ? "" : stateOf(spring, now, "Europe/Berlin"));
    expect([at("2026-03-29T03:29"), at("2026-03-29T03:30"), at("2026-03-29T03:31")]).toEqual(["upcoming", "due", "overdue"]);
  });

  it("TV-09 in the repeated hour the first is meant", () => {
    const [autumn] = dueIn("Europe/Berlin", "every day at 02:30", "2026-10-25", "2026-10-25");
    const at = (now: string): string => (autumn === undefined ? "" : stateOf(autumn, now, "Europe/Berlin"));
    expect([at("2026-10-25T02:10"), at("2026-10-25T02:30"), at("2026-10-25T02:10+01:00")]).toEqual(["upcoming", "due", "overdue"]);
  });
});
