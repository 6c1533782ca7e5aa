import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { NoteIndex } from "../../../src/domain/index/note-index.ts";
import { factsOfText } from "../../../src/domain/notes/facts-of-text.ts";
import { calendarsOf } from "../../../src/domain/queries/calendars.ts";
import { planStandings } from "../../../src/domain/queries/plan-standings.ts";
import { codesIn, fixed, note, plan, type Vault } from "./problem-vault.ts";

const SIX_MONTHS = "schedule: every 6 months";
const GOOD = plan(["schedule: every week on Monday", "starts: 2026-11-02", "last_done: 2026-11-16", "last_due: 2026-11-16"]);
const log = (...lines: readonly string[]): string => `## Log\n\n${lines.join("\n")}\n`;

/** Where every plan stands at a moment, with one more plan in the vault; as a list of its days. */
function standingsWith(bad: string): Map<string, readonly string[]> {
  const index = new NoteIndex({ operationsFolders: ["/"], templateFolders: [] });
  for (const [path, text] of Object.entries({ "bad.md": bad, "good.md": GOOD })) index.put(factsOfText(path, text, parse));
  const pathOf = (): undefined => undefined;
  const reading = { now: "2026-11-23T09:00", zone: "UTC", plans: index.ofKind("maintenance"), orders: new Map(), calendars: calendarsOf([], { pathOf, workingHours: undefined }), meters: new Map(), pathOf };
  return new Map(planStandings(reading).map(({ row, standing: { open, passed, next } }) => [row.path, [...open, ...passed, ...(next ? [next] : [])].map(({ nominal }) => nominal)]));
}

