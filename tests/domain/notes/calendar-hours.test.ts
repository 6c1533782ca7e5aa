import { describe, expect, test } from "vitest";

import { joinHours, readHours } from "../../../src/domain/notes/calendar-hours.ts";

const NAMES = ["", "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const shown = (...lines: string[]): string => joinHours(lines.map((line) => readHours(line) ?? { open: [], closed: [] })).map(({ weekday, from, to }) => `${NAMES[weekday] ?? ""} ${from}-${to}`).join(", ");

describe("A line of working hours", () => {
  test.each<[string, string]>([
    ["Mon-Thu 08:00-18:00", "Mo 08:00-18:00, Tu 08:00-18:00, We 08:00-18:00, Th 08:00-18:00"],
    ["Fri 8-16", "Fr 08:00-16:00"],
    ["friday: 8.30 to 16.00", "Fr 08:30-16:00"],
    ["Monday to Tuesday 9 am - 5 pm", "Mo 09:00-17:00, Tu 09:00-17:00"],
    ["Mondays 12am-12pm", "Mo 00:00-12:00"],
    ["Tues, Thurs 08:00–12:00, 13:00–17:00", "Tu 08:00-12:00, Tu 13:00-17:00, Th 08:00-12:00, Th 13:00-17:00"],
    ["Mo. – Tu. 8-12 and 13-17", "Mo 08:00-12:00, Mo 13:00-17:00, Tu 08:00-12:00, Tu 13:00-17:00"],
    ["Sat, Sun closed", ""],
    ["Mon 8-12, Fri 8-16", "Mo 08:00-12:00, Fr 08:00-16:00"],
    ["Mon-Tue 8-12, Wed closed, Thu 9-10", "Mo 08:00-12:00, Tu 08:00-12:00, Th 09:00-10:00"],
    ["Sat-Mon 10:00-11:00", "Mo 10:00-11:00, Sa 10:00-11:00, Su 10:00-11:00"],
    ["weekdays 8-9", "Mo 08:00-09:00, Tu 08:00-09:00, We 08:00-09:00, Th 08:00-09:00, Fr 08:00-09:00"],
    ["weekend 8-9", "Sa 08:00-09:00, Su 08:00-09:00"],
    ["every day 00:00-24:00", NAMES.slice(1).map((name) => `${name} 00:00-24:00`).join(", ")],
    ["Mon 22:00-00:00", "Mo 22:00-24:00"],
    ["Sun 22:00-06:00", "Mo 00:00-06:00, Su 22:00-24:00"],
    ["Mon 8-12 10-14 14-15", "Mo 08:00-15:00"],
  ])("%j is read", (line, hours) => {
    expect(readHours(line)).toBeDefined();
    expect(shown(line)).toBe(hours);
  });

  test.each(["", "Mon", "8-16", "closed", "Mon 8-5", "Mon 8", "Mon 25:00-26:00", "Mon 08:00-08:00", "Mon 08:60-09:00", "Xyz 8-16", "T 8-16", "Mon 13pm-14pm", "Mon 24:00-08:00", "Mon-Xyz 8-16", "Mon 8-16 Tue", "Mon 8-16 or so"])("%j is none", (line) => {
    expect(readHours(line)).toBeUndefined();
  });

  test("that closes a day wins over all others", () => {
    expect(shown("Mon-Sun 8-18", "Sat, Sun closed")).toBe(shown("Mon-Fri 8-18"));
    expect(shown("Sat, Sun closed", "Mon-Sun 8-18")).toBe(shown("Mon-Fri 8-18"));
  });
});
