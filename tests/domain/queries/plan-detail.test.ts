import { describe, expect, test } from "vitest";

import type { PlanDetail } from "../../../src/domain/queries/agenda.ts";
import { planDetail } from "../../../src/domain/queries/plan-detail.ts";
import { agendaReading, noteOf, planNote } from "../../shared/agenda.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";

const NOW = "2026-11-24T10:00";

function detail(properties: readonly string[] | ReadonlyMap<string, string>, more: Readonly<Record<string, string>> = {}, now = NOW, path = "UPS.md"): PlanDetail {
  const reading = agendaReading(properties instanceof Map ? properties : { "UPS.md": planNote(properties as readonly string[]), ...more }, now);
  const row = reading.plans.find((each) => each.path === path);
  if (!row) throw new Error(`no ${path}`);
  return planDetail(row, reading);
}
const next = (...given: Parameters<typeof detail>): string[] => detail(...given).next.map(({ nominal, day, time, note }) => [day, ...(time === "" ? [] : [time]), ...(nominal === day ? [] : [`of ${nominal}`]), note].join(" ").trim());
const order = (status: string, occurrence: string): Record<string, string> => ({ "WO.md": noteOf("work-order", ['plan: "[[UPS]]"', `occurrence: ${occurrence}`, `status: ${status}`]) });
const MONTHLY = ["schedule: every month on the 22nd", "starts: 2026-06-22", "last_due: 2026-10-22", "last_done: 2026-10-23"];

describe("The next five dates of a plan", () => {
  test("are those from today on", () => {
    expect(next(MONTHLY)).toEqual(["2026-12-22", "2027-01-22", "2027-02-22", "2027-03-22", "2027-04-22"]);
    expect(next(MONTHLY, {}, "2026-11-22T10:00")[0]).toBe("2026-11-22");
    expect(next(["schedule: every day at 09:00"])).toEqual(["24", "25", "26", "27", "28"].map((day) => `2026-11-${day} 09:00`));
  });

  test("are as many as there are", () => {
    expect(next([...MONTHLY, "until: 2027-01-31"])).toEqual(["2026-12-22", "2027-01-22"]);
    expect(next(["schedule: every year on March 1", "starts: 2026-03-01"])).toEqual(["2027-03-01", "2028-03-01", "2029-03-01", "2030-03-01", "2031-03-01"]);
    expect(next(["schedule: once 2026-12-01"])).toEqual(["2026-12-01"]);
    expect(next(["schedule: once 2026-11-01"])).toEqual([]);
    expect(next([...MONTHLY, "status: retired"])).toEqual([]);
    expect(next(["schedule: now and then"])).toEqual([]);
  });

  test("say what moved them, and what keeps them from being done", () => {
    const notes = {
      "Freeze.md": noteOf("calendar", ["kind: freeze", "start: 2026-12-21", "end: 2026-12-31"]),
      "Holidays.md": noteOf("calendar", ["kind: holidays", "dates: [2027-01-22]"]),
      "Short.md": noteOf("calendar", ["kind: maintenance-window", "schedule: every week on Saturday at 22:00", "duration: 1 h"]),
    };
    expect(next([...MONTHLY, "working_day: next"], notes)).toEqual(["2026-12-22 freeze", "2027-01-25 of 2027-01-22", "2027-02-22", "2027-03-22", "2027-04-22"]);
    expect(next([...MONTHLY, "working_day: skip"], notes).slice(0, 3)).toEqual(["2026-12-22 freeze", "2027-01-22 day-off", "2027-02-22"]);
    expect(next([...MONTHLY, 'window: "[[Short]]"'], notes).slice(0, 2)).toEqual(["2026-11-28 22:00 of 2026-11-22", "2027-01-02 22:00 of 2026-12-22"]);
    expect(next([...MONTHLY, 'window: "[[Short]]"', "downtime: 2 h"], notes)[1]).toBe("2027-01-22 no-window");
    expect(next([...MONTHLY, "season: Feb-Oct"]).slice(0, 3)).toEqual(["2026-12-22 season", "2027-01-22 season", "2027-02-22"]);
    expect(next([...MONTHLY, "paused_until: 2027-01-01"]).slice(0, 2)).toEqual(["2026-12-22 paused", "2027-01-22"]);
    expect(next([...MONTHLY, "status: paused"])[0]).toBe("2026-12-22 paused");
  });

  test.each([["done", "2027-01-22"], ["skipped", "2027-01-22"], ["cancelled", "2027-01-22"], ["planned", "2026-12-22"], ["in-progress", "2026-12-22"]])("begin behind a work order that is %s ahead of its day", (status, first) => {
    expect(next(MONTHLY, order(status, "2026-12-22"))[0]).toBe(first);
  });

  test("begin behind what the log accounts for ahead of its day", () => {
    expect(next(["schedule: every month on the 22nd", "starts: 2026-06-22", "last_due: 2026-12-22"])[0]).toBe("2027-01-22");
  });

  test("are one where it counts from its completion, its meter or a condition", () => {
    expect(next(["schedule: every 3 months", "anchor: completion", "last_done: 2026-10-10", "last_due: 2026-10-01"])).toEqual(["2027-01-10"]);
    expect(next(["schedule: every month", "anchor: completion", "last_done: 2026-10-10", "last_due: 2026-10-01"])).toEqual(["2026-11-10"]);
    expect(next(["schedule: every month", "anchor: completion"])).toEqual([]);
    const meter = { "Hours.md": noteOf("metric", ["unit: h"], ["## Readings", "", "- 2026-11-04 08:00 1000 h", "- 2026-11-14 08:00 1200 h"]) };
    // TV-13: 20 a day, 300 to go.
    expect(next(['meter: "[[Hours]]"', "every: 1500 h"], meter)).toEqual(["2026-11-29"]);
  });

  test("are of the plan's own zone", () => {
    expect(next(["schedule: every day", "timezone: Pacific/Auckland"], {}, "2026-11-24T12:00")[0]).toBe("2026-11-25");
  });
});

