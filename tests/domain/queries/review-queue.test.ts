import { describe, expect, test } from "vitest";

import { groupReviews, reviewQueue, reviewRows, type ReviewReading, type ReviewRow } from "../../../src/domain/queries/review-queue.ts";
import { addDays } from "../../../src/domain/time/day.ts";
import { readingOf } from "../../shared/reading.ts";

const TODAY = "2026-11-23";
const procedure = (...lines: string[]): string => `---\ntype: procedure\n${lines.join("\n")}\n---\n\n1. Look\n2. Think\n`;
const checklist = (day: string, status: string, marks: string, procedures = "R"): string =>
  `---\ntype: checklist\ndate: ${day}\nstatus: ${status}\nprocedures:\n  - "[[${procedures}]]"\n---\n\n## [[${procedures}]]\n\n${[...marks].map((mark) => `- [${mark}] Look\n`).join("")}`;

function readingFor(notes: Readonly<Record<string, string>>, changed: Readonly<Record<string, string>> = {}): ReviewReading {
  const reading = readingOf(new Map(Object.entries(notes)), TODAY);
  return { ...reading, changedOn: (path) => changed[path] };
}

const queue = (notes: Readonly<Record<string, string>>, snoozed: readonly string[] = []): ReviewRow[] => reviewQueue(readingFor(notes), (path) => snoozed.includes(path));
const only = (notes: Readonly<Record<string, string>>, changed: Readonly<Record<string, string>> = {}): ReviewRow | undefined => {
  const reading = readingFor(notes, changed);
  return reviewRows(reading.procedures.filter(({ path }) => path === "R.md"), reading)[0];
};

describe("A procedure is in the queue for review", () => {
  test.each<[string, string[], string[], (readonly [string | undefined, number])[]]>([
    ["from thirty days before it is due", ["last_reviewed: 2026-06-23", "review_every: 6 months"], [], [["2026-12-23", -30]]],
    ["not earlier", ["last_reviewed: 2026-06-24", "review_every: 6 months"], [], []],
    ["on its day", ["last_reviewed: 2026-05-23", "review_every: 6 months"], [], [[TODAY, 0]]],
    ["by the date that is written, which wins", ["last_reviewed: 2026-11-01", "review_every: 6 months", "next_review: 2026-11-20"], [], [["2026-11-20", 3]]],
    ["under every alias", ["last_reviewed_on: 2026-05-01", "review_in: 6 months"], [], [["2026-11-01", 22]]],
    ["as a draft", ["status: draft", "next_review: 2026-11-20"], [], [["2026-11-20", 3]]],
    ["not when it is retired", ["status: retired", "next_review: 2026-11-20"], [], []],
    ["not when none is wanted", ["review_every: never", "next_review: 2026-11-20"], [], []],
    ["not without any date", ["review_every: 6 months"], [], []],
    ["not while it is put off", ["next_review: 2026-11-20"], ["R.md"], []],
    ["for emergencies, when it was never tested", ["operation: emergency"], [], [[undefined, 0]]],
    ["for emergencies, when the test is older than a year", ["emergency: service-outage", "last_tested: 2025-11-22"], [], [[undefined, 0]]],
    ["for emergencies, not when the test is a year old", ["emergency: service-outage", "last_tested: 2025-11-23"], [], []],
    ["for routine, not for want of a test", ["operation: routine"], [], []],
  ])("%s", (_title, fields, snoozed, expected) => {
    expect(queue({ "R.md": procedure(...fields) }, snoozed).map(({ due, overdueDays }) => [due, overdueDays])).toEqual(expected);
  });

  test("the longest overdue first, then by path", () => {
    const notes = { "b.md": "2026-11-20", "a.md": "2026-11-20", "c.md": "2024-01-01", "d.md": "2026-12-01" };
    expect(queue(Object.fromEntries(Object.entries(notes).map(([path, day]) => [path, procedure(`next_review: ${day}`)]))).map(({ path }) => path)).toEqual(["c.md", "a.md", "b.md", "d.md"]);
  });
});