/** What is wrong, the plan, its problem, an answer to it. Behind the answer nothing is wrong any more. */
const BAD: readonly (readonly [title: string, text: string, problem: string, answer: string])[] = [
  ["a schedule that nobody understands", plan(["schedule: whenever there is time"]), "schedule-unreadable schedule", "every day"],
  ["a schedule that can mean two things", plan(["schedule: bi-weekly", "starts: 2026-11-02"]), "schedule-ambiguous schedule", "every 2 weeks"],
  ["a day that does not exist", plan(["schedule: once 2026-02-30"]), "schedule-unreadable schedule", "once 2026-02-28"],
  ["a start on a day that does not exist", plan([SIX_MONTHS, "starts: 2026-02-30"]), "value-unreadable starts", "2026-02-28"],
  ["an end before its start", plan([SIX_MONTHS, "starts: 2026-05-10", "until: 2026-04-30"]), "GEN-TIME until", "2027-04-30"],
  ["an end before the day that it is for", plan(["schedule: once 2026-12-01", "until: 2026-11-30"]), "GEN-TIME until", "2026-12-01"],
  ["an end before its first occurrence", plan(["schedule: every month on the 31st", "starts: 2026-11-01", "until: 2026-11-15"]), "GEN-TIME until", "2027-04-30"],
  ["a schedule that ends before it starts", plan(["schedule: every 2 weeks until 2026-01-01", "starts: 2026-05-10"]), "schedule-unreadable schedule", "every 2 weeks"],
  ["a rule that no day ever meets", plan(["schedule: RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "starts: 2026-01-01"]), "schedule-unreadable schedule", "every year on February 28"],
  ["no schedule", plan([]), "schedule-missing schedule", "every month on the 1st"],
  ["a meter, and not how far it goes", plan(['meter: "[[db-1]]"']), "schedule-missing every", "500 h"],
  ["a distance that is no number", plan(['meter: "[[db-1]]"', "every: soon"]), "value-unreadable every", "500 h"],
  ["an interval that counts from no day", plan(["schedule: every 6 weeks"]), "schedule-start starts", "2026-11-02"],
  ["a completion to count from that never was", plan([SIX_MONTHS, "anchor: completion"]), "MNT-FIRST last_done", "2026-06-30"],
  ["a last completion that nobody can read", plan([SIX_MONTHS, "anchor: completion", "last_done: in June"]), "value-unreadable last_done", "2026-06-30"],
  ["a completion that lies ahead", plan(["schedule: every month on the 1st", "last_done: 2027-11-02", "last_due: 2026-11-01"]), "GEN-TIME last_done", "2026-11-02"],
  ["a service that is retired", plan(["schedule: every month on the 1st"], "", "old-1"), "MNT-ORPH status", "retired"],
];

describe("A plan with", () => {
  test.each(BAD)("%s shows just that, and is in order once it is answered", (_title, text, problem, answer) => {
    const vault: Vault = { "Maintenance/bad": text };
    expect(codesIn(vault, "Maintenance/bad")).toEqual([problem]);
    expect(fixed(vault, "Maintenance/bad", problem, answer).left).toEqual([]);
  });

  test.each(BAD)("%s leaves the other plans as they are", (_title, text) => {
    expect(standingsWith(text).get("good.md")).toEqual(["2026-11-23", "2026-11-30"]);
  });

  test.each(BAD.filter(([, , problem]) => /^(schedule-|MNT-FIRST|GEN-TIME until)/.test(problem) && !problem.endsWith("every")))("%s gets no date that nobody said", (_title, text) => {
    expect(standingsWith(text).get("bad.md")).toEqual([]);
  });
});

describe("A plan is in order", () => {
  test.each<[string, string]>([
    ["that counts from its last occurrence", plan(["schedule: every 6 weeks", "last_due: 2026-11-01"])],
    ["that counts from its completion and says when it starts", plan([SIX_MONTHS, "anchor: completion", "starts: 2026-12-01"])],
    ["that ends on the very day of its only occurrence", plan(["schedule: once 2026-12-01", "until: 2026-12-01"])],
    ["for a service that is retired, while it is paused", plan(["schedule: every day"], "", "old-1").replace("active", "paused")],
    ["for a service that is retired, once it is retired itself", plan([], "", "old-1").replace("active", "retired")],
    ["without a schedule, while it is paused", plan([]).replace("active", "paused")],
    ["with a schedule that starts and a condition", plan(["schedule: every day", "starts: 2026-11-02", 'condition: "[[db-1]] > 85 for 3"'])],
  ])("%s", (_title, text) => {
    expect(codesIn({ "Maintenance/P": text }, "Maintenance/P")).toEqual([]);
  });

  test("that was never done itself, when a work order did it", () => {
    const order = note("work-order", ['plan: "[[P]]"', "occurrence: 2026-05-01", "status: done", "category: preventive", "findings: ok", "actual_end: 2026-05-02T10:00"]);
    expect(codesIn({ "Maintenance/P": plan([SIX_MONTHS, "anchor: completion"]), "Work orders/W": order }, "Maintenance/P")).toEqual([]);
  });
});

describe("A plan by a procedure that is retired", () => {
  const procedure = note("procedure", ["status: retired"], "1. Look\n2. Think\n");
  const vault = { "Maintenance/P": plan(["schedule: every day", 'procedure: "[[Old way]]"']), "Procedures/Old way": procedure };

  test("says so, and offers to retire or to pause the plan", () => {
    const { need, left } = fixed(vault, "Maintenance/P", "MNT-ORPH status", "paused");
    expect(need).toEqual({ kind: "choice", answers: [{ answer: "retired", words: "retired" }, { answer: "paused", words: "paused" }] });
    expect(left).toEqual([]);
  });

  test("is in order once the procedure is in use", () => {
    expect(codesIn({ ...vault, "Procedures/Old way": procedure.replace("retired", "approved") }, "Maintenance/P")).toEqual([]);
  });
});

describe("The log of a plan", () => {
  const logged = (lines: readonly string[], properties: readonly string[] = ["last_done: 2026-11-02", "last_due: 2026-11-01"]): Vault => ({ "Maintenance/P": plan(["schedule: every month on the 1st", ...properties], log(...lines)) });
  const LINE = "- 2026-11-02 done (due 2026-11-01) by [[Ana]]: much dust";

  test("with a line from the future asks for its day, and writes no stamp of it", () => {
    const vault = logged([LINE.replace("2026-11-02", "2027-11-02")]);
    expect(codesIn(vault, "Maintenance/P")).toEqual(["GEN-TIME the log line"]);
    const { need, text, left } = fixed(vault, "Maintenance/P", "GEN-TIME the log line", "2026-11-02");
    expect([need.kind, left]).toEqual(["value", []]);
    expect(text).toContain(`\n${LINE}\n`);
    expect(text).not.toContain("the log line:");
  });

  test("is left alone where the answer is no day", () => {
    expect(fixed(logged([LINE.replace("2026-11-02", "2027-11-02")]), "Maintenance/P", "GEN-TIME the log line", "last month").text).toBe("[not-mended]");
  });

  test.each([["0", LINE], ["1", "- 2026-11-03 missed (due 2026-11-01) by [[Ben]]"]])("with two lines of one occurrence keeps the one that is chosen, line %s", (which, kept) => {
    const vault = logged([LINE, "- 2026-11-03 missed (due 2026-11-01) by [[Ben]]"], which === "0" ? undefined : ["last_due: 2026-11-01"]);
    const what = "log-line-twice the log line";
    expect(codesIn(vault, "Maintenance/P")).toContain(what);
    const { need } = fixed(vault, "Maintenance/P", what, "");
    const answers = need.kind === "choice" ? need.answers : [];
    expect(answers.map(({ words }) => words)).toEqual([LINE, "- 2026-11-03 missed (due 2026-11-01) by [[Ben]]"]);
    const { text, left } = fixed(vault, "Maintenance/P", what, answers[Number(which)]?.answer ?? "");
    expect([text.slice(text.indexOf("- 2026")), left]).toEqual([`${kept}\n`, []]);
  });

  test("may tell of a day in a run of missed ones, and of work beside the schedule, once each", () => {
    const lines = ["- 2026-08-02 missed (due 2026-05-01 to 2026-08-01, 4)", "- 2026-08-03 done (due 2026-08-01) by [[Ana]]", "- 2026-09-09 done by [[Ana]]", "- 2026-10-10 done by [[Ana]]", LINE];
    expect(codesIn(logged(lines), "Maintenance/P")).toEqual([]);
  });

  test.each<[string, string[], string[]]>([
    ["behind the log", ["last_done: 2026-10-02", "last_due: 2026-10-01"], ["stamp-differs last_done", "stamp-differs last_due"]],
    ["missing", [], ["stamp-differs last_done", "stamp-differs last_due"]],
    ["ahead of the log, as a work order leaves it", ["last_done: 2026-11-20", "last_due: 2026-11-20"], []],
    ["of one occurrence behind", ["last_done: 2026-11-02", "last_due: 2026-10-01"], ["stamp-differs last_due"]],
  ])("finds a stamp that is %s", (_title, stamps, codes) => {
    expect(codesIn(logged([LINE], stamps), "Maintenance/P")).toEqual(codes);
  });

  test("gives its days to the stamps, under the key that the note has", () => {
    const vault = logged([LINE], ["Last done: 2026-10-02", "last_due: 2026-11-01"]);
    const { need, text, left } = fixed(vault, "Maintenance/P", "stamp-differs last_done", "2026-11-02");
    expect(need).toEqual({ kind: "choice", answers: [{ answer: "2026-11-02", words: "2026-11-02" }] });
    expect([text.includes("\nLast done: 2026-11-02\n"), text.includes("last_done"), left]).toEqual([true, false, []]);
  });

  test("of statutory work skips nothing: what was not done was missed", () => {
    const vault = logged(["- 2026-11-02 skipped (due 2026-11-01) by [[Ana]]: no time"], ["statutory: true", "last_due: 2026-11-01"]);
    expect(codesIn(vault, "Maintenance/P")).toEqual(["MNT-STAT the log line"]);
    const { text, left } = fixed(vault, "Maintenance/P", "MNT-STAT the log line", "missed");
    expect([text.includes("- 2026-11-02 missed (due 2026-11-01) by [[Ana]]: no time"), left]).toEqual([true, []]);
  });
});
