import { expect, test } from "vitest";

import { problemDetail, problemTitle } from "../../../src/problem-words.ts";
import { note, plan, problemsIn, type Vault } from "./problem-vault.ts";

const LINE = "- 2026-11-02 done (due 2026-11-01)";
const logged = (lines: string, ...stamps: readonly string[]): string => plan(["schedule: every month on the 1st", ...stamps], `## Log\n\n${lines}\n`);
const order = (...properties: readonly string[]): string => note("work-order", ["category: preventive", ...properties]);

/** The note, its problem as it is shown: title, what was found, what more is said. */
const SHOWN: readonly (readonly [text: string, title: string, quoted: string, said: string])[] = [
  [plan([]), "Nothing says when it is due", "", "Expected a schedule, a meter or a condition. Write when it is due, such as every 3 months."],
  [plan(['meter: "[[Inspection]]"']), "Nothing says when it is due", "", "Expected how far the meter goes until it is due. Set every, such as 500 h."],
  [plan(["schedule: every 6 weeks"]), "“every 6 weeks” counts from no day", "", "Expected the day that the interval counts from. Add the property starts with the first day, such as starts: 2026-11-23."],
  [plan(["schedule: 6 months", "anchor: completion"]), "It was never done, and nothing says when it begins", "", "Expected when it was done last. Say when, or set starts to the first day it is due."],
  [plan(["schedule: once 2026-02-30"]), "“once 2026-02-30” is no schedule", "", "Expected a day that exists, such as 2026-12-01. Correct the day."],
  [plan(["schedule: once 2026-12-01", "until: 2026-11-30"]), "“until 2026-11-30” cannot be right", "", "Expected not before the first occurrence, 2026-12-01. Correct until, or the schedule: now it never occurs."],
  [plan(["schedule: every day"], "", "old-1"), "“old-1” is retired", "", "Expected a service in use. Retire the plan too, or name what took its place."],
  [logged(LINE, "last_done: 2026-11-02"), "last_due differs from the log", "no last_due", "Expected 2026-11-01, as the log says. The log holds. Take its day over."],
  [logged(LINE.replace("2026-11-02", "2027-11-02")), "“done on 2027-11-02” cannot be right", "", "Expected a day that has come. Correct the line, or take it out until it has happened."],
  [logged(`${LINE}\n${LINE}`, "last_done: 2026-11-02", "last_due: 2026-11-01"), "Line 14: the log tells twice of “2026-11-01”", "", "It counts once: done before skipped before missed. Keep the line that holds."],
  [order("status: done"), "A finished work order lacks findings", "", "Expected what was found. Fill it in while it is remembered."],
  [order("status: skipped", "reason: rain", 'plan: "[[Inspection]]"'), "Statutory work was left out", "skipped", "Expected done, late if need be. Its plan is statutory."],
  [note("work-order", ["category: emergency"]).replace("emergency", "emergency\nstatus: done\nfailure_mode: a\nfailure_cause: b\naction_taken: c"), "An emergency without its incident", "", "Expected the incident that it mends. Link the incident."],
  [note("metric", ["unit: h"], "## Readings\n\n- 2026-11-01 08:00 500 h\n- 2026-11-02 08:00 20 h\n"), "The meter runs backwards", "20 after 500", "Expected a reading that is not lower. Say whether the meter was reset, or the reading is not to be trusted."],
];
const AROUND: Vault = { Inspection: plan(["schedule: every day", "statutory: true"]), Oil: plan(['meter: "[[X]]"', "every: 500 h"]) };

test.each(SHOWN)("%# is shown in sentences", (text, title, quoted, said) => {
  const [problem] = problemsIn({ ...AROUND, X: text }, "X");
  if (!problem) throw new Error(`Nothing is wrong with ${text}`);
  expect([problemTitle(problem), problemDetail(problem)]).toEqual([title, { quoted, said }]);
});