describe("Its last run is", () => {
  test.each<[string, Record<string, string>, string | undefined]>([
    ["the newest that was done", { "1.md": checklist("2026-11-18", "done", "xx"), "2.md": checklist("2026-11-19", "done-with-exceptions", "x!") }, "2026-11-19"],
    ["one that was ticked to its end", { "1.md": checklist("2026-11-18", "open", "x-") }, "2026-11-18"],
    ["none that is still open", { "1.md": checklist("2026-11-18", "open", "x ") }, undefined],
    ["none that was abandoned", { "1.md": checklist("2026-11-18", "abandoned", "x ") }, undefined],
    ["none of another procedure", { "1.md": checklist("2026-11-18", "done", "xx", "S") }, undefined],
    ["none where there was no step", { "1.md": checklist("2026-11-18", "done", "") }, undefined],
  ])("%s", (_title, runs, expected) => {
    expect(only({ ...runs, "R.md": procedure("x: 1") })?.lastRun).toBe(expected);
  });

  test("a newer test than the note tells of, or not", () => {
    const run = { "1.md": checklist("2026-11-18", "done", "xx") };
    expect(["2026-11-17", "2026-11-18"].map((day) => only({ ...run, "R.md": procedure(`last_tested: ${day}`) })?.newTest)).toEqual(["2026-11-18", undefined]);
  });

  test("a test of a procedure for emergencies", () => {
    const emergency = procedure("operation: emergency");
    expect([only({ "R.md": emergency })?.untested, only({ "R.md": emergency, "1.md": checklist("2026-11-18", "done", "xx") })?.untested]).toEqual([true, false]);
  });
});

test.each<[string, string[], string | undefined, boolean]>([
  ["changed a day later", ["last_reviewed: 2026-05-20"], "2026-05-21", true],
  ["changed on the day of the review, which was the review", ["last_reviewed: 2026-05-20"], "2026-05-20", false],
  ["never reviewed", [], "2026-05-20", false],
  ["of unknown age", ["last_reviewed: 2026-05-20"], undefined, false],
])("A procedure %s: edited since is told rightly", (_title, fields, changed, expected) => {
  expect(only({ "R.md": procedure(...fields) }, changed === undefined ? {} : { "R.md": changed })?.editedSince).toBe(expected);
});

test.each<[string[], boolean]>([
  [["next_review: 2026-11-20"], true],
  [["next_review: 2026-11-20", "review_every: 6 months"], false],
  [["next_review: 2026-11-20", "review_every: never"], false],
  [["review_every: 6 months"], false],
])("%j asks for its next review: %s", (fields, expected) => {
  expect(only({ "R.md": procedure(...fields) })?.asksNext).toBe(expected);
});

describe("The queue in groups", () => {
  const grouped = (by: "age" | "owner", notes: Readonly<Record<string, string>>) => groupReviews(queue(notes), by).map(([name, rows]) => [name, rows.map(({ overdueDays }) => overdueDays)]);
  const due = (...days: number[]): Record<string, string> => Object.fromEntries(days.map((days, at) => [`${at}.md`, procedure(`next_review: ${addDays(TODAY, -days)}`)]));

  test("by age, at its edges, the oldest first, each row once", () => {
    expect(grouped("age", { ...due(365, 364, 182, 181, 91, 90, 1, 0, -30, 1000), "E.md": procedure("operation: emergency"), "F.md": procedure("operation: emergency", "next_review: 2026-11-22") })).toEqual([
      ["year", [1000, 365]], ["half-year", [364, 182]], ["quarter", [181, 91]], ["overdue", [90, 1, 1]], ["soon", [0, -30]], ["untested", [0]],
    ]);
  });

  test("puts one for emergencies that is not due for long with those that nobody tested", () => {
    expect(grouped("age", { "E.md": procedure("operation: emergency", "next_review: 2027-11-22") })).toEqual([["untested", [-364]]]);
  });

  test("by the first owner, those who waited longest first", () => {
    const notes = { "a.md": procedure("next_review: 2026-11-01", "owner: Ana"), "b.md": procedure("next_review: 2026-10-01", "owner: [Ben, Ana]"), "c.md": procedure("next_review: 2026-11-02", "owner: [Ben]"), "d.md": procedure("next_review: 2026-11-03") };
    expect(grouped("owner", notes)).toEqual([["Ben", [53, 21]], ["Ana", [22]], ["", [20]]]);
  });
});
