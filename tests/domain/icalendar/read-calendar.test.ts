import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readCalendar, type CalendarFileReading } from "../../../src/domain/icalendar/read-calendar.ts";

const RANGE = { from: "2026-01-01", to: "2028-12-31", zone: "Europe/Berlin" };
const calendar = (...events: string[][]): string => ["BEGIN:VCALENDAR", "VERSION:2.0", ...events.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]), "END:VCALENDAR"].join("\r\n");
const read = (...lines: string[]): CalendarFileReading => readCalendar(calendar(lines), RANGE);
const days = ({ entries }: CalendarFileReading): string[] => entries.map(({ from, to, time }) => [from, ...(to === from ? [] : [to]), ...(time === "" ? [] : [time])].join(" "));

describe("An event of a calendar file", () => {
  test.each<[string, string[], string[]]>([
    ["on a date", ["DTSTART;VALUE=DATE:20261225"], ["2026-12-25"]],
    ["with an end, which does not count", ["DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227"], ["2026-12-24 2026-12-26"]],
    ["with an end that is its start", ["DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261224"], ["2026-12-24"]],
    ["of some days", ["DTSTART;VALUE=DATE:20261224", "DURATION:P3D"], ["2026-12-24 2026-12-26"]],
    ["of a week", ["DTSTART;VALUE=DATE:20261224", "DURATION:P1W"], ["2026-12-24 2026-12-30"]],
    ["of 24 hours", ["DTSTART;VALUE=DATE:20261224", "DURATION:+PT24H0M0S"], ["2026-12-24"]],
    ["from midnight to midnight", ["DTSTART;TZID=Europe/Berlin:20261224T000000", "DTEND;TZID=Europe/Berlin:20261226T000000"], ["2026-12-24 2026-12-25"]],
    ["from midnight to the last second", ["DTSTART:20261224T000000", "DTEND:20261225T235959"], ["2026-12-24 2026-12-25"]],
    ["from midnight in UTC, where Berlin is an hour on", ["DTSTART:20261223T230000Z", "DTEND:20261224T230000Z"], ["2026-12-24"]],
    ["at a time", ["DTSTART;TZID=Europe/Berlin:20261224T183000", "DTEND;TZID=Europe/Berlin:20261224T220000"], ["2026-12-24 18:30"]],
    ["over a night", ["DTSTART:20261224T220000", "DURATION:PT4H"], ["2026-12-24 2026-12-25 22:00"]],
    ["at a time in UTC in summer", ["DTSTART:20260701T220000Z", "DURATION:PT0S"], ["2026-07-02"]],
    ["of every year", ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY"], ["2026-12-25", "2027-12-25", "2028-12-25"]],
    ["of every fourth Thursday of November", ["DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"], ["2026-11-26", "2027-11-25", "2028-11-23"]],
    ["of every year but one", ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20271225,20291225"], ["2026-12-25", "2028-12-25"]],
    ["of every year until one", ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY;UNTIL=20271225"], ["2026-12-25", "2027-12-25"]],
    ["on more days", ["DTSTART;VALUE=DATE:20260105", "RDATE;VALUE=DATE:20260202,20260302"], ["2026-01-05", "2026-02-02", "2026-03-02"]],
    ["of every year for two days, from before the range", ["DTSTART;VALUE=DATE:20201231", "DTEND;VALUE=DATE:20210102", "RRULE:FREQ=YEARLY"], ["2025-12-31 2026-01-01", "2026-12-31 2027-01-01", "2027-12-31 2028-01-01", "2028-12-31 2029-01-01"]],
    ["that is cancelled", ["DTSTART;VALUE=DATE:20261225", "STATUS:CANCELLED"], []],
    ["before the range", ["DTSTART;VALUE=DATE:20251225"], []],
    ["behind the range", ["DTSTART;VALUE=DATE:20291225"], []],
  ])("%s", (_title, lines, wanted) => {
    const reading = read(...lines);
    expect(days(reading)).toEqual(wanted);
    expect(reading.problems).toEqual([]);
  });

  test.each<[string, string[], string]>([
    ["escapes", ["SUMMARY:a\\, b\\; c \\\\n d\\ne"], "a, b; c \\n d\ne"],
    ["a language and a colon in quotes", ['SUMMARY;LANGUAGE=de;X="a:b":1. Weihnachtstag: frei'], "1. Weihnachtstag: frei"],
    ["folded lines, by blanks and tabs", ["SUMMARY:Christ", " mas", "\t Day"], "Christmas Day"],
    ["none", [], ""],
    ["lower case", ["summary:Christmas"], "Christmas"],
    ["the first of several", ["SUMMARY:One", "SUMMARY:Two"], "One"],
    ["its own, not its alarm's", ["BEGIN:VALARM", "SUMMARY:Alarm", "DTSTART:20200101", "END:VALARM", "SUMMARY:Own"], "Own"],
  ])("has the summary of %s", (_title, lines, summary) => {
    expect(read("DTSTART;VALUE=DATE:20261225", ...lines).entries.map((entry) => entry.summary)).toEqual([summary]);
  });

  test("moved away from its day is on its new day only", () => {
    const text = calendar(["UID:1", "DTSTART;VALUE=DATE:20200601", "RRULE:FREQ=YEARLY"], ["UID:1", "RECURRENCE-ID;VALUE=DATE:20270601", "DTSTART;VALUE=DATE:20270604"]);
    expect(days(readCalendar(text, RANGE))).toEqual(["2026-06-01", "2027-06-04", "2028-06-01"]);
  });

  test("renamed on one of its days has its other name there", () => {
    const text = calendar(["UID:1", "SUMMARY:Day", "DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=YEARLY;COUNT=2"], ["UID:1", "SUMMARY:Other", "RECURRENCE-ID;VALUE=DATE:20270601", "DTSTART;VALUE=DATE:20270601"]);
    expect(readCalendar(text, RANGE).entries.map(({ from, summary }) => `${from} ${summary}`)).toEqual(["2026-06-01 Day", "2027-06-01 Other"]);
  });

  test("is read whatever ends the lines, with a mark at the start, and with a time zone before it", () => {
    const zone = "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nEND:VTIMEZONE\n";
    const text = `\ufeff${calendar(["DTSTART;VALUE=DATE:20261225"]).replace("VERSION:2.0\r\n", `VERSION:2.0\r\n${zone}`)}\r\n`;
    for (const ending of ["\n", "\r\n", "\r"]) expect(days(readCalendar(text.replace(/\r\n|\n/g, ending), RANGE))).toEqual(["2026-12-25"]);
  });
});

describe("What is broken is told, and the rest counts", () => {
  const good = ["DTSTART;VALUE=DATE:20261225"];
  test.each<[string, string, object, string[]]>([
    ["no calendar", "<html>\n<body>Not found</body>", { line: 0, expected: "BEGIN:VCALENDAR" }, []],
    ["nothing", "", { line: 0, expected: "BEGIN:VCALENDAR" }, []],
    ["an event without a start", calendar(["SUMMARY:x"], good), { line: 2, found: "the event at line 3 without DTSTART" }, ["2026-12-25"]],
    ["a start that does not exist", calendar(["DTSTART:20260230"], good), { line: 2, found: "DTSTART 20260230" }, ["2026-12-25"]],
    ["an event without an end", calendar(good, ["DTSTART:20261226", "X:y"]).replace("X:y\r\nEND:VEVENT", "X:y"), { line: 5, expected: "END:VEVENT" }, ["2026-12-25"]],
    ["a file that is cut off", `${calendar(good).replace("END:VCALENDAR", "")}BEGIN:VEVENT\r\nDTSTART:20261226\r\nSUMM`, { line: 5, expected: "END:VEVENT" }, ["2026-12-25"]],
    ["an event in an event", calendar(["DTSTART:20261224", "BEGIN:VEVENT", ...good]), { line: 2, expected: "END:VEVENT" }, ["2026-12-25"]],
    ["an end before its start", calendar([...good, "DTEND;VALUE=DATE:20261220"]), { line: 2, hint: "Only its first day counts." }, ["2026-12-25"]],
    ["an end in another age", calendar([...good, "DTEND;VALUE=DATE:99991231"]), { line: 2, hint: "Only its first day counts." }, ["2026-12-25"]],
    ["a length that goes back", calendar([...good, "DURATION:-P1D"]), { line: 2, hint: "Only its first day counts." }, ["2026-12-25"]],
    ["a length beyond all time", calendar([...good, "DURATION:P99999999999D"]), { line: 2, hint: "Only its first day counts." }, ["2026-12-25"]],
    ["a rule that is none", calendar([...good, "RRULE:FREQ=NEVER"]), { line: 4, found: "RRULE FREQ=NEVER", hint: "Only its first day counts." }, ["2026-12-25"]],
  ])("%s", (_title, text, problem, wanted) => {
    const reading = readCalendar(text, RANGE);
    expect(reading.problems).toMatchObject([problem]);
    expect(days(reading)).toEqual(wanted);
  });

  test("more events than a list of holidays has are cut", () => {
    const many = Array.from({ length: 20 }, () => ["DTSTART;VALUE=DATE:20000101", "RRULE:FREQ=DAILY"]);
    const reading = readCalendar(calendar(...many), RANGE);
    expect(reading.entries).toHaveLength(20_000);
    expect(reading.problems).toMatchObject([{ found: "more than 20000 events" }]);
  });

  test("and nothing throws, whatever the lines", () => {
    const name = fc.constantFrom("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VALARM", "END:VALARM", "DTSTART:20261225", "DTSTART:00000101T000000Z", "DTSTART:99991231T235959Z", "DTEND:99991231", "DTEND:00000101", "DURATION:P9999M", "DURATION:PT99999999H",
      "RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;BYDAY=1000MO", "RRULE:", "RDATE:20270101,x", "EXDATE:", "RECURRENCE-ID:20270101", "UID:1", "STATUS:", ":", '";:', " x", "\t");
    fc.assert(fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: name }, fc.string()), { maxLength: 40 }), fc.constantFrom("Pacific/Auckland", "America/New_York", "UTC"), (lines, zone) => {
      const { entries } = readCalendar(["BEGIN:VCALENDAR", "BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\n"), { ...RANGE, zone });
      expect(entries.filter(({ from, to }) => from > to || from > RANGE.to || to < RANGE.from || !/^\d{4}-\d\d-\d\d$/.test(from) || !/^\d{4}-\d\d-\d\d$/.test(to))).toEqual([]);
    }), { numRuns: 300 });
  });
});
