import { describe, expect, test } from "vitest";
import type { NoteProblem } from "../../../src/domain/notes/note-problem.ts";
import { PROCEDURE_FIELDS } from "../../../src/domain/notes/procedure.ts";
import { readScheduleField } from "../../../src/domain/notes/schedule-field.ts";

const read = (fields: Record<string, string>, needsStart = true): { rule: boolean; problems: NoteProblem[] } => {
  const problems: NoteProblem[] = [];
  const [value] = Object.values(fields);
  const schedule = readScheduleField(PROCEDURE_FIELDS, fields, value, fields["starts"], problems, { needsStart });
  return { rule: schedule !== undefined, problems };
};

describe("a note's schedule", () => {
  test("is none where the note says none", () => {
    expect(readScheduleField(PROCEDURE_FIELDS, {}, undefined, undefined, [], { needsStart: true })).toBeUndefined();
  });

  test.each<[Record<string, string>, Partial<NoteProblem>]>([
    [{ Frequency: "now and then" }, { code: "schedule-unreadable", key: "Frequency", found: "now and then" }],
    [{ recurrence: "bi-weekly" }, { code: "schedule-ambiguous", key: "recurrence", found: "bi-weekly", choices: ["every 2 weeks", "every week on Monday, Thursday"] }],
    [{ schedule: "every 2 weeks on Monday" }, { code: "schedule-unreadable", key: "schedule", expected: "the day that the interval counts from" }],
    [{ schedule: "weekly" }, { expected: "the day of the week", hint: "Write every week on Monday, or add the property starts" }],
    [{ schedule: "every month" }, { expected: "the day of the month" }],
    [{ schedule: "yearly" }, { expected: "the day of the year" }],
    [{ schedule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }, { code: "schedule-unreadable", expected: "a schedule that some day meets" }],
    [{ schedule: "FREQ=DAILY;COUNT=1;EXDATE:20260101", starts: "2026-01-01" }, { expected: "a schedule that some day meets" }],
  ])("%j is a problem", (fields, problem) => {
    const { rule, problems } = read(fields);
    expect([rule, problems]).toEqual([false, [expect.objectContaining(problem)]]);
  });

  test.each([[{ schedule: "every 2 weeks", starts: "2026-01-01" }, true], [{ schedule: "every day until 2020-01-01" }, true], [{ schedule: "every 2 weeks" }, false], [{ schedule: "once 2020-01-01" }, true]] as const)("%j is read", (fields, needsStart) => {
    expect(read(fields, needsStart)).toEqual({ rule: true, problems: [] });
  });
});
