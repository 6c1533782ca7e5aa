import { parse } from "yaml";
import { describe, expect, test } from "vitest";

import { calendarTerms, CALENDAR_FIELDS, type CalendarTerms } from "../../../src/domain/notes/calendar.ts";
import { factsOfText } from "../../../src/domain/notes/facts-of-text.ts";
import type { NoteProblem } from "../../../src/domain/notes/note-problem.ts";
import { readFields } from "../../../src/domain/notes/read-fields.ts";
import { describeSchedule } from "../../../src/domain/schedule/schedule.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";

function read(fields: Readonly<Record<string, unknown>>): CalendarTerms & { readonly problems: readonly NoteProblem[] } {
  const { values, problems } = readFields(CALENDAR_FIELDS, fields);
  return { ...calendarTerms(values, fields, problems).terms, problems };
}

const dates = (written: unknown): string[] => read({ kind: "holidays", dates: written }).holidays.map(({ from, to, name }) => `${from} ${to} ${name}`.trim());

describe("Holidays", () => {
  test("are read from a list; what cannot be read is a problem, and the rest counts", () => {
    const { holidays, problems } = read({ kind: "Holidays", Dates: ["2026-12-25 Christmas Day, the first", "2026-12-32 Nothing", "12-26"] });
    expect(holidays.map(({ from }) => from)).toEqual(["2026-12-25", "12-26"]);
    expect(problems).toMatchObject([{ code: "value-unreadable", key: "Dates", found: "2026-12-32 Nothing", expected: expect.stringContaining("2026-12-25 Christmas Day"), hint: expect.stringContaining("year-month-day") }]);
  });

  test.each<[string, unknown, string[]]>([
    ["one text", "2026-12-25 Christmas Day", ["2026-12-25 2026-12-25 Christmas Day"]],
    ["one text with several", "2026-12-25 Christmas, the first, 2026-12-26 Boxing Day", ["2026-12-25 2026-12-25 Christmas, the first", "2026-12-26 2026-12-26 Boxing Day"]],
    ["a text of lines", "2026-12-25 Christmas\n\n12-26 Boxing Day", ["2026-12-25 2026-12-25 Christmas", "12-26 12-26 Boxing Day"]],
    ["a map, as YAML takes a line with a colon", [{ "2026-12-25": "Christmas" }], ["2026-12-25 2026-12-25 Christmas"]],
    ["nothing", null, []],
  ])("are read from %s", (_title, written, wanted) => {
    expect(dates(written)).toEqual(wanted);
  });
});

describe("Working hours", () => {
  test("are read from a list or one text", () => {
    const list = read({ kind: "working-hours", hours: ["Mon-Thu 08:00-18:00", "Fri 08:00-16:00", "Sat, Sun closed"] });
    expect([list.hours.length, list.problems]).toEqual([5, []]);
    expect(read({ kind: "working-hours", hours: "Mon-Thu 08:00-18:00, Fri 08:00-16:00, Sat, Sun closed" })).toMatchObject({ hours: list.hours, problems: [] });
    expect(read({ kind: "working-hours", hours: "Mon 08-12, 13-17" }).hours).toHaveLength(2);
  });

  test("that cannot be read are a problem, and the rest counts", () => {
    const { hours, problems } = read({ kind: "working-hours", hours: ["Mon-Thu", "Fri 8-16"] });
    expect(hours).toEqual([{ weekday: 5, from: "08:00", to: "16:00" }]);
    expect(problems).toMatchObject([{ code: "value-unreadable", key: "hours", found: "Mon-Thu" }]);
  });
});

