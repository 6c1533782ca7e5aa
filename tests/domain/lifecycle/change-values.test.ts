import { describe, expect, test } from "vitest";

import { ownFacts } from "../../../src/domain/lifecycle/own-facts.ts";
import { readNote } from "../../../src/domain/notes/kinds.ts";

const NOW = "2026-11-23T09:00";
const WINDOW = { planned_start: "2026-11-28T22:00", planned_end: "2026-11-29T00:00" };
const BEGAN = { ...WINDOW, actual_start: "2026-11-28T22:10", test_result: "pass" };
const factsOf = (fields: Record<string, unknown>, now = NOW, zone = "UTC"): string[] =>
  [...ownFacts("change", readNote("change", { fields: { reason: "Full disk", test_result: "pass", ...fields }, steps: 0, answered: 0 }).note, { profile: "solo", now, zone })].sort();

describe("What is true of a change by its properties", () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ["one without a type", {}, ["normal"]],
    ["a standard one", { change_type: "standard" }, ["standard"]],
    ["an emergency", { change_type: "emergency" }, ["emergency", "review-required"]],
    ["an emergency written down later", { change_type: "emergency", retroactive: true }, ["retroactive", "review-required"]],
    ["one that nobody tested", { test_result: "partial" }, ["normal", "untested"]],
    ["one that its requester reviewed", { requested_by: "[[Ana]]", reviewer: "People/ana" }, ["normal"]],
    ["one that its requester reviewed, by name", { requested_by: "[[People/Ana]]", reviewer: "@ana" }, ["normal", "self-reviewed"]],
    ["one without a way back", { irreversible: true, verification_result: "fail" }, ["irreversible", "normal", "verification-failed"]],
    ["a major one", { major: true }, ["normal", "review-required"]],
    ["one that ended where it began", { ...WINDOW, planned_end: "2026-11-28T22:00" }, ["dates-inverted", "normal"]],
    ["one that begins and ends on one day", { planned_start: "2026-11-28", planned_end: "2026-11-28" }, ["normal"]],
    ["one whose start passed a day ago", { planned_start: "2026-11-22T09:00", planned_end: "2026-11-24T00:00" }, ["normal"]],
    ["one whose start passed more than a day ago", { planned_start: "2026-11-22T08:59", planned_end: "2026-11-24T00:00" }, ["normal", "start-late"]],
    ["one whose end passed now", { planned_start: "2026-11-23T08:00", planned_end: NOW }, ["normal", "window-over"]],
    ["one whose last day is today", { planned_start: "2026-11-23", planned_end: "2026-11-23" }, ["normal"]],
    ["one that was closed long ago", { planned_start: "2026-10-22", planned_end: "2026-10-23", closed: "2026-10-25", close_code: "successful" }, ["begun", "normal"]],
    ["one that did not end well", { close_code: "successful-with-issues" }, ["normal", "review-required"]],
  ])("%s", (_title, fields, facts) => expect(factsOf(fields)).toEqual(facts));

  test.each<[string, string, boolean]>([
    ["a quarter of an hour early", "2026-11-28T21:45", false], ["earlier", "2026-11-28T21:44", true], ["in its last minute", "2026-11-28T23:59", false], ["as it ends", "2026-11-29T00:00", true],
    ["as the offset tells", "2026-11-28T23:30+02:00", true],
  ])("begun %s", (_title, start, isOutside) => expect(factsOf({ ...BEGAN, actual_start: start }).includes("outside-window")).toBe(isOutside));

  test.each<[string, Record<string, unknown>, string, boolean]>([
    ["within a day of its end", {}, "2026-11-29T22:59", true], ["for a day", {}, "2026-11-29T23:00", false], ["for a day where it is major", { major: true }, "2026-11-29T23:00", true],
    ["for three days where it is major", { major: true }, "2026-12-01T23:00", false], ["until its own time", { monitored_until: "2026-12-10T08:00" }, "2026-12-10T07:59", true],
    ["through its own day", { monitored_until: "2026-12-10" }, "2026-12-10T23:59", true], ["no longer than its own day", { monitored_until: "2026-12-10" }, "2026-12-11T00:00", false],
    ["for a day, as when it was closed", { closed: "2026-11-29T10:00" }, "2027-01-01T00:00", true], ["on the day on which it was closed", { closed: "2026-11-30" }, "2027-01-01T00:00", false],
  ])("watched %s", (_title, fields, now, isWatched) => expect(factsOf({ ...BEGAN, actual_end: "2026-11-28T23:00", ...fields }, now).includes("monitoring")).toBe(isWatched));

  test.each<[string, string, boolean]>([["a quarter of its window", "2026-11-29T00:30", false], ["more than a quarter of its window", "2026-11-29T00:31", true]])("a review is asked for where it overran by %s: %s", (_title, end, isWanted) => {
    expect(factsOf({ ...BEGAN, actual_end: end }, "2026-12-01T00:00").includes("review-required")).toBe(isWanted);
  });

  test("one in twenty standard changes is picked for a review, the same ones each time", () => {
    const ids = Array.from({ length: 2000 }, (_each, at) => `CHG-20261123-${String(at)}`);
    const picked = ids.filter((id) => factsOf({ change_type: "standard", id }).includes("review-required"));
    expect(picked.length).toBeGreaterThan(60);
    expect(picked.length).toBeLessThan(140);
    expect(picked.filter((id) => !factsOf({ change_type: "standard", id }).includes("review-required") || factsOf({ id }).includes("review-required"))).toEqual([]);
  });

  test("a window is as long as the clock runs: an hour less in the night in which it springs forward", () => {
    const fields = { planned_start: "2026-03-29T00:00", planned_end: "2026-03-29T04:00", implementation_duration: "3 h", backout_duration: "30 min" };
    expect(factsOf(fields, "2026-03-01T00:00", "UTC")).not.toContain("no-fit");
    expect(factsOf(fields, "2026-03-01T00:00", "Europe/Berlin")).toContain("no-fit");
  });
});