test.each<[readonly string[], string]>([
  [MONTHLY, "every month on the 22nd, from 2026-06-22"],
  [[...MONTHLY, "working_day: next"], "every month on the 22nd, from 2026-06-22; on the next working day"],
  [[...MONTHLY, "until: 2027-06-30", "grace: 5 days"], "every month on the 22nd, from 2026-06-22; until 2027-06-30; 5 days of grace"],
  [["schedule: every 3 months", "anchor: completion"], "every 3 months, counted from when it was done"],
  [["schedule: every 3 months", "meter: \"[[Hours]]\"", "every: 500 h"], "every 3 months, or every 500 of its meter"],
  [['condition: "[[Disk usage db-1]] > 85 for 3"'], "when Disk usage db-1 is > 85 for 3 readings"],
  [["schedule: every day", "status: paused"], "every day; paused"],
  [["schedule: every day", "status: paused", "paused_until: 2027-01-01"], "every day; paused until 2027-01-01"],
  [["schedule: now and then"], ""],
])("%j is understood as %s", (properties, words) => {
  expect(detail(properties).understood).toBe(words);
});

test("A plan tells its name, when it was done last, and what went by", () => {
  expect(detail([...MONTHLY, "title: Battery"])).toMatchObject({ path: "UPS.md", name: "Battery", lastDone: "2026-10-23", passed: 0 });
  expect(detail(["schedule: every month on the 22nd", "starts: 2026-06-22"])).toMatchObject({ name: "UPS", lastDone: "", passed: 5 });
});

test("A plan that was done last by its work order says so", () => {
  expect(detail(MONTHLY, { "WO.md": noteOf("work-order", ['plan: "[[UPS]]"', "occurrence: 2026-11-22", "status: done", "actual_end: 2026-11-23T08:52"]) }).lastDone).toBe("2026-11-23");
});

test.skipIf(!hasShared)("The battery's self-test of the examples is next in December, in the freeze, and then in January", () => {
  const notes = hasShared ? exampleNotes() : new Map<string, string>();
  expect(next(notes, {}, "2026-11-23T10:00", "UPS battery self-test.md").slice(0, 2)).toEqual(["2026-12-22 freeze", "2027-01-22"]);
});