describe("A maintenance window", () => {
  const window = { kind: "maintenance-window", schedule: "every week on Saturday at 22:00", duration: "4 h" };
  test("has a schedule and a length", () => {
    const { slots, problems } = read(window);
    expect(problems).toEqual([]);
    expect([slots && describeSchedule(slots.schedule), slots?.schedule.time, slots?.duration]).toEqual(["every week on Saturday at 22:00", "22:00", { months: 0, days: 0, minutes: 240 }]);
  });

  test("without a time of day and a length is open all day", () => {
    expect(read({ kind: "maintenance-window", schedule: "every week on Sunday" })).toMatchObject({ slots: { duration: { months: 0, days: 1, minutes: 0 } }, problems: [] });
  });

  test("that opens once has a start and an end", () => {
    expect(read({ kind: "maintenance-window", start: "2026-12-05T22:00", end: "2026-12-06T04:00" })).toMatchObject({ slots: undefined, period: { start: "2026-12-05T22:00", end: "2026-12-06T04:00" }, problems: [] });
  });

  test.each<[string, object, object]>([
    ["a length", { ...window, duration: undefined }, { key: "duration" }],
    ["a length of a year at most", { ...window, duration: "900 days" }, { key: "duration", found: "900 days" }],
    ["a length that is some", { ...window, duration: "0 min" }, { key: "duration", found: "0 min" }],
    ["a schedule", { ...window, schedule: undefined }, { key: "schedule", found: "" }],
    ["a schedule that is one", { kind: "maintenance-window", Frequency: "now and then", duration: "4 h" }, { code: "schedule-unreadable", key: "Frequency", found: "now and then" }],
    ["a schedule of one meaning", { ...window, schedule: "bi-weekly" }, { code: "schedule-ambiguous" }],
    ["an end", { kind: "maintenance-window", start: "2026-12-05T22:00" }, { key: "end" }],
  ])("needs %s", (_title, fields, problem) => {
    expect(read(fields as Record<string, unknown>)).toMatchObject({ slots: undefined, period: undefined, problems: [{ code: "value-unreadable", ...problem }] });
  });

  test("that counts from a day needs that day", () => {
    const every = { ...window, schedule: "every 2 weeks on Saturday at 22:00" };
    const { slots, problems } = read(every);
    expect([slots, problems.length]).toEqual([undefined, 1]);
    expect(read({ ...every, starts: "2026-11-07" })).toMatchObject({ slots: { schedule: {} }, problems: [] });
  });
});

describe("A freeze", () => {
  test.each([["2026-12-18T18:00", "2027-01-04T06:00"], ["2026-12-18", "2026-12-18"], ["2026-12-18T18:00", "2026-12-18"], ["2026-12-18T18:00+01:00", "2027-01-04"]])("from %s to %s has a period", (start, end) => {
    expect(read({ kind: "freeze", start, end })).toMatchObject({ period: { start, end }, problems: [] });
  });

  test.each<[string, object, string]>([["a start", { end: "2026-12-18" }, "start"], ["an end", { start: "2026-12-18" }, "end"], ["time", { start: "2026-12-18T18:00", end: "2026-12-18T18:00" }, "end"]])("without %s does not count", (_title, fields, key) => {
    expect(read({ kind: "freeze", ...fields })).toMatchObject({ problems: [{ code: "value-unreadable", key }] });
  });
});

describe("A calendar without a kind", () => {
  test("is asked for it where it says something", () => {
    expect(read({ dates: ["2026-12-25"] })).toMatchObject({ holidays: [], problems: [{ key: "kind", choices: ["holidays", "maintenance-window", "freeze", "working-hours"] }] });
  });

  test("has no problem while it is empty, and one only where the kind is none", () => {
    expect(read({}).problems).toEqual([]);
    expect(read({ kind: "bank", dates: ["2026-12-25"] }).problems).toHaveLength(1);
  });
});

test.skipIf(!hasShared)("the calendars of the examples (../shared/examples) are read in full", () => {
  const found = [...exampleNotes()].flatMap(([name, text]) => {
    const fields = factsOfText(name, text, parse).fields ?? {};
    return fields["type"] === "calendar" ? [[name, read(fields)] as const] : [];
  });
  expect(found.flatMap(([, { problems }]) => problems)).toEqual([]);
  expect(Object.fromEntries(found.map(([name, { holidays, hours, slots, period }]) => [name, [holidays.length, hours.length, slots?.schedule.time, period?.end]]))).toEqual({
    "Holidays Berlin.md": [3, 0, undefined, undefined], "Office hours.md": [0, 5, undefined, undefined],
    "Saturday maintenance window.md": [0, 0, "22:00", undefined], "Year-end freeze 2026.md": [0, 0, undefined, "2027-01-04T06:00"],
  });
});
